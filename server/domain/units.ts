import { email, longText, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

export const units = defineResource('units', {
  label: { tr: 'Birim', en: 'Unit' },
  plural: { tr: 'Birimler', en: 'Units' },
  title: ['name'],
  group: 'institutions',
  list: ['name', 'institution', 'detsis', 'province', 'state'],
  fields: {
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { required: true }),
    name: text({ tr: 'Birim adı', en: 'Name' }, { required: true, sortable: true, searchable: 'name' }),
    parent: refersTo({ tr: 'Üst birim', en: 'Parent unit' }, 'units'),
    detsis: text({ tr: 'DETSİS no', en: 'DETSIS number' }, { max: 9, searchable: 'exact', pattern: { source: '^[0-9]{6,9}$', tr: 'DETSİS no 6–9 rakam olmalı.', en: 'A DETSIS number has 6–9 digits.' } }),
    province: text({ tr: 'İl', en: 'Province' }, { max: 40 }),
    address: longText({ tr: 'Adres', en: 'Address' }, { max: 500 }),
    email: email({ tr: 'Birim e-postası', en: 'E-mail' }),
    telephone: text({ tr: 'Telefon', en: 'Telephone' }, { max: 20 }),
  },
  rows: { ownInstitution: { field: 'institution', isActor: 'institution' } },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all', admin: 'all', portal: 'ownInstitution' },
    create: 'registrar',
    update: [{ fields: ['name', 'parent', 'detsis', 'province', 'address', 'email', 'telephone'], by: 'registrar', in: ['active'] }],
  },
  loads: { parentUnit: { one: 'units', by: 'parent' }, children: { many: 'units', by: 'parent', where: { state: 'active' }, limit: 1_000 } },
  conditions: {
    noOpenChild: { tr: 'Altında açık birim yok', en: 'There is no open unit below it' },
    parentIsOfSameInstitution: { tr: 'Üst birim aynı kurumda ve kendi altında değil', en: 'The unit above is of the same institution and not below this one' },
  },
  onCreate: { requires: ['parentIsOfSameInstitution'] },
  onUpdate: { requires: ['parentIsOfSameInstitution'] },
  workflow: {
    initial: 'active',
    states: {
      active: { label: { tr: 'Açık', en: 'Active' }, kind: 'done' },
      closed: { label: { tr: 'Kapatıldı', en: 'Closed' }, kind: 'stopped' },
    },
    actions: {
      close: { label: { tr: 'Birimi kapat', en: 'Close' }, from: 'active', to: 'closed', by: ['registrar', 'supervisor'], requires: ['noOpenChild'], intent: 'danger' },
      reopen: { label: { tr: 'Yeniden aç', en: 'Reopen' }, from: 'closed', to: 'active', by: ['registrar', 'supervisor'] },
    },
  },
});
