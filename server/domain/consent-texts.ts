import { date, integer, longText, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { versionedWorkflow } from './versioned-workflow.ts';

/** What an applicant agrees to; an application pins the version that was on the screen. */
export const consentTexts = defineResource('consent-texts', {
  label: { tr: 'Onay metni', en: 'Consent text' },
  plural: { tr: 'Onay metinleri', en: 'Consent texts' },
  title: ['name', 'versionNumber'],
  group: 'settings',
  list: ['code', 'versionNumber', 'name', 'validFrom', 'state'],
  fields: {
    code: text({ tr: 'Kod', en: 'Code' }, { required: true, sortable: true, max: 40 }),
    versionNumber: integer({ tr: 'Sürüm', en: 'Version' }, { required: true, min: 1, max: 999 }),
    name: text({ tr: 'Adı', en: 'Name' }, { required: true, max: 160 }),
    body: longText({ tr: 'Metin', en: 'Text' }, { required: true, max: 8000 }),
    validFrom: date({ tr: 'Geçerlilik başlangıcı', en: 'Valid from' }, { required: true, sortable: true }),
  },
  may: {
    read: { admin: 'all', supervisor: 'all', registrar: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', portal: 'all' },
    create: 'admin',
    update: [{ fields: ['name', 'body', 'validFrom'], by: 'admin', in: ['draft'] }],
  },
  workflow: versionedWorkflow,
});
