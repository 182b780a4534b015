import { randomBytes } from 'node:crypto';
import { OctetString } from 'asn1js';
import { CertID, Extension, OCSPRequest, Request, TBSRequest, type Certificate } from 'pkijs';
import { engine } from './algorithms.ts';
import { limits } from './limits.ts';
import { answerOf, nonceOid, readResponse, type OcspAnswer } from './ocsp-answer.ts';
import { type AskOcsp } from './trust.ts';

/** `silent`: the certificate names a responder, and nothing that can be believed came of asking it. */
export type AskedStatus = { readonly answer: OcspAnswer; readonly sha256: string; readonly url: string } | 'silent';

/** What the authority's responder says of a certificate now; null when the certificate names none. Never throws: whatever goes wrong is silence. RFC 6960. */
export async function askStatus(certificate: Certificate, issuer: Certificate, ask: AskOcsp, at: Date): Promise<AskedStatus | null> {
  const url = responderOf(certificate);
  if (url === null) return null;
  try {
    const nonce = new Uint8Array(randomBytes(16));
    const bytes = await ask(url, await questionAbout(certificate, issuer, nonce));
    const response = bytes && readResponse(bytes);
    const answer = response && (await answerOf(response, { certificate, issuer, at, nonce }));
    return response && answer ? { answer, sha256: response.sha256, url } : 'silent';
  } catch {
    return 'silent';
  }
}

async function questionAbout(certificate: Certificate, issuer: Certificate, nonce: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const id = new CertID();
  // SHA-1 names the certificate here and protects nothing; responders know no other name.
  await id.createForCertificate(certificate, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer }, engine);
  const unlike = new Extension({ extnID: nonceOid, extnValue: new OctetString({ valueHex: nonce.buffer }).toBER(false) });
  const question = new OCSPRequest({ tbsRequest: new TBSRequest({ requestList: [new Request({ reqCert: id })], requestExtensions: [unlike] }) });
  return new Uint8Array(question.toSchema(true).toBER(false));
}

/** The responder's address in the certificate (authority information access); http is enough, the answer is signed. */
function responderOf(certificate: Certificate): string | null {
  const access = (certificate.extensions ?? []).find((it) => it.extnID === '1.3.6.1.5.5.7.1.1')?.parsedValue as { accessDescriptions?: { accessMethod: string; accessLocation: { type: number; value: unknown } }[] } | undefined;
  const place = access?.accessDescriptions?.find((it) => it.accessMethod === '1.3.6.1.5.5.7.48.1' && it.accessLocation.type === 6)?.accessLocation.value;
  return typeof place === 'string' && place.length <= 500 && /^https?:\/\//.test(place) ? place : null;
}

/** For one file: a responder that kept silent is not waited for a second time, and no file makes us ask without end. */
export function askingWithin(ask: AskOcsp): AskOcsp {
  const silent = new Set<string>();
  let asked = 0;
  return async (url, request) => {
    if (silent.has(url) || asked >= limits.ocspQuestions) return null;
    asked += 1;
    const answer = await ask(url, request);
    if (answer === null) silent.add(url);
    return answer;
  };
}
