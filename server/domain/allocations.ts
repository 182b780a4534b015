import { choice, money, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** So much of this payment pays so much of that charge. Never changed; undone by a step of its own. */
export const allocations = defineResource('allocations', {
  label: { tr: 'Eşleştirme', en: 'Allocation' },
  plural: { tr: 'Eşleştirmeler', en: 'Allocations' },
  title: ['payment', 'charge'],
  icon: 'CompareArrows',
  group: 'finance',
  fields: {
    payment: refersTo('Ödeme', 'payments', { required: true, derived: true }),
    charge: refersTo('Borç', 'charges', { required: true, derived: true }),
    amount: money('Tutar', { required: true, derived: true }),
    rule: choice('Nasıl bulundu', {
      byHand: { tr: 'Elle', en: 'By hand' },
      chargeReference: { tr: 'Açıklamadaki borç numarası', en: 'Charge number in the text' },
      exactAmount: { tr: 'VKN/TCKN ve tam tutar', en: 'Payer number and exact amount' },
      sumOfSome: { tr: 'VKN/TCKN ve borçların toplamı', en: 'Payer number and sum of charges' },
      payerOnly: { tr: 'Yalnız VKN/TCKN', en: 'Payer number only' },
      invoiceNumber: { tr: 'Açıklamadaki fatura numarası', en: 'Invoice number in the text' },
    }, { derived: true }),
    undoReason: text('Çözme nedeni', { derived: true }),
  },
  may: { read: { accountant: 'all', financeApprover: 'all', callAgent: 'all', callLead: 'all', auditor: 'all' } },
  list: ['payment', 'charge', 'amount', 'rule', 'state', 'createdAt'],
  sort: ['createdAt', 'DESC'],
  workflow: {
    initial: 'standing',
    states: {
      standing: { label: 'Geçerli', kind: 'done' },
      undone: { label: 'Çözüldü', kind: 'stopped' },
    },
    actions: {
      undo: { label: 'Eşleştirmeyi çöz', from: 'standing', to: 'undone', by: ['accountant', 'system'], input: { undoReason: text('Neden', { required: true }) }, does: ['takeBackFromCharge', 'freeOnPayment'], intent: 'danger' },
      // The whole payment goes away: nothing is left to free on it.
      undoWithPayment: { label: 'Ödemeyle birlikte çöz', from: 'standing', to: 'undone', by: 'system', input: { undoReason: text('Neden', { required: true }) }, does: ['takeBackFromCharge'] },
    },
  },
});
