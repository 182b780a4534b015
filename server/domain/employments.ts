import { choice, date, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { staffClasses } from './sectors.ts';

/** Who works where, and since when: it decides the route of an application, never what a certificate says. */
export const employments = defineResource('employments', {
  label: { tr: 'Görev yeri', en: 'Employment' },
  plural: { tr: 'Görev yerleri', en: 'Employments' },
  title: ['title'],
  group: 'applications',
  subject: 'person',
  list: ['person', 'institution', 'title', 'staffClass', 'from', 'until'],
  fields: {
    person: refersTo({ tr: 'Kişi', en: 'Person' }, 'people', { required: true }),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { required: true }),
    unit: refersTo({ tr: 'Birim', en: 'Unit' }, 'units'),
    staffClass: choice({ tr: 'Personel sınıfı', en: 'Staff class' }, staffClasses, { help: { tr: 'Bilinmiyorsa boş bırakılır; başvuru yolu bunu soruyorsa istenir.', en: 'Empty while unknown; asked for where the route depends on it.' } }),
    title: text({ tr: 'Unvan', en: 'Title' }, { max: 120 }),
    staffNumber: text({ tr: 'Kurum sicil no', en: 'Staff number' }, { personal: true, max: 40 }),
    from: date({ tr: 'Başlangıç', en: 'From' }),
    until: date({ tr: 'Bitiş', en: 'Until' }),
    confirmedBy: choice({ tr: 'Kim doğruladı', en: 'Confirmed by' }, {
      list: { tr: 'İmzalı başvuru listesi', en: 'Signed list' }, officer: { tr: 'e-İmza sorumlusu', en: 'Officer' },
      eDevlet: { tr: 'e-Devlet sorgusu', en: 'e-Devlet query' }, letter: { tr: 'Kurum yazısı', en: 'Letter' },
    }),
  },
  rows: { own: { field: 'person', isActor: 'person' }, ownInstitution: { field: 'institution', isActor: 'institution' } },
  may: {
    read: { registrar: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', portal: 'own' },
    seePersonal: { registrar: 'always', supervisor: 'always', callAgent: 'withReason', callLead: 'withReason', auditor: 'withReason', portal: 'always' },
    create: ['registrar', 'portal'],
    update: [{ fields: ['unit', 'staffClass', 'title', 'staffNumber', 'until', 'confirmedBy'], by: 'registrar' }],
  },
});
