import { choice, longText, reference, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** The step of Online İşlemler at which something failed; the portal names one of these. */
export const portalSteps = {
  signIn: { tr: 'Giriş', en: 'Signing in' }, start: { tr: 'Başvuruya başlama', en: 'Starting an application' }, form: { tr: 'Form doldurma', en: 'Filling the form' },
  approval: { tr: 'Onay ve imza', en: 'Approval and signature' }, payment: { tr: 'Ödeme', en: 'Payment' }, list: { tr: 'Liste gönderme', en: 'Sending a list' },
  confirmation: { tr: 'Çalışan onayı', en: 'Confirming an employee' }, other: { tr: 'Diğer', en: 'Other' },
} as const;

/** What went wrong on a page of the portal. The person was shown the reference; whoever is called with it finds the rest here. */
export const portalErrors = defineResource('portal-errors', {
  label: { tr: 'Hata kaydı', en: 'Portal error' },
  plural: { tr: 'Hata kayıtları', en: 'Portal errors' },
  title: ['reference'],
  icon: 'ErrorOutline',
  group: 'calls',
  subject: 'person',
  list: ['reference', 'createdAt', 'step', 'errorCode', 'routedTo', 'institution', 'state'],
  sort: ['createdAt', 'DESC'],
  fields: {
    reference: reference({ tr: 'Hata no', en: 'Error no' }, 'HK'),
    step: choice({ tr: 'Hangi adımda', en: 'Failed step' }, portalSteps, { required: true, sortable: true }),
    errorCode: text({ tr: 'Hata kodu', en: 'Error code' }, { required: true, max: 60, sortable: true, searchable: 'exact', pattern: { source: '^[A-Za-z0-9_.-]+$', tr: 'Harf, rakam, nokta, çizgi.', en: 'Letters, digits, points, hyphens.' } }),
    person: refersTo({ tr: 'Kişi', en: 'Person' }, 'people'),
    application: refersTo({ tr: 'Ön başvuru', en: 'Pre-application' }, 'pre-applications'),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions'),
    message: longText({ tr: 'Ekrandaki ileti', en: 'Message on the screen' }, { personal: true, max: 2000 }),
    routedTo: choice({ tr: 'Yönlendirildiği yer', en: 'Routed to' }, { callCentre: { tr: 'Çağrı merkezi', en: 'Call centre' }, officer: { tr: 'e-İmza sorumlusu', en: 'Officer' }, administrator: { tr: 'Sistem yöneticisi', en: 'Administrator' } }, { derived: true, sortable: true }),
    solution: longText({ tr: 'Çözüm', en: 'Solution' }, { derived: true, max: 2000 }),
  },
  rows: { own: { field: 'person', isActor: 'person' } },
  may: {
    read: { callAgent: 'all', callLead: 'all', registrar: 'all', supervisor: 'all', admin: 'all', auditor: 'all', portal: 'own' },
    seePersonal: { callAgent: 'withReason', callLead: 'withReason', registrar: 'withReason', auditor: 'withReason', portal: 'always' },
    create: 'portal',
  },
  onCreate: { does: ['routeByType'] },
  conditions: { institutionHasOfficer: { tr: 'Kurumun görevde bir e-imza sorumlusu var', en: 'The institution has an officer on duty' } },
  loads: { institutionRecord: { one: 'institutions', by: 'institution' }, officers: { many: 'officers', by: 'institution', of: 'institutionRecord', where: { state: 'active' } } },
  workflow: {
    initial: 'reported',
    states: {
      reported: { label: { tr: 'Bildirildi', en: 'Reported' }, kind: 'ours', waitsOn: ['callAgent', 'callLead'], due: { workingDays: 'portalErrorDays' }, says: { tr: 'Hata çağrı merkezine ulaştı; inceleniyor.', en: 'The error has reached the call centre and is being looked into.' } },
      withOfficer: { label: { tr: 'Sorumluda', en: 'With the officer' }, kind: 'theirs', waitsOn: 'officer', onPath: false, says: { tr: 'Bu hatada kurumun e-imza sorumlusu yardımcı olur; ona başvurulmalı.', en: 'The officer of the institution helps with this error; please ask there.' } },
      withAdministrator: { label: { tr: 'Teknik incelemede', en: 'Technical inquiry' }, kind: 'ours', waitsOn: 'admin', onPath: false, due: { workingDays: 'portalErrorDays' }, says: { tr: 'Hata teknik olarak inceleniyor.', en: 'The error is being examined technically.' } },
      solved: { label: { tr: 'Çözüldü', en: 'Solved' }, kind: 'done', says: { tr: 'Hata çözüldü; işlem yeniden denenebilir.', en: 'The error is solved; please try again.' } },
    },
    actions: {
      sendToOfficer: { label: { tr: 'Sorumluya yönlendir', en: 'Send to the officer' }, from: ['reported', 'withAdministrator'], to: 'withOfficer', by: ['callAgent', 'callLead', 'system'], requires: ['institutionHasOfficer'], does: ['nameOfficer'] },
      sendToAdministrator: { label: { tr: 'Teknik incelemeye gönder', en: 'Send to the administrator' }, from: ['reported', 'withOfficer'], to: 'withAdministrator', by: ['callAgent', 'callLead'], does: ['nameAdministrator'] },
      takeBack: { label: { tr: 'Çağrı merkezine al', en: 'Take back' }, from: ['withOfficer', 'withAdministrator', 'solved'], to: 'reported', by: ['callAgent', 'callLead', 'admin'], does: ['nameCallCentre'] },
      solve: { label: { tr: 'Çözüldü', en: 'Solve' }, from: ['reported', 'withOfficer', 'withAdministrator'], to: 'solved', by: ['callAgent', 'callLead', 'admin'], intent: 'primary',
        input: { solution: longText({ tr: 'Çözüm', en: 'Solution' }, { required: true, max: 2000, help: { tr: 'Arayana okunabilecek bir cümle; kişisel veri yazmayın.', en: 'A sentence to read to the caller; no personal data.' } }) } },
    },
  },
});
