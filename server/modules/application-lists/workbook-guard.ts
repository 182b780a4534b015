import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { workbookStream } from './compound-file.ts';
import { inMegabytes, type ListLimits } from './limits.ts';
import { ListFileError } from './list-file-error.ts';

/** A file that may be parsed: only the parts we need, already unpacked, so that no second unpacker reads the file differently. */
export type GuardedWorkbook =
  | { readonly kind: 'xlsx'; readonly parts: ReadonlyMap<string, Buffer> }
  | { readonly kind: 'xls'; readonly stream: Buffer };

export type WorkbookKind = GuardedWorkbook['kind'];

/** Looks at size and first bytes only. Throws NOT_A_WORKBOOK or TOO_LARGE. */
export function recogniseWorkbook(bytes: Uint8Array, limits: ListLimits): WorkbookKind {
  if (bytes.byteLength > limits.fileBytes) throw new ListFileError('TOO_LARGE', inMegabytes(limits.fileBytes));
  const magic = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.byteLength)).toString('hex');
  if (magic === 'd0cf11e0a1b11ae1') return 'xls';
  if (magic.startsWith('504b0304')) return 'xlsx';
  throw new ListFileError('NOT_A_WORKBOOK');
}

/** Everything that is checked before a parser sees a byte. */
export async function guardWorkbook(bytes: Buffer, limits: ListLimits): Promise<GuardedWorkbook> {
  if (recogniseWorkbook(bytes, limits) === 'xls') return { kind: 'xls', stream: workbookStream(bytes) };
  const parts = await inflateParts(bytes, limits);
  const types = parts.get('[Content_Types].xml');
  if (!types || ![...parts.keys()].some((name) => workbookPart.test(name))) throw new ListFileError('NOT_A_WORKBOOK');
  if (types.includes('macroEnabled')) throw new ListFileError('MACRO');
  return { kind: 'xlsx', parts };
}

// Comments, drawings, links and custom XML tell nothing about applicants, so the parser never gets them.
// Numbers in the names come from Excel on the web.
const keptParts = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\d*\.xml|xl\/_rels\/workbook\d*\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;
const workbookPart = /^xl\/workbook\d*\.xml$/i;
const macroParts = /(^|\/)vbaProject[^/]*\.bin$|^xl\/macrosheets\//i;
const markup = /\.(xml|rels|vml)$/i;

async function inflateParts(bytes: Buffer, limits: ListLimits): Promise<Map<string, Buffer>> {
  const zip = await openZip(bytes);
  if (zip.entryCount > limits.zipEntries) throw new ListFileError('ZIP_BOMB');
  const parts = new Map<string, Buffer>();
  let inflated = 0;
  let kept = 0;
  for await (const entry of entriesOf(zip)) {
    const name = entry.fileName;
    if (entry.isEncrypted()) throw new ListFileError('ENCRYPTED');
    if (macroParts.test(name)) throw new ListFileError('MACRO');
    // Two entries of one name: readers disagree which of them counts, and a signature may cover the other one.
    if (parts.has(name)) throw new ListFileError('UNREADABLE');
    const keep = keptParts.test(name);
    inflated += entry.uncompressedSize;
    if (keep) kept += entry.uncompressedSize;
    refuseBySize(entry, inflated, kept, limits);
    const content = await inflate(zip, entry, keep);
    if (content) parts.set(name, content);
  }
  return parts;
}

function refuseBySize(entry: Entry, inflated: number, kept: number, limits: ListLimits): void {
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > 1024 * 1024 && ratio > limits.ratio) throw new ListFileError('ZIP_BOMB');
  if (inflated > limits.inflatedBytes) throw new ListFileError('TOO_LARGE', inMegabytes(limits.inflatedBytes));
  if (kept > limits.keptBytes) throw new ListFileError('TOO_LARGE', inMegabytes(limits.keptBytes));
}

/**
 * Counts what really comes out. The declared size was judged above, so an entry that yields more than it declared lies,
 * and is left at its first byte too many.
 */
async function inflate(zip: ZipFile, entry: Entry, keep: boolean): Promise<Buffer | undefined> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(unreadable()) : resolve(opened)));
  });
  const content = keep ? Buffer.alloc(entry.uncompressedSize) : undefined;
  const scan = markup.test(entry.fileName) ? markupScanner() : undefined;
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (size + chunk.length > entry.uncompressedSize) throw new ListFileError('ZIP_BOMB');
      scan?.(chunk);
      content?.set(chunk, size);
      size += chunk.length;
    }
  } catch (error) {
    throw error instanceof ListFileError ? error : unreadable();
  }
  if (size !== entry.uncompressedSize) throw unreadable();
  return content;
}

/** A cell holds 32,767 characters, at most 8 bytes each as XML; the parser copies a longer run many times over. */
const longestRun = 262_144;

/** Refuses DOCTYPE and ENTITY, also across chunk borders, text that would hide them from a byte search (UTF-16), and endless runs. */
function markupScanner(): (chunk: Buffer) => void {
  let before = '';
  let first = true;
  let run = 0;
  return (chunk) => {
    if (first && chunk.subarray(0, 4).some((byte) => byte === 0 || byte >= 0xfe)) throw new ListFileError('EXTERNAL_ENTITY');
    first = false;
    const text = before + chunk.toString('latin1');
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new ListFileError('EXTERNAL_ENTITY');
    before = text.slice(-9);
    // Chunks are 64 kB at most, so a run is measured well enough by whole chunks without a bracket.
    run = chunk.includes(0x3c) ? 0 : run + chunk.length;
    if (run > longestRun) throw unreadable();
  };
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Sizes are compared here, not by yauzl, to tell a lie about the size from damage.
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: false }, (error, zip) => (error ? reject(unreadable()) : resolve(zip)));
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const settle = (finish: () => void) => {
        zip.removeAllListeners();
        finish();
      };
      zip.once('entry', (next: Entry) => settle(() => resolve(next)));
      zip.once('end', () => settle(() => resolve(undefined)));
      zip.once('error', () => settle(() => reject(unreadable())));
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

const unreadable = () => new ListFileError('UNREADABLE');
