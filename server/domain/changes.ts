import { instant, integer, longText, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** A pending four-eyes update. Approving it applies the patch if the fields still hold what the proposer saw. */
export const changes = defineResource('changes', {
  label: { tr: 'Değişiklik talebi', en: 'Change request' },
  plural: { tr: 'Değişiklik talepleri', en: 'Change requests' },
  title: ['noun', 'createdOn'],
  icon: 'change',
  group: 'approvals',
  subject: 'subjectId',
  list: ['noun', 'recordId', 'reason', 'state', 'createdAt', 'dueAt'],
  sort: ['createdAt', 'ASC'],
  fields: {
    noun: text({ tr: 'Kayıt türü', en: 'Kind of record' }, { required: true, max: 60 }),
    recordId: text({ tr: 'Kayıt', en: 'Record' }, { required: true, max: 36 }),
    patch: structure<Readonly<Record<string, unknown>>>()({ tr: 'Yeni değerler', en: 'New values' }, { required: true, personal: true }),
    before: structure<Readonly<Record<string, unknown>>>()({ tr: 'Eski değerler', en: 'Old values' }, { required: true, personal: true }),
    baseVersion: integer({ tr: 'Görülen sürüm', en: 'Version seen' }, { required: true }),
    subjectId: text({ tr: 'Veri sahibi', en: 'Data subject' }, { max: 36 }),
    reason: longText({ tr: 'Gerekçe', en: 'Reason' }, { max: 1000 }),
    createdOn: text({ tr: 'Öneri günü', en: 'Proposed on' }, { derived: true, max: 10 }),
    proposedByRoles: structure<readonly string[]>()({ tr: 'Önerenin rolleri', en: 'Roles of the proposer' }, { derived: true }),
    proposerId: text({ tr: 'Öneren hesap', en: 'Account of the proposer' }, { derived: true, max: 80 }),
    proposer: text({ tr: 'Öneren', en: 'Proposed by' }, { derived: true, max: 120 }),
    validFrom: instant({ tr: 'En erken geçerlilik', en: 'Valid from' }, { derived: true }),
    refusalReason: longText({ tr: 'Ret gerekçesi', en: 'Why refused' }, { derived: true, max: 1000 }),
  },
  // A proposal holds what the record would hold: it is seen by the desks of that record, and by who decides on all of them.
  rows: {
    ofParties: { field: 'noun', in: ['people', 'pre-applications', 'officers', 'institutions', 'billing-accounts'] },
    ofInstitutions: { field: 'noun', in: ['institutions'] },
    ofMoney: { field: 'noun', in: ['billing-accounts', 'price-lists', 'institutions'] },
    ofConfiguration: { field: 'noun', in: ['settings', 'staff', 'api-clients'] },
  },
  may: {
    read: {
      registrar: 'ofParties', supervisor: 'all', callAgent: 'ofParties', callLead: 'ofParties', accountant: 'ofMoney', financeApprover: 'ofMoney',
      assessor: 'ofInstitutions', auditor: 'all', admin: 'ofConfiguration',
    },
    seePersonal: { registrar: 'always', supervisor: 'always', callLead: 'always', financeApprover: 'always', callAgent: 'withReason', auditor: 'withReason' },
  },
  conditions: {
    approverFits: { tr: 'Onaylayan, bu değişikliğin onay rolünde', en: 'The approver has the role that decides on this change' },
    coolingOver: { tr: 'İletişim değişikliğinin bekleme süresi bitmiş', en: 'The waiting period of a change of contact is over' },
    ownProposal: { tr: 'Talebi öneren kişinin kendisi', en: 'It is the one who proposed it' },
  },
  onCreate: { does: ['noteProposer', 'holdContactChange'] },
  workflow: {
    initial: 'proposed',
    states: {
      proposed: { label: { tr: 'Onay bekliyor', en: 'Waiting for approval' }, kind: 'ours', waitsOn: ['supervisor', 'callLead', 'financeApprover'], due: { workingDays: 'changeDays' }, says: { tr: 'Değişiklik talebi ikinci bir kişinin onayını bekliyor.', en: 'The change waits for a second person.' } },
      applied: { label: { tr: 'Uygulandı', en: 'Applied' }, kind: 'done', says: { tr: 'Değişiklik uygulandı.', en: 'The change was made.' } },
      refused: { label: { tr: 'Reddedildi', en: 'Refused' }, kind: 'stopped', says: { tr: 'Değişiklik talebi kabul edilmedi.', en: 'The change was refused.' } },
      withdrawn: { label: { tr: 'Geri çekildi', en: 'Withdrawn' }, kind: 'stopped', says: { tr: 'Değişiklik talebi geri çekildi.', en: 'The change was withdrawn.' } },
    },
    actions: {
      approve: { label: { tr: 'Onayla ve uygula', en: 'Approve and apply' }, from: 'proposed', to: 'applied', by: ['supervisor', 'callLead', 'financeApprover'], notBy: 'create', oneByOne: true, requires: ['approverFits', 'coolingOver'], does: ['applyPatch'], intent: 'primary' },
      refuse: { label: { tr: 'Reddet', en: 'Refuse' }, from: 'proposed', to: 'refused', by: ['supervisor', 'callLead', 'financeApprover'], notBy: 'create', intent: 'danger',
        input: { refusalReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 1000 }) } },
      withdraw: { label: { tr: 'Geri çek', en: 'Withdraw' }, from: 'proposed', to: 'withdrawn', by: ['registrar', 'callAgent', 'accountant', 'admin', 'assessor'], requires: ['ownProposal'] },
    },
  },
});
