import { instant, integer, refersTo, reference, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** The parcels that one courier takes away together, and who signed for them. */
export const manifests = defineResource('manifests', {
  label: { tr: 'Sevk listesi', en: 'Manifest' },
  plural: { tr: 'Sevk listeleri', en: 'Manifests' },
  title: ['reference'],
  icon: 'FactCheck',
  group: 'courier',
  fields: {
    reference: reference('Sevk listesi no', 'SL'),
    carrier: refersTo('Kurye firması', 'carriers', { required: true }),
    count: integer('Gönderi sayısı', { derived: true, default: 0 }),
    courierName: text('Teslim alan kurye', { derived: true, max: 100 }),
    handedOverAt: instant('Kuryeye verildiği an', { derived: true }),
  },
  may: { read: { dispatcher: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', auditor: 'all' }, create: 'dispatcher' },
  loads: { parcels: { many: 'shipments', by: 'manifest', limit: 500 } },
  list: ['reference', 'carrier', 'count', 'handedOverAt', 'state'],
  sort: ['createdAt', 'DESC'],
  related: [{ noun: 'shipments', by: 'manifest' }],
  conditions: {
    hasParcels: { tr: 'Listede gönderi var', en: 'The list has parcels' },
  },
  workflow: {
    initial: 'open',
    states: {
      open: { label: 'Açık', kind: 'ours', waitsOn: 'dispatcher', due: { workingDays: 'packingDays' }, says: { tr: 'Gönderiler kuryeye verilmek üzere toplanıyor.', en: 'Parcels are being collected for the courier.' } },
      handedOver: { label: 'Kuryeye verildi', kind: 'done' },
      dropped: { label: 'Vazgeçildi', kind: 'stopped' },
    },
    actions: {
      addPrepared: { label: 'Hazır gönderileri ekle', from: 'open', by: 'dispatcher', does: ['collectPrepared'], intent: 'primary' },
      handOver: { label: 'Kuryeye teslim et', from: 'open', to: 'handedOver', by: 'dispatcher', requires: ['hasParcels'], does: ['handOverAll'], stamps: 'handedOverAt', intent: 'primary',
        input: { courierName: text('Teslim alan kurye', { required: true, max: 100 }) } },
      drop: { label: 'Vazgeç', from: 'open', to: 'dropped', by: 'dispatcher', does: ['releaseParcels'] },
    },
  },
});
