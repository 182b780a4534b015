import { choice, date, integer, money, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { products } from './products.ts';

/** One price from one day on. The newest approved price that has begun is the price of the day, by Istanbul's calendar. */
export const priceLists = defineResource('price-lists', {
  label: { tr: 'Fiyat', en: 'Price' },
  plural: { tr: 'Fiyat listesi', en: 'Price list' },
  title: ['product', 'validFrom'],
  icon: 'Sell',
  group: 'finance',
  fields: {
    product: choice('Ürün', products, { required: true, sortable: true }),
    years: integer('Süre (yıl)', { min: 1, max: 3, help: { tr: 'Yalnız sertifikada.', en: 'For a certificate only.' } }),
    validFrom: date('Geçerli olduğu ilk gün', { required: true, sortable: true }),
    netPrice: money('KDV hariç fiyat', { required: true, min: 0 }),
    vatRate: integer({ tr: 'KDV (%)', en: 'VAT (%)' }, { required: true, min: 0, max: 100, default: 20 }),
    source: text('Dayanak', { help: { tr: 'Fiyatı belirleyen karar.', en: 'The decision that set the price.' } }),
  },
  may: {
    read: { registrar: 'all', supervisor: 'all', assessor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all', admin: 'all', portal: 'all' },
    create: 'accountant',
    update: [{ fields: ['product', 'years', 'validFrom', 'netPrice', 'vatRate', 'source'], by: 'accountant', in: ['draft'] }],
  },
  conditions: {
    beginsNotInThePast: { tr: 'İleri bir günden başlıyor ya da dayanağı yazılı', en: 'It begins on a later day, or its basis is given' },
    hasNotBegun: { tr: 'Henüz yürürlüğe girmemiş', en: 'It is not in force yet' },
    termFitsProduct: { tr: 'Süre yalnız sertifikada yazılı', en: 'A term is given for certificates only' },
  },
  onCreate: { requires: ['termFitsProduct'] },
  onUpdate: { requires: ['termFitsProduct'] },
  list: ['product', 'years', 'validFrom', 'netPrice', 'vatRate', 'state'],
  sort: ['validFrom', 'DESC'],
  workflow: {
    initial: 'draft',
    states: {
      draft: { label: 'Taslak', kind: 'ours', waitsOn: 'financeApprover', due: { workingDays: 'approvalDays' }, says: { tr: 'Fiyat onay bekliyor.', en: 'The price waits for approval.' } },
      approved: { label: 'Onaylı', kind: 'done' },
      withdrawn: { label: 'Geri çekildi', kind: 'stopped' },
    },
    actions: {
      approve: { label: 'Fiyatı onayla', from: 'draft', to: 'approved', by: ['financeApprover', 'system'], notBy: ['create', 'update'], requires: ['beginsNotInThePast', 'termFitsProduct'], intent: 'primary' },
      withdraw: { label: 'Geri çek', from: ['draft', 'approved'], to: 'withdrawn', by: 'financeApprover', requires: ['hasNotBegun'], input: { note: text('Neden', { required: true }) }, intent: 'danger' },
    },
  },
});
