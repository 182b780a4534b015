import { Refusal } from '#domain/language/refuse.ts';
import { createManyWithin } from '../../engine/create-many.ts';
import { performAction } from '../../engine/perform-action.ts';
import { setManyWithin } from '../../engine/set-many.ts';
import { inTransaction, type CommandTx } from '../../engine/transaction.ts';
import { systemActor, type Actor, type Row, type Values } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { fetchWorkbook } from './intake.ts';
import { knownFacts } from './known-facts.ts';
import { ListFileError } from './list-file-error.ts';
import { type ApplicationList, type ListRow } from './list-table.ts';
import { judgeRows, type JudgedRow } from './row-judgement.ts';
import { checkList } from './row-rules.ts';
import { readWorkbook } from './workbook-reader.ts';

const batch = 250;

/** The dry run, as a job: every row judged and kept with its cells, counters as it goes. Run again, it writes only what differs. */
export async function checkRows(outside: Pick<Outside, 'engine' | 'files'>, listId: string, actor = systemActor): Promise<void> {
  const { engine } = outside;
  const list = await inTransaction(engine, actor, (tx) => tx.get('application-lists', listId));
  if (list.state !== 'received' || typeof list['workbook'] !== 'string') return;
  const read = await readKept(outside, list, actor);
  if (!read) return;
  const judged = await inTransaction(engine, actor, async (tx) => {
    const offeredYears = String(await tx.setting('offeredYears')).split(',').map(Number);
    const checked = checkList(read.rows, { today: tx.today, offeredYears }).rows;
    return judgeRows(checked, read.rows, await knownFacts(tx, list, checked.flatMap(({ value }) => value?.personNumber ?? [])));
  });
  for (let from = 0; from < judged.length; from += batch) {
    await inTransaction(engine, actor, (tx) => writeRows(tx, listId, judged.slice(from, from + batch), read.rows.slice(from, from + batch), from));
  }
  await inTransaction(engine, actor, (tx) => tx.set('application-lists', listId, { ...countsOf(judged), rowsTotal: judged.length, readingFault: null }));
  try {
    await performAction(engine, actor, 'application-lists', listId, 'finishCheck');
  } catch (error) {
    // The job came back after its own success.
    if (!(error instanceof Refusal) || error.code !== 'illegal_state') throw error;
  }
}

async function readKept(outside: Pick<Outside, 'engine' | 'files'>, list: Row, actor: Actor): Promise<ApplicationList | undefined> {
  try {
    return await readWorkbook(await fetchWorkbook(outside, String(list['workbook'])));
  } catch (error) {
    if (!(error instanceof ListFileError)) throw error;
    await inTransaction(outside.engine, actor, (tx) => tx.set('application-lists', list.id, { readingFault: error.tr }));
    return undefined;
  }
}

async function writeRows(tx: CommandTx, listId: string, judged: readonly JudgedRow[], cells: readonly ListRow[], before: number): Promise<void> {
  await tx.get('application-lists', listId, { lock: true });
  const kept = new Map((await tx.find('list-rows', { list: listId, row: judged.map(({ row }) => row) }, { bound: judged.length })).map((row) => [row['row'], row]));
  const values = new Map(judged.map((row, at) => [row.row, valuesOf(row, cells[at])]));
  const known = judged.flatMap(({ row }) => kept.get(row) ?? []);
  if (known.length > 0) await setManyWithin(tx, 'list-rows', new Map(known.map((row) => [row.id, values.get(Number(row['row'])) ?? {}])));
  await createManyWithin(tx, 'list-rows', judged.filter(({ row }) => !kept.has(row)).map(({ row, excelRow }) => ({ list: listId, row, excelRow, ...values.get(row) })));
  await tx.set('application-lists', listId, { rowsRead: before + judged.length });
}

function valuesOf({ verdict, faults, value }: JudgedRow, row: ListRow | undefined): Values {
  const cells = Object.fromEntries(Object.entries(row?.cells ?? {}).map(([key, cell]) => [key, { address: cell.address, text: cell.text.slice(0, 200) }]));
  const name = `${cells['firstName']?.text ?? ''} ${cells['lastName']?.text ?? ''}`.replace(/[\p{Cc}]/gu, ' ').trim().slice(0, 200);
  return { verdict, name: name || null, cells, faults, faultCodes: faults.map(({ code }) => code).join(', ').slice(0, 400) || null, value };
}

function countsOf(judged: readonly JudgedRow[]): Values {
  const count = (verdict: JudgedRow['verdict']) => judged.filter((row) => row.verdict === verdict).length;
  return { rowsValid: count('valid'), rowsFaulty: count('faulty'), rowsDuplicate: count('duplicate'), rowsOverQuota: count('overQuota') };
}
