import { type RowCell, type RowEdit, type RowFault } from '#domain/list-rows.ts';
import { call, newIntention, post } from '../../providers/http.ts';

/** A row of a list as the grid shows it. */
export interface GridRow {
  readonly id: string;
  readonly row: number;
  readonly excelRow: number;
  readonly version: number;
  readonly verdict: string;
  readonly cells: Readonly<Record<string, RowCell>>;
  readonly edits: Readonly<Record<string, RowEdit>> | null;
  readonly faults: readonly RowFault[] | null;
  readonly earlier: Readonly<Record<string, string>> | null;
  readonly change: string | null;
  readonly preApplication: string | null;
}

export interface Outcome {
  readonly row: number;
  readonly outcome: 'written' | 'stale' | 'taken' | 'missing';
  readonly sentence?: string;
}

/** How the list stands after a change; `version` is the list's own. */
export type Counts = Readonly<Record<'version' | 'rowsValid' | 'rowsFaulty' | 'rowsDuplicate' | 'rowsOverQuota' | 'rowsCorrected', number>>;

export interface CorrectionAnswer {
  readonly outcomes: readonly Outcome[];
  readonly rows: readonly GridRow[];
  readonly moreChanged: boolean;
  readonly list: Counts;
}

/** At most 500 row numbers at once. Throws react-admin's HttpError. */
export async function rowsByNumber(list: string, numbers: readonly number[]): Promise<GridRow[]> {
  const { json } = await post('/api/list-rows/query', { filter: { list, row: numbers }, sort: ['row', 'ASC'], range: [0, numbers.length - 1] });
  return json as GridRow[];
}

/** Numbers of the rows that are not in order, ascending. */
export async function faultyRows(list: string): Promise<number[]> {
  const { json } = await call(`/api/application-lists/${list}/rows/outline`);
  return (json as { rows: [number, string][] }).rows.map(([row]) => row);
}

export async function sendCorrections(list: string, corrections: readonly { row: number; version: number; cells: Readonly<Record<string, string | null>> }[]): Promise<CorrectionAnswer> {
  const { json } = await post(`/api/application-lists/${list}/rows/correct`, { corrections }, { 'Idempotency-Key': newIntention() });
  return json as CorrectionAnswer;
}
