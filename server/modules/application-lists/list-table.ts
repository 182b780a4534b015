import { columnKeys, findHeader, headerWithin, nearlyHeader, repeatsHeader, strangeHeaders, type ColumnKey, type ColumnMap, type Headings } from './columns.ts';
import { formHead, type FormHead } from './form-head.ts';
import type { ListLimits } from './limits.ts';
import { ListFileError } from './list-file-error.ts';
import type { ListCell, Sheet, SheetRow } from './sheet-cells.ts';

export interface ListRow {
  /** Counted from 1 over the applicants' rows, whatever numbers the sender wrote beside them. */
  readonly row: number;
  readonly excelRow: number;
  /** Every column that the file has; an empty cell has kind `blank` and its address. */
  readonly cells: Readonly<Partial<Record<ColumnKey, ListCell>>>;
}

/** A line under the header that is no applicant (closing sentence, signature). Shown, so that nothing is dropped unseen. */
export interface Remark {
  readonly excelRow: number;
  readonly text: string;
}

export interface ApplicationList {
  readonly sheet: string;
  /** Row of the header as Excel counts. */
  readonly headerRow: number;
  /** The file's own headers, by column. */
  readonly headers: Readonly<Partial<Record<ColumnKey, string>>>;
  /** What stands above the header: version, institution, officer. */
  readonly form: FormHead;
  readonly rows: readonly ListRow[];
  readonly remarks: readonly Remark[];
  /** Headers of columns that nobody knows: what stands below them is not read. */
  readonly strange: readonly string[];
  /** Applicants whose line Excel does not show, as Excel counts. They are read: what is signed is the file and not the view. */
  readonly hiddenRows: readonly number[];
}

/**
 * The application list of a workbook: the one visible sheet with a header of FRM.01.03 and applicants below it.
 * @throws ListFileError NO_HEADER, MISSING_COLUMN, REPEATED_COLUMN, NAME_IN_ONE_COLUMN, EMPTY_LIST, TOO_MANY_ROWS, MORE_THAN_ONE_LIST
 */
export function listOf(sheets: readonly Sheet[], limits: ListLimits, more?: Headings): ApplicationList {
  const lists = sheets.flatMap((sheet) => tableOf(sheet, limits, more) ?? []);
  const filled = lists.filter((list) => list.rows.length > 0);
  // Reading only the first would lose the people of the second without a word.
  if (filled.length > 1) throw new ListFileError('MORE_THAN_ONE_LIST', filled.map((list) => list.sheet).join(', '));
  if (filled[0]) return filled[0];
  if (lists.length > 0) throw new ListFileError('EMPTY_LIST');
  throw sheets.map((sheet) => nearlyHeader(firstLines(sheet), more)).find((error) => error !== undefined) ?? new ListFileError('NO_HEADER');
}

const firstLines = (sheet: Sheet): string[][] => sheet.rows.filter((row) => row.excelRow <= headerWithin).map(textsShown);

function tableOf(sheet: Sheet, limits: ListLimits, more?: Headings): ApplicationList | undefined {
  const header = findHeader(firstLines(sheet), more);
  if (!header) return undefined;
  const rows: ListRow[] = [];
  const remarks: Remark[] = [];
  for (const line of sheet.rows.slice(header.row + 1)) {
    const texts = line.cells.map((cell) => cell?.text ?? '');
    const kind = kindOf(texts, header.map, more);
    if (kind === 'remark' && remarks.length < 50) remarks.push({ excelRow: line.excelRow, text: texts.filter(Boolean).join(' · ').slice(0, 200) });
    if (kind !== 'applicant') continue;
    if (rows.length === limits.rows) throw new ListFileError('TOO_MANY_ROWS', limits.rows.toLocaleString('tr'));
    rows.push({ row: rows.length + 1, excelRow: line.excelRow, cells: pick(line, header.map) });
  }
  const headers = Object.fromEntries(Object.entries(header.map).map(([key, at]) => [key, header.texts[at] ?? '']));
  return {
    sheet: sheet.name.slice(0, 100), headerRow: sheet.rows[header.row]?.excelRow ?? 0, headers, form: formHead(sheet.rows.slice(0, header.row)), rows, remarks,
    strange: strangeHeaders(header.texts, more).slice(0, 20).map((text) => text.slice(0, 100)), hiddenRows: rows.filter(({ excelRow }) => sheet.hidden.has(excelRow)).map(({ excelRow }) => excelRow),
  };
}

const textsShown = (line: SheetRow): string[] => Array.from({ length: Math.max(line.cells.length, ...[...(line.shown?.keys() ?? [])].map((at) => at + 1)) }, (_, at) => (line.shown?.get(at) ?? line.cells[at])?.text ?? '');

/** With fewer filled cells than this, a line with words where a number belongs is a closing sentence or a signature. */
const enoughForPerson = 3;

function kindOf(texts: readonly string[], map: ColumnMap, more?: Headings): 'applicant' | 'remark' | 'empty' {
  const filled = columnKeys.filter((key) => key !== 'sequence' && textAt(texts, map[key]) !== '');
  const sequence = textAt(texts, map.sequence);
  // A printed form comes with its lines numbered in advance.
  if (filled.length === 0 && /^[0-9.\s)]*$/.test(sequence)) return 'empty';
  if (repeatsHeader(texts, more)) return 'remark';
  if (filled.length >= enoughForPerson) return 'applicant';
  const number = textAt(texts, map.personNumber);
  const words = /\p{L}/u.test(sequence) || (sequence === '' && !/[0-9]{4}/.test(number));
  return words ? 'remark' : 'applicant';
}

const textAt = (texts: readonly string[], at: number | undefined) => (at === undefined ? '' : (texts[at] ?? '').trim());

function pick(line: SheetRow, map: ColumnMap): ListRow['cells'] {
  return Object.fromEntries(
    Object.entries(map).map(([key, at]) => [key, line.shown?.get(at) ?? line.cells[at] ?? { address: `${letters(at)}${line.excelRow}`, raw: null, text: '', kind: 'blank' }]),
  );
}

/** Zero-based column → A, B, … Z, AA. */
const letters = (at: number): string => (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
