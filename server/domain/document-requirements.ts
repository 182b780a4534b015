import { choice, date, flag, integer, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { versionedWorkflow } from './versioned-workflow.ts';

/** Where a wanted paper comes from. */
export const wantedFrom = {
  notWanted: { tr: 'İstenmez', en: 'Not wanted' },
  withMessage: { tr: 'Aynı e-postada', en: 'In the same e-mail' },
  onFile: { tr: 'Kurumun kayıtlı evrakında', en: 'On file' },
  portalOrAsked: { tr: 'Online İşlemler kopyası ya da kurumdan istenir', en: 'The portal’s copy, or asked for' },
  byPost: { tr: 'Posta ile', en: 'By post' },
} as const;
export type WantedFrom = keyof typeof wantedFrom;

const undertaking = { notWanted: wantedFrom.notWanted, withMessage: wantedFrom.withMessage, onFile: wantedFrom.onFile } as const;
const inMail = { notWanted: wantedFrom.notWanted, withMessage: wantedFrom.withMessage } as const;
const from = { required: true } as const;
const content = ['name', 'institutionUndertaking', 'officerUndertaking', 'signedList', 'scan', 'excelList', 'assessmentForm', 'paperOriginal', 'oneEmail', 'validFrom', 'source'] as const;

/** The set of papers that a flow wants, by application type; of several that fit, the one of the very type goes before the one of all. */
export const documentRequirements = defineResource('document-requirements', {
  label: { tr: 'İstenen evrak takımı', en: 'Required set' },
  plural: { tr: 'İstenen evrak takımları', en: 'Required sets' },
  title: ['code', 'versionNumber'],
  group: 'settings',
  list: ['code', 'name', 'applicationType', 'flow', 'step', 'signedHow', 'oneEmail', 'versionNumber', 'state'],
  sort: ['code', 'ASC'],
  groups: [
    { label: { tr: 'Hangi iş', en: 'Which work' }, fields: ['code', 'name', 'applicationType', 'flow', 'step', 'signedHow', 'versionNumber', 'validFrom', 'source'] },
    { label: { tr: 'İstenenler', en: 'What is wanted' }, fields: ['institutionUndertaking', 'officerUndertaking', 'signedList', 'scan', 'excelList', 'assessmentForm', 'paperOriginal', 'oneEmail'] },
  ],
  fields: {
    code: text({ tr: 'Kod', en: 'Code' }, { required: true, sortable: true, max: 60, pattern: { source: '^[a-z][a-z0-9-]*$', tr: 'Küçük harf, rakam ve çizgi.', en: 'Small letters, digits, hyphens.' } }),
    name: text({ tr: 'Adı', en: 'Name' }, { required: true, max: 160 }),
    versionNumber: integer({ tr: 'Sürüm', en: 'Version' }, { required: true, min: 1, max: 999 }),
    applicationType: text({ tr: 'Başvuru tipi kodu', en: 'Application type code' }, { max: 40, help: { tr: 'Boşsa bütün başvuru tipleri için geçerlidir.', en: 'Empty: for every application type.' } }),
    flow: choice({ tr: 'Akış', en: 'Flow' }, { firstTime: { tr: 'İlk kez başvuran kurum', en: 'First application of an institution' }, additional: { tr: 'Ek başvuru', en: 'Additional application' }, assessment: { tr: 'Uyum değerlendirme', en: 'Assessment' } }, from),
    step: choice({ tr: 'Adım', en: 'Step' }, { undertakings: { tr: 'Taahhütnameler', en: 'Undertakings' }, list: { tr: 'Başvuru listesi', en: 'Application list' }, request: { tr: 'Talep formu', en: 'Request form' } }, from),
    signedHow: choice({ tr: 'İmza şekli', en: 'Signed how' }, { eSigned: { tr: 'e-İmzalı', en: 'e-Signed' }, wet: { tr: 'Islak imzalı', en: 'Wet ink' } }, from),
    institutionUndertaking: choice({ tr: 'Kurumsal taahhütname', en: 'Undertaking of the institution' }, undertaking, from),
    officerUndertaking: choice({ tr: 'e-İmza sorumlusu taahhütnamesi', en: 'Undertaking of the officer' }, undertaking, from),
    signedList: choice({ tr: 'e-İmzalı liste', en: 'Signed list' }, inMail, from),
    scan: choice({ tr: 'Islak imzalı listenin taraması', en: 'Scan of the list' }, inMail, from),
    excelList: choice({ tr: 'Listenin Excel dosyası', en: 'Excel file of the list' }, { ...inMail, portalOrAsked: wantedFrom.portalOrAsked }, from),
    assessmentForm: choice({ tr: 'Uyum değerlendirme talep formu', en: 'Assessment request form' }, inMail, from),
    paperOriginal: choice({ tr: 'Kâğıt aslı', en: 'Paper original' }, { notWanted: wantedFrom.notWanted, byPost: wantedFrom.byPost }, from),
    oneEmail: flag({ tr: 'Hepsi tek e-postada gönderilir', en: 'All of it in one e-mail' }, { default: false }),
    validFrom: date({ tr: 'Geçerlilik başlangıcı', en: 'Valid from' }, { required: true, sortable: true }),
    source: text({ tr: 'Dayanak', en: 'Source' }, { required: true, max: 300 }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', admin: 'all' },
    create: 'admin',
    update: [{ fields: content, by: 'admin', in: ['draft'] }],
  },
  conditions: { papersFitStep: { tr: 'Yalnız bu adımda gelebilecek evrak isteniyor', en: 'Only papers that this step can bring are wanted' } },
  onCreate: { requires: ['papersFitStep'] },
  onUpdate: { requires: ['papersFitStep'] },
  workflow: versionedWorkflow,
});
