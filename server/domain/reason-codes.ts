import { longText, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** A numbered reason; it belongs to one noun and one action, and carries the sentence that the other side reads. */
export const reasonCodes = defineResource('reason-codes', {
  label: { tr: 'Neden kodu', en: 'Reason code' },
  plural: { tr: 'Neden kodları', en: 'Reason codes' },
  title: ['name'],
  group: 'settings',
  list: ['name', 'noun', 'action', 'state', 'code'],
  sort: ['code', 'ASC'],
  fields: {
    code: text({ tr: 'Kod', en: 'Code' }, { required: true, sortable: true, searchable: 'exact', max: 40, pattern: { source: '^[A-Z][A-Z0-9_]*$', tr: 'Büyük harf, rakam ve alt çizgi.', en: 'Capitals, digits and underscores.' } }),
    noun: text({ tr: 'Kayıt türü', en: 'Noun' }, { required: true, max: 60 }),
    action: text({ tr: 'İşlem', en: 'Action' }, { required: true, max: 60 }),
    name: text({ tr: 'Adı', en: 'Name (Turkish)' }, { required: true, max: 160, searchable: 'name' }),
    nameEn: text({ tr: 'Adı (İngilizce)', en: 'Name' }, { required: true, max: 160 }),
    explanation: longText({ tr: 'Karşı tarafa açıklama', en: 'Explanation to the other side' }, { required: true, max: 1000 }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', producer: 'all', qualityController: 'all', dispatcher: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all', admin: 'all', portal: 'all' },
    create: 'admin',
    update: [{ fields: ['name', 'nameEn', 'explanation'], by: 'admin' }],
  },
  conditions: { stepExists: { tr: 'Kayıt türünde böyle bir işlem var', en: 'The noun has such an action' } },
  onCreate: { requires: ['stepExists'] },
  workflow: {
    initial: 'active',
    states: { active: { label: { tr: 'Kullanımda', en: 'In use' }, kind: 'done' }, retired: { label: { tr: 'Kaldırıldı', en: 'Retired' }, kind: 'stopped' } },
    actions: {
      retire: { label: { tr: 'Kaldır', en: 'Retire' }, from: 'active', to: 'retired', by: 'admin', intent: 'danger' },
      restore: { label: { tr: 'Geri koy', en: 'Restore' }, from: 'retired', to: 'active', by: 'admin' },
    },
  },
});
