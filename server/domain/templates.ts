import { date, integer, longText, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { versionedWorkflow } from './versioned-workflow.ts';

/** A letter that the console sends. `{{ad}}` is a variable; texts put no suffix on a variable. */
export const templates = defineResource('templates', {
  label: { tr: 'Şablon', en: 'Template' },
  plural: { tr: 'Şablonlar', en: 'Templates' },
  // People know a letter by its subject; the code is for whoever sets it up.
  title: ['subjectText', 'code', 'versionNumber'],
  group: 'settings',
  list: ['subjectText', 'code', 'versionNumber', 'validFrom', 'state'],
  sort: ['code', 'ASC'],
  fields: {
    code: text({ tr: 'Kod', en: 'Code' }, { required: true, sortable: true, max: 60, pattern: { source: '^[a-z][a-z0-9-]*$', tr: 'Küçük harf, rakam ve çizgi.', en: 'Small letters, digits, hyphens.' } }),
    versionNumber: integer({ tr: 'Sürüm', en: 'Version' }, { required: true, min: 1, max: 999 }),
    subjectText: text({ tr: 'Konu', en: 'Subject' }, { required: true, max: 200, help: { tr: 'Konuda kişisel veri bulunmaz.', en: 'No personal data in a subject.' } }),
    body: longText({ tr: 'Metin', en: 'Text' }, { required: true, max: 6000 }),
    validFrom: date({ tr: 'Geçerlilik başlangıcı', en: 'Valid from' }, { required: true, sortable: true }),
  },
  may: {
    read: { admin: 'all', supervisor: 'all', registrar: 'all', callAgent: 'all', callLead: 'all', auditor: 'all' },
    create: 'admin',
    update: [{ fields: ['subjectText', 'body', 'validFrom'], by: 'admin', in: ['draft'] }],
  },
  conditions: {
    blanksReadable: { tr: 'Yer tutucular okunabiliyor', en: 'The blanks can be read' },
    subjectWithoutVariables: { tr: 'Konu satırında değişken yok', en: 'The subject has no variable' },
  },
  onCreate: { requires: ['subjectWithoutVariables', 'blanksReadable'] },
  onUpdate: { requires: ['subjectWithoutVariables', 'blanksReadable'] },
  workflow: { ...versionedWorkflow, actions: { ...versionedWorkflow.actions, approve: { ...versionedWorkflow.actions.approve, does: ['blanksKnown', 'supersedeOlder'] } } },
});
