import { date, integer, longText, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { type Route } from './application-routes.ts';

/** A version of an application type. What it says is data: no code and no page names a type. */
export const applicationTypes = defineResource('application-types', {
  label: { tr: 'Başvuru tipi', en: 'Application type' },
  plural: { tr: 'Başvuru tipleri', en: 'Application types' },
  title: ['name', 'versionNumber'],
  group: 'settings',
  list: ['code', 'name', 'versionNumber', 'validFrom', 'state'],
  sort: ['code', 'ASC'],
  fields: {
    code: text({ tr: 'Kod', en: 'Code' }, { required: true, sortable: true, max: 40, pattern: { source: '^[a-z][A-Za-z0-9]*$', tr: 'Kod küçük harfle başlar; harf ve rakam içerir.', en: 'A small letter, then letters and digits.' } }),
    versionNumber: integer({ tr: 'Sürüm', en: 'Version' }, { required: true, min: 1, max: 999 }),
    name: text({ tr: 'Adı', en: 'Name' }, { required: true, sortable: true, searchable: 'name' }),
    validFrom: date({ tr: 'Geçerlilik başlangıcı', en: 'Valid from' }, { required: true, sortable: true }),
    routes: structure<readonly Route[]>()({ tr: 'Yol tablosu', en: 'Route table' }, { required: true }),
    explanation: longText({ tr: 'Başvurana açıklama', en: 'Explanation' }, { max: 4000 }),
    source: text({ tr: 'Kaynak', en: 'Source' }, { max: 300 }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', auditor: 'all', admin: 'all', portal: 'all' },
    create: 'admin',
    update: [{ fields: ['name', 'validFrom', 'routes', 'explanation', 'source'], by: 'admin', in: ['draft'] }],
  },
  conditions: {
    routesWellFormed: { tr: 'Yol tablosu eksiksiz', en: 'The route table is complete' },
  },
  onCreate: { requires: ['routesWellFormed'] },
  onUpdate: { requires: ['routesWellFormed'] },
  workflow: {
    initial: 'draft',
    states: {
      draft: { label: { tr: 'Taslak', en: 'Draft' }, kind: 'ours', waitsOn: 'supervisor', says: { tr: 'Bu sürüm onay bekliyor.', en: 'This version waits for approval.' } },
      inForce: { label: { tr: 'Yürürlükte', en: 'In force' }, kind: 'done' },
      superseded: { label: { tr: 'Yerine yenisi geldi', en: 'Superseded' }, kind: 'stopped' },
    },
    actions: {
      approve: { label: { tr: 'Yürürlüğe koy', en: 'Put in force' }, from: 'draft', to: 'inForce', by: ['supervisor', 'system'], notBy: ['create', 'update'], does: ['guidesInForce', 'supersedeOlder'], intent: 'primary' },
      supersede: { label: { tr: 'Yürürlükten kaldır', en: 'Supersede' }, from: ['inForce', 'draft'], to: 'superseded', by: ['supervisor', 'system'], intent: 'danger' },
    },
  },
});
