import { columnKeys, columns, type ColumnKey } from '#domain/list-columns.ts';
import { type RowFault } from '#domain/list-rows.ts';
import { type GridRow } from './rows-api.ts';
import { type RowView } from './rows-store.ts';

export interface GridColumn {
  readonly key: ColumnKey;
  readonly heading: string;
  readonly width: number;
  /** The sender's own numbering is shown and never written. */
  readonly fixed: boolean;
}

const widths: Partial<Record<ColumnKey, number>> = { sequence: 56, personNumber: 124, firstName: 140, lastName: 140, birthDate: 108, email: 220, phone: 136, unit: 190, title: 150, staffNumber: 100, years: 92, reader: 92, payer: 92, reason: 128 };

/** Columns in the order of the sheet; one that the file lacks comes last, since a fault may stand there. */
export function columnsOf(row: GridRow | undefined): GridColumn[] {
  const order = (key: ColumnKey): number => {
    const letters = /^[A-Z]{1,3}/.exec(row?.cells[key]?.address ?? '')?.[0];
    return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : 10_000;
  };
  const known = columnKeys.filter((key) => key !== 'sequence' || row?.cells[key] !== undefined);
  return [...known].sort((one, other) => order(one) - order(other)).map((key) => ({ key, heading: columns[key].header, width: widths[key] ?? 120, fixed: key === 'sequence' }));
}

/** Told beside a row that is in order: something to look at, nothing to mend. */
const notices = ['SAME_NUMBER_ABOVE'];

export const isNotice = (fault: RowFault): boolean => notices.includes(fault.code);
export const faultsAt = (row: RowView, key: string): readonly RowFault[] => (row.faults ?? []).filter((fault) => fault.key === key);
export const isFaulty = (row: RowView, key: string): boolean => faultsAt(row, key).some((fault) => !isNotice(fault)) && row.typed[key] === undefined;
