import { Refusal } from '#domain/language/refuse.ts';
import { createRecord } from '../../engine/create-record.ts';
import { performAction } from '../../engine/perform-action.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { type Actor, type Engine, type Row } from '../../engine/types.ts';

export interface PaymentNotice {
  readonly channel: string;
  readonly bank: string;
  /** The bank's own number of the collection: one of a kind within the bank. */
  readonly bankReference: string;
  /** Kuruş. */
  readonly amount: number;
  /** `YYYY-MM-DD` */
  readonly valueOn: string;
  readonly payerVkn?: string | null | undefined;
  readonly payerTckn?: string | null | undefined;
  readonly payerName?: string | null | undefined;
  readonly payerIban?: string | null | undefined;
  /** Whatever the payer wrote; a charge number in it settles that charge. */
  readonly description?: string | null | undefined;
}

/**
 * A bank's notice of money. Banks repeat a notice whose answer was lost: the same one answers with the first payment.
 * Refuses `key_reused` when the reference came before with another amount, day or payer.
 */
export async function receivePayment(engine: Engine, actor: Actor, notice: PaymentNotice): Promise<{ payment: Row; known: boolean }> {
  const before = await byReference(engine, actor, notice);
  if (before) return { payment: sameOrRefused(before, notice), known: true };
  const payerPerson = await personOf(engine, actor, notice.payerTckn ?? null);
  try {
    return { payment: await createRecord(engine, actor, 'payments', { ...notice, payerPerson }), known: false };
  } catch (error) {
    // The same notice arrived twice at once, and the other was first.
    const other = error instanceof Refusal && error.code === 'already_exists' ? await byReference(engine, actor, notice) : undefined;
    if (!other) throw error;
    return { payment: sameOrRefused(other, notice), known: true };
  }
}

/** The bank takes a collection back. Repeating it changes nothing. Refuses `not_found` for a collection that never came. */
export async function takeBackPayment(engine: Engine, actor: Actor, notice: Pick<PaymentNotice, 'bank' | 'bankReference'>, reverseReason: string): Promise<Row> {
  const payment = await byReference(engine, actor, notice);
  if (!payment) throw new Refusal('not_found', 'Bu referansla bir tahsilat yok.', 'No collection has this reference.');
  if (payment.state === 'reversed') return payment;
  return (await performAction(engine, actor, 'payments', payment.id, 'reverse', { reverseReason })).record;
}

const byReference = async (engine: Engine, actor: Actor, { bank, bankReference }: Pick<PaymentNotice, 'bank' | 'bankReference'>): Promise<Row | undefined> =>
  (await inTransaction(engine, actor, (tx) => tx.find('payments', { bank, bankReference }, { limit: 1 })))[0];

async function personOf(engine: Engine, actor: Actor, personNumber: string | null): Promise<string | null> {
  if (personNumber === null) return null;
  const [person] = await inTransaction(engine, actor, (tx) => tx.find('people', { personNumber }, { limit: 1 }));
  return person?.id ?? null;
}

const toldTwice = ['amount', 'valueOn', 'payerVkn', 'payerTckn', 'payerIban'] as const;

function sameOrRefused(before: Row, notice: PaymentNotice): Row {
  if (toldTwice.every((name) => (before[name] ?? null) === (notice[name] ?? null))) return before;
  throw new Refusal('key_reused', 'Bu banka referansı başka bir ödeme bilgisiyle kayıtlı.', 'This bank reference is registered with another payment.');
}
