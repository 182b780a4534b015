import { choice, date, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** The software that people sign with; one is used by many institutions. */
export const signingApplications = defineResource('signing-applications', {
  label: { tr: 'e-İmza uygulaması', en: 'Signing application' },
  plural: { tr: 'e-İmza uygulamaları', en: 'Signing applications' },
  title: ['name', 'release'],
  group: 'assessment',
  list: ['name', 'release', 'owner', 'standing', 'validUntil'],
  fields: {
    owner: refersTo({ tr: 'Sahibi', en: 'Owner' }, 'institutions', { required: true }),
    name: text({ tr: 'Uygulama adı', en: 'Name' }, { required: true, sortable: true, searchable: 'name' }),
    release: text({ tr: 'Sürümü', en: 'Release' }, { required: true, max: 40 }),
    platform: text({ tr: 'Platform', en: 'Platform' }, { max: 120 }),
    formats: text({ tr: 'İmza biçimleri (CAdES, XAdES, PAdES)', en: 'Signature formats' }, { max: 120 }),
    profiles: text({ tr: 'İmza profilleri (P1–P4)', en: 'Signature profiles' }, { max: 40 }),
    standing: choice({ tr: 'Uyum durumu', en: 'Standing' }, {
      notAssessed: { tr: 'Değerlendirilmedi', en: 'Not assessed' }, passed: { tr: 'Olumlu', en: 'Passed' },
      failed: { tr: 'Olumsuz', en: 'Failed' }, lapsed: { tr: 'Geçerliliği bitti', en: 'Lapsed' },
    }, { derived: true, default: 'notAssessed' }),
    passedOn: date({ tr: 'Olumlu sonuç tarihi', en: 'Passed on' }, { derived: true }),
    validUntil: date({ tr: 'Geçerlilik sonu', en: 'Valid until' }, { derived: true, sortable: true }),
  },
  may: {
    read: { registrar: 'all', supervisor: 'all', assessor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', auditor: 'all', admin: 'all' },
    create: ['registrar', 'assessor'],
    update: [{ fields: ['platform', 'formats', 'profiles'], by: ['registrar', 'assessor'] }],
  },
  related: [{ noun: 'assessments', by: 'signingApplication' }],
});
