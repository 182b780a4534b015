import { date, email, instant, longText, phone, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

export const officers = defineResource('officers', {
  label: { tr: 'e-İmza sorumlusu', en: 'e-Signature officer' },
  plural: { tr: 'e-İmza sorumluları', en: 'e-Signature officers' },
  title: ['name'],
  group: 'institutions',
  subject: 'person',
  list: ['name', 'institution', 'unit', 'from', 'until', 'state'],
  fields: {
    person: refersTo({ tr: 'Kişi', en: 'Person' }, 'people', { required: true }),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { required: true }),
    unit: refersTo({ tr: 'Birim', en: 'Unit' }, 'units'),
    name: text({ tr: 'Adı soyadı', en: 'Name' }, { derived: true, personal: true, max: 130, searchable: 'name' }),
    email: email({ tr: 'Kurumsal e-posta', en: 'E-mail' }, { required: true, personal: true, searchable: 'exact' }),
    phone: phone({ tr: 'Cep telefonu', en: 'Mobile phone' }, { personal: true, searchable: 'exact' }),
    from: date({ tr: 'Görev başlangıcı', en: 'From' }, { required: true, sortable: true }),
    until: date({ tr: 'Görev bitişi', en: 'Until' }, { sortable: true }),
    activatedAt: instant({ tr: 'Onaylandığı an', en: 'Activated at' }, { derived: true }),
    successor: refersTo({ tr: 'Yerine gelen', en: 'Successor' }, 'officers', { derived: true }),
    endReason: longText({ tr: 'Bitiş gerekçesi', en: 'Reason of the end' }, { derived: true, max: 1000 }),
  },
  rows: { ownInstitution: { field: 'institution', isActor: 'institution' }, own: { field: 'person', isActor: 'person' } },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', assessor: 'all', auditor: 'all', portal: 'ownInstitution' },
    seePersonal: { registrar: 'always', supervisor: 'always', postClerk: 'always', callAgent: 'withReason', callLead: 'withReason', assessor: 'withReason', auditor: 'withReason', portal: 'always' },
    create: 'registrar',
    update: [
      { fields: ['email', 'phone', 'unit', 'from'], by: 'registrar', in: ['proposed'] },
      { fields: ['email', 'phone', 'unit'], by: ['registrar', 'callAgent'], in: ['active'], fourEyes: true },
    ],
  },
  unmaskedList: ['registrar'],
  loads: {
    undertakings: { many: 'documents', by: 'officer', where: { type: 'EST' } },
    // Whether an undertaking is asked of an officer at all is data, as it is for the institution.
    requiredSets: { every: 'document-requirements', where: { state: 'inForce' } },
    institutionRecord: { one: 'institutions', by: 'institution' },
    personRecord: { one: 'people', by: 'person' },
    colleagues: { many: 'officers', by: 'institution', of: 'institutionRecord' },
  },
  conditions: {
    notOfficerTwice: { tr: 'Kişi bu kurumda zaten sorumlu değil', en: 'The person is not an officer of this institution already' },
    notTheLastWithoutReason: { tr: 'Son sorumlu değil ya da Onay yetkilisi bitiriyor', en: 'It is not the last officer, or a supervisor ends it' },
    personMayAct: { tr: 'Kişi işleme açık', en: 'The person is not blocked' },
    successorOnDuty: { tr: 'Yerine gelen kişi görevde', en: 'The successor is in office' },
    undertakingAccepted: { tr: 'Bu kurum için taahhütnamesi kabul edilmiş', en: 'The undertaking for this institution is accepted' },
  },
  onCreate: { requires: ['personMayAct', 'notOfficerTwice'], does: ['takeName', 'takeUndertaking', 'endWaiting'] },
  related: [{ noun: 'documents', by: 'officer' }, { noun: 'application-lists', by: 'officer' }],
  workflow: {
    initial: 'proposed',
    states: {
      proposed: { label: { tr: 'Onay bekliyor', en: 'Waiting for approval' }, kind: 'ours', waitsOn: 'supervisor', due: { workingDays: 'reviewDays' },
        says: { tr: 'Sorumlu kaydı onay bekliyor. e-İmza Sorumlusu Taahhütnamesi kabul edilince görev başlar.', en: 'The officer waits for approval; duty starts once the undertaking is accepted.' } },
      active: { label: { tr: 'Görevde', en: 'On duty' }, kind: 'done', says: { tr: 'Sorumlu görevde.', en: 'The officer is on duty.' } },
      handedOver: { label: { tr: 'Görevi devretti', en: 'Handed over' }, kind: 'stopped', says: { tr: 'Görev devredildi.', en: 'The duty was handed over.' } },
      ended: { label: { tr: 'Görevi sona erdi', en: 'Ended' }, kind: 'stopped', says: { tr: 'Görev sona erdi.', en: 'The duty has ended.' } },
    },
    actions: {
      activate: { label: { tr: 'Görevi onayla', en: 'Activate' }, from: 'proposed', to: 'active', by: ['supervisor', 'system'], notBy: ['create', 'update'],
        requires: ['undertakingAccepted', 'personMayAct'], does: ['institutionHasOfficer', 'tellOfficer'], stamps: 'activatedAt', intent: 'primary' },
      handOver: { label: { tr: 'Görevi devret', en: 'Hand over' }, from: 'active', to: 'handedOver', by: ['registrar', 'supervisor'], requires: ['successorOnDuty'],
        input: { successor: refersTo({ tr: 'Yerine gelen sorumlu', en: 'Successor' }, 'officers', { required: true }), until: date({ tr: 'Son görev günü', en: 'Last day' }, { required: true }) } },
      end: { label: { tr: 'Görevi bitir', en: 'End' }, from: ['active', 'proposed'], to: 'ended', by: ['registrar', 'supervisor'], requires: ['notTheLastWithoutReason'], does: ['raiseIfNobodyLeft'], intent: 'danger',
        input: { until: date({ tr: 'Son görev günü', en: 'Last day' }, { required: true }), endReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 1000 }) } },
    },
  },
});
