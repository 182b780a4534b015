import { forbiddenPairIn, roles, staffRoles, type Role } from './roles.ts';

/** A role with its days, both included; `until` null: open. */
export interface HeldRole {
  readonly role: Role;
  readonly from: string;
  readonly until: string | null;
}

/** The roles in force on a day, `YYYY-MM-DD`. */
export const rolesOn = (held: readonly HeldRole[], day: string): Role[] =>
  [...new Set(held.filter(({ from, until }) => from <= day && (until === null || day <= until)).map(({ role }) => role))];

/** Whether a value from outside is a list of staff roles with days; at most forty entries. */
export function isHeldRoles(value: unknown): value is readonly HeldRole[] {
  return Array.isArray(value) && value.length > 0 && value.length <= 40 && value.every((entry: Partial<HeldRole> | null) =>
    entry !== null && typeof entry === 'object' && staffRoles.includes(entry.role as Role) && isDay(entry.from)
    && (entry.until === null || (isDay(entry.until) && String(entry.from) <= String(entry.until))));
}

/** Two roles that exclude each other on some common day, as their Turkish and English names. */
export function forbiddenTogether(held: readonly HeldRole[]): { tr: string; en: string } | undefined {
  for (const { from } of held) {
    const pair = forbiddenPairIn(rolesOn(held, from));
    if (pair) return { tr: pair.map((role) => roles[role].tr).join(' – '), en: pair.map((role) => roles[role].en).join(' – ') };
  }
  return undefined;
}

/** Roles whose word lets money, rights or certificates through, or that see and configure everything. */
const approving: readonly Role[] = ['supervisor', 'financeApprover', 'assessor', 'qualityController', 'auditor', 'admin'];

/** Whether any of the roles, held now or from a later day on, approves what others have done. */
export const approves = (held: readonly HeldRole[], today: string): boolean => held.some(({ role, until }) => approving.includes(role) && (until === null || until >= today));

interface Absence {
  readonly heldRoles: readonly HeldRole[];
  /** `YYYY-MM-DD`, both included; null: open. */
  readonly from: string | null;
  readonly until: string | null;
}

/**
 * Two roles that would meet in one pair of hands on some day: those that the stand-in holds, and those lent by each absence.
 * Whoever may stand in for two people at once holds what both lend.
 */
export function forbiddenByStandingIn(own: readonly HeldRole[], absences: readonly Absence[]): { tr: string; en: string } | undefined {
  return forbiddenTogether([...own, ...absences.flatMap(({ heldRoles, from, until }) => heldRoles.flatMap((held) => within(held, from, until)))]);
}

function within(held: HeldRole, from: string | null, until: string | null): HeldRole[] {
  const first = from !== null && from > held.from ? from : held.from;
  const last = until === null ? held.until : held.until === null || until < held.until ? until : held.until;
  return last !== null && last < first ? [] : [{ role: held.role, from: first, until: last }];
}

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
