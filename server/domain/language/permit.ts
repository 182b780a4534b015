import { type Role } from '../roles.ts';
import { type Page } from './resource.ts';
import { rowHolds, type RowActor, type RowPredicate } from './rows.ts';
import { asList, leaves } from './workflow.ts';

/**
 * The one answer to "may they?", asked by the server before it acts and by the screen before it draws.
 * Pure: page, roles and, where it matters, the record. Deny by default.
 */
export interface PermitActor extends RowActor {
  readonly roles: readonly Role[];
}

type Row = Readonly<Record<string, unknown>>;

const holds = (actor: Pick<PermitActor, 'roles'>, allowed: Role | readonly Role[] | undefined): boolean =>
  asList(allowed).some((role) => actor.roles.includes(role));

/** The rows that the roles may read: 'all', 'none', or predicates of which one must hold. */
export function readableRows(page: Page, actor: Pick<PermitActor, 'roles'>): 'all' | 'none' | readonly RowPredicate[] {
  const rules = actor.roles.flatMap((role) => page.may.read[role] ?? []);
  if (rules.includes('all')) return 'all';
  if (rules.length === 0) return 'none';
  return [...new Set(rules)].map((name) => page.rows?.[name] ?? { any: [] });
}

export function mayRead(page: Page, actor: PermitActor, record?: Row): boolean {
  const rows = readableRows(page, actor);
  if (rows === 'all' || rows === 'none') return rows === 'all';
  return record === undefined || rows.some((predicate) => rowHolds(predicate, record, actor));
}

/** The right to know the field at all; whether its value comes masked is `personalSight`. */
export function maySee(page: Page, actor: Pick<PermitActor, 'roles'>, fieldName: string): boolean {
  const field = page.fields[fieldName];
  if (!field) return engineFieldsInView.includes(fieldName);
  return field.see === undefined || holds(actor, field.see);
}

const engineFieldsInView = ['id', 'version', 'state', 'stateSince', 'dueAt', 'createdAt', 'updatedAt'];

/** How the roles meet personal values of this noun when they open a record. */
export function personalSight(page: Page, actor: Pick<PermitActor, 'roles'>): 'always' | 'withReason' | 'never' {
  const rules = actor.roles.map((role) => page.may.seePersonal?.[role]);
  if (rules.includes('always')) return 'always';
  return rules.includes('withReason') ? 'withReason' : 'never';
}

export const mayCreate = (page: Page, actor: Pick<PermitActor, 'roles'>): boolean => holds(actor, page.may.create);

/** How a field may be changed in a state: at once, by a proposal for a second person, or not. */
export function mayUpdate(page: Page, actor: Pick<PermitActor, 'roles'>, fieldName: string, state: string): 'now' | 'fourEyes' | 'no' {
  if (page.fields[fieldName]?.derived || !maySee(page, actor, fieldName)) return 'no';
  const rules = (page.may.update ?? []).filter((rule) =>
    rule.fields.includes(fieldName) && holds(actor, rule.by) && (rule.in === undefined || rule.in.includes(state)));
  if (rules.length === 0) return 'no';
  return rules.some((rule) => !rule.fourEyes) ? 'now' : 'fourEyes';
}

export function mayAct(page: Page, actor: Pick<PermitActor, 'roles'>, actionName: string): boolean {
  return holds(actor, page.workflow.actions[actionName]?.by);
}

/** Actions to offer for a state: state × role only, as lists carry them. */
export function offeredActions(page: Page, actor: Pick<PermitActor, 'roles'>, state: string): string[] {
  return Object.entries(page.workflow.actions)
    .filter(([name, action]) => leaves(action, state) && mayAct(page, actor, name))
    .map(([name]) => name);
}
