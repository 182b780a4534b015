import { refuse } from '#domain/language/refuse.ts';
import { openAmountOf } from '#domain/money/debt.ts';
import { addKurus, subtractKurus } from '#domain/money/kurus.ts';
import { formatKurus } from '#domain/money/kurus-text.ts';
import { payments } from '#domain/payments.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { loadedRows } from '../../engine/loaded.ts';
import { defineModule } from '../../engine/module.ts';
import { type Tx } from '../../engine/types.ts';
import { paymentsEntity } from './entity.ts';
import { match } from './match.ts';

type Payment = RecordOf<typeof payments>;
const noun = 'payments';
/** A payment taken back leaves no part standing, however many charges a university paid with it. */
const mostAllocations = 5_000;

const leftOf = (payment: Payment): number => subtractKurus(payment.amount, payment.allocatedAmount ?? 0);
const partsOf = (payment: Payment) => payment.suggestion ?? [];
const restStays = refuse('rest_stays', 'Ödemenin bir bölümü açıkta kalır.', 'A part of the payment stays free.');

export const paymentsModule = defineModule(payments, {
  entity: paymentsEntity,
  guards: {
    isNotFuture: (payment, { today }) => payment.valueOn <= today || refuse('value_day_future', 'Valör bugünden ileri olamaz.', 'The value day cannot lie in the future.'),
    throughOwnBank: (payment, { actor }) => actor.bank === undefined || payment.bank === actor.bank
      || refuse('other_bank', 'Bir banka yalnız kendi tahsilatını bildirebilir.', 'A bank reports its own collections only.'),
    somethingLeft: (payment) => leftOf(payment) > 0 || refuse('nothing_left', 'Ödemenin iade edilecek kalanı yok.', 'Nothing is left of the payment to refund.'),
    // While money is about to go back it stands still: taken back or allocated as well, it would leave twice.
    noOtherRefund: (payment, given) => {
      const open = ['ownRefundTasks', 'chargeRefundTasks', 'applicationRefundTasks'].flatMap((load) => loadedRows(given, load));
      return open.length === 0 || refuse('refund_open', `Bu ödemeyle ilgili sonuçlanmamış bir iade işi var: ${String(open[0]?.['title'])}. Önce o iş sonuçlanmalı (${payment.reference ?? ''}).`, 'A refund of this payment is open; it must be settled first.');
    },
    nothingAllocated: (payment) => (payment.allocatedAmount ?? 0) === 0 || restStays,
    notMoreThanLeft: (payment, { input }) => Number(input['sum']) <= leftOf(payment)
      || refuse('more_than_left', `Ödemenin kalanı ${formatKurus(leftOf(payment))}. Daha fazlası eşleştirilemez.`, `Only ${formatKurus(leftOf(payment))} is left of the payment.`),
    usesAll: (payment, { input }) => Number(input['sum']) === leftOf(payment) || restStays,
    suggestionUsesAll: (payment) => partsOf(payment).reduce((sum, part) => sum + part.sum, 0) === leftOf(payment) || restStays,
    nothingStaysAllocated: (payment, { input }) => (payment.allocatedAmount ?? 0) <= Number(input['sum']) || refuse('part_stays', 'Bir bölümü eşleşmiş kalır.', 'A part stays allocated.'),
  },
  consequences: {
    match,
    async noteSuggestion(tx, payment, input) {
      await tx.set(noun, payment.id, { suggestion: input['parts'], suggestedBecause: input['because'] });
    },
    async dropSuggestion(tx, payment) {
      await tx.set(noun, payment.id, { suggestion: null, suggestedBecause: null });
    },
    async allocateSuggested(tx, payment) {
      for (const { charge, sum, rule } of partsOf(payment)) await allocate(tx, payment, charge, sum, rule);
      await tx.set(noun, payment.id, { suggestion: null });
    },
    async allocateToCharge(tx, payment, input) {
      await allocate(tx, payment, String(input['charge']), Number(input['sum']), 'byHand');
      await tx.set(noun, payment.id, { suggestion: null });
    },
    async giveBack(tx, payment, input) {
      await tx.set(noun, payment.id, { allocatedAmount: subtractKurus(payment.allocatedAmount ?? 0, Number(input['sum'])) });
    },
    async undoAllocations(tx, payment, input) {
      for (const { id } of await tx.find('allocations', { payment: payment.id, state: 'standing' }, { bound: mostAllocations })) {
        await tx.perform('allocations', id, 'undoWithPayment', { undoReason: String(input['reverseReason']) });
      }
      await tx.set(noun, payment.id, { allocatedAmount: 0, suggestion: null });
    },
    async noteRefundAmount(tx, payment) {
      await tx.set(noun, payment.id, { refundAmount: leftOf(payment) });
    },
    async forgetRefund(tx, payment) {
      await tx.set(noun, payment.id, { refundIban: null, refundReason: null, refundAmount: null });
    },
    async completeRefundTask(tx, payment, input) {
      const outcome = input['refusalReason'] === undefined ? 'İade onaylandı.' : `İade reddedildi: ${String(input['refusalReason'])}`;
      for (const { id } of await tx.find('tasks', { recordId: payment.id, kind: 'refund', state: 'open' })) await tx.perform('tasks', id, 'complete', { outcome });
    },
    // Who allocates does not pay out: the other finance desk gets the task.
    async raiseRefundTask(tx, payment, input) {
      await tx.create('tasks', { kind: 'refund', role: 'financeApprover', noun, recordId: payment.id, title: `Ödeme iadesi: ${payment.reference ?? ''}`,
        details: `Tutar: ${formatKurus(leftOf(payment))}\nNeden: ${String(input['refundReason'])}` });
    },
  },
});

/** One part of a payment onto one charge. The charge is locked by its own step: two payments cannot pay the same kuruş. */
async function allocate(tx: Tx, payment: Payment, chargeId: string, sum: number, rule: string): Promise<void> {
  const charge = await tx.get('charges', chargeId, { lock: true });
  const open = openAmountOf(charge as unknown as Parameters<typeof openAmountOf>[0]);
  if (sum > open) tx.refuse(refuse('more_than_open', `${String(charge['reference'])} numaralı borcun açık tutarı ${formatKurus(open)}. Ödemeyi yeniden eşleştirin.`, `Only ${formatKurus(open)} of ${String(charge['reference'])} is open; match again.`));
  await tx.create('allocations', { payment: payment.id, charge: charge.id, amount: sum, rule });
  await tx.perform('charges', charge.id, 'applyPayment', { sum });
  const { allocatedAmount } = await tx.get(noun, payment.id);
  await tx.set(noun, payment.id, { allocatedAmount: addKurus(Number(allocatedAmount ?? 0), sum) });
}
