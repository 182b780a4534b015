import { choice, instant, integer, longText, reference, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/**
 * The end of a person's data. One supervisor asks, another supervisor and the finance approver carry it out: rights and evidence
 * are the one's, what tax and commercial law want kept the other's; the administrator decides nothing about people. The record is
 * about nobody (no `subject`): it must stay readable when the person's key is gone, and holds no personal value.
 */
export const destructions = defineResource('destructions', {
  label: { tr: 'İmha', en: 'Destruction' },
  plural: { tr: 'İmha işlemleri', en: 'Destructions' },
  title: ['reference'],
  icon: 'DeleteForever',
  group: 'approvals',
  list: ['reference', 'person', 'ground', 'state', 'destroyedAt', 'minutesNumber', 'dueAt'],
  sort: ['createdAt', 'DESC'],
  groups: [
    { label: { tr: 'Talep', en: 'Request' }, fields: ['reference', 'person', 'ground', 'basis', 'refusalReason'] },
    { label: { tr: 'Tutanak', en: 'Minutes' }, fields: ['minutesNumber', 'destroyedAt', 'requestedBy', 'firstApprover', 'secondApprover', 'recordCount', 'documentCount'] },
  ],
  fields: {
    reference: reference({ tr: 'İmha no', en: 'Destruction no' }, 'IM'),
    person: refersTo({ tr: 'Kimin verileri', en: 'Whose data' }, 'people', { required: true }),
    ground: choice({ tr: 'Hukuki sebep', en: 'Legal ground' }, {
      request: { tr: 'İlgili kişinin talebi (6698 sayılı Kanun m. 11)', en: 'Request of the person (Law 6698, art. 11)' },
      periodic: { tr: 'Saklama süresi doldu (periyodik imha)', en: 'Retention is over (periodic destruction)' },
      order: { tr: 'Mahkeme ya da Kurul kararı', en: 'Order of a court or of the Board' },
    }, { required: true }),
    basis: longText({ tr: 'Dayanak', en: 'Basis' }, { required: true, max: 1000, help: { tr: 'Yazının ya da kararın tarihi ve sayısı. Kişisel bilgi yazmayın: bu metin imhadan sonra da kalır.', en: 'Date and number of the letter or order. No personal data: this text outlives the destruction.' } }),
    refusalReason: longText({ tr: 'Ret gerekçesi', en: 'Why refused' }, { derived: true, max: 1000 }),
    minutesNumber: text({ tr: 'Tutanak no', en: 'Minutes no' }, { derived: true, unique: true, sortable: true, max: 20 }),
    destroyedAt: instant({ tr: 'İmha edildiği an', en: 'Destroyed at' }, { derived: true, sortable: true }),
    requestedBy: text({ tr: 'İsteyen', en: 'Asked for by' }, { derived: true, max: 120 }),
    firstApprover: text({ tr: 'Birinci onaylayan', en: 'First approval' }, { derived: true, max: 120 }),
    secondApprover: text({ tr: 'İkinci onaylayan', en: 'Second approval' }, { derived: true, max: 120 }),
    recordCount: integer({ tr: 'Boşaltılan kayıt', en: 'Records emptied' }, { derived: true }),
    documentCount: integer({ tr: 'İmha edilen evrak', en: 'Documents destroyed' }, { derived: true }),
  },
  may: {
    read: { registrar: 'all', supervisor: 'all', financeApprover: 'all', auditor: 'all' },
    create: 'supervisor',
    update: [{ fields: ['ground', 'basis'], by: 'supervisor', in: ['requested'] }],
  },
  loads: {
    personRecord: { one: 'people', by: 'person' },
    requests: { many: 'destructions', by: 'person', of: 'personRecord', where: { state: 'requested' } },
    applications: { many: 'pre-applications', by: 'person', of: 'personRecord', limit: 500 },
    items: { many: 'production-items', by: 'person', of: 'personRecord', limit: 500 },
    certificates: { many: 'certificates', by: 'person', of: 'personRecord', limit: 500 },
    shipments: { many: 'shipments', by: 'person', of: 'personRecord', limit: 500 },
    charges: { many: 'charges', by: 'debtorPerson', of: 'personRecord', limit: 500 },
    payments: { many: 'payments', by: 'payerPerson', of: 'personRecord', limit: 500 },
    invoices: { many: 'invoices', by: 'buyerPerson', of: 'personRecord', limit: 500 },
    documents: { many: 'documents', by: 'person', of: 'personRecord', limit: 500 },
    calls: { many: 'calls', by: 'person', of: 'personRecord', limit: 1000 },
    duties: { many: 'officers', by: 'person', of: 'personRecord', limit: 500 },
    proposals: { many: 'changes', by: 'subjectId', of: 'personRecord', where: { state: 'proposed' } },
    letters: { many: 'outgoing-mails', by: 'toPerson', of: 'personRecord', where: { state: 'queued' } },
    certificateRetention: { setting: 'certificateRetention' },
    financeRetention: { setting: 'financeRetention' },
    refusedRetention: { setting: 'refusedApplicationRetention' },
    callRetention: { setting: 'callRetention' },
  },
  conditions: {
    personStands: { tr: 'Kişinin verileri imha edilmemiş', en: 'The person’s data still stand' },
    noOtherRequest: { tr: 'Kişi için başka açık imha talebi yok', en: 'No other open request about the person' },
    noLegalHold: { tr: 'Kişi işleme kapatılmamış (hukuki bekletme yok)', en: 'The person is not blocked (no legal hold)' },
    nothingPending: { tr: 'Açık başvuru, üretim, gönderi, görev, değişiklik ya da e-posta yok', en: 'Nothing is open or under way' },
    noMoneyOpen: { tr: 'Açık borç, ödeme ya da fatura yok', en: 'No charge, payment or invoice is open' },
    noLivingCertificate: { tr: 'Kullanılabilir sertifikası yok', en: 'No certificate is usable' },
    retentionOver: { tr: 'Yasal saklama süreleri dolmuş', en: 'Every retention period is over' },
  },
  onCreate: { requires: ['personStands', 'noOtherRequest'], does: ['nameRequester'] },
  related: [],
  workflow: {
    initial: 'requested',
    states: {
      requested: { label: { tr: 'Onay bekliyor', en: 'Waiting for approval' }, kind: 'ours', waitsOn: ['supervisor', 'financeApprover'], due: { workingDays: 'destructionDays' }, says: { tr: 'İmha talebi iki onay bekliyor.', en: 'The request waits for two approvals.' } },
      destroyed: { label: { tr: 'İmha edildi', en: 'Destroyed' }, kind: 'done', says: { tr: 'Kişisel veriler imha edildi; geri getirilemez.', en: 'The personal data were destroyed and cannot be brought back.' } },
      refused: { label: { tr: 'Reddedildi', en: 'Refused' }, kind: 'stopped', says: { tr: 'İmha talebi kabul edilmedi.', en: 'The request was refused.' } },
      withdrawn: { label: { tr: 'Geri çekildi', en: 'Withdrawn' }, kind: 'stopped' },
    },
    actions: {
      carryOut: { label: { tr: 'Onayla ve imha et', en: 'Approve and destroy' }, from: 'requested', to: 'destroyed', by: ['supervisor', 'financeApprover'], notBy: ['create', 'update'], approvals: ['supervisor', 'financeApprover'],
        requires: ['personStands', 'noLegalHold', 'nothingPending', 'noMoneyOpen', 'noLivingCertificate', 'retentionOver'], does: ['writeMinutes', 'destroyPersonalData'], stamps: 'destroyedAt', intent: 'danger',
        confirm: { tr: 'İkinci onayla birlikte kişinin anahtarı yok edilir; verileri, taslakları ve evrakı bir daha okunamaz.', en: 'With the second approval the person’s key is destroyed; nothing of it can be read again.' } },
      refuse: { label: { tr: 'Talebi reddet', en: 'Refuse' }, from: 'requested', to: 'refused', by: ['supervisor', 'financeApprover'], notBy: 'create',
        input: { refusalReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 1000 }) } },
      withdraw: { label: { tr: 'Talebi geri çek', en: 'Withdraw' }, from: 'requested', to: 'withdrawn', by: 'supervisor' },
    },
  },
});
