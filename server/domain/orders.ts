import { choice, date, longText, reference, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

export const orders = defineResource('orders', {
  label: { tr: 'Sipariş', en: 'Order' },
  plural: { tr: 'Siparişler', en: 'Orders' },
  title: ['reference'],
  group: 'orders',
  list: ['reference', 'institution', 'kind', 'orderedOn', 'state'],
  fields: {
    reference: reference({ tr: 'Sipariş no', en: 'Order no' }, 'SP'),
    kind: choice({ tr: 'Sipariş türü', en: 'Kind' }, { nes: { tr: 'NES', en: 'Certificates' }, compliance: { tr: 'Uyum değerlendirme', en: 'Compliance assessment' } }, { required: true }),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { required: true }),
    unit: refersTo({ tr: 'Birim', en: 'Unit' }, 'units'),
    billingAccount: refersTo({ tr: 'Harcama birimi', en: 'Billing account' }, 'billing-accounts', { help: { tr: 'İlk faturadan önce gereklidir.', en: 'Needed before the first invoice.' } }),
    orderedOn: date({ tr: 'Sipariş tarihi', en: 'Ordered on' }, { required: true, sortable: true, help: { tr: 'Fiyat bu günün fiyatıdır.', en: 'Prices are those of this day.' } }),
    letter: text({ tr: 'Kurum yazısı (sayı)', en: 'Letter of the institution' }, { max: 80 }),
    note: longText({ tr: 'İç not', en: 'Internal note' }, { max: 1000, see: ['registrar', 'supervisor', 'accountant', 'financeApprover', 'auditor'] }),
    endReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { derived: true, max: 1000 }),
  },
  rows: { ownInstitution: { field: 'institution', isActor: 'institution' } },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all', portal: 'ownInstitution' },
    create: ['registrar', 'accountant'],
    update: [
      { fields: ['unit', 'orderedOn', 'letter'], by: ['registrar', 'accountant'], in: ['draft'] },
      { fields: ['billingAccount', 'note'], by: ['registrar', 'accountant'], in: ['draft', 'open', 'exhausted'] },
    ],
  },
  loads: {
    lines: { many: 'order-lines', by: 'order' },
    institutionRecord: { one: 'institutions', by: 'institution' },
    billing: { one: 'billing-accounts', by: 'billingAccount' },
    applicationsInUse: { listed: 'signing-applications', by: 'signingApplications', of: 'institutionRecord' },
    exemptions: { many: 'exemptions', by: 'institution', of: 'institutionRecord' },
  },
  conditions: {
    billingOfSameInstitution: { tr: 'Harcama birimi bu kurumun ve açık', en: 'The billing account is of this institution and open' },
    gateOpen: { tr: 'Uyum değerlendirme koşulu sağlanmış', en: 'The compliance gate is open' },
    hasLines: { tr: 'En az bir kalem var', en: 'There is at least one line' },
    institutionMayOrder: { tr: 'Kurum sipariş verebilir durumda', en: 'The institution may order' },
    nothingConsumed: { tr: 'Siparişten sertifika üretilmemiş', en: 'No certificate has been produced from the order' },
    nothingReserved: { tr: 'Siparişe bağlı açık başvuru yok', en: 'No open application hangs on the order' },
    somethingRemains: { tr: 'Kalan adet var', en: 'Some quantity remains' },
  },
  onCreate: { requires: ['institutionMayOrder', 'billingOfSameInstitution'] },
  onUpdate: { requires: ['billingOfSameInstitution'], does: ['repriceLines'] },
  related: [{ noun: 'order-lines', by: 'order' }],
  workflow: {
    initial: 'draft',
    states: {
      draft: { label: { tr: 'Taslak', en: 'Draft' }, kind: 'ours', waitsOn: 'registrar', due: { workingDays: 'orderDraftDays' }, says: { tr: 'Sipariş hazırlanıyor.', en: 'The order is being prepared.' } },
      open: { label: { tr: 'Açık', en: 'Open' }, kind: 'done', says: { tr: 'Sipariş açık; başvuru listesi gönderilebilir.', en: 'The order is open; lists may be sent.' } },
      exhausted: { label: { tr: 'Adet tamamlandı', en: 'Exhausted' }, kind: 'done', says: { tr: 'Siparişteki adet tamamlandı; yeni başvuru için yeni sipariş gerekir.', en: 'The order is used up; new applications need a new order.' } },
      closed: { label: { tr: 'Kapatıldı', en: 'Closed' }, kind: 'stopped', says: { tr: 'Sipariş kapatıldı.', en: 'The order is closed.' } },
      cancelled: { label: { tr: 'İptal edildi', en: 'Cancelled' }, kind: 'stopped', says: { tr: 'Sipariş iptal edildi.', en: 'The order was cancelled.' } },
    },
    actions: {
      open: { label: { tr: 'Siparişi aç', en: 'Open' }, from: 'draft', to: 'open', by: ['registrar', 'accountant'], requires: ['institutionMayOrder', 'gateOpen', 'hasLines'], does: ['raiseMissingBilling'], intent: 'primary' },
      exhaust: { label: { tr: 'Adet tamamlandı', en: 'Exhausted' }, from: 'open', to: 'exhausted', by: 'system' },
      resume: { label: { tr: 'Yeniden aç', en: 'Resume' }, from: 'exhausted', to: 'open', by: ['system', 'registrar'], requires: ['somethingRemains'] },
      close: { label: { tr: 'Siparişi kapat', en: 'Close' }, from: ['open', 'exhausted'], to: 'closed', by: ['registrar', 'accountant', 'supervisor'], requires: ['nothingReserved'],
        input: { endReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 1000 }) } },
      cancel: { label: { tr: 'Siparişi iptal et', en: 'Cancel' }, from: ['draft', 'open'], to: 'cancelled', by: ['registrar', 'accountant', 'supervisor'], requires: ['nothingReserved', 'nothingConsumed'], intent: 'danger',
        input: { endReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 1000 }) } },
    },
  },
});
