import { choice, date, instant, longText, money, reference, refersTo } from './language/field.ts';
import { defineResource } from './language/resource.ts';

const why = { endReason: longText({ tr: 'Neden', en: 'Reason' }, { required: true, max: 1000 }) };

/** What an institution would pay, binding until its last day. No document of tax, no debt: an order is made of it. */
export const quotes = defineResource('quotes', {
  label: { tr: 'Teklif', en: 'Quote' },
  plural: { tr: 'Teklifler', en: 'Quotes' },
  title: ['reference'],
  icon: 'RequestQuote',
  group: 'orders',
  list: ['reference', 'institution', 'kind', 'total', 'validUntil', 'state'],
  sort: ['createdAt', 'DESC'],
  fields: {
    reference: reference({ tr: 'Teklif no', en: 'Quote no' }, 'TK'),
    kind: choice({ tr: 'Belge', en: 'Document' }, { quote: { tr: 'Teklif', en: 'Quote' }, proforma: { tr: 'Proforma', en: 'Pro forma' } }, { required: true }),
    orderKind: choice({ tr: 'Ne için', en: 'For' }, { nes: { tr: 'NES', en: 'Certificates' }, compliance: { tr: 'Uyum değerlendirme', en: 'Compliance assessment' } }, { required: true }),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { required: true }),
    note: longText({ tr: 'İç not', en: 'Internal note' }, { max: 1000 }),
    netTotal: money({ tr: 'Toplam (KDV hariç)', en: 'Total (net)' }, { derived: true, default: 0 }),
    vatTotal: money({ tr: 'KDV', en: 'VAT' }, { derived: true, default: 0 }),
    total: money({ tr: 'Toplam (KDV dâhil)', en: 'Total' }, { derived: true, default: 0, sortable: true }),
    sentAt: instant({ tr: 'Gönderildiği an', en: 'Sent at' }, { derived: true, sortable: true }),
    validUntil: date({ tr: 'Geçerli olduğu son gün', en: 'Valid until' }, { derived: true, sortable: true }),
    order: refersTo({ tr: 'Sipariş', en: 'Order' }, 'orders', { derived: true }),
    endReason: longText({ tr: 'Sonuçlanma nedeni', en: 'Reason of its end' }, { derived: true, max: 1000 }),
  },
  may: {
    read: { registrar: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all' },
    create: ['registrar', 'accountant'],
    update: [{ fields: ['kind', 'note'], by: ['registrar', 'accountant'], in: ['draft'] }],
  },
  loads: { lines: { many: 'quote-lines', by: 'quote', where: { state: 'open' } } },
  conditions: {
    hasLines: { tr: 'Teklifte en az bir kalem var', en: 'The quote has at least one line' },
    stillValid: { tr: 'Geçerlilik süresi bitmemiş', en: 'Its validity has not ended' },
    validityPassed: { tr: 'Geçerli olduğu son gün geçmiş', en: 'Its last valid day has passed' },
  },
  related: [{ noun: 'quote-lines', by: 'quote' }],
  workflow: {
    initial: 'draft',
    states: {
      draft: { label: { tr: 'Taslak', en: 'Draft' }, kind: 'ours', waitsOn: ['registrar', 'accountant'], due: { workingDays: 'quoteDraftDays' }, says: { tr: 'Teklif hazırlanıyor.', en: 'The quote is being prepared.' } },
      sent: { label: { tr: 'Gönderildi', en: 'Sent' }, kind: 'theirs', waitsOn: 'institution', says: { tr: 'Teklif gönderildi; kurumun kararı bekleniyor.', en: 'The quote was sent; the institution has to decide.' } },
      ordered: { label: { tr: 'Siparişe dönüştü', en: 'Ordered' }, kind: 'done', says: { tr: 'Teklif siparişe dönüştü.', en: 'The quote became an order.' } },
      declined: { label: { tr: 'Kabul edilmedi', en: 'Declined' }, kind: 'stopped', says: { tr: 'Kurum teklifi kabul etmedi.', en: 'The institution declined the quote.' } },
      expired: { label: { tr: 'Süresi doldu', en: 'Expired' }, kind: 'stopped', says: { tr: 'Teklifin süresi doldu; güncel fiyatla yeni teklif istenebilir.', en: 'The quote has expired; ask for a new one at today’s prices.' } },
      withdrawn: { label: { tr: 'Geri çekildi', en: 'Withdrawn' }, kind: 'stopped', says: { tr: 'Teklif geri çekildi.', en: 'The quote was withdrawn.' } },
    },
    actions: {
      send: { label: { tr: 'Kuruma gönder', en: 'Send' }, from: 'draft', to: 'sent', by: ['registrar', 'accountant'], requires: ['hasLines'], does: ['setLastDay', 'tellQuote'], stamps: 'sentAt', intent: 'primary' },
      order: { label: { tr: 'Siparişe dönüştür', en: 'Make an order' }, from: 'sent', to: 'ordered', by: ['registrar', 'accountant'], requires: ['stillValid'], does: ['makeOrder'], intent: 'primary' },
      decline: { label: { tr: 'Kurum kabul etmedi', en: 'Declined' }, from: 'sent', to: 'declined', by: ['registrar', 'accountant'], input: why },
      withdraw: { label: { tr: 'Geri çek', en: 'Withdraw' }, from: ['draft', 'sent'], to: 'withdrawn', by: ['registrar', 'accountant'], input: why, intent: 'danger' },
      expire: { label: { tr: 'Süresi doldu', en: 'Expire' }, from: 'sent', to: 'expired', by: 'system', requires: ['validityPassed'], after: { setting: 'quoteLooksAfter', since: 'sentAt' } },
    },
  },
});
