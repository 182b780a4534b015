import { columnKeys, columns, type ColumnKey } from '#domain/list-columns.ts';
import { builtInHeadings, headingKey } from '#domain/list-wordings.ts';
import { fold } from '#domain/turkish/fold.ts';
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
export const headerWithin = 40;

export interface Header {
  /** Zero-based, the lower one of two lines. */
  readonly row: number;
  readonly map: ColumnMap;
  /** What stands over each column. */
  readonly texts: readonly string[];
}

/**
 * Finds the header among the first rows: one line, or two where the lower one names what the upper one groups.
 * @param rows texts of the sheet from its first row on, merged cells read in each of their rows
 * @returns undefined when no row is a header
 * @throws ListFileError MISSING_COLUMN naming what lacks, REPEATED_COLUMN naming what stands twice, NAME_IN_ONE_COLUMN
 */
export function findHeader(rows: readonly (readonly string[])[], more: Headings = noMore): Header | undefined {
  let unclear: Found | undefined;
  for (const [row, texts] of rows.slice(0, headerWithin).entries()) {
    const one = headerOf(row, texts, more);
    if (one && isClear(one)) return told(one);
    const below = rows[row + 1];
    const two = below && !holdsNumber(below) ? headerOf(row + 1, stacked(texts, below, more), more) : undefined;
    if (two && isClear(two)) return told(two);
    // The next complete line may be the header of another page: whoever stands between them would be lost.
    if (one) refuseUnclear(one.places, one.texts, more);
    unclear ??= two;
  }
  if (unclear) refuseUnclear(unclear.places, unclear.texts, more);
  return undefined;
}

/** Why a sheet without a header nearly has one: a line with many known headers, none of which is the person's number. */
export function nearlyHeader(rows: readonly (readonly string[])[], more: Headings = noMore): ListFileError | undefined {
  const near = rows.slice(0, headerWithin).find((texts) => placesOf(texts, more).size > enoughHeaders);
  if (!near) return undefined;
  try {
    refuseUnclear(placesOf(near, more), near, more);
    return undefined;
  } catch (error) {
    return error instanceof ListFileError ? error : undefined;
  }
}

interface Found {
  readonly row: number;
  readonly texts: readonly string[];
  readonly places: ReadonlyMap<ColumnKey, Place>;
}

function headerOf(row: number, texts: readonly string[], more: Headings): Found | undefined {
  const places = placesOf(texts, more);
  return places.size >= enoughHeaders && places.has('personNumber') ? { row, texts, places } : undefined;
}

const told = ({ row, texts, places }: Found): Header => ({ row, texts, map: Object.fromEntries([...places].map(([key, at]) => [key, at.columns[0]!])) });
const isClear = ({ places }: Found): boolean => columnKeys.every((key) => (places.has(key) ? places.get(key)?.columns.length === 1 : !columns[key].required));

/** An applicant's line is no second line of the header. */
const holdsNumber = (texts: readonly string[]): boolean => texts.some((text) => /[0-9]{4}/.test(text));

/** Of each column the lower line, where it is known; else both together; else the upper one. */
const stacked = (upper: readonly string[], lower: readonly string[], more: Headings): string[] =>
  Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [above, below] = [upper[at] ?? '', lower[at] ?? ''];
    if (above === below || below === '') return above;
    return [below, `${above} ${below}`, above].find((text) => columnOf(text, more) !== undefined) ?? `${above} ${below}`.trim();
  });

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
function refuseUnclear(places: ReadonlyMap<ColumnKey, Place>, texts: readonly string[], more: Headings): void {
  const twice = columnKeys.filter((key) => (places.get(key)?.columns.length ?? 0) > 1);
  if (twice.length > 0) throw new ListFileError('REPEATED_COLUMN', twice.map((key) => `${columns[key].header} (${quoted(places.get(key)?.columns.map((at) => texts[at] ?? '') ?? [])})`).join(', '));
  const missing = columnKeys.filter((key) => columns[key].required && !places.has(key));
  if (missing.length === 0) return;
  const strange = strangeHeaders(texts, more);
  const both = missing.includes('firstName') || missing.includes('lastName') ? strange.find((text) => /\bAD[I ]|\bISI?M/.test(`${fold(text)} `) && /\bSOY/.test(fold(text))) : undefined;
  if (both !== undefined) throw new ListFileError('NAME_IN_ONE_COLUMN', quoted([both]));
  throw new ListFileError('MISSING_COLUMN', `${named(missing)}${strange.length === 0 ? '' : ` (tanınmayan başlıklar: ${quoted(strange.slice(0, 5))})`}`);
}

/** Headers that nobody knows, each once. */
export const strangeHeaders = (texts: readonly string[], more: Headings = noMore): string[] => [...new Set(texts)].filter((text) => text.trim() !== '' && columnOf(text, more) === undefined);

export const quoted = (texts: readonly string[]): string => texts.map((text) => `“${text.replace(/\s+/g, ' ').trim().slice(0, 30)}”`).join(', ');
const named = (keys: readonly ColumnKey[]) => keys.map((key) => columns[key].header).join(', ');
