import { choice, integer, money, refersTo } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** A line of a quote, at the price of the day on which it was entered. */
export const quoteLines = defineResource('quote-lines', {
  label: { tr: 'Teklif kalemi', en: 'Quote line' },
  plural: { tr: 'Teklif kalemleri', en: 'Quote lines' },
  title: ['product', 'years'],
  group: 'orders',
  list: ['quote', 'product', 'years', 'quantity', 'netPrice', 'vatRate', 'netAmount', 'state'],
  fields: {
    quote: refersTo({ tr: 'Teklif', en: 'Quote' }, 'quotes', { required: true }),
    product: choice({ tr: 'Ürün', en: 'Product' }, {
      certificate: { tr: 'Nitelikli elektronik sertifika', en: 'Qualified certificate' }, reader: { tr: 'Kart okuyucu', en: 'Card reader' }, assessment: { tr: 'Uyum değerlendirme', en: 'Compliance assessment' },
    }, { required: true }),
    years: integer({ tr: 'Süre (yıl)', en: 'Years' }, { min: 1, max: 3 }),
    quantity: integer({ tr: 'Adet', en: 'Quantity' }, { required: true, min: 1, max: 20_000 }),
    netPrice: money({ tr: 'Birim fiyat (KDV hariç)', en: 'Unit price (net)' }, { derived: true }),
    vatRate: integer({ tr: 'KDV oranı (%)', en: 'VAT rate (%)' }, { derived: true }),
    netAmount: money({ tr: 'Tutar (KDV hariç)', en: 'Amount (net)' }, { derived: true }),
  },
  may: {
    read: { registrar: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all' },
    create: ['registrar', 'accountant'],
    update: [{ fields: ['quantity'], by: ['registrar', 'accountant'], in: ['open'] }],
  },
  loads: { quoteRecord: { one: 'quotes', by: 'quote' } },
  conditions: {
    quoteIsDraft: { tr: 'Teklif henüz gönderilmemiş', en: 'The quote has not been sent yet' },
    productFitsQuote: { tr: 'Ürün ve süre teklifin konusuna uyuyor', en: 'Product and term fit what the quote is for' },
  },
  onCreate: { requires: ['quoteIsDraft', 'productFitsQuote'], does: ['takePriceOfToday', 'countTotals'] },
  onUpdate: { requires: ['quoteIsDraft'], does: ['takePriceOfToday', 'countTotals'] },
  workflow: {
    initial: 'open',
    states: { open: { label: { tr: 'Teklifte', en: 'In the quote' }, kind: 'done' }, removed: { label: { tr: 'Çıkarıldı', en: 'Removed' }, kind: 'stopped' } },
    actions: {
      remove: { label: { tr: 'Kalemi çıkar', en: 'Remove' }, from: 'open', to: 'removed', by: ['registrar', 'accountant'], requires: ['quoteIsDraft'], does: ['countTotals'], intent: 'danger' },
    },
  },
});
