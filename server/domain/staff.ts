import { date, email, instant, refersTo, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { type HeldRole } from './held-roles.ts';

export const staff = defineResource('staff', {
  label: { tr: 'Personel', en: 'Staff member' },
  plural: { tr: 'Personel', en: 'Staff' },
  title: ['name'],
  group: 'settings',
  list: ['username', 'name', 'email', 'heldRoles', 'state'],
  fields: {
    username: text({ tr: 'Kullanıcı adı', en: 'User name' }, { required: true, unique: true, sortable: true, searchable: 'exact', max: 40, pattern: { source: '^[a-z][a-z0-9.-]{1,39}$', tr: 'Küçük harf, rakam, nokta ve çizgi kullanılabilir.', en: 'Small letters, digits, dots and hyphens.' } }),
    name: text({ tr: 'Adı soyadı', en: 'Name' }, { required: true, sortable: true, searchable: 'name', max: 120 }),
    email: email({ tr: 'Kurum e-postası', en: 'E-mail' }),
    heldRoles: structure<readonly HeldRole[]>()({ tr: 'Roller', en: 'Roles' }, { required: true }),
    person: refersTo({ tr: 'Kişi kaydı', en: 'Person' }, 'people', { help: { tr: 'Aynı kişinin iki hesabı tek kişi sayılır.', en: 'Two accounts of one person count as one pair of eyes.' } }),
    standIn: refersTo({ tr: 'Vekili', en: 'Stand-in' }, 'staff'),
    awayFrom: date({ tr: 'İzin başlangıcı', en: 'Away from' }),
    awayUntil: date({ tr: 'İzin bitişi', en: 'Away until' }),
    resetRequestedAt: instant({ tr: 'Parola yenilemesi istendi', en: 'Reset of credentials asked for' }, { derived: true }),
    resetRequestedBy: text({ tr: 'Parola yenilemesini isteyen (kişi)', en: 'Who asked for the reset (human being)' }, { derived: true, max: 80, see: ['admin', 'auditor'] }),
    resetPermittedAt: instant({ tr: 'Parola yenilemesine izin verildi', en: 'Reset of credentials permitted' }, { derived: true }),
    resetAt: instant({ tr: 'Parola yenilendi', en: 'Credentials reset' }, { derived: true }),
  },
  may: {
    read: { admin: 'all', auditor: 'all', supervisor: 'all', callLead: 'all', financeApprover: 'all' },
    create: 'admin',
    update: [
      { fields: ['name', 'awayFrom', 'awayUntil'], by: 'admin' },
      // A stand-in is lent the roles of the absent: a grant of roles as well. The address is where the person hears of a reset.
      { fields: ['email', 'heldRoles', 'person', 'standIn'], by: 'admin', fourEyes: true },
    ],
  },
  loads: { standInRecord: { one: 'staff', by: 'standIn' }, othersAbsent: { many: 'staff', by: 'standIn', of: 'standInRecord' }, standsInFor: { many: 'staff', by: 'standIn' }, resetPermission: { setting: 'credentialResetPermission' } },
  conditions: {
    noForbiddenPair: { tr: 'Bir kişide birlikte bulunamayan roller yok', en: 'No roles that one person may not hold together' },
    resetAskedByAnother: { tr: 'Yenilemeyi başka bir kişi istemiş', en: 'Another person asked for the reset' },
    resetPermitted: { tr: 'Onay yetkisi varsa ya da onay yetkisi olan birinin vekiliyse yenilemeye izin verilmiş', en: 'For an approver or an approver’s stand-in: the reset was permitted' },
    rolesKnown: { tr: 'Rollerin başlangıç günleri yazılı', en: 'The first days of the roles are given' },
    standInHoldsNoForbiddenPair: { tr: 'Vekâletle yasak bir rol çifti oluşmuyor', en: 'Standing in makes no forbidden pair of roles' },
    standInMayDoBoth: { tr: 'Vekil, çalışan başka bir personel', en: 'The stand-in is another active member of staff' },
  },
  onCreate: { requires: ['rolesKnown', 'noForbiddenPair', 'standInMayDoBoth', 'standInHoldsNoForbiddenPair'] },
  onUpdate: { requires: ['rolesKnown', 'noForbiddenPair', 'standInMayDoBoth', 'standInHoldsNoForbiddenPair'] },
  workflow: {
    initial: 'invited',
    states: {
      invited: { label: { tr: 'Davet edildi', en: 'Invited' }, kind: 'theirs', says: { tr: 'Hesap açıldı, ilk giriş bekleniyor.', en: 'The account awaits its first sign-in.' } },
      active: { label: { tr: 'Çalışıyor', en: 'Active' }, kind: 'done' },
      suspended: { label: { tr: 'Askıda', en: 'Suspended' }, kind: 'stopped' },
      left: { label: { tr: 'Ayrıldı', en: 'Left' }, kind: 'stopped' },
    },
    actions: {
      // An account is a grant of roles: whoever opened it does not put it to work.
      activate: { label: { tr: 'Etkinleştir', en: 'Activate' }, from: 'invited', to: 'active', by: ['admin', 'supervisor', 'system'], notBy: ['create', 'update'], oneByOne: true, intent: 'primary' },
      // Whoever holds another's password and second factor is that other: for those who approve, nobody resets them alone.
      requestReset: { label: { tr: 'Parola yenileme iste', en: 'Ask for a reset of credentials' }, from: ['invited', 'active', 'suspended'], by: 'admin', does: ['noteRequester'], stamps: 'resetRequestedAt' },
      permitReset: { label: { tr: 'Parola yenilemeye izin ver', en: 'Permit the reset of credentials' }, from: ['invited', 'active', 'suspended'], by: ['admin', 'supervisor'], requires: ['resetAskedByAnother'], oneByOne: true, stamps: 'resetPermittedAt', intent: 'danger',
        confirm: { tr: 'Kişinin parolası ve ikinci etkeni yenilenebilecek. Kişinin bunu gerçekten istediğinden emin olun (telefonla ya da yüz yüze).', en: 'The person’s password and second factor may then be reset. Make sure that the person wants it.' } },
      resetCredentials: { label: { tr: 'Parola ve ikinci etken yenilendi', en: 'Credentials reset' }, from: ['invited', 'active', 'suspended'], by: 'system', requires: ['resetPermitted'], stamps: 'resetAt', does: ['endPermission', 'tellReset'] },
      suspend: { label: { tr: 'Askıya al', en: 'Suspend' }, from: 'active', to: 'suspended', by: 'admin', intent: 'danger' },
      reinstate: { label: { tr: 'Askıdan indir', en: 'Reinstate' }, from: 'suspended', to: 'active', by: 'admin' },
      leave: { label: { tr: 'Ayrılışını kaydet', en: 'Record leaving' }, from: ['invited', 'active', 'suspended'], to: 'left', by: 'admin', intent: 'danger',
        confirm: { tr: 'Hesap kapanır, açık oturumları bir saniye içinde sonlanır.', en: 'The account closes; its sessions end within a second.' } },
    },
  },
});
