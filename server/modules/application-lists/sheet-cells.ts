import { CFB, parse_zip, read, SSF, utils, type CellObject, type ParsingOptions, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { ListLimits } from './limits.ts';
import { ListFileError } from './list-file-error.ts';
import type { GuardedWorkbook } from './workbook-guard.ts';

declare module '@e965/xlsx' {
  // Exported, but missing from its types.
  function parse_zip(container: unknown, options?: ParsingOptions): WorkBook;
}

export type CellKind = 'text' | 'number' | 'date' | 'formula' | 'blank';

/** One cell of the list. `text` is what the row rules read: a date as `YYYY-MM-DD`, a formula as `=…`, a number without grouping. */
export interface ListCell {
  /** As Excel shows it: `C12`. */
  readonly address: string;
  readonly raw: string | number | boolean | null;
  readonly text: string;
  readonly kind: CellKind;
}

export interface Sheet {
  readonly name: string;
  /** Rows that hold anything, ascending. `excelRow` is counted from 1, cells from column A; an empty cell is a hole. */
  readonly rows: readonly SheetRow[];
  /** Rows that Excel does not show: filtered away or hidden by hand. Known of .xlsx only. */
  readonly hidden: ReadonlySet<number>;
}

export interface SheetRow {
  readonly excelRow: number;
  readonly cells: readonly (ListCell | undefined)[];
  /** By column: what a cell that was merged over several rows shows here too. Its address is this row's. */
  readonly shown?: ReadonlyMap<number, ListCell>;
}

/** The visible sheets of a guarded workbook. Throws UNREADABLE, ENCRYPTED, TOO_LARGE. */
export function sheetsOf(guarded: GuardedWorkbook, limits: ListLimits): Sheet[] {
  const book = parse(guarded);
  if (!Array.isArray(book.SheetNames) || book.SheetNames.length > limits.sheets) throw new ListFileError('UNREADABLE');
  const reading = { date1904: book.Workbook?.WBProps?.date1904 === true, budget: limits.textCharacters, limits };
  return book.SheetNames.flatMap((name, at) => (book.Workbook?.Sheets?.[at]?.Hidden ? [] : [{ name, rows: rowsOf(book.Sheets[name], reading), hidden: hiddenRows(guarded, book, at, limits) }]));
}

/** The parser tells of hidden rows only together with all styles, which cost more than the cells. */
function hiddenRows(guarded: GuardedWorkbook, book: WorkBook, at: number, limits: ListLimits): ReadonlySet<number> {
  const hidden = new Set<number>();
  const id = (book.Workbook?.Sheets?.[at] as { id?: string } | undefined)?.id;
  if (guarded.kind !== 'xlsx' || id === undefined) return hidden;
  const relations = [...guarded.parts].find(([name]) => /^xl\/_rels\/workbook\d*\.xml\.rels$/i.test(name))?.[1].toString('utf8') ?? '';
  const target = [...relations.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)].map(([tag]) => tag).find((tag) => attribute(tag, 'Id') === id);
  const path = target && attribute(target, 'Target')?.replace(/^(?:\/?xl)?\/?/, 'xl/').toLowerCase();
  const part = [...guarded.parts].find(([name]) => name.toLowerCase() === path)?.[1].toString('latin1') ?? '';
  for (const [tag] of part.matchAll(/<(?:\w+:)?row\s[^<>]*\bhidden="(?:1|true)"[^<>]*>/g)) {
    const row = Number(attribute(tag, 'r'));
    if (Number.isInteger(row) && hidden.size < limits.rows) hidden.add(row);
  }
  return hidden;
}

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

// The cells as they are: no formatting, no HTML, dates as serials (the epoch is judged below, once).
const options: ParsingOptions = { dense: true, cellFormula: true, cellNF: true, cellText: false, cellHTML: false, cellDates: false };

function parse(guarded: GuardedWorkbook): WorkBook {
  try {
    if (guarded.kind === 'xls') return read(guarded.stream, { ...options, type: 'buffer' });
    const container = CFB.utils.cfb_new();
    for (const [name, content] of guarded.parts) {
      CFB.utils.cfb_add(container, `/${name}`, name.startsWith('xl/worksheets/') ? withDatesAsTexts(withFormulaValues(content)) : content);
    }
    return parse_zip(container, options);
  } catch (error) {
    throw new ListFileError(/password/i.test(String(error)) ? 'ENCRYPTED' : 'UNREADABLE');
  }
}

/** The parser drops a formula that was never calculated (as other programs write it), and would hide it from us. */
function withFormulaValues(sheet: Buffer): Buffer {
  if (!/<(?:\w+:)?f[\s>/]/.test(sheet.toString('latin1'))) return sheet;
  const empty = /(<\/(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?\/>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*(<\/(?:\w+:)?c>)/g;
  return Buffer.from(sheet.toString('latin1').replace(empty, '$1<v>0</v>$2'), 'latin1');
}

/** A date that is written out (strict Open XML) would come as a bare number wherever its cell has no format of a date. */
function withDatesAsTexts(sheet: Buffer): Buffer {
  if (!sheet.includes(' t="d"')) return sheet;
  return Buffer.from(sheet.toString('latin1').replace(/(<(?:\w+:)?c\s[^<>]*\b)t="d"/g, '$1t="str"'), 'latin1');
}

interface Reading {
  readonly date1904: boolean;
  readonly limits: ListLimits;
  /** Characters that may still be taken out of this workbook. */
  budget: number;
}

function rowsOf(sheet: WorkSheet | undefined, reading: Reading): Sheet['rows'] {
  // The parser swallows what breaks in a sheet and leaves the sheet out.
  if (!sheet) throw new ListFileError('UNREADABLE');
  const data = sheet['!data'] ?? [];
  const rows: SheetRow[] = [];
  // A sparse array: for…in walks the rows that are there, not the million that might be.
  for (const index in data) {
    const found = data[index];
    if (!found) continue;
    const row = Number(index);
    const cells = Array.from({ length: Math.min(found.length, reading.limits.columns) }, (_, column) => cellOf(found[column], row, column, reading));
    if (cells.some((cell) => cell && cell.text.trim() !== '')) rows.push({ excelRow: row + 1, cells });
  }
  return withMerged(rows, sheet['!merges'] ?? [], reading);
}

/** One cell over several rows is read in each of them, as whoever looks at the sheet reads it. */
function withMerged(rows: readonly SheetRow[], merges: NonNullable<WorkSheet['!merges']>, reading: Reading): SheetRow[] {
  const shown = new Map<number, Map<number, ListCell>>();
  const byRow = new Map(rows.map((row) => [row.excelRow, row]));
  for (const { s: top, e: bottom } of merges) {
    const cell = byRow.get(top.r + 1)?.cells[top.c];
    if (!cell || top.c >= reading.limits.columns) continue;
    for (let row = top.r + 2; row <= Math.min(bottom.r + 1, top.r + reading.limits.rows); row++) {
      if (!byRow.has(row)) continue;
      reading.budget -= cell.text.length + 1;
      if (reading.budget < 0) throw new ListFileError('TOO_LARGE', `${reading.limits.textCharacters.toLocaleString('tr')} karakter`);
      shown.set(row, (shown.get(row) ?? new Map<number, ListCell>()).set(top.c, { ...cell, address: utils.encode_cell({ r: row - 1, c: top.c }) }));
    }
  }
  return rows.map((row) => ({ ...row, ...(shown.has(row.excelRow) && { shown: shown.get(row.excelRow) as ReadonlyMap<number, ListCell> }) }));
}

function cellOf(cell: CellObject | undefined, row: number, column: number, reading: Reading): ListCell | undefined {
  if (!cell) return undefined;
  const content = contentOf(cell, reading);
  if (content.text === '') return undefined;
  reading.budget -= content.text.length;
  if (reading.budget < 0) throw new ListFileError('TOO_LARGE', `${reading.limits.textCharacters.toLocaleString('tr')} karakter`);
  return { address: utils.encode_cell({ r: row, c: column }), ...content };
}

function contentOf(cell: CellObject, reading: Reading): Pick<ListCell, 'raw' | 'text' | 'kind'> {
  const cut = (text: string) => text.slice(0, reading.limits.cellCharacters);
  if (cell.f !== undefined || cell.F !== undefined) {
    const text = cut(`=${cell.f ?? ''}`);
    return { raw: text, text, kind: 'formula' };
  }
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const day = cell.z !== undefined && SSF.is_date(String(cell.z)) ? dayOf(cell.v, reading.date1904) : undefined;
    return day ? { raw: cell.v, text: day, kind: 'date' } : { raw: cell.v, text: String(cell.v), kind: 'number' };
  }
  if (cell.t === 'e') return { raw: '#HATA', text: '#HATA', kind: 'text' };
  const text = cut(String(cell.v ?? ''));
  return { raw: typeof cell.v === 'boolean' ? cell.v : text, text, kind: 'text' };
}

/** Excel's day number, in the epoch of the workbook, as `YYYY-MM-DD`; undefined for a time of day or a day out of range. */
function dayOf(serial: number, date1904: boolean): string | undefined {
  if (!(serial >= 1 && serial < 2_958_466)) return undefined;
  const day = SSF.parse_date_code(serial, { date1904 });
  if (!day) return undefined;
  return `${String(day.y).padStart(4, '0')}-${String(day.m).padStart(2, '0')}-${String(day.d).padStart(2, '0')}`;
}
