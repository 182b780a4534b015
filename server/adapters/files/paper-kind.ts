import { pdfFault } from './pdf-structure.ts';

/** What a paper may be sent in as: what a scanner writes, and what a signature program wraps. */
export type PaperKind = 'pdf' | 'jpeg' | 'png' | 'tiff' | 'signed';

export type PaperFault =
  /** Nothing of what a paper may be. */ | 'unknown'
  /** The name ends as another kind does. */ | 'otherName'
  /** A second kind of file hides in it. */ | 'twoKinds'
  /** It can act by itself: script, attachment, program. */ | 'active'
  /** Begins as its kind does and goes on otherwise. */ | 'broken'
  /** A picture of more points than any scanner makes. */ | 'tooManyPoints';

export type PaperVerdict = { readonly kind: PaperKind } | { readonly fault: PaperFault };

const endings: Readonly<Record<PaperKind, readonly string[]>> = {
  pdf: ['pdf'], jpeg: ['jpg', 'jpeg', 'jpe'], png: ['png'], tiff: ['tif', 'tiff'], signed: ['p7m', 'p7s', 'imz'],
};

/** A0 at 300 dpi has 139 million points. */
const mostPoints = 150_000_000;

/**
 * Says what the bytes are, when first bytes, structure, end and name agree; otherwise what is wrong. Reads, runs and inflates nothing.
 * A name without an ending agrees with everything.
 */
export function paperKindOf(bytes: Uint8Array, name: string): PaperVerdict {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kinds.find(({ begins }) => begins(data));
  if (!kind) return { fault: 'unknown' };
  const ending = /\.([^.]{1,10})$/.exec(name.trim())?.[1]?.toLowerCase();
  if (ending !== undefined && !endings[kind.kind].includes(ending)) return { fault: 'otherName' };
  const fault = kind.fault(data) ?? (kind.kind === 'signed' ? undefined : foreignPart(data));
  return fault === undefined ? { kind: kind.kind } : { fault };
}

const starts = (...signature: number[]) => (data: Buffer): boolean => signature.every((byte, at) => data[at] === byte);

const kinds: readonly { readonly kind: PaperKind; begins(data: Buffer): boolean; fault(data: Buffer): PaperFault | undefined }[] = [
  { kind: 'pdf', begins: starts(0x25, 0x50, 0x44, 0x46, 0x2d), fault: pdfFault },
  { kind: 'jpeg', begins: starts(0xff, 0xd8, 0xff), fault: jpegFault },
  { kind: 'png', begins: starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), fault: pngFault },
  { kind: 'tiff', begins: (data) => starts(0x49, 0x49, 0x2a, 0)(data) || starts(0x4d, 0x4d, 0, 0x2a)(data), fault: tiffFault },
  { kind: 'signed', begins: isSignedData, fault: signedFault },
];

/** Segments to the scan, then to the end mark; nothing but filling zeros may follow it. */
function jpegFault(data: Buffer): PaperFault | undefined {
  let at = 2;
  for (let segments = 0; segments < 2_000; segments += 1) {
    if (at + 4 > data.length || data[at] !== 0xff) return 'broken';
    const mark = data[at + 1] ?? 0;
    const length = data.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > data.length) return 'broken';
    const isFrame = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);
    if (isFrame && length >= 8 && data.readUInt16BE(at + 5) * data.readUInt16BE(at + 7) > mostPoints) return 'tooManyPoints';
    at += 2 + length;
    if (mark === 0xda) break;
  }
  let end = data.length;
  while (end > at && data[end - 1] === 0) end -= 1;
  if (data[end - 2] !== 0xff || data[end - 1] !== 0xd9) return 'twoKinds';
  // Within the picture an end mark stands nowhere else, unless another file was hung on behind it.
  const first = data.indexOf(Buffer.from([0xff, 0xd9]), at);
  return first === end - 2 ? undefined : 'twoKinds';
}

/** Chunk by chunk to IEND, which must be the last byte. */
function pngFault(data: Buffer): PaperFault | undefined {
  let at = 8;
  for (let chunks = 0; chunks < 200_000; chunks += 1) {
    if (at + 12 > data.length) return 'broken';
    const length = data.readUInt32BE(at);
    const name = data.toString('latin1', at + 4, at + 8);
    if (chunks === 0 && (name !== 'IHDR' || length !== 13)) return 'broken';
    if (chunks === 0 && data.readUInt32BE(at + 8) * data.readUInt32BE(at + 12) > mostPoints) return 'tooManyPoints';
    at += 12 + length;
    if (name === 'IEND') return at === data.length ? undefined : 'twoKinds';
  }
  return 'broken';
}

/** The first directory must lie within the file, and be one. */
function tiffFault(data: Buffer): PaperFault | undefined {
  const little = data[0] === 0x49;
  const u16 = (at: number) => (little ? data.readUInt16LE(at) : data.readUInt16BE(at));
  const u32 = (at: number) => (little ? data.readUInt32LE(at) : data.readUInt32BE(at));
  if (data.length < 14) return 'broken';
  const directory = u32(4);
  if (directory < 8 || directory + 2 > data.length) return 'broken';
  const entries = u16(directory);
  if (entries < 4 || entries > 500 || directory + 2 + entries * 12 > data.length) return 'broken';
  const sizes = [256, 257].map((tag) => {
    const at = Array.from({ length: entries }, (_, number) => directory + 2 + number * 12).find((one) => u16(one) === tag);
    return at === undefined ? undefined : u16(at + 2) === 3 ? u16(at + 8) : u32(at + 8);
  });
  const [width, height] = sizes;
  if (width === undefined || height === undefined || width === 0 || height === 0) return 'broken';
  return width * height > mostPoints ? 'tooManyPoints' : undefined;
}

/** 1.2.840.113549.1.7.2 */
const signedDataOid = Buffer.from([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]);

function isSignedData(data: Buffer): boolean {
  if (data[0] !== 0x30 || data.length < 20) return false;
  const head = headBytesOf(data);
  return head !== undefined && data.subarray(head, head + signedDataOid.length).equals(signedDataOid);
}

/** One whole DER value and nothing behind it; of an indefinite length only its end is known. */
function signedFault(data: Buffer): PaperFault | undefined {
  if (data[1] === 0x80) return data.readUInt16BE(data.length - 2) === 0 ? undefined : 'broken';
  const head = headBytesOf(data) ?? 0;
  const length = head === 2 ? (data[1] ?? 0) : data.readUIntBE(2, head - 2);
  return head + length === data.length ? undefined : head + length < data.length ? 'twoKinds' : 'broken';
}

function headBytesOf(data: Buffer): number | undefined {
  const first = data[1] ?? 0;
  if (first <= 0x80) return 2;
  const more = first & 0x7f;
  return more <= 4 ? 2 + more : undefined;
}

const foreignText = /<\s*(?:!doctype\s+html|html|script|svg|hta:application|iframe|object|embed|body\b[^>]*\bon\w+\s*=)|<\?php|javascript:/i;

/** What makes a second program take the same bytes for a file of its own: the directory of a ZIP at the end, a page, a program, an archive. */
function foreignPart(data: Buffer): PaperFault | undefined {
  const tail = data.subarray(Math.max(0, data.length - 65_557));
  for (let at = tail.indexOf('PK\x05\x06', 0, 'latin1'); at >= 0; at = tail.indexOf('PK\x05\x06', at + 4, 'latin1')) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return 'twoKinds';
  }
  if (data.includes('Rar!\x1a\x07', 0, 'latin1') || data.includes('7z\xbc\xaf\x27\x1c', 0, 'latin1') || data.includes('This program cannot be run in DOS mode')) return 'twoKinds';
  return foreignText.test(data.toString('latin1')) ? 'active' : undefined;
}
