import { isDict, PdfReader, type PdfDict } from './pdf-objects.ts';

export type PdfEntry = { readonly offset: number; readonly generation: number; readonly free: boolean };
/** One cross-reference table with its trailer, as it stands in the file (ISO 32000-1 §7.5.4, §7.5.5). */
export type PdfTable = { readonly entries: ReadonlyMap<number, PdfEntry>; readonly trailer: PdfDict };

const mostEntries = 200_000;
const mostRevisions = 32;

/** From `xref` to the end of the trailer's dictionary. Throws for cross-reference streams and hybrids: they are not read here. */
export function readTable(reader: PdfReader): PdfTable {
  const entries = new Map<number, PdfEntry>();
  reader.word('xref');
  while (!reader.sees('trailer')) {
    const [, first, count] = reader.match(/^(\d{1,10}) (\d{1,7})[ \t]*\r?\n?/);
    for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
      const [, offset, generation, kind] = reader.match(/^(\d{10}) (\d{5}) ([nf])(?=\s)/);
      if (entries.has(number) || entries.size >= mostEntries) throw new Error('pdf: object twice in a table');
      entries.set(number, { offset: Number(offset), generation: Number(generation), free: kind === 'f' });
    }
  }
  reader.word('trailer');
  const trailer = reader.value();
  if (!isDict(trailer) || trailer.has('XRefStm') || trailer.has('Encrypt')) throw new Error('pdf: trailer of another kind');
  return { entries, trailer };
}

/** Where the last table of a revision stands: what its `startxref` says, which must be the last thing in it. */
export function startOf(revision: Buffer): number {
  const tail = revision.toString('latin1', Math.max(0, revision.length - 64));
  const [, offset] = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail) ?? [];
  if (offset === undefined || Number(offset) >= revision.length) throw new Error('pdf: no end');
  return Number(offset);
}

/** All objects of a revision, by what its tables say, the newest first. Throws for what is not read here. */
export function tablesOf(revision: Buffer): { readonly entries: ReadonlyMap<number, PdfEntry>; readonly trailer: PdfDict; readonly start: number } {
  const start = startOf(revision);
  const entries = new Map<number, PdfEntry>();
  let newest: PdfDict | null = null;
  let next: number | null = start;
  for (let round = 0; next !== null; round += 1) {
    if (round >= mostRevisions || next >= revision.length) throw new Error('pdf: too many revisions');
    const table = readTable(new PdfReader(revision, next));
    for (const [number, entry] of table.entries) if (!entries.has(number)) entries.set(number, entry);
    newest ??= table.trailer;
    const before: unknown = table.trailer.get('Prev');
    if (before !== undefined && typeof before !== 'number') throw new Error('pdf: trailer of another kind');
    next = before ?? null;
  }
  return { entries, trailer: newest ?? new Map(), start };
}
