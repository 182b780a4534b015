import { Refusal } from '#domain/language/refuse.ts';
import { performAction } from '../../engine/perform-action.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Actor, type Engine, type Row, type Tx, type Values } from '../../engine/types.ts';
import { openOrderLines } from './known-facts.ts';
import { QuotaAllocation, type Allotment } from './quota-allocation.ts';
import { type ListRowValue } from './row-rules.ts';

const batch = 50;
/** A job of this many batches stays well below its time limit; the rest is the next job's. */
const batchesAJob = 20;

type Progress = 'more' | 'done';

/**
 * Makes people and pre-applications of the valid rows, batch by batch: each batch is one transaction under the list's lock, so that
 * a job that dies is simply continued, and two at once do nothing twice.
 */
export async function takeRowsIn(engine: Engine, listId: string, actor = systemActor): Promise<void> {
  for (let round = 0; round < batchesAJob; round++) {
    if ((await nextBatch(engine, listId, actor)) === 'done') return finish(engine, listId, actor);
  }
  await inTransaction(engine, actor, (tx) => tx.enqueue('application-lists', listId, 'takeRowsIn'));
}

async function nextBatch(engine: Engine, listId: string, actor: Actor): Promise<Progress> {
  try {
    return await inTransaction(engine, actor, (tx) => takeBatch(tx, listId, batch));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  // One row spoils the batch: row by row, and the spoiler keeps the sentence.
  for (let row = 0; row < batch; row++) {
    try {
      if ((await inTransaction(engine, actor, (tx) => takeBatch(tx, listId, 1))) === 'done') return 'done';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await inTransaction(engine, actor, (tx) => setAside(tx, listId, error));
    }
  }
  return 'more';
}

async function takeBatch(tx: Tx, listId: string, size: number): Promise<Progress> {
  const list = await tx.get('application-lists', listId, { lock: true });
  const rows = list.state === 'takingIn' ? await tx.find('list-rows', { list: listId, verdict: 'valid' }, { limit: size }) : [];
  if (rows.length === 0) return 'done';
  const quota = new QuotaAllocation(await openOrderLines(tx, String(list['institution'])));
  const allotments = rows.map((row) => (valueOf(row).payer === 'institution' ? quota.take(valueOf(row)) : null));
  for (const [line, count] of quota.taken()) await tx.perform('order-lines', line, 'reserve', { count });
  let accepted = 0;
  for (const [at, row] of rows.entries()) {
    const allotment = allotments[at];
    if (allotment === undefined) await tx.set('list-rows', row.id, { verdict: 'overQuota', faultCodes: 'OVER_QUOTA' });
    else {
      const application = await takeRow(tx, list, valueOf(row), allotment);
      await tx.set('list-rows', row.id, { verdict: 'accepted', preApplication: application.id });
      accepted += 1;
    }
  }
  const over = rows.length - accepted;
  await tx.set('application-lists', listId, {
    rowsAccepted: Number(list['rowsAccepted']) + accepted,
    ...(over > 0 ? { rowsValid: Number(list['rowsValid']) - over, rowsOverQuota: Number(list['rowsOverQuota']) + over } : {}),
  });
  return 'more';
}

async function takeRow(tx: Tx, list: Row, value: ListRowValue, allotment: Allotment | null): Promise<Row> {
  const person = await personOf(tx, list, value);
  return tx.create('pre-applications', {
    institution: list['institution'], person, applicationType: list['applicationType'], applicationList: list.id, origin: 'list', employmentConfirmed: true,
    personNumber: value.personNumber, firstName: value.firstName, lastName: value.lastName, birthDate: value.birthDate, email: value.email, phone: value.phone,
    unitName: value.unit ?? null, jobTitle: value.title ?? null, staffClass: value.staffClass ?? null, staffNumber: value.staffNumber ?? null,
    years: value.years, reader: value.reader, payer: value.payer, reason: value.reason, ...quotaOf(allotment),
  });
}

/** Person-pays rows take nothing from an order. */
const quotaOf = (allotment: Allotment | null): Values => (allotment === null ? {} : {
  quota: 'reserved', orderLine: allotment.orderLine.id, readerLine: allotment.readerLine?.id ?? null,
  netPrice: allotment.orderLine['netPrice'], readerNetPrice: allotment.readerLine?.['netPrice'] ?? null,
});

async function personOf(tx: Tx, list: Row, value: ListRowValue): Promise<string> {
  const [known] = await tx.find('people', { personNumber: value.personNumber }, { limit: 1 });
  const person = known ?? (await tx.create('people', {
    personNumber: value.personNumber, firstName: value.firstName, lastName: value.lastName, birthDate: value.birthDate, email: value.email, phone: value.phone, source: 'list',
  }));
  const works = known ? await tx.find('employments', { person: person.id, institution: list['institution'], until: null }, { limit: 1 }) : [];
  if (works.length === 0) {
    await tx.create('employments', { person: person.id, institution: list['institution'], staffClass: value.staffClass ?? null, title: value.title?.slice(0, 120) ?? null, staffNumber: value.staffNumber ?? null, from: list['signedOn'], confirmedBy: 'list' });
  }
  return person.id;
}

async function setAside(tx: Tx, listId: string, refusal: Refusal): Promise<void> {
  const list = await tx.get('application-lists', listId, { lock: true });
  const [row] = await tx.find('list-rows', { list: listId, verdict: 'valid' }, { limit: 1 });
  if (!row) return;
  const sentence = refusal.details.sentences?.[0] ?? { code: refusal.code, tr: refusal.tr };
  const faults = [{ key: 'personNumber', column: 'T.C. Kimlik No', address: '', code: sentence.code, tr: sentence.tr, value: '' }];
  await tx.set('list-rows', row.id, { verdict: 'faulty', faults, faultCodes: sentence.code });
  await tx.set('application-lists', listId, { rowsValid: Number(list['rowsValid']) - 1, rowsFaulty: Number(list['rowsFaulty']) + 1 });
}

async function finish(engine: Engine, listId: string, actor: Actor): Promise<void> {
  try {
    await performAction(engine, actor, 'application-lists', listId, 'finish');
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'illegal_state') throw error;
  }
}

const valueOf = (row: Row): ListRowValue => row['value'] as ListRowValue;
