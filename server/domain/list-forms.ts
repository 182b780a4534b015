import { date, reference, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** An FRM.01.03 that was handed to an institution. Its number stands in the file, so that a list that comes back is recognised by it. */
export const listForms = defineResource('list-forms', {
  label: { tr: 'Liste formu', en: 'List form' },
  plural: { tr: 'Verilen liste formları', en: 'List forms issued' },
  title: ['reference'],
  icon: 'GridOn',
  group: 'applications',
  list: ['reference', 'institution', 'officer', 'formVersion', 'issuedOn', 'issuedBy'],
  sort: ['reference', 'DESC'],
  fields: {
    reference: reference({ tr: 'Form no', en: 'Form no' }, 'LF'),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { required: true }),
    officer: refersTo({ tr: 'e-İmza sorumlusu', en: 'Officer' }, 'officers', { help: { tr: 'Boş bırakılırsa formda kurumun doldurması için boş kalır.', en: 'Left empty, the institution fills it in.' } }),
    formVersion: text({ tr: 'Form sürümü', en: 'Form version' }, { derived: true, max: 40 }),
    issuedOn: date({ tr: 'Verildiği gün', en: 'Issued on' }, { derived: true, sortable: true }),
    issuedBy: text({ tr: 'Veren', en: 'Issued by' }, { derived: true, max: 200 }),
  },
  rows: { ownInstitution: { field: 'institution', isActor: 'institution' } },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', portal: 'ownInstitution' },
    create: ['registrar', 'postClerk', 'portal'],
  },
  loads: { officerRecord: { one: 'officers', by: 'officer' }, institutionRecord: { one: 'institutions', by: 'institution' } },
  conditions: {
    institutionKnown: { tr: 'Kurum kaydı kapatılmamış', en: 'The institution is not closed' },
    officerOnDuty: { tr: 'Sorumlu bu kurumda görevde', en: 'The officer is on duty at this institution' },
  },
  onCreate: { requires: ['institutionKnown', 'officerOnDuty'], does: ['nameForm'] },
  related: [{ noun: 'application-lists', by: 'issuedForm' }],
});
