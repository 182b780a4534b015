import { choice, integer, longText, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { versionedWorkflow } from './versioned-workflow.ts';

export const guides = defineResource('guides', {
  label: { tr: 'Talimat ve video', en: 'Guide' },
  plural: { tr: 'Talimatlar ve videolar', en: 'Guides' },
  title: ['name'],
  group: 'settings',
  list: ['code', 'versionNumber', 'name', 'kind', 'state'],
  fields: {
    code: text({ tr: 'Kod', en: 'Code' }, { required: true, sortable: true, max: 60 }),
    versionNumber: integer({ tr: 'Sürüm', en: 'Version' }, { required: true, min: 1, max: 999 }),
    name: text({ tr: 'Adı', en: 'Name' }, { required: true, max: 160, searchable: 'name' }),
    kind: choice({ tr: 'Tür', en: 'Kind' }, { text: { tr: 'Talimat', en: 'Instructions' }, video: { tr: 'Video', en: 'Video' } }, { required: true }),
    body: longText({ tr: 'Metin', en: 'Text' }, { required: true, max: 8000 }),
    link: text({ tr: 'Bağlantı', en: 'Link' }, { max: 300 }),
  },
  may: {
    read: { admin: 'all', supervisor: 'all', registrar: 'all', postClerk: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', portal: 'all' },
    create: 'admin',
    update: [{ fields: ['name', 'kind', 'body', 'link'], by: 'admin', in: ['draft'] }],
  },
  workflow: versionedWorkflow,
});
