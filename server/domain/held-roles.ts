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

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
