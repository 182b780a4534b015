import { choice, instant, integer, longText, reference, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

const places = { remote: { tr: 'Uzaktan erişim', en: 'Remote' }, onSite: { tr: 'Yerinde', en: 'On site' } } as const;
const startsAt = { tr: 'Başlangıç', en: 'Starts at' } as const;

/** A meeting with an institution. Those of an assessment follow the assessment, which waits for them. */
export const appointments = defineResource('appointments', {
  label: { tr: 'Randevu', en: 'Appointment' },
  plural: { tr: 'Randevular', en: 'Appointments' },
  title: ['reference', 'topic'],
  icon: 'Event',
  group: 'assessment',
  list: ['reference', 'startsAt', 'institution', 'kind', 'place', 'host', 'state'],
  sort: ['startsAt', 'ASC'],
  fields: {
    reference: reference({ tr: 'Randevu no', en: 'Appointment no' }, 'RV'),
    kind: choice({ tr: 'Tür', en: 'Kind' }, {
      testing: { tr: 'Uygulama testi', en: 'Testing of an application' }, briefing: { tr: 'Bilgilendirme görüşmesi', en: 'Briefing' }, support: { tr: 'Destek görüşmesi', en: 'Support' },
    }, { required: true }),
    topic: text({ tr: 'Konu', en: 'Topic' }, { required: true, max: 160, searchable: 'name' }),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { required: true }),
    assessment: refersTo({ tr: 'Değerlendirme', en: 'Assessment' }, 'assessments', { derived: true }),
    startsAt: instant(startsAt, { required: true, sortable: true }),
    minutes: integer({ tr: 'Süre (dakika)', en: 'Length (minutes)' }, { min: 15, max: 480, default: 60 }),
    place: choice({ tr: 'Yer', en: 'Place' }, places, { required: true }),
    address: text({ tr: 'Adres', en: 'Address' }, { max: 300, help: { tr: 'Yerinde görüşmede gereklidir.', en: 'Needed for a meeting on site.' } }),
    host: refersTo({ tr: 'Görüşecek çalışan', en: 'Host' }, 'staff'),
    outcome: longText({ tr: 'Sonuç', en: 'Outcome' }, { derived: true, max: 2000 }),
  },
  rows: { ownInstitution: { field: 'institution', isActor: 'institution' } },
  may: {
    read: { registrar: 'all', supervisor: 'all', assessor: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', portal: 'ownInstitution' },
    create: ['assessor', 'registrar'],
    update: [{ fields: ['topic', 'minutes', 'address', 'host'], by: ['assessor', 'registrar'], in: ['proposed', 'agreed'] }],
  },
  loads: {
    hostRecord: { one: 'staff', by: 'host' },
    ofHost: { many: 'appointments', by: 'host', of: 'hostRecord', where: { state: ['proposed', 'agreed'] } },
  },
  conditions: {
    ofNoAssessment: { tr: 'Uyum değerlendirmeye bağlı değil; bağlıysa değerlendirme kaydından yürütülür', en: 'Not of an assessment, which leads its own appointment' },
    startsAhead: { tr: 'Başlangıcı ileri bir tarihte', en: 'It begins at a later time than now' },
    siteNamed: { tr: 'Yerindeyse adresi yazılmış', en: 'The address is given if it is on site' },
    hostIsFree: { tr: 'Görüşecek çalışanın o saatte başka randevusu yok', en: 'The host has no other appointment at that time' },
    hasBegun: { tr: 'Randevu saati gelmiş', en: 'Its time has come' },
  },
  onCreate: { requires: ['startsAhead', 'siteNamed', 'hostIsFree'], does: ['tellTime'] },
  onUpdate: { requires: ['siteNamed', 'hostIsFree'] },
  workflow: {
    initial: 'proposed',
    states: {
      proposed: { label: { tr: 'Önerildi', en: 'Proposed' }, kind: 'theirs', waitsOn: 'institution', due: { workingDays: 'appointmentAnswerDays' }, says: { tr: 'Randevu önerildi; kurumun uygun bulması bekleniyor.', en: 'The appointment was proposed; the institution has to agree.' } },
      agreed: { label: { tr: 'Kesinleşti', en: 'Agreed' }, kind: 'moving', waitsOn: 'time', says: { tr: 'Randevu kesinleşti; günü bekleniyor.', en: 'The appointment is agreed; its day is awaited.' } },
      outcomeDue: { label: { tr: 'Sonucu yazılacak', en: 'Outcome due' }, kind: 'ours', waitsOn: ['assessor', 'registrar'], due: { workingDays: 'appointmentOutcomeDays' }, says: { tr: 'Randevunun saati geçti; sonucu yazılacak.', en: 'Its time has passed; the outcome is to be written.' } },
      held: { label: { tr: 'Yapıldı', en: 'Held' }, kind: 'done', says: { tr: 'Görüşme yapıldı.', en: 'The meeting was held.' } },
      missed: { label: { tr: 'Gelinmedi', en: 'Missed' }, kind: 'stopped', says: { tr: 'Randevuya gelinmedi.', en: 'Nobody came.' } },
      cancelled: { label: { tr: 'İptal edildi', en: 'Cancelled' }, kind: 'stopped', says: { tr: 'Randevu iptal edildi.', en: 'The appointment was cancelled.' } },
    },
    actions: {
      confirm: { label: { tr: 'Kurum uygun buldu', en: 'The institution agreed' }, from: 'proposed', to: 'agreed', by: ['assessor', 'registrar', 'system'], requires: ['startsAhead'], intent: 'primary' },
      move: { label: { tr: 'Başka zamana al', en: 'Move' }, from: ['proposed', 'agreed', 'outcomeDue'], to: 'proposed', by: ['assessor', 'registrar'], requires: ['ofNoAssessment', 'startsAhead', 'siteNamed', 'hostIsFree'], does: ['tellTime'],
        input: { startsAt: instant(startsAt, { required: true }), place: choice({ tr: 'Yer', en: 'Place' }, places, { required: true }) } },
      fallDue: { label: { tr: 'Saati geçti', en: 'Its time passed' }, from: 'agreed', to: 'outcomeDue', by: 'system', after: { setting: 'appointmentOutcomeAfter', since: 'startsAt' } },
      hold: { label: { tr: 'Yapıldı', en: 'Held' }, from: ['agreed', 'outcomeDue'], to: 'held', by: ['assessor', 'registrar'], requires: ['ofNoAssessment', 'hasBegun'], intent: 'primary',
        input: { outcome: longText({ tr: 'Sonuç', en: 'Outcome' }, { required: true, max: 2000 }) } },
      miss: { label: { tr: 'Gelinmedi', en: 'Missed' }, from: ['agreed', 'outcomeDue'], to: 'missed', by: ['assessor', 'registrar'], requires: ['ofNoAssessment', 'hasBegun'] },
      cancel: { label: { tr: 'Randevuyu iptal et', en: 'Cancel' }, from: ['proposed', 'agreed', 'outcomeDue'], to: 'cancelled', by: ['assessor', 'registrar'], requires: ['ofNoAssessment'], does: ['tellCancelled'], intent: 'danger',
        input: { outcome: longText({ tr: 'Neden', en: 'Reason' }, { required: true, max: 2000 }) } },
      followDate: { label: { tr: 'Değerlendirmenin yeni tarihi', en: 'New date of the assessment' }, from: ['proposed', 'agreed', 'outcomeDue'], to: 'agreed', by: 'system', requires: ['startsAhead'], input: { startsAt: instant(startsAt, { required: true }), place: choice({ tr: 'Yer', en: 'Place' }, places, { required: true }) } },
      followStart: { label: { tr: 'Değerlendirme başladı', en: 'The assessment began' }, from: ['agreed', 'outcomeDue'], to: 'held', by: 'system' },
      followAbsence: { label: { tr: 'Değerlendirmeye gelinmedi', en: 'Nobody came to the assessment' }, from: ['agreed', 'outcomeDue'], to: 'missed', by: 'system' },
      followWithdrawal: { label: { tr: 'Değerlendirmeden vazgeçildi', en: 'The assessment was withdrawn' }, from: ['proposed', 'agreed', 'outcomeDue'], to: 'cancelled', by: 'system' },
    },
  },
});
