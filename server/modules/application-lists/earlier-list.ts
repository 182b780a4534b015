import { columnKeys, type ColumnKey } from '#domain/list-columns.ts';
import { fold } from '#domain/turkish/fold.ts';
import { type CommandTx } from '../../engine/transaction.ts';
import { type Row, type Values } from '../../engine/types.ts';
import { type ListRow } from './list-table.ts';
import { rulesRow } from './stored-rows.ts';

export interface Compared {
  /** By row of the new list: `change`, and for a corrected one `earlier`: what stood in the cells that differ. */
  readonly rows: ReadonlyMap<number, Values>;
  /** Rows of the earlier list that the new one has no more. */
  readonly removed: readonly ListRow[];
  readonly words: string;
}

const most = 10_000;

/**
 * What a list that comes back changed. Our own file of corrections carries the earlier row's number beside each person; any other
 * file is matched by identity number, e-mail, or name with birth date.
 */
export async function compareWithEarlier(tx: CommandTx, earlier: Row, rows: readonly ListRow[], ownFile: boolean): Promise<Compared> {
  const stored = await tx.sql<Row>(`select "row", excel_row as "excelRow", verdict, cells, edits, earlier from list_rows where list = $1 order by "row" limit ${most}`, [earlier.id]);
  // What was taken in is not in the file that we sent.
  const old = stored.filter((row) => !(ownFile && row['verdict'] === 'accepted')).map((row) => rulesRow(row));
  return compareRows(`${String(earlier['reference'])} listesine göre`, old, rows, ownFile);
}

/** The rows of one list against those of another; the words begin with what they are compared with. */
export function compareRows(opening: string, old: readonly ListRow[], rows: readonly ListRow[], ownFile: boolean): Compared {
  const index = indexOf(old, ownFile);
  const met = new Set<number>();
  const told = new Map<number, Values>();
  for (const row of rows) {
    const before = namesOf(row, ownFile).flatMap((name) => index.get(name) ?? []).find((one) => !met.has(one.row));
    if (before) met.add(before.row);
    const changed = before ? differing(before, row) : [];
    told.set(row.row, { change: !before ? 'added' : changed.length > 0 ? 'fixed' : 'unchanged', earlier: changed.length > 0 ? Object.fromEntries(changed.map((key) => [key, (before?.cells[key]?.text ?? '').slice(0, 300)])) : null });
  }
  const removed = old.filter(({ row }) => !met.has(row));
  return { rows: told, removed, words: inWords(opening, [...told.values()], removed.length) };
}

function indexOf(rows: readonly ListRow[], ownFile: boolean): Map<string, ListRow[]> {
  const index = new Map<string, ListRow[]>();
  for (const row of rows) for (const name of [...(ownFile ? [`row ${row.row}`] : []), ...peopleNames(row)]) index.set(name, [...(index.get(name) ?? []), row]);
  return index;
}

const namesOf = (row: ListRow, ownFile: boolean): string[] => [...(ownFile ? [`row ${row.cells.sequence?.text.trim() ?? ''}`] : []), ...peopleNames(row)];

function peopleNames({ cells }: ListRow): string[] {
  const text = (key: ColumnKey) => fold(cells[key]?.text ?? '');
  const number = text('personNumber').replaceAll(' ', '');
  return [...(number === '' ? [] : [`number ${number}`]), ...(text('email') === '' ? [] : [`email ${text('email')}`]), `name ${text('firstName')} ${text('lastName')} ${comparable('birthDate', cells.birthDate?.text ?? '')}`];
}

const differing = (before: ListRow, after: ListRow): ColumnKey[] =>
  columnKeys.filter((key) => key !== 'sequence' && comparable(key, before.cells[key]?.text ?? '') !== comparable(key, after.cells[key]?.text ?? ''));

/** A date is one however it is written, and our own apostrophe before a formula is none of theirs. */
function comparable(key: ColumnKey, text: string): string {
  const plain = text.trim().replace(/^'/, '');
  return key === 'birthDate' ? plain.replace(/^([0-9]{4})-([0-9]{2})-([0-9]{2})$/, '$3.$2.$1').replaceAll(/[./-]/g, '.') : plain;
}

function inWords(opening: string, rows: readonly Values[], removed: number): string {
  const count = (change: string) => rows.filter((row) => row['change'] === change).length;
  const parts = [[count('fixed'), 'satır düzeltilmiş'], [count('unchanged'), 'satır aynı kalmış'], [count('added'), 'satır eklenmiş'], [removed, 'satır çıkarılmış']] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`).join(', ');
  return `${opening} ${told || 'fark yok'}.`;
}
