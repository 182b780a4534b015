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
  readonly rows: readonly { readonly excelRow: number; readonly cells: readonly (ListCell | undefined)[] }[];
}

/** The visible sheets of a guarded workbook. Throws UNREADABLE, ENCRYPTED, TOO_LARGE. */
export function sheetsOf(guarded: GuardedWorkbook, limits: ListLimits): Sheet[] {
  const book = parse(guarded);
  if (!Array.isArray(book.SheetNames) || book.SheetNames.length > limits.sheets) throw new ListFileError('UNREADABLE');
  const reading = { date1904: book.Workbook?.WBProps?.date1904 === true, budget: limits.textCharacters, limits };
  const visible = book.SheetNames.filter((_, at) => !book.Workbook?.Sheets?.[at]?.Hidden);
  return visible.map((name) => ({ name, rows: rowsOf(book.Sheets[name], reading) }));
}

// The cells as they are: no formatting, no HTML, dates as serials (the epoch is judged below, once).
const options: ParsingOptions = { dense: true, cellFormula: true, cellNF: true, cellText: false, cellHTML: false, cellDates: false };

function parse(guarded: GuardedWorkbook): WorkBook {
  try {
    if (guarded.kind === 'xls') return read(guarded.stream, { ...options, type: 'buffer' });
    const container = CFB.utils.cfb_new();
    for (const [name, content] of guarded.parts) {
      CFB.utils.cfb_add(container, `/${name}`, name.startsWith('xl/worksheets/') ? withFormulaValues(content) : content);
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
  const rows: { excelRow: number; cells: (ListCell | undefined)[] }[] = [];
  // A sparse array: for…in walks the rows that are there, not the million that might be.
  for (const index in data) {
    const found = data[index];
    if (!found) continue;
    const row = Number(index);
    const cells = Array.from({ length: Math.min(found.length, reading.limits.columns) }, (_, column) => cellOf(found[column], row, column, reading));
    if (cells.some((cell) => cell && cell.text.trim() !== '')) rows.push({ excelRow: row + 1, cells });
  }
  return rows;
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
