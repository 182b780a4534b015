import { GeneralizedTime } from 'asn1js';
import { BasicOCSPResponse, CertID, OCSPRequest, OCSPResponse, Request, TBSRequest, type Certificate, type SingleResponse } from 'pkijs';
import { engine, holds } from './algorithms.ts';
import { oids, purposesOf, sha256Of } from './certificate-facts.ts';
import { type Trust } from './trust.ts';

export type OcspAnswer = { readonly held: boolean; readonly source: { sha256: string; source: string; thisUpdate: string; nextUpdate: string | null; revokedAt: string | null } };

const ocspSigning = '1.3.6.1.5.5.7.3.9';

/** What the authority's responder says of a certificate; null when it says nothing that can be believed. RFC 6960. */
export async function askStatus(certificate: Certificate, issuer: Certificate, trust: Trust, at: Date): Promise<OcspAnswer | null> {
  const url = responderOf(certificate);
  if (url === null || !trust.askOcsp) return null;
  try {
    const id = new CertID();
    // SHA-1 names the certificate here and protects nothing; responders know no other name.
    await id.createForCertificate(certificate, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer }, engine);
    const question = new OCSPRequest({ tbsRequest: new TBSRequest({ requestList: [new Request({ reqCert: id })] }) });
    const bytes = await trust.askOcsp(url, new Uint8Array(question.toSchema(true).toBER(false)));
    return bytes === null ? null : await believed(bytes, id, issuer, url, at);
  } catch {
    return null;
  }
}

/** The responder's address in the certificate (authority information access); http only, the answer is signed. */
function responderOf(certificate: Certificate): string | null {
  const access = (certificate.extensions ?? []).find((it) => it.extnID === '1.3.6.1.5.5.7.1.1')?.parsedValue as { accessDescriptions?: { accessMethod: string; accessLocation: { type: number; value: unknown } }[] } | undefined;
  const place = access?.accessDescriptions?.find((it) => it.accessMethod === '1.3.6.1.5.5.7.48.1' && it.accessLocation.type === 6)?.accessLocation.value;
  return typeof place === 'string' && /^https?:\/\//.test(place) ? place.slice(0, 500) : null;
}

async function believed(bytes: Uint8Array, id: CertID, issuer: Certificate, url: string, at: Date): Promise<OcspAnswer | null> {
  const response = OCSPResponse.fromBER(bytes as Uint8Array<ArrayBuffer>);
  if (!response.responseBytes || response.responseStatus.valueBlock.valueDec !== 0) return null;
  const basic = BasicOCSPResponse.fromBER(response.responseBytes.response.valueBlock.valueHexView as Uint8Array<ArrayBuffer>);
  const single = basic.tbsResponseData.responses.find((it) => it.certID.isEqual(id));
  if (!single || !(await signedByAuthority(basic, issuer, at))) return null;
  if (single.nextUpdate !== undefined && single.nextUpdate < at) return null;
  // Without an end it counts for an hour around its moment.
  if (single.nextUpdate === undefined && Math.abs(single.thisUpdate.getTime() - at.getTime()) > 3_600_000) return null;
  const state = statusOf(single);
  return state && { held: state.held, source: { sha256: sha256Of(bytes), source: url, thisUpdate: single.thisUpdate.toISOString(), nextUpdate: single.nextUpdate?.toISOString() ?? null, revokedAt: state.revokedAt } };
}

/** The issuer itself, or somebody whom the issuer certified for exactly this. */
async function signedByAuthority(basic: BasicOCSPResponse, issuer: Certificate, at: Date): Promise<boolean> {
  const made = (by: Certificate) => holds(basic.tbsResponseData.tbsView as Uint8Array<ArrayBuffer>, basic.signature, by.subjectPublicKeyInfo, basic.signatureAlgorithm);
  if (await made(issuer)) return true;
  for (const delegate of (basic.certs ?? []).slice(0, 4)) {
    const certified = delegate.issuer.isEqual(issuer.subject) && (purposesOf(delegate) ?? []).includes(ocspSigning)
      && (delegate.extensions ?? []).some((it) => it.extnID === oids.ocspNoCheck) && at >= delegate.notBefore.value && at <= delegate.notAfter.value;
    if (certified && (await holds(delegate.tbsView as Uint8Array<ArrayBuffer>, delegate.signatureValue, issuer.subjectPublicKeyInfo, delegate.signatureAlgorithm)) && (await made(delegate))) return true;
  }
  return false;
}

function statusOf(single: SingleResponse): { held: boolean; revokedAt: string | null } | null {
  const status = single.certStatus as { idBlock: { tagClass: number; tagNumber: number }; valueBlock: { value?: unknown[] } };
  if (status.idBlock.tagNumber === 0) return { held: false, revokedAt: null };
  if (status.idBlock.tagNumber !== 1) return null;
  const [when] = status.valueBlock.value ?? [];
  return when instanceof GeneralizedTime ? { held: false, revokedAt: when.toDate().toISOString() } : null;
}

