import { choice, date, email, flag, instant, integer, longText, reference, refersTo, refersToMany, text, vkn } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { kepPattern } from './identifiers/kep.ts';
import { sectors } from './sectors.ts';

export const institutions = defineResource('institutions', {
  label: { tr: 'Kurum', en: 'Institution' },
  plural: { tr: 'Kurumlar', en: 'Institutions' },
  title: ['name'],
  icon: 'institution',
  doubleOf: 'mergedWith',
  group: 'institutions',
  list: ['name', 'sector', 'province', 'vkn', 'state', 'withoutOfficer'],
  sort: ['name', 'ASC'],
  groups: [
    { label: { tr: 'Kurum', en: 'Institution' }, fields: ['reference', 'name', 'kind', 'sector', 'vkn', 'detsis'] },
    { label: { tr: 'İletişim', en: 'Contact' }, fields: ['province', 'address', 'email', 'mailDomains', 'telephone', 'kep', 'signatory'] },
    { label: { tr: 'Başvuru ve uyum', en: 'Applications and compliance' }, fields: ['renewalWindowDays', 'signingApplications', 'migratedHistory', 'withoutOfficer', 'firstProducedAt'] },
    { label: { tr: 'Kayıt', en: 'Registration' }, fields: ['activatedAt', 'possibleDoubles', 'mergedInto', 'mergedWith', 'closedOn', 'stopReason'] },
  ],
  fields: {
    reference: reference({ tr: 'Kurum no', en: 'Institution no' }, 'KR'),
    name: text({ tr: 'Kurum adı', en: 'Name' }, { required: true, sortable: true, searchable: 'name' }),
    kind: choice({ tr: 'Kurum türü', en: 'Kind' }, {
      publicBody: { tr: 'Kamu kurumu', en: 'Public body' },
      professionalBody: { tr: 'Meslek kuruluşu (baro)', en: 'Professional body (bar)' },
      firm: { tr: 'Firma', en: 'Firm' },
    }, { required: true }),
    sector: choice({ tr: 'Başvuru alanı', en: 'Sector' }, sectors, { required: true }),
    vkn: vkn({ tr: 'Vergi kimlik no', en: 'Tax number' }, { searchable: 'exact' }),
    detsis: text({ tr: 'DETSİS no', en: 'DETSIS number' }, { max: 9, searchable: 'exact', pattern: { source: '^[0-9]{6,9}$', tr: 'DETSİS no 6–9 rakam olmalı.', en: 'A DETSIS number has 6–9 digits.' } }),
    province: text({ tr: 'İl', en: 'Province' }, { max: 40, sortable: true }),
    address: longText({ tr: 'Adres', en: 'Address' }, { max: 500 }),
    email: email({ tr: 'Kurum e-postası', en: 'E-mail' }, { searchable: 'exact' }),
    // Who writes from there counts as known: changed by two once others rely on it, and no domain where anybody may have an address.
    mailDomains: text({ tr: 'E-posta alan adları', en: 'E-mail domains' }, { max: 300, help: { tr: 'Virgülle; bu alan adlarından yazan tanınır. Örnek: ornek.edu.tr', en: 'By commas; who writes from there is known. Example: ornek.edu.tr' }, pattern: { source: '^[a-z0-9-]+(\\.[a-z0-9-]+)+(, ?[a-z0-9-]+(\\.[a-z0-9-]+)+)*$', tr: 'Alan adları küçük harfle ve virgülle yazılmalı: ornek.edu.tr, ornek.gov.tr', en: 'Write domains in small letters, by commas.' } }),
    telephone: text({ tr: 'Telefon', en: 'Telephone' }, { max: 20 }),
    kep: text({ tr: 'KEP adresi', en: 'Registered e-mail (KEP)' }, { max: 120, pattern: kepPattern }),
    signatory: text({ tr: 'İmza yetkilisi (makam)', en: 'Signing authority (office)' }, { max: 120 }),
    renewalWindowDays: integer({ tr: 'Yenileme penceresi (gün)', en: 'Renewal window (days)' }, { min: 1, max: 365, help: { tr: 'Boş bırakılırsa genel ayar geçerlidir.', en: 'Empty: the general setting holds.' } }),
    signingApplications: refersToMany({ tr: 'Kullandığı e-imza uygulamaları', en: 'Signing applications in use' }, 'signing-applications'),
    // It opens the compliance gate: nobody's word at registration, but a supervisor's, on a basis that can be looked up.
    migratedHistory: flag({ tr: 'Eski sistemde sertifikası var', en: 'Has certificates in the old system' }, { derived: true, default: false, help: { tr: 'Onay yetkilisi doğrular; uyum değerlendirme koşulunu kaldırır.', en: 'Confirmed by a supervisor; it lifts the compliance gate.' } }),
    historyBasis: longText({ tr: 'Eski sistem kaydının dayanağı', en: 'Basis of the old system’s record' }, { derived: true, max: 500 }),
    historyConfirmedBy: text({ tr: 'Eski sistem kaydını doğrulayan', en: 'Old system’s record confirmed by' }, { derived: true, max: 120 }),
    historyConfirmedAt: instant({ tr: 'Eski sistem kaydının doğrulandığı an', en: 'Old system’s record confirmed at' }, { derived: true }),
    firstProducedAt: instant({ tr: 'İlk sertifikanın üretildiği an', en: 'First certificate produced at' }, { derived: true }),
    activatedAt: instant({ tr: 'Aktif olduğu an', en: 'Activated at' }, { derived: true, sortable: true }),
    withoutOfficer: flag({ tr: 'Sorumlusuz kurum', en: 'No officer' }, { derived: true, default: true }),
    // The same tax number, DETSIS number or name as another one has: a hint for people, who may propose a merger.
    possibleDoubles: refersToMany({ tr: 'Aynı olabilecek kayıtlar', en: 'Possible doubles' }, 'institutions', { derived: true }),
    mergedInto: refersTo({ tr: 'Devrolduğu kurum', en: 'Merged into' }, 'institutions', { derived: true, evidence: true }),
    // Not every closing is a merger: whom a law gave to another one keeps what was begun, a double keeps nothing.
    mergedWith: refersTo({ tr: 'Aynısı olan kurum (mükerrer kayıt)', en: 'Double of' }, 'institutions', { derived: true, evidence: true }),
    closedOn: date({ tr: 'Kapanış tarihi', en: 'Closed on' }, { derived: true }),
    stopReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { max: 1000, derived: true }),
  },
  rows: { own: { field: 'id', isActor: 'institution' } },
  may: {
    read: {
      registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', producer: 'all', qualityController: 'all', dispatcher: 'all',
      callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all', admin: 'all', portal: 'own', system: 'all',
    },
    create: 'registrar',
    update: [
      { fields: ['name', 'kind', 'sector', 'vkn', 'detsis', 'mailDomains'], by: 'registrar', in: ['registering'] },
      { fields: ['name', 'kind', 'sector', 'vkn', 'detsis', 'mailDomains'], by: 'registrar', in: ['underReview', 'active', 'blockedForOrders'], fourEyes: true },
      { fields: ['signingApplications'], by: ['registrar', 'assessor'], in: ['registering', 'underReview', 'active', 'blockedForOrders'] },
      { fields: ['province', 'renewalWindowDays'], by: 'registrar', in: ['registering', 'underReview', 'active', 'blockedForOrders'] },
      // Where letters go and who may sign is the registrar's own word only until others rely on it.
      { fields: ['address', 'email', 'telephone', 'kep', 'signatory'], by: 'registrar', in: ['registering'] },
      { fields: ['address', 'email', 'telephone', 'kep', 'signatory'], by: 'registrar', in: ['underReview', 'active', 'blockedForOrders'], fourEyes: true },
    ],
  },
  loads: {
    // An institution's file grows by every applicant's form: only what the guards judge is loaded.
    undertakings: { many: 'documents', by: 'institution', where: { type: ['KT', 'EST', 'UDF'], state: 'accepted' } },
    // What is asked of an institution is data, and counts from the day on which it is in force.
    requiredSets: { every: 'document-requirements', where: { state: 'inForce' } },
    officers: { many: 'officers', by: 'institution' },
    applicationsInUse: { listed: 'signing-applications', by: 'signingApplications' },
    exemptions: { many: 'exemptions', by: 'institution' },
    openOrders: { many: 'orders', by: 'institution', where: { state: ['draft', 'open'] } },
  },
  related: [
    { noun: 'officers', by: 'institution' }, { noun: 'units', by: 'institution' }, { noun: 'documents', by: 'institution' },
    { noun: 'orders', by: 'institution' }, { noun: 'application-lists', by: 'institution' }, { noun: 'pre-applications', by: 'institution' },
    { noun: 'billing-accounts', by: 'institution' }, { noun: 'exemptions', by: 'institution' }, { noun: 'assessments', by: 'institution' },
    { noun: 'mergers', by: 'survivor' }, { noun: 'mergers', by: 'double' },
  ],
  onCreate: { does: ['noteDoubles'] },
  onUpdate: { does: ['noteDoubles'] },
  conditions: {
    compliancePassed: { tr: 'Uyum değerlendirme koşulu sağlanmış', en: 'The condition of the compliance assessment is met' },
    hasContact: { tr: 'Kurumun e-posta adresi var', en: 'The institution has an e-mail address' },
    hasOfficer: { tr: 'e-İmza sorumlusu kayıtlı', en: 'An e-signature officer is registered' },
    historyConfirmed: { tr: 'Eski sistem kaydı doğrulanmış', en: 'The record of the former system is confirmed' },
    historyNotConfirmed: { tr: 'Eski sistem kaydı henüz doğrulanmamış', en: 'The record of the former system is not confirmed yet' },
    noOpenOrder: { tr: 'Açık sipariş yok', en: 'There is no open order' },
    notIntoItself: { tr: 'Devralan başka bir kurum', en: 'It is taken over by another institution' },
    undertakingsAccepted: { tr: 'İlk başvuru için istenen evrak kabul edilmiş', en: 'The papers that a first application wants are accepted' },
    wasActive: { tr: 'Birleştirmeden önce aktifti', en: 'It was active before the merger' },
  },
  workflow: {
    initial: 'registering',
    states: {
      registering: { label: { tr: 'Kayıt aşamasında', en: 'Being registered' }, kind: 'ours', waitsOn: 'registrar', due: { workingDays: 'registrationDays' },
        says: { tr: 'Kurum kaydı yapılıyor. Taahhütnameler ve e-imza sorumlusu bilgileri tamamlanınca incelemeye alınacak.', en: 'The institution is being registered; the review follows once undertakings and officer are complete.' } },
      underReview: { label: { tr: 'İncelemede', en: 'Under review' }, kind: 'ours', waitsOn: 'supervisor', due: { workingDays: 'reviewDays' },
        says: { tr: 'Kurum kaydı inceleniyor. Onaylanınca kuruma ve e-imza sorumlusuna e-posta gönderilecek.', en: 'The registration is under review; institution and officer will be told by e-mail.' } },
      active: { label: { tr: 'Aktif', en: 'Active' }, kind: 'done', says: { tr: 'Kurum kayıtlı; başvuru listesi gönderebilir.', en: 'The institution is registered and may send application lists.' } },
      blockedForOrders: { label: { tr: 'Siparişe kapalı', en: 'Blocked for orders' }, kind: 'stopped',
        says: { tr: 'Kurum yeni sipariş açamıyor. Açık başvurular ve sertifikalar bundan etkilenmez.', en: 'No new orders; open applications and certificates are not affected.' } },
      closed: { label: { tr: 'Kapatıldı', en: 'Closed' }, kind: 'stopped', says: { tr: 'Kurum kaydı kapatıldı.', en: 'The registration is closed.' } },
    },
    actions: {
      review: { label: { tr: 'İncelemeye gönder', en: 'Send to review' }, from: 'registering', to: 'underReview', by: 'registrar', requires: ['hasContact', 'hasOfficer'], intent: 'primary' },
      activate: { label: { tr: 'Aktif et', en: 'Activate' }, from: 'underReview', to: 'active', by: 'supervisor', notBy: ['create', 'update', 'review'],
        requires: ['undertakingsAccepted', 'compliancePassed'], does: ['activateOfficers', 'tellInstitution'], stamps: 'activatedAt', intent: 'primary' },
      confirmHistory: { label: { tr: 'Eski sistem kaydını doğrula', en: 'Confirm the old system’s record' }, from: ['registering', 'underReview', 'active', 'blockedForOrders'], by: 'supervisor', notBy: ['create', 'update'], requires: ['historyNotConfirmed'], does: ['noteHistory'], stamps: 'historyConfirmedAt',
        input: { historyBasis: longText({ tr: 'Dayanak (eski sistem kaydı, belge)', en: 'Basis (record of the old system, document)' }, { required: true, max: 500 }) },
        confirm: { tr: 'Kurum ilk defa başvuran sayılmayacak; uyum değerlendirme koşulu aranmayacak.', en: 'The institution will not count as first-time: the compliance gate is lifted.' } },
      withdrawHistory: { label: { tr: 'Eski sistem kaydını geri al', en: 'Withdraw the old system’s record' }, from: ['registering', 'underReview', 'active', 'blockedForOrders'], by: 'supervisor', requires: ['historyConfirmed'], does: ['forgetHistory'], intent: 'danger',
        input: { withdrawReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 500 }) } },
      returnToRegistration: { label: { tr: 'Kayda geri gönder', en: 'Return to registration' }, from: 'underReview', to: 'registering', by: 'supervisor',
        input: { stopReason: longText({ tr: 'Eksik olan nedir?', en: 'What is missing?' }, { required: true, max: 1000 }) } },
      blockOrders: { label: { tr: 'Siparişe kapat', en: 'Block orders' }, from: 'active', to: 'blockedForOrders', by: ['supervisor', 'financeApprover'], intent: 'danger',
        input: { stopReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 1000 }) } },
      allowOrders: { label: { tr: 'Siparişe aç', en: 'Allow orders' }, from: 'blockedForOrders', to: 'active', by: ['supervisor', 'financeApprover'], notBy: 'blockOrders' },
      close: { label: { tr: 'Kurumu kapat', en: 'Close' }, from: ['registering', 'underReview', 'active', 'blockedForOrders'], to: 'closed', by: 'supervisor', requires: ['noOpenOrder', 'notIntoItself'], does: ['noteDoubles'], intent: 'danger',
        confirm: { tr: 'Kurum kaydı kapatılacak; yeni liste ve sipariş alınmayacak.', en: 'The registration will be closed: no further lists or orders.' },
        input: {
          closedOn: date({ tr: 'Kapanış tarihi', en: 'Closed on' }, { required: true }),
          mergedInto: refersTo({ tr: 'Devrolduğu kurum', en: 'Merged into' }, 'institutions', { help: { tr: 'Kurum başka bir kuruma devrolduysa.', en: 'Where another institution took it over.' } }),
          stopReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 1000 }),
        } },
      // Steps of a merger (mergers.ts), whose approval another person gives.
      mergeAway: { label: { tr: 'Birleştirmeyle kapat', en: 'Close by merger' }, from: ['registering', 'underReview', 'active'], to: 'closed', by: 'system', requires: ['notIntoItself'], does: ['noteDoubles'],
        input: {
          mergedInto: refersTo({ tr: 'Devrolduğu kurum', en: 'Merged into' }, 'institutions', { required: true }),
          mergedWith: refersTo({ tr: 'Aynısı olan kurum', en: 'Double of' }, 'institutions', { required: true }),
          closedOn: date({ tr: 'Kapanış tarihi', en: 'Closed on' }, { required: true }),
          stopReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 1000 }),
        } },
      comeBack: { label: { tr: 'Birleştirmeden geri döndü', en: 'Came back from a merger' }, from: 'closed', to: { when: 'wasActive', then: 'active', else: 'registering' }, by: 'system', does: ['forgetClosing', 'noteDoubles'],
        input: { wasActive: flag({ tr: 'Birleştirmeden önce aktifti', en: 'It was active before the merger' }) } },
    },
  },
});
