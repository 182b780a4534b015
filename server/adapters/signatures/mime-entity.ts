/** Just as much MIME as signatures need (RFC 8551): over raw bytes, because a signature covers bytes and not text. */
export type MimeEntity = { readonly type: string; readonly parameters: Readonly<Record<string, string>>; readonly encoding: string; readonly body: Uint8Array };

const headBytes = 64 * 1024;

/** Headers and body of what looks like a MIME entity with a content type; null for anything else. */
export function readEntity(bytes: Uint8Array): MimeEntity | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headBytes)).toString('latin1');
  if (!/^[!-9;-~]{1,76}:/.test(head)) return null;
  const end = /\r?\n\r?\n/.exec(head);
  if (end === null) return null;
  const fields = new Map<string, string>();
  for (const line of head.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) return null;
    const name = line.slice(0, colon).toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  const contentType = fields.get('content-type');
  if (contentType === undefined) return null;
  const [type = '', ...rest] = contentType.split(';');
  return {
    type: type.trim().toLowerCase(), parameters: parametersOf(rest),
    encoding: (fields.get('content-transfer-encoding') ?? '7bit').toLowerCase(), body: bytes.subarray(end.index + end[0].length),
  };
}

function parametersOf(parts: readonly string[]): Record<string, string> {
  const named: Record<string, string> = {};
  for (const part of parts) {
    const [, name, quoted, plain] = /^\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s"]+))\s*$/.exec(part) ?? [];
    if (name !== undefined) named[name.toLowerCase()] = quoted ?? plain ?? '';
  }
  return named;
}

/** The decoded body; null when its encoding carries no binary or is broken. */
export function decodedBody(entity: MimeEntity): Uint8Array | null {
  if (entity.encoding === 'base64') return fromBase64(Buffer.from(entity.body).toString('latin1'));
  return entity.encoding === 'binary' || entity.encoding === '8bit' || entity.encoding === '7bit' ? entity.body : null;
}

/** Base64 in lines, and nothing else; null otherwise. */
export function fromBase64(text: string): Uint8Array | null {
  const packed = text.replace(/[\r\n\t ]+/g, '');
  return packed.length > 0 && packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed) ? exactly(packed) : null;
}

/** Bits beside the last octet must be zero: of several texts for the same bytes only one is base64. */
function exactly(packed: string): Uint8Array | null {
  const bytes = Buffer.from(packed, 'base64');
  return bytes.toString('base64') === packed ? bytes : null;
}

/**
 * The two raw parts of a multipart/signed entity (RFC 1847): what was signed, with its own headers and CRLF line ends as the signer counted
 * them, and the entity of the signature. Null unless there are exactly two.
 */
export function signedParts(entity: MimeEntity): { content: Uint8Array; signature: MimeEntity } | null {
  const boundary = entity.parameters['boundary'];
  if (!boundary || boundary.length > 70) return null;
  const marks = boundariesIn(Buffer.from(entity.body.buffer, entity.body.byteOffset, entity.body.length), boundary);
  const [first, second, third] = marks;
  if (first === undefined || second === undefined || third === undefined || marks.length > 3 || !third.closes || first.closes || second.closes) return null;
  const signature = readEntity(entity.body.subarray(second.end, third.start));
  return signature && { content: withCrlf(entity.body.subarray(first.end, second.start)), signature };
}

type Mark = { start: number; end: number; closes: boolean };

function boundariesIn(body: Buffer, boundary: string): Mark[] {
  const marks: Mark[] = [];
  const delimiter = `--${boundary}`;
  for (let at = body.indexOf(delimiter, 0, 'latin1'); at !== -1 && marks.length < 4; at = body.indexOf(delimiter, at + delimiter.length, 'latin1')) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    let end = at + delimiter.length;
    const closes = body[end] === 0x2d && body[end + 1] === 0x2d;
    if (closes) end += 2;
    while (body[end] === 0x20 || body[end] === 0x09) end += 1;
    if (body[end] === 0x0d) end += 1;
    if (body[end] === 0x0a) end += 1;
    else if (end < body.length) continue;
    // The line end before a delimiter belongs to the delimiter.
    const start = at === 0 ? 0 : at - (body[at - 2] === 0x0d ? 2 : 1);
    marks.push({ start, end, closes });
  }
  return marks;
}

function withCrlf(bytes: Uint8Array): Uint8Array {
  let lonely = 0;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0x0a && bytes[at - 1] !== 0x0d) lonely += 1;
  if (lonely === 0) return bytes;
  const out = new Uint8Array(bytes.length + lonely);
  let to = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x0a && bytes[at - 1] !== 0x0d) out[to++] = 0x0d;
    out[to++] = bytes[at] ?? 0;
  }
  return out;
}
