import { date, flag, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

export const holidays = defineResource('holidays', {
  label: { tr: 'Tatil günü', en: 'Holiday' },
  plural: { tr: 'Tatil günleri', en: 'Holidays' },
  title: ['name', 'day'],
  group: 'settings',
  list: ['day', 'name', 'half', 'source'],
  sort: ['day', 'ASC'],
  fields: {
    day: date({ tr: 'Gün', en: 'Day' }, { required: true, unique: true, sortable: true }),
    name: text({ tr: 'Adı', en: 'Name' }, { required: true, max: 120 }),
    half: flag({ tr: 'Yarım gün (13.00’ten sonra)', en: 'Half day' }, { required: true }),
    source: text({ tr: 'Kaynak', en: 'Source' }, { required: true, max: 300 }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', producer: 'all', qualityController: 'all', dispatcher: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all', admin: 'all' },
    create: 'admin',
    update: [{ fields: ['name', 'half', 'source'], by: 'admin' }],
  },
  onCreate: { then: ['moveDeadlines'] },
  onUpdate: { then: ['moveDeadlines'] },
  workflow: {
    initial: 'active',
    states: { active: { label: { tr: 'Geçerli', en: 'Active' }, kind: 'done' }, withdrawn: { label: { tr: 'Kaldırıldı', en: 'Withdrawn' }, kind: 'stopped' } },
    actions: {
      withdraw: { label: { tr: 'Kaldır', en: 'Withdraw' }, from: 'active', to: 'withdrawn', by: 'admin', then: ['moveDeadlines'], intent: 'danger' },
      restore: { label: { tr: 'Geri koy', en: 'Restore' }, from: 'withdrawn', to: 'active', by: 'admin', then: ['moveDeadlines'] },
    },
  },
});
