import { choice, integer, money, refersTo } from './language/field.ts';
import { defineResource } from './language/resource.ts';

const count = { count: integer({ tr: 'Adet', en: 'Count' }, { required: true, min: 1, max: 20_000 }) };
const counter = { derived: true, default: 0, min: 0 } as const;

/** ordered = reserved (list accepted) + consumed (quality check passed) + remaining; `released` only counts what came back. */
export const orderLines = defineResource('order-lines', {
  label: { tr: 'Sipariş kalemi', en: 'Order line' },
  plural: { tr: 'Sipariş kalemleri', en: 'Order lines' },
  title: ['product', 'years'],
  group: 'orders',
  list: ['order', 'product', 'years', 'quantity', 'netPrice', 'reserved', 'consumed', 'remaining'],
  fields: {
    order: refersTo({ tr: 'Sipariş', en: 'Order' }, 'orders', { required: true }),
    product: choice({ tr: 'Ürün', en: 'Product' }, {
      certificate: { tr: 'Nitelikli elektronik sertifika', en: 'Qualified certificate' }, reader: { tr: 'Kart okuyucu', en: 'Card reader' }, assessment: { tr: 'Uyum değerlendirme', en: 'Compliance assessment' },
    }, { required: true }),
    years: integer({ tr: 'Süre (yıl)', en: 'Years' }, { min: 1, max: 3 }),
    quantity: integer({ tr: 'Adet', en: 'Quantity' }, { required: true, min: 1, max: 20_000 }),
    netPrice: money({ tr: 'Birim fiyat (KDV hariç)', en: 'Unit price (net)' }, { derived: true }),
    vatRate: integer({ tr: 'KDV oranı (%)', en: 'VAT rate (%)' }, { derived: true }),
    reserved: integer({ tr: 'Ayrılan', en: 'Reserved' }, counter),
    consumed: integer({ tr: 'Kullanılan', en: 'Consumed' }, counter),
    released: integer({ tr: 'Geri bırakılan', en: 'Released' }, counter),
    remaining: integer({ tr: 'Kalan', en: 'Remaining' }, { derived: true, min: 0 }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all' },
    create: ['registrar', 'accountant'],
    update: [{ fields: ['quantity'], by: ['registrar', 'accountant'], in: ['open'] }],
  },
  loads: { orderRecord: { one: 'orders', by: 'order' } },
  conditions: {
    enoughRemains: { tr: 'Yeterli adet kalmış', en: 'Enough of the quantity remains' },
    enoughReserved: { tr: 'Bu kadar adet ayrılmış', en: 'This quantity is reserved' },
    orderIsDraft: { tr: 'Sipariş taslak', en: 'The order is a draft' },
    productFitsOrder: { tr: 'Ürün ve süre sipariş türüne uygun', en: 'Product and term fit the kind of order' },
  },
  onCreate: { requires: ['orderIsDraft', 'productFitsOrder'], does: ['takePriceOfItsDay'] },
  onUpdate: { requires: ['orderIsDraft'], does: ['countRemaining'] },
  workflow: {
    initial: 'open',
    states: {
      open: { label: { tr: 'Açık', en: 'Open' }, kind: 'done' },
      closed: { label: { tr: 'Kapalı', en: 'Closed' }, kind: 'stopped' },
    },
    actions: {
      reserve: { label: { tr: 'Ayır', en: 'Reserve' }, from: 'open', by: 'system', requires: ['enoughRemains'], does: ['addReserved'], input: count },
      consume: { label: { tr: 'Kullan', en: 'Consume' }, from: 'open', by: 'system', requires: ['enoughReserved'], does: ['addConsumed'], input: count },
      release: { label: { tr: 'Geri bırak', en: 'Release' }, from: 'open', by: 'system', requires: ['enoughReserved'], does: ['addReleased'], input: count },
      reprice: { label: { tr: 'Fiyatı yenile', en: 'Reprice' }, from: 'open', by: 'system', does: ['takePriceOfItsDay'] },
      close: { label: { tr: 'Kalemi kapat', en: 'Close' }, from: 'open', to: 'closed', by: ['registrar', 'accountant'], requires: ['orderIsDraft'], intent: 'danger' },
    },
  },
});
