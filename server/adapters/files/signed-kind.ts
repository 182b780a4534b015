/** 1.2.840.113549.1.7.2, signed data; and its neighbours for encrypted ones. */
const contentInfo = Buffer.from('06092a864886f70d0107', 'hex');
const signedData = 2;

/** `application/pkcs7-mime` (with its content) or `application/pkcs7-signature` (detached); null: no CMS. DER, PEM, or bare base64. */
export function signedKind(file: Buffer): string | null {
  const bytes = file[0] === 0x30 ? file : fromText(file);
  if (bytes === null) return null;
  const at = bytes.subarray(0, 24).indexOf(contentInfo);
  if (at < 0) return null;
  if (bytes[at + contentInfo.length] !== signedData) return 'application/pkcs7-mime';
  return hasContent(bytes, at + contentInfo.length + 1) ? 'application/pkcs7-mime' : 'application/pkcs7-signature';
}

function fromText(file: Buffer): Buffer | null {
  const head = file.subarray(0, 400).toString('latin1');
  const body = head.replace(/^-----BEGIN (?:PKCS7|CMS)-----/, '').replace(/\s+/g, '');
  if (!/^M[A-Za-z0-9+/]{40,}/.test(body)) return null;
  return Buffer.from(body.slice(0, body.length - (body.length % 4)), 'base64');
}

/** SignedData ::= version, digestAlgorithms, { eContentType, [0] eContent? } … : walks to the third and looks whether it says more than a type. */
function hasContent(bytes: Buffer, start: number): boolean {
  let at = start;
  // [0], then the sequence inside it.
  for (let step = 0; step < 2; step++) at = headerOf(bytes, at)?.inner ?? bytes.length;
  for (let step = 0; step < 2; step++) at = headerOf(bytes, at)?.after ?? bytes.length;
  const capsule = headerOf(bytes, at);
  const type = capsule && headerOf(bytes, capsule.inner);
  return type?.after !== undefined && bytes[type.after] === 0xa0 && (capsule?.after === undefined || type.after < capsule.after);
}

/** Where the value of the element at `at` begins and, where its length is definite, what follows it. */
function headerOf(bytes: Buffer, at: number): { inner: number; after: number | undefined } | undefined {
  const first = bytes[at + 1];
  if (first === undefined) return undefined;
  if (first === 0x80) return { inner: at + 2, after: undefined };
  if (first < 0x80) return { inner: at + 2, after: at + 2 + first };
  const count = first & 0x7f;
  if (count > 5 || at + 2 + count > bytes.length) return undefined;
  const length = bytes.readUIntBE(at + 2, Math.min(count, 6));
  return { inner: at + 2 + count, after: at + 2 + count + length };
}
