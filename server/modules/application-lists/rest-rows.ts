import { setManyWithin } from '../../engine/set-many.ts';
import { inTransaction, type CommandTx } from '../../engine/transaction.ts';
import { type Actor, type Engine, type Row, type Values } from '../../engine/types.ts';
import { knownFacts } from './known-facts.ts';
import { judgeRows } from './row-judgement.ts';
import { checkList, personNumberOf, type RowContext } from './row-rules.ts';
import { judgementOf, rulesRow } from './stored-rows.ts';

const most = 10_000;
const batch = 250;

export async function rowContext(tx: CommandTx): Promise<RowContext> {
  return { today: tx.today, offeredYears: String(await tx.setting('offeredYears')).split(',').map(Number) };
}

/**
 * Rows that are kept, judged anew by the rules of the dry run, but for those that were taken in: they stand as they are, and whoever
 * has the number of one of them is its double, wherever in the list he stands. The file is not read again.
 */
export async function checkRest(engine: Engine, list: Row, actor: Actor): Promise<void> {
  const patches = await inTransaction(engine, actor, (tx) => judgedRest(tx, list));
  const taken = Number(list['rowsAccepted']);
  for (let from = 0; from < patches.length; from += batch) {
    await inTransaction(engine, actor, async (tx) => {
      const locked = await tx.get('application-lists', list.id, { lock: true });
      // Another job was faster, and somebody may have corrected rows since.
      if (locked.state !== 'received') return;
      await setManyWithin(tx, 'list-rows', new Map(patches.slice(from, from + batch)));
      await tx.set('application-lists', list.id, { rowsRead: taken + Math.min(from + batch, patches.length) });
    });
  }
  await inTransaction(engine, actor, async (tx) => tx.set('application-lists', list.id, await countRows(tx, list.id)));
}

async function judgedRest(tx: CommandTx, list: Row): Promise<[string, Values][]> {
  const rows = await tx.sql<Row>(`select id, "row", excel_row as "excelRow", verdict, cells, edits from list_rows where list = $1 and fault_codes is distinct from 'NOT_IN_FILE' order by "row" limit ${most}`, [list.id]);
  const rest = rows.filter((row) => row['verdict'] !== 'accepted');
  const reads = rest.map((row) => rulesRow(row));
  const context = await rowContext(tx);
  const checked = checkList([...reads, ...rows.filter((row) => row['verdict'] === 'accepted').map((row) => rulesRow(row))], context).rows.slice(0, rest.length);
  const judged = judgeRows(checked, reads, await knownFacts(tx, list, checked.flatMap(({ value }) => value?.personNumber ?? [])));
  return judged.map((one, at) => [rest[at]!.id, judgementOf(one, reads[at]!, personNumberOf(reads[at]!, context))]);
}

/** How the rows of a list stand; what was taken in counts as valid. */
export async function countRows(tx: CommandTx, listId: string): Promise<Values> {
  const [row] = await tx.sql<Record<'valid' | 'faulty' | 'duplicate' | 'over' | 'corrected', number>>(
    `select count(*) filter (where verdict in ('valid', 'accepted'))::int as valid, count(*) filter (where verdict = 'faulty' and fault_codes is distinct from 'NOT_IN_FILE')::int as faulty,
      count(*) filter (where verdict = 'duplicate')::int as duplicate, count(*) filter (where verdict = 'overQuota')::int as over, count(*) filter (where edits is not null)::int as corrected
      from list_rows where list = $1`, [listId]);
  return { rowsValid: row?.valid, rowsFaulty: row?.faulty, rowsDuplicate: row?.duplicate, rowsOverQuota: row?.over, rowsCorrected: row?.corrected };
}
