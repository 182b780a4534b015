import { normaliseReference } from '#domain/references/reference.ts';
import { type CommandTx } from '../../engine/transaction.ts';
import { type Row } from '../../engine/types.ts';
import { type ApplicationList } from './list-table.ts';

/** Lists of which some rows are at the officer's desk. */
const awaited = ['sentBack', 'partlyAccepted'];
const mostAwaited = 50;

/**
 * Whose form the file is, by the number in its head, and which list it corrects: the one that it names, else one that came on
 * the same form, else one that waits for at least half of these people. What is found is written on the list.
 * Answers the earlier list.
 */
export async function recogniseForm(tx: CommandTx, list: Row, read: ApplicationList): Promise<Row | undefined> {
  const institution = String(list['institution']);
  const form = await formOf(tx, read.form.formNumber);
  const own = form?.['institution'] === institution;
  const remark = read.form.formNumber === undefined ? null
    : form === undefined ? `Dosyadaki form numarası (${read.form.formNumber.slice(0, 40)}) bizim verdiğimiz bir form değil.`
      : own ? null : `Dosyadaki form (${String(form['reference'])}) başka bir kuruma verilmiş. Liste doğru kuruma mı kaydedildi, kontrol edin.`;
  const waiting = (await tx.find('application-lists', { institution, state: awaited }, { limit: mostAwaited })).filter(({ id, createdAt }) => id !== list.id && createdAt <= list.createdAt).reverse();
  const earlier = byNumber(waiting, read.form.listNumber) ?? (own ? waiting.find((one) => one['issuedForm'] === form.id) : undefined) ?? (await byPeople(tx, waiting, read));
  await tx.set('application-lists', list.id, { issuedForm: own ? form.id : null, formRemark: remark, corrects: earlier?.id ?? list['corrects'] });
  if (earlier?.state === 'sentBack') await tx.perform('application-lists', earlier.id, 'supersede');
  return earlier ?? (list['corrects'] === null ? undefined : await tx.get('application-lists', String(list['corrects'])));
}

async function formOf(tx: CommandTx, number: string | undefined): Promise<Row | undefined> {
  const reference = number === undefined ? undefined : normaliseReference(number);
  return reference === undefined ? undefined : (await tx.find('list-forms', { reference }, { limit: 1 }))[0];
}

function byNumber(lists: readonly Row[], number: string | undefined): Row | undefined {
  const reference = number === undefined ? undefined : normaliseReference(number);
  return reference === undefined ? undefined : lists.find((list) => list['reference'] === reference);
}

async function byPeople(tx: CommandTx, lists: readonly Row[], read: ApplicationList): Promise<Row | undefined> {
  if (lists.length === 0) return undefined;
  const digits = read.rows.flatMap(({ cells }) => cells.personNumber?.text.replace(/[\s.-]+/g, '') ?? []).filter((text) => /^[0-9]{11}$/.test(text));
  const [found] = await tx.sql<{ list: string }>(
    `select list from list_rows where list = any($1::uuid[]) and verdict <> 'accepted' and person_number = any($2) group by list
      having count(*) * 2 >= $3 order by count(*) desc limit 1`, [lists.map(({ id }) => id), digits, read.rows.length]);
  return lists.find(({ id }) => id === found?.list);
}
