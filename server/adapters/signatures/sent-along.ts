import { type BaseBlock, Constructed, Sequence } from 'asn1js';
import { CertificateRevocationList, OtherRevocationInfoFormat, type Certificate, type SignerInfo } from 'pkijs';
import { type Cms } from './cms.ts';
import { limits } from './limits.ts';
import { readBasic, readResponse, type ReadOcsp } from './ocsp-answer.ts';
import { readCertificate, readCrl, type KnownCrl } from './trust.ts';

/** What a signer sent along to help: chosen by him, so it is believed in what authorities signed in it, and only as far as `revocation.ts` says. */
export type SentAlong = { readonly certificates: readonly Certificate[]; readonly crls: readonly KnownCrl[]; readonly ocsps: readonly ReadOcsp[] };

export const nothingSent: SentAlong = { certificates: [], crls: [], ocsps: [] };

export const together = (one: SentAlong, other: SentAlong): SentAlong =>
  ({ certificates: [...one.certificates, ...other.certificates], crls: [...one.crls, ...other.crls], ocsps: [...one.ocsps, ...other.ocsps] });

// Values of CAdES-X-L and -A, ETSI TS 101 733 §6.3: certificates, and revocation lists with responders' answers.
const [certificateValues, revocationValues] = ['1.2.840.113549.1.9.16.2.23', '1.2.840.113549.1.9.16.2.24'];
// RFC 5940 and EN 319 122-1 §5.5: an answer among the lists of the envelope, whole or its basic part.
const [ocspResponse, ocspBasic] = ['1.3.6.1.5.5.7.16.2', '1.3.6.1.5.5.7.48.1.1'];

/** All that lies in the envelope and beside one signature of it. What cannot be read is left out: it proves nothing, for nor against. */
export function sentAlong(cms: Cms, signer: SignerInfo): SentAlong {
  const certificates = [...cms.certificates];
  const crls = cms.crls.filter((it) => it instanceof CertificateRevocationList).flatMap((list) => attempt(() => readCrl(derOf(list.toSchema(false)), 'imza zarfı')));
  const ocsps = cms.crls.filter((it) => it instanceof OtherRevocationInfoFormat).flatMap(answerIn);
  for (const { type, values: [value] } of (signer.unsignedAttrs?.attributes ?? []).slice(0, limits.attributes)) {
    if (type === certificateValues) for (const part of partsOf(value)) certificates.push(...attempt(() => readCertificate(derOf(part))));
    if (type === revocationValues) {
      crls.push(...taggedParts(value, 0).flatMap((part) => attempt(() => readCrl(derOf(part), 'imzanın içindeki iptal değerleri'))));
      ocsps.push(...taggedParts(value, 1).flatMap((part) => attempt(() => readBasic(derOf(part)))));
    }
  }
  return { certificates, crls: crls.slice(0, limits.crlsInside), ocsps: ocsps.slice(0, limits.ocspsInside) };
}

const answerIn = ({ otherRevInfoFormat, otherRevInfo }: OtherRevocationInfoFormat): ReadOcsp[] => attempt(() => {
  const der = derOf(otherRevInfo as BaseBlock);
  return otherRevInfoFormat === ocspResponse ? readResponse(der) : otherRevInfoFormat === ocspBasic ? readBasic(der) : null;
});

function attempt<T>(read: () => T | null): T[] {
  try {
    const one = read();
    return one === null ? [] : [one];
  } catch {
    return [];
  }
}

const derOf = (block: { toBER(sizeOnly?: boolean): ArrayBuffer }): Uint8Array => new Uint8Array(block.toBER(false));
const partsOf = (value: unknown): BaseBlock[] => (value instanceof Sequence ? value.valueBlock.value.slice(0, limits.certificates) : []);

/** `[tag] SEQUENCE OF …`, explicit. */
function taggedParts(value: unknown, tag: number): BaseBlock[] {
  const tagged = partsOf(value).find((it) => it instanceof Constructed && it.idBlock.tagClass === 3 && it.idBlock.tagNumber === tag) as Constructed | undefined;
  return partsOf(tagged?.valueBlock.value[0]);
}
