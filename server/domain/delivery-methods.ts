import { flag, longText, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

export const deliveryMethods = defineResource('delivery-methods', {
  label: { tr: 'Teslimat yöntemi', en: 'Delivery method' },
  plural: { tr: 'Teslimat yöntemleri', en: 'Delivery methods' },
  title: ['name'],
  group: 'settings',
  list: ['name', 'needsAddress', 'state', 'code'],
  fields: {
    code: text({ tr: 'Kod', en: 'Code' }, { required: true, unique: true, sortable: true, max: 40 }),
    name: text({ tr: 'Adı', en: 'Name (Turkish)' }, { required: true, max: 120 }),
    nameEn: text({ tr: 'Adı (İngilizce)', en: 'Name' }, { required: true, max: 120 }),
    needsAddress: flag({ tr: 'Adres gerekir', en: 'Needs an address' }, { required: true }),
    explanation: longText({ tr: 'Açıklama', en: 'Explanation' }, { max: 500 }),
  },
  may: {
    read: {
      registrar: 'all', postClerk: 'all', supervisor: 'all', producer: 'all', qualityController: 'all', dispatcher: 'all', callAgent: 'all', callLead: 'all',
      accountant: 'all', financeApprover: 'all', auditor: 'all', admin: 'all', portal: 'all',
    },
    create: 'admin',
    update: [{ fields: ['name', 'nameEn', 'needsAddress', 'explanation'], by: 'admin' }],
  },
  workflow: {
    initial: 'offered',
    states: { offered: { label: { tr: 'Sunuluyor', en: 'Offered' }, kind: 'done' }, withdrawn: { label: { tr: 'Kaldırıldı', en: 'Withdrawn' }, kind: 'stopped' } },
    actions: {
      withdraw: { label: { tr: 'Kaldır', en: 'Withdraw' }, from: 'offered', to: 'withdrawn', by: 'admin', intent: 'danger' },
      offer: { label: { tr: 'Yeniden sun', en: 'Offer again' }, from: 'withdrawn', to: 'offered', by: 'admin' },
    },
  },
});
