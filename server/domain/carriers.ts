import { email, flag, phone, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { type CarrierCodes } from './courier-meanings.ts';

/** Who carries our parcels, and what this carrier's codes mean: data, because the published lists are unofficial. */
export const carriers = defineResource('carriers', {
  label: { tr: 'Kurye firması', en: 'Carrier' },
  plural: { tr: 'Kurye firmaları', en: 'Carriers' },
  title: ['name'],
  icon: 'LocalShipping',
  group: 'courier',
  fields: {
    code: text('Kod', { required: true, unique: true, max: 30, searchable: 'exact', pattern: { source: '^[A-Z0-9]{2,30}$', tr: 'Kod büyük harf ve rakamdır.', en: 'A code is A–Z and digits.' } }),
    name: text('Ad', { required: true, sortable: true, searchable: 'name' }),
    usual: flag('Başka bir şey söylenmezse bu', { default: false }),
    contactEmail: email('E-posta'),
    contactPhone: phone('Telefon'),
    trackingAddress: text('Takip adresi', { max: 300 }),
    codeMap: structure<CarrierCodes>()('Kod tablosu', { required: true, help: { tr: 'Firmanın kodu → anlamı. Bilinmeyen kod hiçbir şeyi değiştirmez, iş açar.', en: 'Carrier code → meaning. An unknown code changes nothing and raises a task.' } }),
  },
  may: {
    read: { dispatcher: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', admin: 'all', courier: 'all' },
    create: 'admin',
    update: [{ fields: ['name', 'usual', 'contactEmail', 'contactPhone', 'trackingAddress', 'codeMap'], by: ['admin', 'dispatcher'] }],
  },
  conditions: {
    meaningsAreKnown: { tr: 'Her kurye kodunun bilinen bir anlamı var', en: 'Every code of the carrier has a known meaning' },
  },
  onCreate: { requires: ['meaningsAreKnown'] },
  onUpdate: { requires: ['meaningsAreKnown'] },
  list: ['name', 'code', 'usual', 'state'],
  related: [{ noun: 'shipments', by: 'carrier' }, { noun: 'manifests', by: 'carrier' }],
  workflow: {
    initial: 'active',
    states: {
      active: { label: 'Çalışıyor', kind: 'done' },
      retired: { label: 'Çalışılmıyor', kind: 'stopped' },
    },
    actions: {
      retire: { label: 'Çalışmayı bitir', from: 'active', to: 'retired', by: 'admin', intent: 'danger' },
      resume: { label: 'Yeniden çalış', from: 'retired', to: 'active', by: 'admin' },
    },
  },
});
