import { choice, date, integer, reference, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** Cards, readers and envelopes in the safe, counted down as production takes them. */
export const stockLots = defineResource('stock-lots', {
  label: { tr: 'Stok', en: 'Stock lot' },
  plural: { tr: 'Stok', en: 'Stock' },
  title: ['reference', 'kind'],
  icon: 'Inventory2',
  group: 'production',
  fields: {
    reference: reference('Stok no', 'ST'),
    kind: choice('Tür', {
      card: { tr: 'Akıllı kart', en: 'Smart card' },
      reader: { tr: 'Kart okuyucu', en: 'Card reader' },
      envelope: { tr: 'Gönderi zarfı', en: 'Envelope' },
    }, { required: true, sortable: true }),
    model: text('Model', { required: true, searchable: 'name' }),
    supplierLot: text('Tedarikçi parti no', { searchable: 'exact' }),
    serialPrefix: text('Seri no başlangıcı', { max: 20, help: { tr: 'Kart seri numaralarının değişmeyen başı.', en: 'The fixed beginning of the card numbers.' }, pattern: { source: '^[A-Z0-9]*$', tr: 'Yalnız büyük harf (A–Z) ve rakam kullanın.', en: 'Use A–Z and digits only.' } }),
    receivedOn: date('Geldiği gün', { required: true, sortable: true }),
    received: integer('Gelen adet', { required: true, min: 1, max: 1_000_000 }),
    used: integer('Kullanılan adet', { derived: true, default: 0 }),
    nextSerial: integer('Sıradaki kart', { derived: true, default: 1 }),
  },
  may: {
    read: { producer: 'all', qualityController: 'all', dispatcher: 'all', supervisor: 'all', auditor: 'all', admin: 'all' },
    create: 'producer',
    update: [{ fields: ['model', 'supplierLot'], by: 'producer', in: ['inUse'] }],
  },
  list: ['reference', 'kind', 'model', 'received', 'used', 'state'],
  related: [{ noun: 'production-items', by: 'cardLot' }],
  conditions: {
    hasEnough: { tr: 'Stokta yeterli adet var', en: 'Enough is in stock' },
    takesTheLast: { tr: 'Stoktaki son adetler alınıyor', en: 'The last of the stock is taken' },
  },
  workflow: {
    initial: 'inUse',
    states: {
      inUse: { label: 'Kullanımda', kind: 'done' },
      empty: { label: 'Tükendi', kind: 'stopped' },
      withdrawn: { label: 'Kullanımdan çekildi', kind: 'stopped' },
    },
    actions: {
      draw: { label: 'Stoktan al', from: 'inUse', to: { when: 'takesTheLast', then: 'empty', else: 'inUse' }, by: 'system',
        input: { quantity: integer('Adet', { required: true, min: 1, max: 1000 }) }, requires: ['hasEnough'], does: ['countDown'] },
      putBack: { label: 'Stoğa geri koy', from: ['inUse', 'empty'], to: 'inUse', by: 'system',
        input: { quantity: integer('Adet', { required: true, min: 1, max: 1000 }) }, does: ['countUp'] },
      withdraw: { label: 'Kullanımdan çek', from: 'inUse', to: 'withdrawn', by: ['producer', 'supervisor'], intent: 'danger',
        input: { note: text('Neden', { required: true }) }, confirm: { tr: 'Bu stoktan artık üretim yapılmayacak.', en: 'Nothing more will be produced from this lot.' } },
      reopen: { label: 'Yeniden kullanıma al', from: 'withdrawn', to: 'inUse', by: 'supervisor', input: { note: text('Neden', { required: true }) } },
    },
  },
});
