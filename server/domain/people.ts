import { choice, date, email, instant, longText, personNumber, phone, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

export const people = defineResource('people', {
  label: { tr: 'Kişi', en: 'Person' },
  plural: { tr: 'Kişiler', en: 'People' },
  title: ['firstName', 'lastName'],
  icon: 'person',
  group: 'applications',
  subject: 'self',
  list: ['firstName', 'lastName', 'personNumber', 'email', 'phone', 'state'],
  groups: [
    { label: { tr: 'Kimlik', en: 'Identity' }, fields: ['personNumber', 'firstName', 'lastName', 'birthDate', 'birthPlace', 'source'] },
    { label: { tr: 'İletişim', en: 'Contact' }, fields: ['email', 'phone', 'address'] },
    { label: { tr: 'e-Onay ve kısıt', en: 'e-Approval and blocks' }, fields: ['eApprovalGivenAt', 'eApprovalWithdrawnAt', 'blockReason'] },
  ],
  fields: {
    personNumber: personNumber({ tr: 'T.C. / yabancı kimlik no', en: 'Person number' }, { required: true, unique: true, searchable: 'exact' }),
    firstName: text({ tr: 'Adı', en: 'First name' }, { required: true, personal: true, max: 60, searchable: 'name' }),
    lastName: text({ tr: 'Soyadı', en: 'Last name' }, { required: true, personal: true, max: 60, searchable: 'name' }),
    birthDate: date({ tr: 'Doğum tarihi', en: 'Birth date' }, { required: true, personal: true }),
    birthPlace: text({ tr: 'Doğum yeri', en: 'Birth place' }, { personal: true, max: 60 }),
    email: email({ tr: 'E-posta', en: 'E-mail' }, { personal: true, searchable: 'exact' }),
    phone: phone({ tr: 'Cep telefonu', en: 'Mobile phone' }, { personal: true, searchable: 'exact' }),
    address: longText({ tr: 'Adres', en: 'Address' }, { personal: true, max: 500 }),
    source: choice({ tr: 'Bilginin kaynağı', en: 'Source' }, {
      list: { tr: 'Başvuru listesi', en: 'Application list' }, portal: { tr: 'Online İşlemler', en: 'Portal' },
      call: { tr: 'Çağrı merkezi', en: 'Call centre' }, institution: { tr: 'Kurum yazısı', en: 'Letter of the institution' },
    }),
    eApprovalGivenAt: instant({ tr: 'e-Onay iznini verdiği an', en: 'e-Approval permitted at' }, { derived: true }),
    eApprovalWithdrawnAt: instant({ tr: 'e-Onay iznini geri aldığı an', en: 'e-Approval withdrawn at' }, { derived: true }),
    blockReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { derived: true, max: 1000, see: ['registrar', 'supervisor', 'auditor'] }),
  },
  rows: { own: { field: 'id', isActor: 'person' } },
  may: {
    read: {
      registrar: 'all', postClerk: 'all', supervisor: 'all', producer: 'all', qualityController: 'all', dispatcher: 'all', callAgent: 'all', callLead: 'all',
      accountant: 'all', financeApprover: 'all', auditor: 'all', portal: 'own',
    },
    seePersonal: { registrar: 'always', supervisor: 'always', postClerk: 'always', callAgent: 'withReason', callLead: 'withReason', accountant: 'withReason', auditor: 'withReason', portal: 'always' },
    create: ['registrar', 'portal'],
    update: [
      { fields: ['firstName', 'lastName', 'birthDate', 'birthPlace'], by: 'registrar', in: ['active'], fourEyes: true },
      { fields: ['email', 'phone', 'address'], by: ['registrar', 'callAgent'], in: ['active'], fourEyes: true },
    ],
  },
  unmaskedList: ['registrar'],
  related: [
    { noun: 'pre-applications', by: 'person' }, { noun: 'certificates', by: 'person' }, { noun: 'employments', by: 'person' },
    { noun: 'identity-proofs', by: 'person' }, { noun: 'documents', by: 'person' }, { noun: 'outgoing-mails', by: 'toPerson' }, { noun: 'calls', by: 'person' },
    { noun: 'destructions', by: 'person' },
  ],
  conditions: {
    noPermissionYet: { tr: 'e-Onay izni henüz yok', en: 'There is no e-Onay permission yet' },
    permissionGiven: { tr: 'e-Onay izni var', en: 'There is an e-Onay permission' },
  },
  workflow: {
    initial: 'active',
    states: {
      active: { label: { tr: 'Kayıtlı', en: 'Registered' }, kind: 'done' },
      blocked: { label: { tr: 'İşleme kapalı', en: 'Blocked' }, kind: 'stopped' },
      deceased: { label: { tr: 'Vefat', en: 'Deceased' }, kind: 'stopped' },
      destroyed: { label: { tr: 'İmha edildi', en: 'Destroyed' }, kind: 'stopped' },
    },
    actions: {
      permitEApproval: { label: { tr: 'e-Onay izni ver', en: 'Permit e-approval' }, from: 'active', by: ['portal', 'registrar'], stamps: 'eApprovalGivenAt', requires: ['noPermissionYet'], does: ['clearWithdrawal'] },
      withdrawEApproval: { label: { tr: 'e-Onay iznini geri al', en: 'Withdraw e-approval' }, by: ['portal', 'registrar'], stamps: 'eApprovalWithdrawnAt', requires: ['permissionGiven'] },
      block: { label: { tr: 'İşleme kapat', en: 'Block' }, from: 'active', to: 'blocked', by: 'supervisor', intent: 'danger',
        input: { blockReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 1000 }) } },
      unblock: { label: { tr: 'İşleme aç', en: 'Unblock' }, from: 'blocked', to: 'active', by: 'supervisor', notBy: 'block' },
      recordDeath: { label: { tr: 'Vefatı kaydet', en: 'Record death' }, from: ['active', 'blocked'], to: 'deceased', by: 'supervisor', does: ['raiseRevocation'], intent: 'danger',
        confirm: { tr: 'Kişi vefat olarak işaretlenecek; açık başvuru ve sertifikaları için iptal görevi açılacak.', en: 'A revocation task will be raised for what is open.' } },
      destroyData: { label: { tr: 'Kişisel veriler imha edildi', en: 'Personal data destroyed' }, from: ['active', 'deceased'], to: 'destroyed', by: 'system', intent: 'danger' },
    },
  },
});
