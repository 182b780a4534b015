import { choice, date, iban, instant, longText, money, personNumber, reference, refersTo, structure, text, vkn } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** Money that arrived. It is allocated to charges, in parts where needed; what is left over stays as an advance. */
export const payments = defineResource('payments', {
  label: { tr: 'Ödeme', en: 'Payment' },
  plural: { tr: 'Ödemeler', en: 'Payments' },
  title: ['reference'],
  icon: 'Payments',
  group: 'finance',
  subject: 'payerPerson',
  fields: {
    reference: reference('Ödeme no', 'OD'),
    channel: choice('Kanal', {
      branch: { tr: 'Banka şubesi', en: 'Bank branch' }, internet: { tr: 'İnternet şube', en: 'Internet banking' }, mobile: { tr: 'Mobil şube', en: 'Mobile banking' },
      pos: { tr: 'Sanal POS', en: 'Card payment' }, statement: { tr: 'Ekstre', en: 'Statement' },
    }, { required: true }),
    bank: choice('Banka', { vakifbank: { tr: 'VakıfBank', en: 'VakıfBank' }, ziraat: { tr: 'Ziraat Bankası', en: 'Ziraat Bankası' }, other: { tr: 'Diğer', en: 'Other' } }, { required: true }),
    bankReference: text('Banka referansı', { required: true, max: 60, searchable: 'exact' }),
    amount: money('Tutar', { required: true, min: 1, sortable: true }),
    valueOn: date('Valör', { required: true, sortable: true }),
    payerVkn: vkn({ tr: 'Ödeyen VKN', en: 'Payer’s tax number' }, { searchable: 'exact' }),
    payerTckn: personNumber({ tr: 'Ödeyen kimlik no', en: 'Payer’s person number' }, { searchable: 'exact' }),
    payerName: text('Ödeyen', { personal: true, searchable: 'name', max: 300 }),
    payerIban: iban({ tr: 'Ödeyen IBAN', en: 'Payer’s IBAN' }, { personal: true }),
    description: longText('Açıklama', { max: 1000, personal: true }),
    payerPerson: refersTo('Ödeyen kişi', 'people'),
    allocatedAmount: money('Eşleşen', { derived: true, default: 0 }),
    suggestion: structure<readonly { readonly charge: string; readonly sum: number; readonly rule: string }[]>()('Öneri', { derived: true }),
    suggestedBecause: text('Önerinin nedeni', { derived: true, max: 300 }),
    reversedAt: instant('Geri alındığı an', { derived: true }),
  },
  rows: { fromBank: { field: 'channel', in: ['branch', 'internet', 'mobile', 'pos'] } },
  may: {
    read: { accountant: 'all', financeApprover: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', bank: 'fromBank' },
    seePersonal: { accountant: 'always', financeApprover: 'always', callAgent: 'withReason', callLead: 'withReason', auditor: 'withReason' },
    create: ['accountant', 'bank'],
  },
  loads: { allocations: { many: 'allocations', by: 'payment', limit: 100 } },
  onCreate: { requires: ['isNotFuture'], does: ['match'] },
  list: ['reference', 'valueOn', 'payerName', 'amount', 'allocatedAmount', 'state'],
  sort: ['createdAt', 'DESC'],
  unmaskedList: ['accountant'],
  related: [{ noun: 'allocations', by: 'payment' }],
  workflow: {
    initial: 'received',
    states: {
      received: { label: 'Geldi', kind: 'ours', waitsOn: 'accountant', due: { workingDays: 'paymentMatchDays' }, says: { tr: 'Ödeme geldi, borçla eşleştirilecek.', en: 'The payment arrived and will be matched.' } },
      unidentified: { label: 'Kimliği belirsiz', kind: 'ours', waitsOn: 'accountant', due: { workingDays: 'paymentMatchDays' }, says: { tr: 'Ödemenin hangi borca ait olduğu araştırılıyor.', en: 'It is being found out what the payment is for.' } },
      suggested: { label: 'Öneri var', kind: 'ours', waitsOn: 'accountant', due: { workingDays: 'paymentMatchDays' }, says: { tr: 'Ödeme geldi, eşleştirme onay bekliyor.', en: 'The payment arrived; its match waits for confirmation.' } },
      partlyAllocated: { label: 'Kısmen eşleşti', kind: 'ours', waitsOn: 'accountant', due: { workingDays: 'paymentMatchDays' }, says: { tr: 'Ödemenin bir bölümü borçla eşleşti; kalanı hesapta duruyor.', en: 'Partly allocated; the rest stays on the account.' } },
      allocated: { label: 'Eşleşti', kind: 'done', says: { tr: 'Ödeme borçla eşleşti.', en: 'The payment is allocated.' } },
      reversed: { label: 'Geri alındı', kind: 'stopped', says: { tr: 'Ödeme banka tarafından geri alındı.', en: 'The bank took the payment back.' } },
    },
    actions: {
      suggest: { label: 'Öneri koy', from: ['received', 'unidentified'], to: 'suggested', by: 'system', input: { because: text('Neden', { required: true, max: 300 }), parts: structure<readonly { readonly charge: string; readonly sum: number; readonly rule: string }[]>()('Bölümler', { required: true }) }, does: ['noteSuggestion'] },
      markUnidentified: { label: 'Kimliği belirsiz', from: ['received', 'suggested'], to: 'unidentified', by: ['accountant', 'system'], does: ['dropSuggestion'] },
      matchAgain: { label: 'Yeniden eşleştir', from: ['received', 'unidentified'], by: 'accountant', does: ['match'] },
      acceptSuggestion: { label: 'Öneriyi kabul et', from: 'suggested', to: { when: 'suggestionUsesAll', then: 'allocated', else: 'partlyAllocated' }, by: 'accountant', does: ['allocateSuggested'], intent: 'primary' },
      // A bank that collected for a charge which we named has said all there is to say.
      settle: { label: 'Tahsilatı borca işle', from: 'suggested', to: { when: 'suggestionUsesAll', then: 'allocated', else: 'partlyAllocated' }, by: 'system', does: ['allocateSuggested'] },
      allocate: { label: 'Borçla eşleştir', from: ['received', 'unidentified', 'suggested', 'partlyAllocated'], to: { when: 'usesAll', then: 'allocated', else: 'partlyAllocated' }, by: 'accountant', requires: ['notMoreThanLeft'], does: ['allocateToCharge'],
        input: { charge: refersTo('Borç', 'charges', { required: true }), sum: money('Tutar', { required: true, min: 1 }) }, intent: 'primary' },
      freeAllocation: { label: 'Eşleştirmeyi çöz', from: ['partlyAllocated', 'allocated'], to: { when: 'nothingStaysAllocated', then: 'unidentified', else: 'partlyAllocated' }, by: 'system', input: { sum: money('Tutar', { required: true, min: 1 }) }, does: ['giveBack'] },
      requestRefund: { label: 'İade iste', from: ['unidentified', 'partlyAllocated'], by: 'accountant', does: ['raiseRefundTask'], input: { refundIban: iban('İade IBAN', { required: true, personal: true }), refundReason: text('Neden', { required: true }) } },
      reverse: { label: 'Ödemeyi geri al', from: ['received', 'unidentified', 'suggested', 'partlyAllocated', 'allocated'], to: 'reversed', by: ['financeApprover', 'bank', 'system'], does: ['undoAllocations'], stamps: 'reversedAt', input: { reverseReason: text('Neden', { required: true }) }, intent: 'danger' },
    },
  },
});
