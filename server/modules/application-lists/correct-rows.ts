import { type Correction } from '#domain/application-lists.ts';
import { columnKeys, type ColumnKey } from '#domain/list-columns.ts';
import { type RowEdit, type RowFault } from '#domain/list-rows.ts';
import { type Sentence } from '#domain/language/refuse.ts';
import { once } from '../../engine/once.ts';
import { setManyWithin } from '../../engine/set-many.ts';
import { inTransaction, type CommandTx } from '../../engine/transaction.ts';
import { type Actor, type CommandOptions, type Engine, type Row, type Values } from '../../engine/types.ts';
import { knownFacts, openOrderLines } from './known-facts.ts';
import { beyondQuota, judgePeople, overQuotaFault, type QuotaWish } from './row-judgement.ts';
import { countRows, rowContext } from './rest-rows.ts';
import { checkList, personNumberOf } from './row-rules.ts';
import { cellsOf, editsOf, judgementOf, rulesRow } from './stored-rows.ts';

/** What became of the corrections of one row. */
export interface CorrectionOutcome {
  readonly row: number;
  readonly outcome: 'written' | 'stale' | 'taken' | 'missing';
}

const longestText = 1_000;
/** People of one number in one list; more is a fault of the file that nobody mends by hand. */
const mostNeighbours = 2_000;
/** A new order may put every row that was over the quota in order at once. */
const mostAtOnce = 2_000;

/** What is wrong with the shape of what was asked for, or nothing. */
export function faultOfCorrections(corrections: readonly Correction[]): Sentence | undefined {
  const sound = corrections.every(({ row, version, cells }) => Number.isInteger(row) && Number.isInteger(version) && Object.entries(cells).every(([key, text]) =>
    key !== 'sequence' && columnKeys.includes(key as ColumnKey) && (text === null || text.length <= longestText)));
  return sound ? undefined : { code: 'CORRECTION_UNKNOWN', tr: 'Düzeltme bilinmeyen bir sütuna ya da çok uzun bir değere ait.', en: 'A correction names an unknown column or is too long.' };
}

/** The whole change: the list's `correctRows` is performed (which asks its state and leaves its row of the trail), then its rows are written. */
export async function correctList(engine: Engine, actor: Actor, listId: string, corrections: readonly Correction[], key?: CommandOptions['once']): Promise<Corrected> {
  return inTransaction(engine, actor, (tx) => once(tx, key, async () => correctRows(tx, await tx.perform('application-lists', listId, 'correctRows', { corrections }), corrections)));
}

export interface Corrected {
  readonly outcomes: readonly CorrectionOutcome[];
  /** Ids of the rows that are judged otherwise now, or hold another text. */
  readonly changed: readonly string[];
}

/**
 * Writes corrections over cells and judges what they touch by the very rules of the dry run: the corrected rows, the rows that share a
 * number with them before or after, and the quota of the whole list. A row that somebody changed meanwhile is left as it is, and said
 * so. Runs under the lock of the list.
 */
async function correctRows(tx: CommandTx, list: Row, corrections: readonly Correction[]): Promise<Corrected> {
  const asked = new Map(corrections.map((one) => [one.row, one]));
  const found = await tx.find('list-rows', { list: list.id, row: [...asked.keys()] }, { lock: true, bound: asked.size });
  const outcomes = [...asked.values()].map(({ row, version }) => outcomeFor(found.find((one) => one['row'] === row), row, version));
  const written = new Set(outcomes.filter(({ outcome }) => outcome === 'written').map(({ row }) => row));
  const rows = found.filter((row) => written.has(Number(row['row'])));
  if (rows.length === 0) return { outcomes, changed: [] };
  const edits = new Map(rows.map((row) => [row.id, withCells(row, asked.get(Number(row['row']))?.cells ?? {})]));
  const patches = await judged(tx, list, rows, edits);
  for (const row of rows) patches.set(row.id, { ...patches.get(row.id), edits: edits.get(row.id) ?? null });
  await allot(tx, list, patches);
  const because = tx.becauseOf({ noun: 'application-lists', id: list.id, action: 'correctRows' });
  const all = [...patches];
  for (let from = 0; from < all.length; from += mostAtOnce) await setManyWithin(because, 'list-rows', new Map(all.slice(from, from + mostAtOnce)));
  await tx.set('application-lists', list.id, await countRows(tx, list.id));
  return { outcomes, changed: [...patches.keys()] };
}

function outcomeFor(found: Row | undefined, row: number, version: number): CorrectionOutcome {
  if (!found) return { row, outcome: 'missing' };
  if (found['verdict'] === 'accepted') return { row, outcome: 'taken' };
  return { row, outcome: found.version === version ? 'written' : 'stale' };
}

/** The corrections of a row; one that says what the file says is none. */
function withCells(row: Row, cells: Correction['cells']): Record<string, RowEdit> | null {
  const edits: Record<string, RowEdit> = { ...(editsOf(row) as Record<string, RowEdit>) };
  for (const [key, text] of Object.entries(cells)) {
    const was = cellsOf(row)[key]?.text ?? '';
    if (text === null || text === was) delete edits[key];
    else edits[key] = { text, was };
  }
  return Object.keys(edits).length === 0 ? null : edits;
}

async function judged(tx: CommandTx, list: Row, rows: readonly Row[], edits: ReadonlyMap<string, Record<string, RowEdit> | null>): Promise<Map<string, Values>> {
  const context = await rowContext(tx);
  const own = rows.map((row) => ({ id: row.id, read: rulesRow(row, edits.get(row.id) ?? {}) }));
  const numbers = [...rows.map((row) => row['personNumber']), ...own.map(({ read }) => personNumberOf(read, context))].filter((number): number is string => typeof number === 'string');
  const sharing = numbers.length === 0 ? [] : await tx.find('list-rows', { list: list.id, personNumber: [...new Set(numbers)] }, { lock: true, bound: mostNeighbours });
  const ownIds = new Set(own.map(({ id }) => id));
  const others = sharing.filter((row) => !ownIds.has(row.id) && row['verdict'] !== 'accepted').map((row) => ({ id: row.id, read: rulesRow(row) }));
  const taken = sharing.filter((row) => row['verdict'] === 'accepted').map((row) => rulesRow(row));
  // In the order of the list: of a number that stands twice the last one counts. Who was taken in counts before all.
  const all = [...own, ...others].sort((one, other) => one.read.row - other.read.row);
  const reads = all.map(({ read }) => read);
  const checked = checkList([...reads, ...taken], context).rows.slice(0, reads.length);
  const told = judgePeople(checked, reads, await knownFacts(tx, list, checked.flatMap(({ value }) => value?.personNumber ?? [])));
  return new Map(told.map((one, at) => [all[at]!.id, judgementOf(one, reads[at]!, personNumberOf(reads[at]!, context))]));
}

interface Wishing { readonly id: string; readonly verdict: string; readonly years: number; readonly reader: boolean; readonly payer: 'institution' | 'person'; readonly cell: { readonly address: string; readonly text: string; readonly was?: string } | null; readonly faults: readonly RowFault[] }

/** Hands the quota out anew over the whole list: a row that became right takes from what a later one had. */
async function allot(tx: CommandTx, list: Row, patches: Map<string, Values>): Promise<void> {
  const rows = await tx.sql<Wishing & { row: number }>(
    `select id, "row", verdict, (value ->> 'years')::int as years, (value ->> 'reader')::boolean as reader, value ->> 'payer' as payer, cells -> 'years' || coalesce(edits -> 'years', '{}'::jsonb) || jsonb_build_object('was', cells -> 'years' ->> 'text') as cell, faults
      from list_rows where list = $1 and (verdict in ('valid', 'overQuota') or id = any($2::uuid[])) order by "row"`, [list.id, [...patches.keys()]]);
  const now = rows.map((row) => ({ ...row, ...standing(patches.get(row.id), row.cell) }));
  const candidates = now.map((row) => (row.verdict === 'valid' || row.verdict === 'overQuota' ? ({ years: row.years, reader: row.reader, payer: row.payer } satisfies QuotaWish) : null));
  const over = beyondQuota(candidates, await openOrderLines(tx, String(list['institution'])));
  for (const [at, row] of now.entries()) {
    const wish = candidates[at];
    const verdict = over[at] ? 'overQuota' : 'valid';
    if (!wish || row.verdict === verdict) continue;
    const others = row.faults.filter(({ code }) => code !== 'OVER_QUOTA');
    const faults = over[at] ? [overQuotaFault(wish, row.cell ?? undefined), ...others] : others;
    patches.set(row.id, { ...patches.get(row.id), verdict, faults, faultCodes: faults.map(({ code }) => code).join(', ').slice(0, 400) || null });
  }
}

/** How a row stands after what was just judged; as it was stored, where nothing was. */
function standing(patch: Values | undefined, cell: Wishing['cell']): Partial<Wishing> {
  if (!patch) return {};
  const value = patch['value'] as QuotaWish | null;
  const edit = 'edits' in patch ? ((patch['edits'] as Record<string, RowEdit> | null)?.['years']?.text ?? cell?.was) : cell?.text;
  return { verdict: String(patch['verdict']), faults: patch['faults'] as readonly RowFault[], ...(cell && edit !== undefined ? { cell: { ...cell, text: edit } } : {}), ...(value ? { years: value.years, reader: value.reader, payer: value.payer } : {}) };
}
