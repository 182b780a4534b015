import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { type ContentKind } from './content-kind.ts';
import { type Danger } from './danger.ts';
import { dangerOfExtension } from './file-name.ts';

/** How much of an archive is looked at: what goes beyond is no letter of an institution. */
export const archiveLimits = { entries: 1_000, inflatedBytes: 64 * 1024 * 1024, ratio: 250, ratioFromBytes: 1024 * 1024 } as const;

class Dangerous extends Error {
  readonly danger: Danger;
  constructor(danger: Danger) {
    super(danger);
    this.danger = danger;
  }
}

/** What a ZIP is by its parts, every one of them inflated and counted and nothing kept. */
export async function archiveKind(file: Buffer): Promise<ContentKind> {
  const names = new Set<string>();
  let danger: Danger | null = null;
  try {
    await walk(file, names);
  } catch (error) {
    danger = error instanceof Dangerous ? error.danger : /relative path|absolute path|invalid characters/i.test(String((error as Error).message)) ? 'pathName' : 'damaged';
  }
  return { mediaType: typeOf(names), danger };
}

function typeOf(names: ReadonlySet<string>): string {
  const has = (pattern: RegExp): boolean => [...names].some((name) => pattern.test(name));
  const office = 'application/vnd.openxmlformats-officedocument';
  if (has(/^xl\/workbook\d*\.(?:xml|bin)$/i) || has(/^xl\/worksheets\//i)) return `${office}.spreadsheetml.sheet`;
  if (has(/^word\/document\d*\.xml$/i)) return `${office}.wordprocessingml.document`;
  if (has(/^ppt\/presentation\.xml$/i)) return `${office}.presentationml.presentation`;
  if (names.has('content.xml') && names.has('mimetype')) return 'application/vnd.oasis.opendocument';
  return 'application/zip';
}

async function walk(file: Buffer, names: Set<string>): Promise<void> {
  const zip = await opened(file);
  if (zip.entryCount > archiveLimits.entries) throw new Dangerous('zipBomb');
  let inflated = 0;
  for await (const entry of entriesOf(zip)) {
    const name = entry.fileName;
    if (names.has(name)) throw new Dangerous('polyglot');
    names.add(name);
    judgeName(name);
    if (entry.isEncrypted()) throw new Dangerous('encrypted');
    inflated += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (inflated > archiveLimits.inflatedBytes || (entry.uncompressedSize > archiveLimits.ratioFromBytes && ratio > archiveLimits.ratio)) throw new Dangerous('zipBomb');
    await judgeContent(zip, entry);
  }
  if (names.has('META-INF/MANIFEST.MF') && [...names].some((name) => name.endsWith('.class'))) throw new Dangerous('executable');
}

function judgeName(name: string): void {
  if (/(?:^|\/)vbaProject[^/]*\.bin$|^xl\/macrosheets\//i.test(name)) throw new Dangerous('macro');
  // Office keeps drawings of its own as SVG, and controls as ActiveX.
  if (/(?:^|\/)activeX\//i.test(name)) throw new Dangerous('macro');
  if (/^(?:xl|word|ppt)\/media\//i.test(name)) return;
  const danger = dangerOfExtension(name);
  if (danger !== null && !/^(?:xl|word|ppt)\/embeddings\//i.test(name)) throw new Dangerous(danger);
}

/** Counts what really comes out, and looks at its beginning: an archive in an archive hides what it weighs. */
async function judgeContent(zip: ZipFile, entry: Entry): Promise<void> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => zip.openReadStream(entry, (error, one) => (error ? reject(error) : resolve(one))));
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (size === 0) judgeBeginning(entry.fileName, chunk);
    size += chunk.length;
    if (size > entry.uncompressedSize) throw new Dangerous('zipBomb');
  }
}

function judgeBeginning(name: string, chunk: Buffer): void {
  const head = chunk.subarray(0, 4096);
  const magic = head.subarray(0, 4).toString('latin1');
  if (magic.startsWith('MZ') || magic === '\x7fELF') throw new Dangerous('executable');
  const embedded = /^(?:xl|word|ppt)\/embeddings\//i.test(name);
  if (!embedded && (magic === 'PK\x03\x04' || magic === 'Rar!' || magic.startsWith('7z\xbc\xaf'))) throw new Dangerous('nested');
  if (/\.(?:xml|rels|vml)$/i.test(name)) {
    if (/<!(?:DOCTYPE|ENTITY)/i.test(head.toString('latin1'))) throw new Dangerous('entity');
    if (/\[Content_Types\]\.xml$/i.test(name) && head.includes('macroEnabled')) throw new Dangerous('macro');
  }
}

function opened(file: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(file, { lazyEntries: true, validateEntrySizes: false, strictFileNames: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const settle = (finish: () => void): void => {
        zip.removeAllListeners();
        finish();
      };
      zip.once('entry', (next: Entry) => settle(() => resolve(next)));
      zip.once('end', () => settle(() => resolve(undefined)));
      zip.once('error', (error: Error) => settle(() => reject(error)));
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}
