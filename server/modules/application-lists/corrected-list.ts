import { normaliseReference } from '#domain/references/reference.ts';
import { type Row, type Tx } from '../../engine/types.ts';
import { type ApplicationList } from './list-table.ts';

/** Lists of which some rows are at the officer's desk. */
const awaited = ['sentBack', 'partlyAccepted'];
const mostAwaited = 50;

/**
 * The list of the institution that this file corrects: the one that it names, else one that came on the same form, else one that waits for at
 * least half of these people. Of a file that has become a list (`own`), only those that were there before it.
 */
export async function correctedList(tx: Tx, institution: string, read: ApplicationList, own?: Row): Promise<Row | undefined> {
  const form = await formOf(tx, read.form.formNumber);
  const waiting = (await tx.find('application-lists', { institution, state: awaited }, { limit: mostAwaited })).filter(({ id, createdAt }) => own === undefined || (id !== own.id && createdAt <= own.createdAt)).reverse();
  return byNumber(waiting, read.form.listNumber) ?? (form?.['institution'] === institution ? waiting.find((one) => one['issuedForm'] === form.id) : undefined) ?? byPeople(tx, waiting, read);
}

/** The form that we handed out under this number. */
export async function formOf(tx: Tx, number: string | undefined): Promise<Row | undefined> {
  const reference = number === undefined ? undefined : normaliseReference(number);
  return reference === undefined ? undefined : (await tx.find('list-forms', { reference }, { limit: 1 }))[0];
}

function byNumber(lists: readonly Row[], number: string | undefined): Row | undefined {
  const reference = number === undefined ? undefined : normaliseReference(number);
  return reference === undefined ? undefined : lists.find((list) => list['reference'] === reference);
}

async function byPeople(tx: Tx, lists: readonly Row[], read: ApplicationList): Promise<Row | undefined> {
  if (lists.length === 0) return undefined;
  const digits = read.rows.flatMap(({ cells }) => cells.personNumber?.text.replace(/[\s.-]+/g, '') ?? []).filter((text) => /^[0-9]{11}$/.test(text));
  const [found] = await tx.sql<{ list: string }>(
    `select list from list_rows where list = any($1::uuid[]) and verdict <> 'accepted' and person_number = any($2) group by list
      having count(*) * 2 >= $3 order by count(*) desc limit 1`, [lists.map(({ id }) => id), digits, read.rows.length]);
  return lists.find(({ id }) => id === found?.list);
}
