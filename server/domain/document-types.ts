import { documentKinds } from './document-kinds.ts';
import { choice, date, flag, integer, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { versionedWorkflow } from './versioned-workflow.ts';

const no = { default: false } as const;
const content = [
  'name', 'originalWanted', 'originalBlocks', 'originalDueDays', 'reminderEveryDays', 'mostReminders', 'asksAuthorisedSigner', 'asksInitials', 'asksStamp', 'asksFormVersion', 'formVersions', 'secondPerson', 'validFrom', 'source',
] as const;

/** What is asked of a kind of paper: its checks, who looks a second time, whether its original is awaited and stops the work. */
export const documentTypes = defineResource('document-types', {
  label: { tr: 'Evrak türü', en: 'Document type' },
  plural: { tr: 'Evrak türleri', en: 'Document types' },
  title: ['code', 'versionNumber'],
  group: 'settings',
  list: ['code', 'name', 'versionNumber', 'originalWanted', 'originalBlocks', 'originalDueDays', 'secondPerson', 'state'],
  sort: ['code', 'ASC'],
  groups: [
    { label: { tr: 'Tür', en: 'Type' }, fields: ['code', 'name', 'versionNumber', 'validFrom', 'source'] },
    { label: { tr: 'Kâğıt aslı', en: 'Paper original' }, fields: ['originalWanted', 'originalBlocks', 'originalDueDays', 'reminderEveryDays', 'mostReminders'] },
    { label: { tr: 'Kontroller', en: 'Checks' }, fields: ['asksAuthorisedSigner', 'asksInitials', 'asksStamp', 'asksFormVersion', 'formVersions', 'secondPerson'] },
  ],
  fields: {
    code: choice({ tr: 'Anahtar', en: 'Key' }, documentKinds, { required: true, sortable: true }),
    name: text({ tr: 'Adı', en: 'Name' }, { required: true, max: 120 }),
    versionNumber: integer({ tr: 'Sürüm', en: 'Version' }, { required: true, min: 1, max: 999 }),
    originalWanted: flag({ tr: 'Kâğıt aslı istenir', en: 'The paper original is wanted' }, no),
    originalBlocks: flag({ tr: 'Aslı gelmeden kabul edilmez', en: 'Not accepted without its original' }, no),
    originalDueDays: integer({ tr: 'Asıl için süre (iş günü)', en: 'Working days until the original is due' }, { required: true, min: 1, max: 250 }),
    reminderEveryDays: integer({ tr: 'Hatırlatma aralığı (iş günü)', en: 'Working days between reminders' }, { required: true, min: 1, max: 60 }),
    mostReminders: integer({ tr: 'En çok hatırlatma', en: 'Reminders at most' }, { required: true, min: 0, max: 10 }),
    asksAuthorisedSigner: flag({ tr: 'İmza yetkilisi kontrolü', en: 'Check: authorised signer' }, no),
    asksInitials: flag({ tr: 'Her sayfada paraf kontrolü', en: 'Check: initials on every page' }, no),
    asksStamp: flag({ tr: 'Mühür / kaşe kontrolü', en: 'Check: stamp or seal' }, no),
    asksFormVersion: flag({ tr: 'Form sürümü kontrolü', en: 'Check: form version' }, no),
    formVersions: text({ tr: 'Geçerli form sürümleri', en: 'Valid form versions' }, { max: 200, help: { tr: 'Virgülle ayırın; boşsa her sürüm kabul edilir.', en: 'Separated by commas; empty: any version.' } }),
    secondPerson: flag({ tr: 'Kontrolleri ikinci bir kişi de onaylar', en: 'A second person confirms the checks' }, no),
    validFrom: date({ tr: 'Geçerlilik başlangıcı', en: 'Valid from' }, { required: true, sortable: true }),
    source: text({ tr: 'Dayanak', en: 'Source' }, { required: true, max: 300 }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', admin: 'all' },
    create: 'admin',
    update: [{ fields: content, by: 'admin', in: ['draft'] }],
  },
  workflow: versionedWorkflow,
});
