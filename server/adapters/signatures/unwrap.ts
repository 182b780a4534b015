import { limits } from './limits.ts';
import { decodedBody, fromBase64, readEntity, signedParts } from './mime-entity.ts';
import { SignedContentError } from './signed-content-error.ts';

/** A CMS out of whatever it was sent in. `detachedContent`: what a multipart/signed carries beside its signature. */
export type Unwrapped = { readonly der: Uint8Array; readonly form: 'cades' | 'smime'; readonly detachedContent?: Uint8Array };

// 1.2.840.113549.1.7.2 signedData; 1.7.3 and 1.9.16.1.23 are closed for a receiver.
const signedDataOid = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const envelopedDataOid = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03];

/** DER, BER, PEM, bare base64, S/MIME opaque or multipart/signed. Null: none of these. Throws SignedContentError. */
export function unwrap(bytes: Uint8Array): Unwrapped | null {
  if (bytes.length > limits.fileBytes) throw new SignedContentError('tooLarge');
  if (isSignedData(bytes)) return { der: bytes, form: 'cades' };
  if (bytes.length < 32) return null;
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1').trimStart();
  if (/^-----BEGIN (PKCS7|CMS|PKCS #7 SIGNED DATA)-----/.test(start)) return fromPem(bytes);
  if (/^MI[A-Za-z0-9+/\r\n]{20}/.test(start)) return fromBareBase64(bytes);
  return fromMime(bytes);
}

/** Whether it begins as one of these does: told from its first bytes, so that scans and workbooks cost nothing. False only where `unwrap` answers null. */
export function mayBeSigned(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1').trimStart();
  return isSignedData(bytes) || /^(?:-----BEGIN |MI[A-Za-z0-9+/\r\n]{20}|[!-9;-~]{1,76}:)/.test(start);
}

export function isSignedData(bytes: Uint8Array): boolean {
  return startsWithContent(bytes, signedDataOid);
}

function startsWithContent(bytes: Uint8Array, oid: readonly number[]): boolean {
  if (bytes[0] !== 0x30) return false;
  const length = bytes[1] ?? 0;
  const from = length <= 0x80 ? 2 : 2 + (length & 0x7f);
  return length <= 0x84 && oid.every((byte, at) => bytes[from + at] === byte);
}

function fromPem(bytes: Uint8Array): Unwrapped {
  const [, , body] = /-----BEGIN ([A-Z0-9# ]+)-----\s*([A-Za-z0-9+/=\s]+)-----END \1-----\s*$/.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  return { der: mustBeSigned(body === undefined ? null : fromBase64(body)), form: 'cades' };
}

function fromBareBase64(bytes: Uint8Array): Unwrapped | null {
  const decoded = fromBase64(Buffer.from(bytes).toString('latin1'));
  return decoded !== null && isSignedData(decoded) ? { der: decoded, form: 'cades' } : null;
}

function fromMime(bytes: Uint8Array): Unwrapped | null {
  const entity = readEntity(bytes);
  if (entity === null) return null;
  if (entity.type === 'application/pkcs7-mime' || entity.type === 'application/x-pkcs7-mime') {
    return { der: mustBeSigned(decodedBody(entity)), form: 'smime' };
  }
  if (entity.type !== 'multipart/signed' || !/pkcs7-signature/i.test(entity.parameters['protocol'] ?? '')) return null;
  const parts = signedParts(entity);
  if (parts === null) throw new SignedContentError('damaged');
  return { der: mustBeSigned(decodedBody(parts.signature)), form: 'smime', detachedContent: parts.content };
}

function mustBeSigned(der: Uint8Array | null): Uint8Array {
  if (der !== null && isSignedData(der)) return der;
  throw new SignedContentError(der !== null && startsWithContent(der, envelopedDataOid) ? 'encrypted' : 'damaged');
}
