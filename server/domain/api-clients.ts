import { choice, instant, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { banks } from './banks.ts';
import { roles } from './roles.ts';

/**
 * A machine that may call the integration API: the portal, a bank, a courier. Its key is stored hashed, elsewhere. What it opens is people's
 * data and money, so nobody comes by one alone: who opens a client does not put it to work, and each key is asked for by the one who is
 * told it and permitted by another.
 */
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
    keyRequestedAt: instant({ tr: 'Anahtar istendi', en: 'Key asked for' }, { derived: true }),
    keyRequestedBy: text({ tr: 'Anahtarı isteyen (kişi)', en: 'Who asked for the key (human being)' }, { derived: true, max: 80, see: ['admin', 'auditor'] }),
    keyPermittedAt: instant({ tr: 'Anahtara izin verildi', en: 'Key permitted' }, { derived: true }),
    keyIssuedAt: instant({ tr: 'Son anahtar verildi', en: 'Last key issued' }, { derived: true }),
  },
  may: {
    read: { admin: 'all', supervisor: 'all', auditor: 'all' },
    create: 'admin',
    // Whose money a key may report and take back is a right like its scopes; from where it is taken keeps a key issued anew out of other hands.
    update: [{ fields: ['name'], by: 'admin' }, { fields: ['bank', 'scopes', 'addresses'], by: 'admin', fourEyes: true }],
  },
  loads: { keyPermission: { setting: 'credentialResetPermission' } },
  conditions: {
    bankNamedForBanks: { tr: 'Banka yalnız banka hesabında seçilmiş', en: 'A bank is named for accounts of banks only' },
    keyAskedByAnother: { tr: 'Anahtarı başka bir kişi istemiş', en: 'Another person asked for the key' },
    keyPermitted: { tr: 'Anahtarı isteyene başka bir kişi izin vermiş', en: 'Another person permitted whoever asked for the key' },
  },
  onCreate: { requires: ['bankNamedForBanks'] },
  onUpdate: { requires: ['bankNamedForBanks'] },
  workflow: {
    initial: 'proposed',
    states: {
      proposed: { label: { tr: 'Onay bekliyor', en: 'Waiting for approval' }, kind: 'ours', waitsOn: 'supervisor', says: { tr: 'Makine hesabı ikinci bir kişinin onayını bekliyor.', en: 'The API client waits for a second person.' } },
      active: { label: { tr: 'Açık', en: 'Active' }, kind: 'done' },
      suspended: { label: { tr: 'Askıda', en: 'Suspended' }, kind: 'stopped' },
      closed: { label: { tr: 'Kapatıldı', en: 'Closed' }, kind: 'stopped' },
    },
    actions: {
      activate: { label: { tr: 'Etkinleştir', en: 'Activate' }, from: 'proposed', to: 'active', by: ['admin', 'supervisor', 'system'], notBy: ['create', 'update'], oneByOne: true, intent: 'primary' },
      requestKey: { label: { tr: 'Anahtar iste', en: 'Ask for a key' }, from: 'active', by: 'admin', does: ['noteKeyRequester'], stamps: 'keyRequestedAt' },
      permitKey: { label: { tr: 'Anahtara izin ver', en: 'Permit the key' }, from: 'active', by: ['admin', 'supervisor'], requires: ['keyAskedByAnother'], oneByOne: true, stamps: 'keyPermittedAt', intent: 'danger',
        confirm: { tr: 'Anahtarı isteyen kişi yeni anahtarı bir kez görecek ve eski anahtar o anda geçersiz olacak. Karşı kurumun bunu istediğinden emin olun.', en: 'Whoever asked will see the new key once, and the old one ends at that moment. Make sure that the other side wants it.' } },
      issueKey: { label: { tr: 'Anahtar verildi', en: 'Key issued' }, from: 'active', by: 'system', requires: ['keyPermitted'], stamps: 'keyIssuedAt', does: ['endKeyPermission'] },
      suspend: { label: { tr: 'Askıya al', en: 'Suspend' }, from: 'active', to: 'suspended', by: 'admin', intent: 'danger' },
      reinstate: { label: { tr: 'Askıdan indir', en: 'Reinstate' }, from: 'suspended', to: 'active', by: 'admin' },
      close: { label: { tr: 'Kapat', en: 'Close' }, from: ['proposed', 'active', 'suspended'], to: 'closed', by: 'admin', intent: 'danger' },
    },
  },
});
