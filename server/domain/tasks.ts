import { choice, instant, longText, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { roles, staffRoles, type Role } from './roles.ts';
import { type Label } from './language/label.ts';

const desks = Object.fromEntries(staffRoles.map((role) => [role, roles[role]])) as Record<Exclude<Role, 'system' | 'portal' | 'bank' | 'courier'>, Label>;
const workers = ['registrar', 'postClerk', 'supervisor', 'assessor', 'producer', 'qualityController', 'dispatcher', 'callAgent', 'callLead', 'accountant', 'financeApprover', 'admin'] as const;
/** Who answers for what a desk leaves undone. */
const leads = ['supervisor', 'callLead', 'financeApprover'] as const;

export const tasks = defineResource('tasks', {
  label: { tr: 'İş', en: 'Task' },
  plural: { tr: 'İşler', en: 'Tasks' },
  title: ['title'],
  icon: 'task',
  group: 'inbox',
  desk: { of: 'role', takenBy: 'assignee', until: 'deadline' },
  list: ['title', 'kind', 'role', 'deadline', 'state'],
  sort: ['deadline', 'ASC'],
  fields: {
    kind: choice({ tr: 'Tür', en: 'Kind' }, {
      urgentRevocation: { tr: 'Acil iptal talebi', en: 'Urgent revocation' }, refund: { tr: 'İade', en: 'Refund' }, noOfficer: { tr: 'Sorumlusuz kurum', en: 'No officer' },
      originalMissing: { tr: 'Beklenen asıl', en: 'Original missing' }, mismatch: { tr: 'Asıl ile tarama uyuşmuyor', en: 'Original and scan differ' }, unreadableMail: { tr: 'Okunamayan e-posta', en: 'Unreadable mail' },
      mailFailed: { tr: 'Gönderilemeyen e-posta', en: 'Mail not sent' }, billingAccount: { tr: 'Harcama birimi bekleniyor', en: 'Billing account missing' }, destroyCard: { tr: 'Kart imhası', en: 'Destroy card' },
      misdelivery: { tr: 'Yanlış teslim', en: 'Misdelivery' }, courier: { tr: 'Kurye sorunu', en: 'Courier problem' }, redelivery: { tr: 'Yeniden gönderim', en: 'Redelivery' }, missingEvidence: { tr: 'Eksik teslim kanıtı', en: 'Missing evidence' },
      unknownCourierCode: { tr: 'Bilinmeyen kurye kodu', en: 'Unknown courier code' }, jobFailed: { tr: 'Başarısız arka plan işi', en: 'Failed job' }, damagedFile: { tr: 'Bozuk dosya', en: 'Damaged file' }, infectedFile: { tr: 'Virüslü dosya', en: 'Infected file' }, callback: { tr: 'Geri arama', en: 'Callback' }, fraud: { tr: 'Şüpheli işlem', en: 'Suspected fraud' }, other: { tr: 'Diğer', en: 'Other' },
    }, { required: true }),
    title: text({ tr: 'Başlık', en: 'Title' }, { required: true, max: 200, searchable: 'name' }),
    role: choice({ tr: 'Masa', en: 'Desk' }, desks, { required: true }),
    noun: text({ tr: 'İlgili kayıt türü', en: 'Kind of record' }, { max: 60 }),
    recordId: text({ tr: 'İlgili kayıt', en: 'Record' }, { max: 36 }),
    details: longText({ tr: 'Açıklama', en: 'Details' }, { max: 2000 }),
    deadline: instant({ tr: 'Son an', en: 'Deadline' }, { sortable: true }),
    assignee: refersTo({ tr: 'Üstlenen', en: 'Assignee' }, 'staff'),
    assigneeBefore: refersTo({ tr: 'Önceki üstlenen', en: 'Assignee before' }, 'staff', { derived: true }),
    outcome: longText({ tr: 'Sonuç', en: 'Outcome' }, { derived: true, max: 2000 }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', producer: 'all', qualityController: 'all', dispatcher: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all', admin: 'all' },
    create: [...workers],
    update: [{ fields: ['assignee', 'deadline', 'details'], by: [...workers], in: ['open'] }],
  },
  conditions: {
    deskOfActor: { tr: 'İş kendi masasının', en: 'The task is of your desk' },
    hadAnother: { tr: 'Daha önce başkası üstlenmiş', en: 'Somebody else had it before' },
  },
  workflow: {
    initial: 'open',
    states: {
      open: { label: { tr: 'Açık', en: 'Open' }, kind: 'ours', waitsOn: [...workers], due: { workingDays: 'taskDays' }, says: { tr: 'Bu iş ilgili masada bekliyor.', en: 'The task waits at its desk.' } },
      done: { label: { tr: 'Tamamlandı', en: 'Done' }, kind: 'done' },
      dropped: { label: { tr: 'Vazgeçildi', en: 'Dropped' }, kind: 'stopped' },
    },
    actions: {
      complete: { label: { tr: 'Tamamla', en: 'Complete' }, from: 'open', to: 'done', by: [...workers, 'system'], requires: ['deskOfActor'], input: { outcome: longText({ tr: 'Sonuç', en: 'Outcome' }, { max: 2000 }) }, intent: 'primary' },
      // Of whoever is away: the one who answers for the desks gives it to another, also many at once.
      assign: { label: { tr: 'Başkasına ver', en: 'Assign' }, from: 'open', by: [...leads], does: ['handOver'], undoneBy: 'giveBack', input: { newAssignee: refersTo({ tr: 'Kime verilecek', en: 'New assignee' }, 'staff', { required: true }) } },
      giveBack: { label: { tr: 'Önceki üstlenene geri ver', en: 'Give back' }, from: 'open', by: [...leads], requires: ['hadAnother'], does: ['handBack'] },
      drop: { label: { tr: 'Vazgeç', en: 'Drop' }, from: 'open', to: 'dropped', by: [...leads], input: { outcome: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 2000 }) } },
    },
  },
});
