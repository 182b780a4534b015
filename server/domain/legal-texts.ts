import { choice, date, integer, longText, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { versionedWorkflow } from './versioned-workflow.ts';

/** A rule of law that the console's rules rest on: from when to when it holds, and what it asks of us. */
export const legalTexts = defineResource('legal-texts', {
  label: { tr: 'Mevzuat', en: 'Legal text' },
  plural: { tr: 'Mevzuat', en: 'Legal texts' },
  title: ['name'],
  icon: 'Gavel',
  group: 'settings',
  list: ['name', 'kind', 'number', 'article', 'validFrom', 'validUntil', 'versionNumber', 'state'],
  sort: ['code', 'ASC'],
  fields: {
    code: text({ tr: 'Kod', en: 'Code' }, { required: true, sortable: true, searchable: 'exact', max: 60, pattern: { source: '^[a-z0-9][a-z0-9-]*$', tr: 'Küçük harf, rakam ve çizgi.', en: 'Small letters, digits, hyphens.' } }),
    versionNumber: integer({ tr: 'Sürüm', en: 'Version' }, { required: true, min: 1, max: 999 }),
    kind: choice({ tr: 'Tür', en: 'Kind' }, { law: { tr: 'Kanun', en: 'Law' }, regulation: { tr: 'Yönetmelik', en: 'Regulation' }, circular: { tr: 'Genelge', en: 'Circular' }, communique: { tr: 'Tebliğ', en: 'Communiqué' } }, { required: true, sortable: true }),
    number: text({ tr: 'Sayı', en: 'Number' }, { required: true, max: 40, searchable: 'exact', sortable: true }),
    article: text({ tr: 'Madde', en: 'Article' }, { max: 60 }),
    name: text({ tr: 'Adı', en: 'Name' }, { required: true, max: 200, searchable: 'name' }),
    body: longText({ tr: 'Ne diyor, ne gerektiriyor', en: 'What it says and asks' }, { required: true, max: 8000 }),
    publishedOn: date({ tr: 'Yayım tarihi', en: 'Published on' }),
    gazette: text({ tr: 'Resmî Gazete', en: 'Official Gazette' }, { max: 120 }),
    validFrom: date({ tr: 'Geçerlilik başlangıcı', en: 'Valid from' }, { required: true, sortable: true }),
    validUntil: date({ tr: 'Geçerlilik sonu', en: 'Valid until' }, { sortable: true, help: { tr: 'Boşsa yürürlükten kalkana kadar.', en: 'Empty: until it is repealed.' } }),
    source: text({ tr: 'Kaynak', en: 'Source' }, { max: 300 }),
  },
  groups: [
    { label: { tr: 'Metin', en: 'Text' }, fields: ['name', 'kind', 'number', 'article', 'body'] },
    { label: { tr: 'Geçerlilik', en: 'Validity' }, fields: ['code', 'versionNumber', 'validFrom', 'validUntil', 'publishedOn', 'gazette', 'source'] },
  ],
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all', admin: 'all' },
    create: 'admin',
    update: [{ fields: ['kind', 'number', 'article', 'name', 'body', 'publishedOn', 'gazette', 'validFrom', 'validUntil', 'source'], by: 'admin', in: ['draft'] }],
  },
  conditions: { validityInOrder: { tr: 'Geçerlilik sonu başlangıcından sonra', en: 'The validity ends after it begins' } },
  onCreate: { requires: ['validityInOrder'] },
  onUpdate: { requires: ['validityInOrder'] },
  workflow: versionedWorkflow,
});
