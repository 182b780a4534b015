import { integer, money, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** One produced certificate, or one service, on an invoice. Price = the order's snapshot; VAT by the day of the invoice. */
export const invoiceLines = defineResource('invoice-lines', {
  label: { tr: 'Fatura satırı', en: 'Invoice line' },
  plural: { tr: 'Fatura satırları', en: 'Invoice lines' },
  title: ['description'],
  icon: 'FormatListNumbered',
  group: 'finance',
  fields: {
    invoice: refersTo('Fatura', 'invoices', { required: true, derived: true }),
    description: text('Açıklama', { required: true, derived: true, max: 300 }),
    // Unique while the invoice stands and emptied when it is cancelled: no certificate is billed twice.
    billedItem: refersTo('Faturalanan kalem', 'production-items', { derived: true, unique: true }),
    billedCharge: refersTo('Faturalanan borç', 'charges', { derived: true, unique: true }),
    certificate: refersTo('Sertifika', 'certificates', { derived: true }),
    preApplication: refersTo('Ön başvuru', 'pre-applications', { derived: true }),
    quantity: integer('Adet', { derived: true, default: 1 }),
    unitPrice: money('Birim fiyat (KDV hariç)', { derived: true }),
    netAmount: money('KDV hariç', { derived: true }),
    vatRate: integer({ tr: 'KDV (%)', en: 'VAT (%)' }, { derived: true }),
    vatAmount: money({ tr: 'KDV', en: 'VAT' }, { derived: true }),
    amount: money('Tutar', { derived: true }),
  },
  may: { read: { accountant: 'all', financeApprover: 'all', callAgent: 'all', callLead: 'all', auditor: 'all' } },
  loads: { invoiceRecord: { one: 'invoices', by: 'invoice' } },
  list: ['invoice', 'description', 'quantity', 'unitPrice', 'vatRate', 'amount'],
  conditions: {
    invoiceIsDraft: { tr: 'Fatura taslak', en: 'The invoice is a draft' },
  },
  workflow: {
    initial: 'billed',
    states: {
      billed: { label: 'Faturada', kind: 'done' },
      removed: { label: 'Çıkarıldı', kind: 'stopped' },
    },
    actions: {
      remove: { label: 'Satırı çıkar', from: 'billed', to: 'removed', by: ['accountant', 'system'], requires: ['invoiceIsDraft'], does: ['letGo', 'sumAgain'], intent: 'danger' },
    },
  },
});
