import { archiveKind } from './archive-kind.ts';
import { type Danger } from './danger.ts';
import { paperKindOf } from './paper-kind.ts';
import { lookIntoPdf } from './pdf-pages.ts';
import { signedKind } from './signed-kind.ts';

/** What a file is by its bytes, whatever it is called. */
export interface ContentKind {
  readonly mediaType: string;
  readonly danger: Danger | null;
}

const unknown = 'application/octet-stream';
const headBytes = 4096;

/**
 * The one check of every door: API, letters, what lies in signed envelopes. Looks at bytes of a stranger and runs none of them; archives are
 * walked within limits, PDFs by a parser in a thread that may be lost. Never throws for what it finds.
 */
export async function contentKind(bytes: Uint8Array): Promise<ContentKind> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.subarray(0, headBytes);
  if (head.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE')) return { mediaType: unknown, danger: 'virusTest' };
  const program = programs.find(({ magic }) => head.subarray(0, magic.length).equals(magic));
  if (program) return { mediaType: unknown, danger: program.danger };
  if (file.subarray(0x8001, 0x8006).equals(latin('CD001'))) return { mediaType: unknown, danger: 'archive' };
  const known = magics.find(({ magic }) => magic.some((one) => head.subarray(0, one.length).equals(one)));
  if (known) return { mediaType: known.mediaType, danger: isTwofold(file, known.mediaType) ? 'polyglot' : dangerOfPaper(file) ?? (known.mediaType === 'application/pdf' ? await dangerInPdf(file) : null) };
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1')) || head.subarray(0, 4).equals(Buffer.from('PK\x05\x06', 'latin1'))) return archiveKind(file);
  if (head.subarray(0, 8).equals(compound)) return compoundKind(file);
  const signed = signedKind(file);
  if (signed !== null) return { mediaType: signed, danger: dangerBehind(file) };
  return textKind(file);
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const compound = hex('d0cf11e0a1b11ae1');

const programs: readonly { readonly magic: Buffer; readonly danger: Danger }[] = [
  ...['4d5a', '7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', '6465780a', '4c0000000114020000', '213c617263683e0a'].map((magic) => ({ magic: hex(magic), danger: 'executable' as const })),
  { magic: latin('#!'), danger: 'script' }, { magic: hex('efbbbf2321'), danger: 'script' },
  // Archives that nothing of ours can look into.
  ...['526172211a07', '377abcaf271c', '1f8b', '4d534346', '425a68', 'fd377a585a00', '28b52ffd', '1f9d'].map((magic) => ({ magic: hex(magic), danger: 'archive' as const })),
];

const magics: readonly { readonly magic: readonly Buffer[]; readonly mediaType: string }[] = [
  { magic: [latin('%PDF-'), hex('efbbbf255044462d'), latin('\n%PDF-'), latin('\r\n%PDF-')], mediaType: 'application/pdf' },
  { magic: [hex('ffd8ff')], mediaType: 'image/jpeg' }, { magic: [hex('89504e470d0a1a0a')], mediaType: 'image/png' },
  { magic: [hex('49492a00'), hex('4d4d002a')], mediaType: 'image/tiff' }, { magic: [latin('GIF87a'), latin('GIF89a')], mediaType: 'image/gif' },
];

/** What a paper may not be is no letter's file either; one that is merely broken harms nobody, its readers say so. */
function dangerOfPaper(file: Buffer): Danger | null {
  const verdict = paperKindOf(file, '');
  if (!('fault' in verdict)) return null;
  return ({ twoKinds: 'polyglot', active: 'active', tooManyPoints: 'tooManyPoints', unknown: null, otherName: null, broken: null } as const)[verdict.fault];
}

/** What stands compressed inside, by a parser in a thread of its own. */
async function dangerInPdf(file: Buffer): Promise<Danger | null> {
  const look = await lookIntoPdf(file);
  return 'fault' in look && look.fault !== 'broken' ? look.fault : null;
}

/** What hangs on a signed file behind its end; an empty line that some mail programs leave there is nothing. */
function dangerBehind(file: Buffer): Danger | null {
  if (dangerOfPaper(file) === null) return null;
  let end = file.length;
  while (end > 0 && [0, 9, 10, 13, 32].includes(file[end - 1]!)) end -= 1;
  return dangerOfPaper(file.subarray(0, end));
}

const markup = /<(?:!doctype\s+html|html|head|body|script|iframe|object|embed|hta:application)[\s>/]/i;
const endOfArchive = latin('PK\x05\x06');

/** A document or picture that is an archive or a page as well: two programs would see two different things. */
function isTwofold(file: Buffer, mediaType: string): boolean {
  const head = file.subarray(0, mediaType === 'application/pdf' ? 1024 : headBytes).toString('latin1');
  if (markup.test(head)) return true;
  if (mediaType === 'image/gif' && /^GIF8[79]a(?:\/\*|=)/.test(head)) return true;
  if (mediaType !== 'application/pdf' && head.includes('%PDF-')) return true;
  return hasArchiveAtEnd(file);
}

/** The directory of a ZIP lies at its end, followed by a comment of the length that it says. */
function hasArchiveAtEnd(file: Buffer): boolean {
  const tail = file.subarray(Math.max(0, file.length - 66_000));
  for (let at = tail.lastIndexOf(endOfArchive); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(endOfArchive, at - 1)) {
    if (at + 22 > tail.length) continue;
    const directory = tail.readUInt32LE(at + 12);
    if (tail.readUInt16LE(at + 20) <= tail.length - at - 22 && directory > 0 && directory < file.length && tail.readUInt16LE(at + 10) > 0) return true;
  }
  return false;
}

const wide = (name: string): Buffer => Buffer.from(name, 'utf16le');

/** A container of old Office: what it holds stands as names of streams in its directory. */
function compoundKind(file: Buffer): ContentKind {
  const holds = (name: string): boolean => file.includes(wide(name));
  const mediaType = holds('Workbook') || holds('Book') ? 'application/vnd.ms-excel' : holds('WordDocument') ? 'application/msword' : holds('__substg1.0') ? 'application/vnd.ms-outlook' : 'application/x-ole-storage';
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return { mediaType, danger: 'encrypted' };
  if (holds('_VBA_PROJECT') || holds('Macros')) return { mediaType, danger: 'macro' };
  return { mediaType, danger: holds('Ole10Native') ? 'executable' : null };
}

function textKind(file: Buffer): ContentKind {
  const head = decoded(file.subarray(0, headBytes));
  if (head === null) return { mediaType: unknown, danger: null };
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (/^\{\\rt/i.test(start)) return { mediaType: 'application/rtf', danger: file.includes('\\objdata') || file.includes('\\objocx') ? 'richText' : null };
  if (/<svg[\s>]/i.test(head)) return { mediaType: 'image/svg+xml', danger: 'svg' };
  if (markup.test(head)) return { mediaType: 'text/html', danger: 'html' };
  if (head.includes('%PDF-')) return { mediaType: unknown, danger: 'polyglot' };
  if (start.startsWith('<?xml')) return { mediaType: 'application/xml', danger: /<!(?:DOCTYPE|ENTITY)/i.test(head) ? 'entity' : null };
  if (start.startsWith('BEGIN:VCALENDAR')) return { mediaType: 'text/calendar', danger: null };
  return { mediaType: 'text/plain', danger: null };
}

/** As text, when it is text: a page in UTF-16 is a page too. */
function decoded(head: Buffer): string | null {
  if (head.length >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))) {
    return new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head.subarray(0, head.length & ~1));
  }
  return head.includes(0) ? null : head.toString('utf8');
}
