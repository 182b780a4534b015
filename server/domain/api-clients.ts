import { choice, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { banks } from './banks.ts';
import { roles } from './roles.ts';

/** A machine that may call the integration API: the portal, a bank, a courier. Its key is stored hashed, elsewhere. */
export const apiClients = defineResource('api-clients', {
  label: { tr: 'Makine hesabı', en: 'API client' },
  plural: { tr: 'Makine hesapları', en: 'API clients' },
  title: ['name'],
  group: 'settings',
  list: ['name', 'role', 'bank', 'state'],
  fields: {
    name: text({ tr: 'Adı', en: 'Name' }, { required: true, unique: true, sortable: true, max: 80 }),
    role: choice({ tr: 'Rolü', en: 'Role' }, { portal: roles.portal, bank: roles.bank, courier: roles.courier }, { required: true }),
    bank: choice({ tr: 'Bankası', en: 'Bank' }, banks, { help: { tr: 'Yalnız banka hesabında: bu anahtar yalnız bu bankanın tahsilatını bildirir ve geri alır.', en: 'For a bank only: the key reports and takes back this bank’s collections, and no other’s.' } }),
    scopes: structure<readonly string[]>()({ tr: 'Kapsamlar', en: 'Scopes' }, { help: { tr: 'Boş bırakılırsa rolün tüm yolları.', en: 'Empty: all routes of the role.' } }),
    addresses: structure<readonly string[]>()({ tr: 'İzinli IP adresleri', en: 'Addresses allowed' }),
  },
  may: {
    read: { admin: 'all', auditor: 'all' },
    create: 'admin',
    // Whose money a key may report and take back is a right like its scopes; from where it is taken keeps a key issued anew out of other hands.
    update: [{ fields: ['name'], by: 'admin' }, { fields: ['bank', 'scopes', 'addresses'], by: 'admin', fourEyes: true }],
  },
  conditions: {
    bankNamedForBanks: 'Banka yalnız banka hesabında seçilmiş',
  },
  onCreate: { requires: ['bankNamedForBanks'] },
  onUpdate: { requires: ['bankNamedForBanks'] },
  workflow: {
    initial: 'active',
    states: {
      active: { label: { tr: 'Açık', en: 'Active' }, kind: 'done' },
      suspended: { label: { tr: 'Askıda', en: 'Suspended' }, kind: 'stopped' },
      closed: { label: { tr: 'Kapatıldı', en: 'Closed' }, kind: 'stopped' },
    },
    actions: {
      suspend: { label: { tr: 'Askıya al', en: 'Suspend' }, from: 'active', to: 'suspended', by: 'admin', intent: 'danger' },
      reinstate: { label: { tr: 'Askıdan indir', en: 'Reinstate' }, from: 'suspended', to: 'active', by: 'admin' },
      close: { label: { tr: 'Kapat', en: 'Close' }, from: ['active', 'suspended'], to: 'closed', by: 'admin', intent: 'danger' },
    },
  },
});
