import { createHash } from 'node:crypto';
import { type BaseBlock } from 'asn1js';
import { ContentInfo, TSTInfo, type SignerInfo } from 'pkijs';
import { digestName } from './algorithms.ts';
import { outOfTime, pathTo, timeStampingPurpose } from './certification-path.ts';
import { readCms } from './cms.ts';
import { revocationOf } from './revocation.ts';
import { nothingSent } from './sent-along.ts';
import { checkSigner } from './signer-check.ts';
import { type Trust } from './trust.ts';

const signatureTimeStamp = '1.2.840.113549.1.9.16.2.14';
export const tstInfo = '1.2.840.113549.1.9.16.1.4';

/** `none`: the signature carries no time stamp. `bad`: it carries one that proves nothing. A Date: the signature existed then. */
export type TimeStamp = { readonly state: 'none' | 'bad' } | { readonly state: 'good'; readonly at: Date; readonly by: string };

/** A signature time stamp (RFC 3161, ETSI EN 319 122-1 §5.3): over this very signature, by an authority that leads to a root and was not revoked. */
export async function timeStampOf(signer: SignerInfo, trust: Trust, receivedAt: Date): Promise<TimeStamp> {
  const [token] = (signer.unsignedAttrs?.attributes ?? []).filter(({ type }) => type === signatureTimeStamp);
  if (!token) return { state: 'none' };
  try {
    return (await verified(token.values[0] as BaseBlock, signer.signature.valueBlock.valueHexView, trust, receivedAt)) ?? { state: 'bad' };
  } catch {
    return { state: 'bad' };
  }
}

async function verified(token: BaseBlock, signature: Uint8Array, trust: Trust, receivedAt: Date): Promise<TimeStamp | null> {
  const cms = readCms(new Uint8Array(new ContentInfo({ schema: token }).toSchema().toBER(false)));
  const [signer, second] = cms.signers;
  if (cms.contentType !== tstInfo || cms.content === null || !signer || second) return null;
  const info = TSTInfo.fromBER(cms.content as Uint8Array<ArrayBuffer>);
  const digest = digestName(info.messageImprint.hashAlgorithm.algorithmId);
  if (digest === null) return null;
  const imprint = createHash(digest.replace('-', '').toLowerCase()).update(signature).digest();
  if (Buffer.compare(imprint, info.messageImprint.hashedMessage.valueBlock.valueHexView) !== 0) return null;
  const at = info.genTime;
  // A stamp from the future proves nothing about today.
  if (at.getTime() > receivedAt.getTime() + 300_000) return null;
  const checked = await checkSigner(signer, cms.content, tstInfo, cms.certificates);
  if (checked.certificate === null || checked.found.length > 0) return null;
  const path = await pathTo(checked.certificate, cms.certificates, trust, [timeStampingPurpose]);
  if (path === null || path.faults.length > 0 || outOfTime(path, at).length > 0) return null;
  const revocation = await revocationOf(path, nothingSent, trust, receivedAt);
  if (revocation.found.some(({ verdict }) => verdict !== 'valid')) return null;
  return { state: 'good', at, by: checked.certificate.subject.typesAndValues.map((it) => String((it.value as { valueBlock: { value?: unknown } }).valueBlock.value ?? '')).join(', ').slice(0, 200) };
}
