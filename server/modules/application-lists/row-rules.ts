import { type StaffClass } from '#domain/sectors.ts';
import { columns, type ColumnKey } from './columns.ts';
import { sentenceOf, type RowFaultCode } from './fault-sentences.ts';
import type { FieldContext, FieldReading } from './field-reading.ts';
import { readField } from './field-rules.ts';
import type { ListRow } from './list-table.ts';

/** One applicant as the list says it, normalised: what a pre-application is made of. */
export interface ListRowValue {
  /** TCKN or YKN, eleven digits. */
  readonly personNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly email: string;
  /** E.164, `+905XXXXXXXXX` */
  readonly phone: string;
  readonly unit?: string;
  readonly title?: string;
  readonly staffNumber?: string;
  readonly years: number;
  /** True: a card reader goes with the certificate. */
  readonly reader: boolean;
  readonly payer: 'institution' | 'person';
  readonly reason: 'new' | 'renewal' | 'lostOrStolen' | 'other';
  /** What the title tells of it; null: nothing. Said by who knows the institution, not by the row alone. */
  readonly staffClass?: StaffClass | null;
}

/** What the rules must be told: the day, and what is on offer. */
export type RowContext = FieldContext;

export interface RowFault {
  /** Header of the form, as in `columns`. */
  readonly column: string;
  readonly key: ColumnKey;
  /** Cell of the file, `C12`. */
  readonly address: string;
  readonly code: RowFaultCode;
  /** Turkish sentence for the screen and the letter to the institution. */
  readonly message: string;
  /** What stands in the cell. */
  readonly value: string;
}

/** Something to look at that stops nothing: the row that stands when another one of the same number was refused. */
export interface RowNotice {
  readonly key: ColumnKey;
  readonly address: string;
  readonly code: 'SAME_NUMBER_ABOVE';
  readonly message: string;
}

export interface CheckedRow {
  readonly row: number;
  readonly excelRow: number;
  /** Absent when the row has a fault. */
  readonly value?: ListRowValue;
  readonly faults: readonly RowFault[];
  readonly notices: readonly RowNotice[];
}

export interface CheckedList {
  readonly rows: readonly CheckedRow[];
  /** `valid + faulty` is every row; `duplicate` are those of the faulty that repeat a number. */
  readonly summary: { readonly total: number; readonly valid: number; readonly faulty: number; readonly duplicate: number };
}

const ruledColumns = (Object.keys(columns) as ColumnKey[]).filter((key): key is RuledColumn => key !== 'sequence');
export type RuledColumn = Exclude<ColumnKey, 'sequence'>;

/**
 * Judges one row by itself: at most one fault a cell. The same rules serve the dry run and the write.
 * What needs other rows or the database (duplicates, open applications, quota) is judged by who knows them.
 */
export function checkRow(row: ListRow, context: RowContext): { value?: ListRowValue; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const value: Partial<Record<RuledColumn, unknown>> = {};
  for (const key of ruledColumns) {
    const cell = row.cells[key];
    if (!cell) continue;
    const reading: FieldReading = readField(key, cell, context);
    if ('fault' in reading) faults.push(faultAt(key, cell.address, reading.fault, cell.text, context));
    else if (reading.value !== undefined) value[key] = reading.value;
  }
  return faults.length > 0 ? { faults } : { value: value as unknown as ListRowValue, faults };
}

/**
 * Judges every row, then the numbers that stand in the list twice. The last of them stands, since people add the right
 * line below and forget to delete the old one; it carries a notice, because the two may be different persons.
 */
export function checkList(rows: readonly ListRow[], context: RowContext): CheckedList {
  const lastWithNumber = new Map<string, ListRow>();
  const numbers = rows.map((row) => personNumberOf(row, context));
  for (const [at, row] of rows.entries()) if (numbers[at]) lastWithNumber.set(numbers[at], row);

  const earlier = new Map<ListRow, number[]>();
  const checked = rows.map((row, at): CheckedRow => {
    const { value, faults } = checkRow(row, context);
    const last = numbers[at] ? lastWithNumber.get(numbers[at]) : undefined;
    const cell = row.cells.personNumber;
    if (!last || !cell) return { row: row.row, excelRow: row.excelRow, ...(value && { value }), faults, notices: [] };
    if (last !== row) {
      earlier.set(last, [...(earlier.get(last) ?? []), row.excelRow]);
      const repeated = faultAt('personNumber', cell.address, 'DUPLICATE_IN_LIST', cell.text, context, String(last.excelRow));
      return { row: row.row, excelRow: row.excelRow, faults: [repeated, ...faults], notices: [] };
    }
    const above = earlier.get(row);
    const notices = above === undefined ? [] : [sameNumberAbove(cell.address, above)];
    return { row: row.row, excelRow: row.excelRow, ...(value && { value }), faults, notices };
  });
  return { rows: checked, summary: summaryOf(checked) };
}

function summaryOf(rows: readonly CheckedRow[]): CheckedList['summary'] {
  const faulty = rows.filter((row) => row.faults.length > 0);
  const duplicate = faulty.filter((row) => row.faults.some((fault) => fault.code === 'DUPLICATE_IN_LIST'));
  return { total: rows.length, valid: rows.length - faulty.length, faulty: faulty.length, duplicate: duplicate.length };
}

/** The number that the row is about, where its cell can be read. */
export function personNumberOf(row: ListRow, context: RowContext): string | undefined {
  const cell = row.cells.personNumber;
  const reading = cell && readField('personNumber', cell, context);
  return reading && 'value' in reading ? String(reading.value) : undefined;
}

function faultAt(key: ColumnKey, address: string, code: RowFaultCode, value: string, context: RowContext, other = ''): RowFault {
  const { header: column, max } = columns[key];
  return { column, key, address, code, message: sentenceOf(code, { column, max, other, years: context.offeredYears }), value };
}

const sameNumberAbove = (address: string, excelRows: readonly number[]): RowNotice => ({
  key: 'personNumber',
  address,
  code: 'SAME_NUMBER_ABOVE',
  message: `Aynı T.C. kimlik numarası ${excelRows.slice(0, 10).map((row) => `${row}.`).join(', ')} satırda da var; bu satır esas alındı. Satırlar aynı kişinin mi, kontrol edin.`,
});
