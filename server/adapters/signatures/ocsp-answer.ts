import { fromBER, GeneralizedTime, type Enumerated } from 'asn1js';
import { BasicOCSPResponse, CertID, OCSPResponse, type Certificate, type Extension, type SingleResponse } from 'pkijs';
import { engine, holds } from './algorithms.ts';
import { frameOfCertificate } from './canonical.ts';
import { extensionsUsable, oids, purposesOf, sha256Of, usageAllows } from './certificate-facts.ts';

/** A response as it was read; nothing of it is believed yet. */
export type ReadOcsp = { readonly basic: BasicOCSPResponse; readonly sha256: string };

export type OcspAnswer = {
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly held: boolean;
  /** ISO 8601 in UTC. */
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
  readonly revokedAt: string | null;
};

const ocspSigning = '1.3.6.1.5.5.7.3.9';
export const nonceOid = '1.3.6.1.5.5.7.48.1.2';
/** Names of a certificate in question; SHA-1 names here and protects nothing. */
const nameDigests: Readonly<Record<string, string>> = { '1.3.14.3.2.26': 'SHA-1', '2.16.840.1.101.3.4.2.1': 'SHA-256', '2.16.840.1.101.3.4.2.2': 'SHA-384', '2.16.840.1.101.3.4.2.3': 'SHA-512' };
const bounds = { maxDepth: 32, maxNodes: 8_000, maxContentLength: 256 * 1024, parseEmbedded: false } as const;

/** An OCSPResponse as a responder sends it; null when it says that it could not answer. Throws for anything that is none. */
export function readResponse(der: Uint8Array): ReadOcsp | null {
  const response = new OCSPResponse({ schema: wholly(der) });
  if (!response.responseBytes || response.responseStatus.valueBlock.valueDec !== 0 || response.responseBytes.responseType !== '1.3.6.1.5.5.7.48.1.1') return null;
  return { ...readBasic(response.responseBytes.response.valueBlock.valueHexView), sha256: sha256Of(der) };
}

/** A BasicOCSPResponse, as signatures carry it along. Throws for anything that is none. */
export const readBasic = (der: Uint8Array): ReadOcsp => ({ basic: new BasicOCSPResponse({ schema: wholly(der) }), sha256: sha256Of(der) });

function wholly(der: Uint8Array) {
  const { offset, result } = fromBER(new Uint8Array(der), bounds);
  if (offset !== der.length) throw new Error('not an OCSP response');
  return result;
}

export type OcspQuestion = { readonly certificate: Certificate; readonly issuer: Certificate; readonly at: Date; readonly nonce?: Uint8Array };

/**
 * What a response says of the certificate for that moment; null when it says nothing that can be believed: about another one, not by the authority or
 * by somebody it certified for this, ended before the moment, or made for another question. RFC 6960 §3.2, §4.2.2; stricter where noted.
 */
export async function answerOf({ basic }: ReadOcsp, question: OcspQuestion): Promise<OcspAnswer | null> {
  const { certificate, at, nonce } = question;
  const data = basic.tbsResponseData;
  const extensions = data.responseExtensions ?? [];
  const said = extensions.filter(({ extnID }) => extnID === nonceOid);
  // A responder may leave the nonce out; one that answers another question is not answering ours.
  if (said.length > 1 || (nonce && said.some((it) => !sameNonce(it, nonce))) || extensions.some((it) => it.critical && it.extnID !== nonceOid)) return null;
  const about: SingleResponse[] = [];
  for (const single of data.responses.slice(0, 64)) if (await names(single.certID, question)) about.push(single);
  const [single, second] = about;
  if (!single || second || (single.singleExtensions ?? []).some(({ critical }) => critical)) return null;
  const state = reaches(single, at) ? stateOf(single) : null;
  // An authority may forget what has expired: afterwards only “revoked” says something.
  if (state === null || (state.status !== 'revoked' && single.thisUpdate > certificate.notAfter.value)) return null;
  if (!(await signedByAuthority(basic, question))) return null;
  return { ...state, thisUpdate: single.thisUpdate.toISOString(), nextUpdate: single.nextUpdate?.toISOString() ?? null };
}

/** The moment lies before the end of what the answer promises; without an end it counts from an hour before its moment on. */
const reaches = ({ thisUpdate, nextUpdate }: SingleResponse, at: Date): boolean =>
  nextUpdate === undefined ? thisUpdate.getTime() >= at.getTime() - 3_600_000 : nextUpdate >= at && nextUpdate >= thisUpdate;

/** The extension's value is an OCTET STRING within one; older responders leave the inner one out. */
function sameNonce({ extnValue }: Extension, nonce: Uint8Array): boolean {
  const value = Buffer.from(extnValue.valueBlock.valueHexView);
  return value.equals(nonce) || (value[0] === 4 && value[1] === nonce.length && value.subarray(2).equals(nonce));
}

async function names(id: CertID, { certificate, issuer }: OcspQuestion): Promise<boolean> {
  const hashAlgorithm = nameDigests[id.hashAlgorithm.algorithmId];
  if (hashAlgorithm === undefined) return false;
  const own = new CertID();
  await own.createForCertificate(certificate, { hashAlgorithm, issuerCertificate: issuer }, engine);
  return own.isEqual(id);
}

/**
 * The issuer itself, or somebody whom the issuer certified for exactly this. Stricter than RFC 6960: such a certificate must say that it need not be
 * asked about (nocheck), or its own revocation would be unknown; it must be in its time both then and when it answered.
 */
async function signedByAuthority(basic: BasicOCSPResponse, { issuer, at }: OcspQuestion): Promise<boolean> {
  const made = (by: Certificate) => holds(basic.tbsResponseData.tbsView as Uint8Array<ArrayBuffer>, basic.signature, by.subjectPublicKeyInfo, basic.signatureAlgorithm);
  if (basic.signature.valueBlock.unusedBits !== 0) return false;
  if (await made(issuer)) return true;
  const { producedAt } = basic.tbsResponseData;
  const latest = producedAt > at ? producedAt : at;
  for (const delegate of (basic.certs ?? []).slice(0, 4)) {
    const certified = delegate.issuer.isEqual(issuer.subject) && frameOfCertificate(delegate) && extensionsUsable(delegate) && (purposesOf(delegate) ?? []).includes(ocspSigning)
      && usageAllows(delegate, 'digitalSignature') !== false && (delegate.extensions ?? []).some((it) => it.extnID === oids.ocspNoCheck)
      && producedAt >= delegate.notBefore.value && latest <= delegate.notAfter.value;
    if (certified && (await holds(delegate.tbsView as Uint8Array<ArrayBuffer>, delegate.signatureValue, issuer.subjectPublicKeyInfo, delegate.signatureAlgorithm)) && (await made(delegate))) return true;
  }
  return false;
}

function stateOf(single: SingleResponse): Pick<OcspAnswer, 'status' | 'held' | 'revokedAt'> | null {
  const { idBlock, valueBlock } = single.certStatus as { idBlock: { tagClass: number; tagNumber: number }; valueBlock: { value?: unknown[] } };
  if (idBlock.tagClass !== 3) return null;
  if (idBlock.tagNumber === 0) return { status: 'good', held: false, revokedAt: null };
  if (idBlock.tagNumber === 2) return { status: 'unknown', held: false, revokedAt: null };
  const [when, why] = valueBlock.value ?? [];
  if (idBlock.tagNumber !== 1 || !(when instanceof GeneralizedTime)) return null;
  const [reason] = (why as { valueBlock?: { value?: Enumerated[] } } | undefined)?.valueBlock?.value ?? [];
  return { status: 'revoked', held: reason !== undefined && Number(reason.valueBlock.valueDec) === 6, revokedAt: when.toDate().toISOString() };
}
