import { createHash } from 'node:crypto';
import { type Integer, type ObjectIdentifier, type OctetString } from 'asn1js';
import { IssuerAndSerialNumber, type Attribute, type Certificate, type SignerInfo } from 'pkijs';
import { digestName, holds, keyName, schemeName } from './algorithms.ts';
import { sameName } from './canonical.ts';
import { derOf, keyIdOf, serialOf, usageAllows } from './certificate-facts.ts';
import { finding, type Finding } from './findings.ts';
import { limits } from './limits.ts';
import { boundCertificate } from './signing-certificate.ts';

/** One signer of a CMS, held against its content: the mathematics, and nothing about trust. */
export type CheckedSigner = {
  readonly certificate: Certificate | null;
  readonly found: readonly Finding[];
  /** What the signer claims; anybody may write any time. */
  readonly claimedAt: Date | null;
  readonly digest: string | null;
  readonly scheme: string | null;
  readonly boundToCertificate: boolean;
};

const attributeTypes = { contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4', signingTime: '1.2.840.113549.1.9.5' } as const;

/** RFC 5652 §5.4, §5.6 with the signed attributes that CAdES demands (ETSI EN 319 122-1 §5.1): stricter than S/MIME, which may do without. */
export async function checkSigner(signer: SignerInfo, content: Uint8Array, contentType: string, certificates: readonly Certificate[]): Promise<CheckedSigner> {
  const certificate = certificateOf(signer, certificates);
  const digest = digestName(signer.digestAlgorithm.algorithmId);
  const scheme = digest === null ? null : schemeName(signer.signatureAlgorithm, digest);
  const attributes = signer.signedAttrs?.attributes ?? [];
  const about = { certificate, claimedAt: timeOf(attributes), digest, scheme, boundToCertificate: false };
  if (!certificate) return { ...about, found: [finding('NO_CERTIFICATE')] };
  const key = keyName(certificate.subjectPublicKeyInfo);
  if (digest === null || scheme === null || key === null) return { ...about, found: [finding('WEAK_ALGORITHM', { what: weakness(signer, digest, scheme) })] };
  const type = only(attributes, attributeTypes.contentType) as ObjectIdentifier | null;
  const stated = only(attributes, attributeTypes.messageDigest) as OctetString | null;
  if (!signer.signedAttrs || attributes.length > limits.attributes || type === null || stated === null || repeated(attributes)) return { ...about, found: [finding('NO_ATTRIBUTES')] };
  const found: Finding[] = [];
  if (type.valueBlock.toString() !== contentType) found.push(finding('WRONG_CONTENT_TYPE'));
  const actual = createHash(digest.replace('-', '').toLowerCase()).update(content).digest();
  if (Buffer.compare(actual, stated.valueBlock.valueHexView) !== 0) found.push(finding('WRONG_DIGEST'));
  const bound = boundCertificate(attributes, derOf(certificate), certificate);
  if (bound === 'other') found.push(finding('WRONG_CERTIFICATE'));
  if (!(await holds(signer.signedAttrs.encodedValue, signer.signature, certificate.subjectPublicKeyInfo, signer.signatureAlgorithm, digest))) found.push(finding('WRONG_SIGNATURE'));
  if (usageAllows(certificate, 'digitalSignature') === false && usageAllows(certificate, 'nonRepudiation') === false) found.push(finding('WRONG_USE'));
  return { ...about, found, boundToCertificate: bound === 'this' };
}

function certificateOf(signer: SignerInfo, certificates: readonly Certificate[]): Certificate | null {
  const sid = signer.sid as unknown;
  if (sid instanceof IssuerAndSerialNumber) {
    const serial = serialOf((sid.serialNumber as Integer).valueBlock.valueHexView);
    return certificates.find((it) => sameName(it.issuer, sid.issuer) && serialOf(it.serialNumber.valueBlock.valueHexView) === serial) ?? null;
  }
  const view = (sid as { valueBlock?: { valueHexView?: Uint8Array } } | null)?.valueBlock?.valueHexView;
  const keyId = view ? Buffer.from(view).toString('hex') : '';
  return keyId === '' ? null : certificates.find((it) => keyIdOf(it) === keyId) ?? null;
}

/** The single value of an attribute that stands there once; null otherwise (RFC 5652 §11). */
export function only(attributes: readonly Attribute[], type: string): unknown {
  const [one, two] = attributes.filter((it) => it.type === type);
  return one && !two && one.values.length === 1 ? one.values[0] as unknown : null;
}

const repeated = (attributes: readonly Attribute[]): boolean => new Set(attributes.map(({ type }) => type)).size !== attributes.length;

function timeOf(attributes: readonly Attribute[]): Date | null {
  const value = only(attributes, attributeTypes.signingTime) as { toDate?: () => Date } | null;
  const time = typeof value?.toDate === 'function' ? value.toDate() : null;
  return time !== null && Number.isFinite(time.getTime()) ? time : null;
}

const weakness = (signer: SignerInfo, digest: string | null, scheme: string | null): string =>
  digest === null ? signer.digestAlgorithm.algorithmId : scheme === null ? signer.signatureAlgorithm.algorithmId : 'RSA < 2048 / EC';
