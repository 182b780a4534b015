import { ListFileError } from './list-file-error.ts';

/** Sector numbers from here on are marks: end of chain, free, part of the table itself. */
const firstMark = 0xfffffffa;
const miniSize = 64;
const miniCutoff = 4096;

interface StreamEntry {
  readonly name: string;
  readonly root: boolean;
  readonly start: number;
  readonly size: number;
}

/**
 * The `Workbook` stream (BIFF8) out of the container of an old .xls, after [MS-CFB] 2.2–2.6.
 * The parser's own container reader copies every chain from every sector that starts one: a small file whose chains
 * run backwards or share a tail becomes gigabytes. Here one chain is followed, no further than the file has sectors.
 * Throws ENCRYPTED, MACRO, NOT_A_WORKBOOK (older than Excel 97, or another program's container) or UNREADABLE.
 */
export function workbookStream(file: Buffer): Buffer {
  if (file.length < 1536) throw damaged();
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw damaged();
  const size = 1 << shift;
  const table = allocationTable(file, size);
  const chain = (start: number) => chainOf(file.subarray(size), size, table, start);
  const entries = streamEntries(chain(file.readUInt32LE(48)));
  refuseByNames(new Set(entries.map((entry) => entry.name)));

  const workbook = entries.find((entry) => entry.name === 'Workbook')!;
  const root = entries.find((entry) => entry.root);
  const content = workbook.size >= miniCutoff
    ? chain(workbook.start)
    : chainOf(chain(root?.start ?? firstMark), miniSize, words(chain(file.readUInt32LE(60))), workbook.start);
  if (workbook.size > content.length) throw damaged();
  const stream = content.subarray(0, workbook.size);
  // BIFF8 begins with its BOF record; anything else the parser would take for another of its thirty formats.
  if (stream.length < 8 || stream.readUInt16LE(0) !== 0x0809 || stream.readUInt16LE(4) !== 0x0600) throw new ListFileError('NOT_A_WORKBOOK');
  return stream;
}

function allocationTable(file: Buffer, size: number): Uint32Array {
  const sectors = Math.ceil(file.length / size);
  const places: number[] = [];
  for (let i = 0; i < 109; i++) places.push(file.readUInt32LE(76 + i * 4));
  let next = file.readUInt32LE(68);
  while (next < firstMark && places.length <= sectors + 109) {
    const more = words(sectorAt(file.subarray(size), size, next));
    places.push(...more.subarray(0, -1));
    next = more.at(-1)!;
  }
  const used = places.filter((place) => place < firstMark);
  if (used.length > sectors) throw damaged();
  return words(Buffer.concat(used.map((place) => sectorAt(file.subarray(size), size, place))));
}

function chainOf(body: Buffer, size: number, table: Uint32Array, start: number): Buffer {
  const most = Math.ceil(body.length / size);
  const pieces: Buffer[] = [];
  for (let at = start; at < firstMark; at = table[at]!) {
    if (pieces.length >= most || at >= table.length) throw damaged();
    pieces.push(sectorAt(body, size, at));
  }
  return Buffer.concat(pieces);
}

function streamEntries(directory: Buffer): StreamEntry[] {
  const entries: StreamEntry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const type = directory[at + 66];
    if (type !== 1 && type !== 2 && type !== 5) continue;
    const nameBytes = Math.max(0, Math.min(64, directory.readUInt16LE(at + 64)) - 2);
    entries.push({
      name: directory.toString('utf16le', at, at + nameBytes),
      root: type === 5,
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

function refuseByNames(names: ReadonlySet<string>): void {
  if (names.has('EncryptedPackage')) throw new ListFileError('ENCRYPTED');
  if (names.has('_VBA_PROJECT_CUR') || names.has('VBA')) throw new ListFileError('MACRO');
  if (!names.has('Workbook')) throw new ListFileError('NOT_A_WORKBOOK');
}

function sectorAt(body: Buffer, size: number, index: number): Buffer {
  const from = index * size;
  if (from >= body.length) throw damaged();
  const sector = body.subarray(from, from + size);
  // The last sector of a file may be cut short.
  return sector.length === size ? sector : Buffer.concat([sector, Buffer.alloc(size - sector.length)]);
}

function words(bytes: Buffer): Uint32Array {
  const values = new Uint32Array(bytes.length >> 2);
  for (let i = 0; i < values.length; i++) values[i] = bytes.readUInt32LE(i * 4);
  return values;
}

const damaged = () => new ListFileError('UNREADABLE');
