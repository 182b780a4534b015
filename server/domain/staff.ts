import { date, email, refersTo, structure, text } from './language/field.ts';
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
  },
  may: {
    read: { admin: 'all', auditor: 'all', supervisor: 'all', callLead: 'all', financeApprover: 'all' },
    create: 'admin',
    update: [
      { fields: ['name', 'email', 'awayFrom', 'awayUntil'], by: 'admin' },
      // A stand-in is lent the roles of the absent: a grant of roles as well.
      { fields: ['heldRoles', 'person', 'standIn'], by: 'admin', fourEyes: true },
    ],
  },
  loads: { standInRecord: { one: 'staff', by: 'standIn' } },
  onCreate: { requires: ['rolesKnown', 'noForbiddenPair'] },
  onUpdate: { requires: ['rolesKnown', 'noForbiddenPair', 'standInMayDoBoth'] },
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
      activate: { label: { tr: 'Etkinleştir', en: 'Activate' }, from: 'invited', to: 'active', by: ['admin', 'supervisor', 'system'], notBy: ['create', 'update'], intent: 'primary' },
      suspend: { label: { tr: 'Askıya al', en: 'Suspend' }, from: 'active', to: 'suspended', by: 'admin', intent: 'danger' },
      reinstate: { label: { tr: 'Askıdan indir', en: 'Reinstate' }, from: 'suspended', to: 'active', by: 'admin' },
      leave: { label: { tr: 'Ayrılışını kaydet', en: 'Record leaving' }, from: ['invited', 'active', 'suspended'], to: 'left', by: 'admin', intent: 'danger',
        confirm: { tr: 'Hesap kapanır, açık oturumları bir saniye içinde sonlanır.', en: 'The account closes; its sessions end within a second.' } },
    },
  },
});
