import { Refusal } from '#domain/language/refuse.ts';
import { performAction } from '../../engine/perform-action.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Actor, type Engine, type Tx } from '../../engine/types.ts';
import { takeBatch, type TakenBatch, type Tried } from './take-batch.ts';

const most = 250;
/** A job of so much work stays well below its time limit; the rest is the next job's. A transaction costs as much as so many rows. */
const rowsAJob = 5_000;
const rowsOfTransaction = 25;

type Progress = TakenBatch | 'spoilt' | 'setAside';

/**
 * Makes people and pre-applications of the valid rows, batch by batch: each batch is one transaction under the list's lock, so that
 * a job that dies is simply continued, and two at once do nothing twice.
 */
export async function takeRowsIn(engine: Engine, listId: string, actor = systemActor): Promise<void> {
  let size = most;
  for (let worked = 0; worked < rowsAJob; worked += size + rowsOfTransaction) {
    const progress = await nextBatch(engine, listId, actor, size);
    if (progress === 'done') return finish(engine, listId, actor);
    if (progress === 'more') size = Math.min(most, 2 * size);
    if (progress === 'spoilt') size = Math.ceil(size / 4);
  }
  await inTransaction(engine, actor, (tx) => tx.enqueue('application-lists', listId, 'takeRowsIn'));
}

/** One row spoils its batch: smaller ones follow until it stands alone, and then it is set aside with the sentence. */
async function nextBatch(engine: Engine, listId: string, actor: Actor, size: number, again = true): Promise<Progress> {
  const tried: Tried = { first: null };
  try {
    return await inTransaction(engine, actor, (tx) => takeBatch(tx, listId, size, tried));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Another list made the same new person at this moment. He stands by now, and the second try finds him: no row is at fault.
    if (error.code === 'already_exists' && again) return nextBatch(engine, listId, actor, size, false);
    if (size > 1) return 'spoilt';
    await inTransaction(engine, actor, (tx) => setAside(tx, listId, tried.first, error));
    return 'setAside';
  }
}

/** The very row that was refused, if it still waits: a second job may have settled it meanwhile, and the next row is not at fault. */
async function setAside(tx: Tx, listId: string, rowId: string | null, refusal: Refusal): Promise<void> {
  const list = await tx.get('application-lists', listId, { lock: true });
  const [row] = rowId === null || list.state !== 'takingIn' ? [] : await tx.find('list-rows', { id: rowId, verdict: 'valid' }, { limit: 1 });
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
