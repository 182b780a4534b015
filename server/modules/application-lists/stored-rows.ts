import { columnKeys, type ColumnKey } from '#domain/list-columns.ts';
import { type RowCell, type RowEdit } from '#domain/list-rows.ts';
import { type Row, type Values } from '../../engine/types.ts';
import { type ListRow } from './list-table.ts';
import { type JudgedRow } from './row-judgement.ts';
import { type ListCell } from './sheet-cells.ts';

/** Longer than any column may be together with the blanks around it: what is cut here is too long in any case. */
const longestKept = 300;

export type Edits = Readonly<Partial<Record<string, RowEdit>>>;

export const cellsOf = (row: Row): Readonly<Record<string, RowCell>> => (row['cells'] ?? {}) as Record<string, RowCell>;
export const editsOf = (row: Row): Edits => (row['edits'] ?? {}) as Edits;

/** Cells as they lie beside a row: address, text, and the kind where it is no text. */
export function storedCells(row: ListRow | undefined): Record<string, RowCell> {
  return Object.fromEntries(Object.entries(row?.cells ?? {}).map(([key, cell]) => {
    const kept = { address: cell.address, text: cell.text.slice(0, longestKept) };
    return [key, cell.kind === 'text' ? kept : { ...kept, kind: cell.kind }];
  }));
}

/** The row as the rules read it: the cells of the file, and over them what was corrected here. */
export function rulesRow(row: Row, edits: Edits = editsOf(row)): ListRow {
  const cells = Object.fromEntries(Object.entries(cellsOf(row)).map(([key, cell]) => [key, { address: cell.address, raw: cell.text, text: cell.text, kind: cell.kind ?? 'text' } satisfies ListCell]));
  return corrected({ row: Number(row['row']), excelRow: Number(row['excelRow']), cells }, edits);
}

/** A correction counts only where the file still holds what was corrected. */
export function corrected(row: ListRow, edits: Edits): ListRow {
  const valid = Object.entries(edits).filter(([key, edit]) => edit !== undefined && columnKeys.includes(key as ColumnKey) && (row.cells[key as ColumnKey]?.text ?? '').slice(0, longestKept) === edit.was);
  if (valid.length === 0) return row;
  const over = valid.map(([key, edit]) => {
    const text = edit?.text ?? '';
    return [key, { address: row.cells[key as ColumnKey]?.address ?? '', raw: text, text, kind: text.trim() === '' ? 'blank' : 'text' } satisfies ListCell];
  });
  return { ...row, cells: { ...row.cells, ...Object.fromEntries(over) } };
}

/** What the judgement writes on a row. `number`: as the rules read it, also where another cell is at fault. */
export function judgementOf({ verdict, faults, value }: JudgedRow, row: ListRow, number: string | undefined): Values {
  const text = (key: ColumnKey) => row.cells[key]?.text ?? '';
  const name = `${text('firstName')} ${text('lastName')}`.replace(/[\p{Cc}]/gu, ' ').trim().slice(0, 200);
  return { verdict, name: name || null, faults, faultCodes: faults.map(({ code }) => code).join(', ').slice(0, 400) || null, value, personNumber: number ?? null };
}
