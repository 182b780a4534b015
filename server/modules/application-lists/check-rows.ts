import { Refusal } from '#domain/language/refuse.ts';
import { createManyWithin } from '../../engine/create-many.ts';
import { performAction } from '../../engine/perform-action.ts';
import { setManyWithin } from '../../engine/set-many.ts';
import { inTransaction, type CommandTx } from '../../engine/transaction.ts';
import { systemActor, type Actor, type Row, type Values } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { compareWithEarlier, type Compared } from './earlier-list.ts';
import { fetchWorkbook } from './intake.ts';
import { knownFacts } from './known-facts.ts';
import { knownHeadings } from './known-headings.ts';
import { listLimits } from './limits.ts';
import { ListFileError } from './list-file-error.ts';
import { type ApplicationList, type ListRow } from './list-table.ts';
import { recogniseForm } from './recognise-form.ts';
import { checkRest, rowContext } from './rest-rows.ts';
import { judgeRows, type JudgedRow } from './row-judgement.ts';
import { checkList, personNumberOf } from './row-rules.ts';
import { corrected, editsOf, judgementOf, storedCells, type Edits } from './stored-rows.ts';
import { readWorkbook } from './workbook-reader.ts';

const batch = 250;

/** A row with all that is written of it. */
interface Told {
  readonly judged: JudgedRow;
  /** As the file has it. */
  readonly sent: ListRow;
  /** With what was corrected here. */
  readonly read: ListRow;
  readonly number: string | undefined;
  readonly compared: Values;
}

/**
 * The dry run, as a job: every row judged and kept with its cells, counters as it goes. Run again, it writes only what differs;
 * what was corrected here stays corrected.
 */
export async function checkRows(outside: Pick<Outside, 'engine' | 'files'>, listId: string, actor = systemActor): Promise<void> {
  const { engine } = outside;
  const list = await inTransaction(engine, actor, (tx) => tx.get('application-lists', listId));
  if (list.state !== 'received') return;
  if (Number(list['rowsAccepted']) > 0) await checkRest(engine, list, actor);
  else if (!(await checkFile(outside, list, actor))) return;
  try {
    await performAction(engine, actor, 'application-lists', listId, 'finishCheck');
  } catch (error) {
    // The job came back after its own success.
    if (!(error instanceof Refusal) || error.code !== 'illegal_state') throw error;
  }
}

/** Answers whether there was a file that can be read. */
async function checkFile(outside: Pick<Outside, 'engine' | 'files'>, list: Row, actor: Actor): Promise<boolean> {
  const { engine } = outside;
  const listId = list.id;
  if (typeof list['workbook'] !== 'string') return false;
  const read = await readKept(outside, list, actor);
  if (!read) return false;
  const earlier = await inTransaction(engine, actor, (tx) => recogniseForm(tx, list, read));
  const { told, compared } = await inTransaction(engine, actor, (tx) => judgedList(tx, list, read, earlier));
  for (let from = 0; from < told.length; from += batch) {
    if (!(await inTransaction(engine, actor, (tx) => writeRows(tx, list, told.slice(from, from + batch), from)))) return false;
  }
  const isOurs = await inTransaction(engine, actor, async (tx) => {
    if (!(await stillOurs(tx, list))) return false;
    await leaveOutGone(tx, listId, told.length);
    await tx.set('application-lists', listId, { ...countsOf(told), rowsTotal: told.length, sheetName: read.sheet.replace(/[\p{Cc}]/gu, ' '), readingFault: null, difference: compared?.words ?? null });
    return true;
  });
  return isOurs;
}

async function readKept(outside: Pick<Outside, 'engine' | 'files'>, list: Row, actor: Actor): Promise<ApplicationList | undefined> {
  try {
    return await readWorkbook(await fetchWorkbook(outside, String(list['workbook'])), listLimits, await knownHeadings(outside.engine));
  } catch (error) {
    if (!(error instanceof ListFileError)) throw error;
    await inTransaction(outside.engine, actor, (tx) => tx.set('application-lists', list.id, { readingFault: error.tr }));
    return undefined;
  }
}

async function judgedList(tx: CommandTx, list: Row, sent: ApplicationList, earlier: Row | undefined): Promise<{ told: Told[]; compared: Compared | undefined }> {
  const edits = await editsKept(tx, list.id);
  const rows = sent.rows.map((row) => corrected(row, edits.get(row.row) ?? {}));
  const context = await rowContext(tx);
  const checked = checkList(rows, context).rows;
  const judged = judgeRows(checked, rows, await knownFacts(tx, list, checked.flatMap(({ value }) => value?.personNumber ?? [])));
  const compared = earlier && await compareWithEarlier(tx, earlier, rows, sent.form.listNumber !== undefined);
  const told = judged.map((one, at): Told => {
    const [row, file] = [rows[at]!, sent.rows[at]!];
    return { judged: one, sent: file, read: row, number: personNumberOf(row, context), compared: compared?.rows.get(one.row) ?? { change: null, earlier: null } };
  });
  return { told, compared };
}

/** Corrections made here, by row: a second look at the file does not undo them. */
async function editsKept(tx: CommandTx, listId: string): Promise<Map<number, Edits>> {
  const rows = await tx.sql<Row>('select "row", edits from list_rows where list = $1 and edits is not null', [listId]);
  return new Map(rows.map((row) => [Number(row['row']), editsOf(row)]));
}

/** Threat: a job that comes back late would lay the rows of a file that was replaced, or of a list that is being taken in, over those that count. */
async function stillOurs(tx: CommandTx, list: Row): Promise<boolean> {
  const now = await tx.get('application-lists', list.id, { lock: true });
  return now.state === 'received' && now['workbook'] === list['workbook'];
}

/** Answers whether the rows were this job's to write. */
async function writeRows(tx: CommandTx, list: Row, told: readonly Told[], before: number): Promise<boolean> {
  if (!(await stillOurs(tx, list))) return false;
  const listId = list.id;
  const kept = new Map((await tx.find('list-rows', { list: listId, row: told.map(({ judged }) => judged.row) }, { bound: told.length })).map((row) => [row['row'], row]));
  const values = new Map(told.map((one) => [one.judged.row, { cells: storedCells(one.sent), ...judgementOf(one.judged, one.read, one.number), ...one.compared }]));
  const known = told.flatMap(({ judged }) => kept.get(judged.row) ?? []);
  if (known.length > 0) await setManyWithin(tx, 'list-rows', new Map(known.map((row) => [row.id, values.get(Number(row['row'])) ?? {}])));
  await createManyWithin(tx, 'list-rows', told.filter(({ judged }) => !kept.has(judged.row)).map(({ judged: { row, excelRow } }) => ({ list: listId, row, excelRow, ...values.get(row) })));
  await tx.set('application-lists', listId, { rowsRead: before + told.length });
  return true;
}

/** Rows of an earlier, longer file of the same list are nobody's any more: they must not be taken in. */
async function leaveOutGone(tx: CommandTx, listId: string, rows: number): Promise<void> {
  const gone = await tx.sql<{ id: string }>("select id from list_rows where list = $1 and \"row\" > $2 and verdict <> 'accepted' and fault_codes is distinct from 'NOT_IN_FILE' order by id limit 2000", [listId, rows]);
  if (gone.length === 0) return;
  await setManyWithin(tx, 'list-rows', new Map(gone.map(({ id }) => [id, { verdict: 'faulty', faultCodes: 'NOT_IN_FILE', value: null, personNumber: null, edits: null }])));
  await leaveOutGone(tx, listId, rows);
}

function countsOf(told: readonly Told[]): Values {
  const count = (verdict: JudgedRow['verdict']) => told.filter(({ judged }) => judged.verdict === verdict).length;
  return { rowsValid: count('valid'), rowsFaulty: count('faulty'), rowsDuplicate: count('duplicate'), rowsOverQuota: count('overQuota') };
}
