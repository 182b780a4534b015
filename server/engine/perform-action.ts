import { formatInstantTr } from '#domain/calendar/wording.ts';
import { mayAct, mayRead } from '#domain/language/permit.ts';
import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { asList, leaves, type Action } from '#domain/language/workflow.ts';
import { machineRoles, roles, type Role } from '#domain/roles.ts';
import { approve, voidApprovals } from './approvals.ts';
import { runConsequences } from './consequences.ts';
import { dueAtFor } from './deadlines.ts';
import { doingStatement, refuseSameHands } from './doings.ts';
import { agrees, loadGiven, refusalsOf } from './guards.ts';
import { lastDoer } from './audit/last-doer.ts';
import { missing } from './missing.ts';
import { guardRefused, once } from './once.ts';
import { parseAction } from './parse-input.ts';
import { type StoredRow } from './record-store.ts';
import { atItsField } from './taken-value.ts';
import { latest, writeChange } from './trail.ts';
import { inTransaction, type CommandTx } from './transaction.ts';
import { refuseStale } from './update-record.ts';
import { type Actor, type CommandOptions, type Engine, type Given, type Row, type Values } from './types.ts';

export interface Performed {
  readonly record: Row;
  /** Roles whose approval is still missing; the record has not moved. */
  readonly pending?: readonly string[];
}

/**
 * The only change of state: lock, permit, guard, set, consequences, audit, enqueue, in one transaction.
 * Refuses `not_found`, `not_permitted`, `stale_version`, `illegal_state`, `invalid_input`, `guard_refused`.
 */
export async function performAction(engine: Engine, actor: Actor, noun: string, id: string, action: string, input: Values = {}, options: CommandOptions = {}): Promise<Performed> {
  return atItsField(engine.page(noun), input, inTransaction(engine, actor, (tx) => once(tx, options.once, () => performed(tx, noun, id, action, input, options, false)), ({ record }) => options.closing?.(record) ?? null));
}

/** The same door for whoever keeps a book of his own in the transaction: a job over many records notes each row as it is done. */
export const performInside = (tx: CommandTx, noun: string, id: string, action: string, input: Values, options: Pick<CommandOptions, 'reason'>): Promise<Performed> =>
  performed(tx, noun, id, action, input, options, false);

/** For consequences: the action must be one that the system may do; the trail names the person who caused it. */
export async function performWithin(tx: CommandTx, noun: string, id: string, action: string, input: Values): Promise<Row> {
  return (await performed(tx, noun, id, action, input, {}, true)).record;
}

async function performed(tx: CommandTx, noun: string, id: string, name: string, input: Values, options: CommandOptions, within: boolean): Promise<Performed> {
  const page = tx.engine.page(noun);
  const before = (await tx.load(noun, id, true)) ?? missing();
  const bySystem = within || tx.actor.kind === 'system';
  if (!bySystem && !mayRead(page, tx.actor, before)) missing();
  const action = page.workflow.actions[name] ?? missing();
  if (!(bySystem ? asList(action.by).includes('system') : mayAct(page, tx.actor, name))) throw notYours(name, action);
  if (!leaves(action, before.state)) throw await illegalState(tx, page, before, action, name);
  await refuseStale(tx, page, before, options.version);
  const parsed = parseAction(page, name, input);
  if (!bySystem) await refuseSameHands(tx, page, before, name);
  const given = await guarded(tx, page, before, action, parsed);
  if (action.approvals && !bySystem) {
    const { role, missing: open } = await approve(tx, page, before, name, action.approvals, parsed);
    if (open.length > 0) return { record: await noteApproval(tx, page, before, name, role, options.reason), pending: open };
  }
  return { record: await moved(tx, page, before, name, action, parsed, given, options.reason) };
}

async function guarded(tx: CommandTx, page: Page, record: StoredRow, action: Action, input: Values): Promise<Given | undefined> {
  const chooses = typeof action.to === 'object';
  const requires = asList(action.requires);
  if (requires.length === 0 && !chooses) return undefined;
  // The guards look at the record as the input would leave it.
  const seen: Row = { ...record, ...ownInput(page, input) };
  const given = (await loadGiven(tx, page, [seen], input)).get(record.id);
  if (given) guardRefused(refusalsOf(tx, page, requires, seen, given));
  return given;
}

async function moved(tx: CommandTx, page: Page, before: StoredRow, name: string, action: Action, input: Values, given: Given | undefined, reason?: string): Promise<Row> {
  const own = ownInput(page, input);
  const stamp = action.stamps === undefined ? {} : { [action.stamps]: tx.now };
  const state = targetOf(tx, page, { ...before, ...own, ...stamp }, action, given);
  const moves = state !== before.state;
  const standing = moves ? { state, stateSince: tx.now, dueAt: await dueAtFor(tx, page, state) } : {};
  const after: Row = { ...before, ...own, ...stamp, ...standing, version: before.version + 1, updatedAt: tx.now };
  if (moves || Object.keys(own).length > 0) await voidApprovals(tx, page, before.id);
  const extra = Object.fromEntries(Object.entries(input).filter(([key]) => !(key in page.fields)));
  const stored = await writeChange(tx, page, before, after, [...Object.keys(own), ...Object.keys(stamp), ...Object.keys(standing)],
    { event: name, inputExtra: extra, reason }, doingStatement(tx, page, before.id, name));
  await runConsequences(tx, page, stored, name, action, input, before);
  return latest(tx, page, stored);
}

/** Whoever may see the record may know whose step it is. */
export function notYours(name: string, action: Action): Refusal {
  const desks = asList(action.by).filter((role) => !(machineRoles as readonly Role[]).includes(role));
  const of = (language: 'tr' | 'en') => desks.map((role) => labelIn(language, roles[role], role)).join(', ');
  if (desks.length === 0) return new Refusal('not_permitted', `“${labelIn('tr', action.label, name)}” adımını kişiler yapmaz; sistem kendisi yapar.`, `“${labelIn('en', action.label, name)}” is done by the system.`);
  return new Refusal('not_permitted', `“${labelIn('tr', action.label, name)}” yetkisi sizde yok. Bu adımı yapabilenler: ${of('tr')}.`, `You may not do “${labelIn('en', action.label, name)}”. Those who may: ${of('en')}.`);
}

export const ownInput = (page: Page, input: Values): Values => Object.fromEntries(Object.entries(input).filter(([key, value]) => key in page.fields && value !== undefined));

function targetOf(tx: CommandTx, page: Page, record: Row, action: Action, given: Given | undefined): string {
  if (action.to === undefined) return record.state;
  if (typeof action.to === 'string') return action.to;
  const holds = given !== undefined && agrees(tx, page, action.to.when, record, given);
  return holds ? action.to.then : action.to.else;
}

async function noteApproval(tx: CommandTx, page: Page, before: StoredRow, action: string, role: string, reason?: string): Promise<Row> {
  const after: Row = { ...before, version: before.version + 1, updatedAt: tx.now };
  return writeChange(tx, page, before, after, [], { event: 'approve', inputExtra: { action, role }, reason }, doingStatement(tx, page, before.id, action));
}

/** Says where the record stands, and who brought it there when: two people often press the same button. */
export async function illegalState(tx: CommandTx, page: Page, record: Row, action: Action, name: string): Promise<Refusal> {
  const doer = await lastDoer(tx, page.name, record.id);
  const state = page.workflow.states[record.state]?.label;
  const since = `${formatInstantTr(record.stateSince)}${doer === null ? '' : `, ${doer}`}`;
  const tr = `“${labelIn('tr', action.label, name)}” şu anda yapılamaz; kayıt durumu: ${labelIn('tr', state, record.state)} (${since}).`;
  const en = `“${labelIn('en', action.label, name)}” cannot be done now; the record is: ${labelIn('en', state, record.state)} (${since}).`;
  return new Refusal('illegal_state', tr, en, { state: record.state, since: record.stateSince, by: doer });
}
