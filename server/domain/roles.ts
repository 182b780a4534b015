import { type Label } from './language/label.ts';

/** Who may act. Codes in English, labels as the staff say them. Machines are roles too: rights are asked in one way. */
export const roles = {
  registrar: { tr: 'Kayıt operatörü', en: 'Registrar' },
  postClerk: { tr: 'Evrak kayıt görevlisi', en: 'Post clerk' },
  supervisor: { tr: 'Onay yetkilisi', en: 'Supervisor' },
  assessor: { tr: 'Uyum değerlendirme uzmanı', en: 'Assessor' },
  producer: { tr: 'Üretim operatörü', en: 'Producer' },
  qualityController: { tr: 'Kalite kontrol', en: 'Quality controller' },
  dispatcher: { tr: 'Sevkiyat görevlisi', en: 'Dispatcher' },
  callAgent: { tr: 'Çağrı merkezi temsilcisi', en: 'Call agent' },
  callLead: { tr: 'Çağrı merkezi sorumlusu', en: 'Call lead' },
  accountant: { tr: 'Finans uzmanı', en: 'Accountant' },
  financeApprover: { tr: 'Finans onay yetkilisi', en: 'Finance approver' },
  auditor: { tr: 'Denetçi', en: 'Auditor' },
  admin: { tr: 'Sistem yöneticisi', en: 'Administrator' },
  system: { tr: 'Sistem', en: 'System' },
  portal: { tr: 'Online İşlemler', en: 'Portal' },
  bank: { tr: 'Banka', en: 'Bank' },
  courier: { tr: 'Kurye', en: 'Courier' },
} as const satisfies Record<string, Label>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as Role[];

export const machineRoles = ['system', 'portal', 'bank', 'courier'] as const satisfies readonly Role[];
export const staffRoles = roleNames.filter((role) => !(machineRoles as readonly Role[]).includes(role));

/**
 * Pairs that one person may not hold together: who reviews ≠ who approves ≠ who produces ≠ who checks ≠ who ships;
 * who allocates ≠ who approves refunds; the auditor reads all and does nothing; the administrator approves no business.
 * (Segregation of duties: CA/Browser Forum NSR §2, ETSI EN 319 401 trusted roles.)
 */
export const forbiddenPairs: readonly (readonly [Role, Role])[] = [
  ...everyPairOf(['registrar', 'supervisor', 'producer', 'qualityController', 'dispatcher']),
  ['accountant', 'financeApprover'],
  ...withEveryOther('auditor'),
  ...withEveryOther('admin'),
];

/** Who may be told who looked at whom: whoever audits, and whoever answers for the desk. */
export const askWhoLooked: readonly Role[] = ['auditor', 'supervisor'];

/** The first forbidden pair among the roles, or undefined. */
export function forbiddenPairIn(held: readonly Role[]): readonly [Role, Role] | undefined {
  return forbiddenPairs.find(([one, other]) => held.includes(one) && held.includes(other));
}

function everyPairOf(group: readonly Role[]): [Role, Role][] {
  return group.flatMap((one, index) => group.slice(index + 1).map((other): [Role, Role] => [one, other]));
}

function withEveryOther(role: Role): [Role, Role][] {
  return staffRoles.filter((other) => other !== role).map((other) => [role, other]);
}
