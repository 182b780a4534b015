import { builtInHeadings, columnKeys, columns, headingKey, type ColumnKey } from '#domain/list-columns.ts';
import { ListFileError } from './list-file-error.ts';

export { columnKeys, columns, type ColumnKey };

/** Further headers that the console knows, by `headingKey`. */
export type Headings = ReadonlyMap<string, ColumnKey>;
const noMore: Headings = new Map();

/** Place of each column that the file has: key → zero-based column. */
export type ColumnMap = Partial<Record<ColumnKey, number>>;

/**
 * Which column a header names, and how surely (0: the form's own header, 1: a known other one, 2: one with a remark in
 * brackets); undefined for a header that the form does not know.
 */
export function columnOf(header: string, more: Headings = noMore): { key: ColumnKey; rank: number } | undefined {
  const text = header.slice(0, 100);
  const known = (name: string) => builtInHeadings.get(headingKey(name)) ?? more.get(headingKey(name));
  const whole = known(text);
  if (whole) return { key: whole, rank: headingKey(columns[whole].header) === headingKey(text) ? 0 : 1 };
  const bare = known(text.replace(/\([^()]*\)/g, ' '));
  return bare && { key: bare, rank: 2 };
}

/** The row that has at least this many known headers, the person's number among them, is the header. */
const enoughHeaders = 4;
const headerWithin = 20;

/**
 * Finds the header among the first rows.
 * @param rows texts of the sheet from its first row on
 * @returns the zero-based row and the place of each column, or undefined when no row is a header
 * @throws ListFileError MISSING_COLUMN naming what lacks, REPEATED_COLUMN naming what stands twice
 */
export function findHeader(rows: readonly (readonly string[])[], more: Headings = noMore): { row: number; map: ColumnMap } | undefined {
  for (const [row, texts] of rows.slice(0, headerWithin).entries()) {
    const places = placesOf(texts, more);
    if (places.size < enoughHeaders || !places.has('personNumber')) continue;
    refuseUnclear(places, [...new Set(texts)].filter((text) => text !== '' && columnOf(text, more) === undefined));
    return { row, map: Object.fromEntries([...places].map(([key, at]) => [key, at.columns[0]!])) };
  }
  return undefined;
}

/** A header printed again at a page break is no applicant. */
export const repeatsHeader = (texts: readonly string[], more: Headings = noMore): boolean => placesOf(texts, more).size >= enoughHeaders;

interface Place {
  readonly rank: number;
  readonly columns: readonly number[];
}

/** The surer header wins: "Cep Telefonu" over "Telefon (Dahili)". Two of one rank stay both, and are refused. */
function placesOf(texts: readonly string[], more: Headings): Map<ColumnKey, Place> {
  const places = new Map<ColumnKey, Place>();
  for (const [at, text] of texts.entries()) {
    const found = text ? columnOf(text, more) : undefined;
    if (!found) continue;
    const place = places.get(found.key);
    if (!place || found.rank < place.rank) places.set(found.key, { rank: found.rank, columns: [at] });
    else if (found.rank === place.rank) places.set(found.key, { rank: place.rank, columns: [...place.columns, at] });
  }
  return places;
}

/** A header that nobody knows may be the very column that lacks: it is quoted, so that it can be made known. */
function refuseUnclear(places: ReadonlyMap<ColumnKey, Place>, strange: readonly string[]): void {
  const twice = columnKeys.filter((key) => (places.get(key)?.columns.length ?? 0) > 1);
  if (twice.length > 0) throw new ListFileError('REPEATED_COLUMN', named(twice));
  const missing = columnKeys.filter((key) => columns[key].required && !places.has(key));
  if (missing.length > 0) throw new ListFileError('MISSING_COLUMN', `${named(missing)}${strange.length === 0 ? '' : ` (tanınmayan başlıklar: ${strange.slice(0, 5).map((text) => `“${text.trim().slice(0, 30)}”`).join(', ')})`}`);
}

const named = (keys: readonly ColumnKey[]) => keys.map((key) => columns[key].header).join(', ');
