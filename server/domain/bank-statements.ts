import { choice, date, iban, integer, money, reference, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** What a bank says of a day or longer, to hold our payments against. Its lines follow with the bank files. */
export const bankStatements = defineResource('bank-statements', {
  label: { tr: 'Ekstre', en: 'Bank statement' },
  plural: { tr: 'Ekstreler', en: 'Bank statements' },
  title: ['reference'],
  icon: 'AccountBalance',
  group: 'finance',
  fields: {
    reference: reference('Ekstre no', 'EK'),
    bank: choice('Banka', { vakifbank: { tr: 'VakıfBank', en: 'VakıfBank' }, ziraat: { tr: 'Ziraat Bankası', en: 'Ziraat Bankası' }, other: { tr: 'Diğer', en: 'Other' } }, { required: true }),
    account: iban('Hesap', { required: true }),
    fromDay: date('İlk gün', { required: true, sortable: true }),
    toDay: date('Son gün', { required: true, sortable: true }),
    opening: money('Açılış bakiyesi', { required: true, min: -1_000_000_000_000 }),
    movements: money('Hareketlerin toplamı', { required: true, min: -1_000_000_000_000 }),
    movementCount: integer('Hareket sayısı', { required: true, min: 0 }),
    closing: money('Kapanış bakiyesi', { required: true, min: -1_000_000_000_000 }),
    difference: text('Fark', { derived: true }),
  },
  may: { read: { accountant: 'all', financeApprover: 'all', auditor: 'all' }, create: ['accountant', 'bank'] },
  conditions: {
    balances: { tr: 'Açılış ile hareketler kapanışı veriyor', en: 'The opening balance and the movements give the closing balance' },
    daysInOrder: { tr: 'İlk gün son günden sonra değil', en: 'The first day is not after the last' },
  },
  onCreate: { requires: ['balances', 'daysInOrder'] },
  list: ['reference', 'bank', 'fromDay', 'toDay', 'closing', 'state'],
  sort: ['toDay', 'DESC'],
  workflow: {
    initial: 'received',
    states: {
      received: { label: 'Geldi', kind: 'ours', waitsOn: 'accountant', due: { workingDays: 'paymentMatchDays' }, says: { tr: 'Ekstre karşılaştırılacak.', en: 'The statement is to be compared.' } },
      agreed: { label: 'Tuttu', kind: 'done' },
      differs: { label: 'Fark var', kind: 'alarm', waitsOn: 'accountant', says: { tr: 'Ekstre ile kayıtlar arasındaki fark araştırılıyor.', en: 'The difference is being found.' } },
    },
    actions: {
      compare: { label: 'Ödemelerle karşılaştır', from: ['received', 'differs'], by: 'accountant', does: ['compareWithPayments'], intent: 'primary' },
      agree: { label: 'Tuttu', from: ['received', 'differs'], to: 'agreed', by: 'system' },
      differ: { label: 'Fark var', from: 'received', to: 'differs', by: 'system' },
    },
  },
});
