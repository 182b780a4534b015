import { formatInstantTr } from '#domain/calendar/wording.ts';
import { mayRead, mayUpdate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { asList } from '#domain/language/workflow.ts';
import { voidApprovals } from './approvals.ts';
import { lastDoer } from './audit/last-doer.ts';
import { runConsequences } from './consequences.ts';
import { createWithin, notPermitted } from './create-record.ts';
import { doingStatement } from './doings.ts';
import { loadGiven, refusalsOf } from './guards.ts';
import { missing } from './missing.ts';
import { guardRefused, once } from './once.ts';
import { parseUpdate } from './parse-input.ts';
import { changedNames, sameValue, type StoredRow } from './record-store.ts';
import { atItsField } from './taken-value.ts';
import { latest, subjectOf, writeChange } from './trail.ts';
import { inTransaction, type CommandTx } from './transaction.ts';
import { type Actor, type CommandOptions, type Engine, type Row, type Tx, type Values } from './types.ts';

export interface Updated {
  readonly record: Row;
  /** The proposal that waits for a second person, where the page asks four eyes for a field. */
  readonly proposed?: Row;
}

/**
 * Changes ordinary fields: absent means unchanged. Fields under four eyes become a proposal.
 * Refuses `not_found`, `version_required`, `stale_version`, `not_writable`, `invalid_input`, `guard_refused`, `already_exists`.
 */
export async function updateRecord(engine: Engine, actor: Actor, noun: string, id: string, patch: Values, options: CommandOptions = {}): Promise<Updated> {
  const page = engine.page(noun);
  if (options.version === undefined) throw new Refusal('version_required', 'Hangi sürümü değiştirdiğinizi bildirin (If-Match).', 'Say which version you change (If-Match).');
  refuseDerived(page, patch);
  const parsed = parseUpdate(page, patch);
  return atItsField(page, parsed, inTransaction(engine, actor, (tx) => once(tx, options.once, async () => {
    const before = (await tx.load(noun, id, true)) ?? missing();
    if (!mayRead(page, actor, before)) missing();
    const { now, proposed } = sortedByRight(page, actor, before, parsed);
    await refuseStale(tx, page, before, options.version);
    const record = Object.keys(now).length === 0 ? before : await updated(tx, page, before, now, options.reason);
    if (Object.keys(proposed).length === 0) return { record };
    return { record, proposed: await propose(tx, page, latest(tx, page, before), proposed, options.reason) };
  }), ({ record }) => options.closing?.(record) ?? null));
}

/** Says who changed it meanwhile, and when: whoever has typed wants to know whom to ask. */
export async function refuseStale(tx: Pick<Tx, 'sql'>, page: Page, record: Row, version: number | undefined): Promise<void> {
  if (version === undefined || version === record.version) return;
  const by = await lastDoer(tx, page.name, record.id);
  const who = by === null ? '' : ` (${by}, ${formatInstantTr(record.updatedAt)})`;
  throw new Refusal('stale_version', `Kayıt siz bakarken değişti${who}. Yeni hâline bakıp yeniden deneyin.`, `The record changed while you looked at it${who}.`, { currentVersion: record.version, since: record.updatedAt, by });
}

function refuseDerived(page: Page, patch: Values): void {
  const derived = Object.keys(patch).filter((name) => page.fields[name]?.derived || ['id', 'version', 'state', 'stateSince', 'dueAt', 'createdAt', 'updatedAt'].includes(name));
  if (derived.length > 0) throw notWritable(derived);
}

function notWritable(names: readonly string[]): Refusal {
  return new Refusal('not_writable', `Bu alanlar değiştirilemez: ${names.join(', ')}.`, `These fields cannot be changed: ${names.join(', ')}.`,
    { errors: names.map((path) => ({ path, code: 'NOT_WRITABLE', tr: 'Bu alan bu aşamada değiştirilemez.', en: 'This field cannot be changed now.' })) });
}

function sortedByRight(page: Page, actor: Actor, before: StoredRow, patch: Values): { now: Values; proposed: Values } {
  const names = changedNames(page, before, patch);
  const rights = new Map(Object.keys(patch).map((name) => [name, mayUpdate(page, actor, name, before.state)]));
  // Unchanged values of fields out of reach are refused as well: an answer that differed would betray the value.
  const refused = [...rights].filter(([, right]) => right === 'no').map(([name]) => name);
  if (refused.length > 0 && refused.length === rights.size && !anyUpdate(page, actor)) throw notPermitted();
  if (refused.length > 0) throw notWritable(refused);
  const pick = (right: string) => Object.fromEntries(names.filter((name) => rights.get(name) === right).map((name) => [name, patch[name]]));
  return { now: pick('now'), proposed: pick('fourEyes') };
}

const anyUpdate = (page: Page, actor: Actor): boolean => (page.may.update ?? []).some((rule) => asList(rule.by).some((role) => actor.roles.includes(role)));

async function updated(tx: CommandTx, page: Page, before: StoredRow, patch: Values, reason?: string, event = 'update'): Promise<Row> {
  const after: Row = { ...before, ...patch, version: before.version + 1, updatedAt: tx.now };
  if (event === 'update') await guardUpdate(tx, page, after, patch);
  await voidApprovals(tx, page, before.id);
  const stored = await writeChange(tx, page, before, after, Object.keys(patch), { event, reason }, doingStatement(tx, page, before.id, 'update'));
  if (event === 'update') await runConsequences(tx, page, stored, 'update', page.onUpdate, patch);
  return latest(tx, page, stored);
}

/** `after` is the record as the change would leave it. */
async function guardUpdate(tx: CommandTx, page: Page, after: Row, patch: Values): Promise<void> {
  const requires = asList(page.onUpdate?.requires);
  if (requires.length === 0) return;
  const given = (await loadGiven(tx, page, [after], patch)).get(after.id);
  if (given) guardRefused(refusalsOf(tx, page, requires, after, given));
}

/** For consequences: derived facts of any record, without asking a right. */
export async function setWithin(tx: CommandTx, noun: string, id: string, patch: Values): Promise<Row> {
  const page = tx.engine.page(noun);
  refuseUnderived(page, patch);
  const before = (await tx.load(noun, id, true)) ?? missing();
  const names = changedNames(page, before, patch);
  if (names.length === 0) return before;
  const after: Row = { ...before, ...patch, version: before.version + 1, updatedAt: tx.now };
  return writeChange(tx, page, before, after, names, { event: 'set' });
}

export function refuseUnderived(page: Page, patch: Values): void {
  const strangers = Object.keys(patch).filter((name) => !page.fields[name]?.derived);
  if (strangers.length > 0) throw new Error(`Consequences set derived fields only; of '${page.name}' not: ${strangers.join(', ')}`);
}

/** An approved proposal: the change is made if the fields still hold what the proposer saw. */
export async function applyWithin(tx: CommandTx, noun: string, id: string, patch: Values, seen: Values = {}): Promise<Row> {
  const page = tx.engine.page(noun);
  const parsed = parseUpdate(page, patch);
  const before = (await tx.load(noun, id, true)) ?? missing();
  const moved = Object.keys(seen).filter((name) => !sameValue(before[name], seen[name]));
  if (moved.length > 0) throw new Refusal('stale_version', 'Öneriden sonra bu alanlar değişti; öneri artık geçerli değil.', 'These fields changed after the proposal.', { fields: moved });
  const names = changedNames(page, before, parsed);
  const closed = names.filter((name) => !(page.may.update ?? []).some((rule) => rule.fields.includes(name) && (rule.in === undefined || rule.in.includes(before.state))));
  if (closed.length > 0) throw notWritable(closed);
  await proposersDid(tx, page, id);
  return names.length === 0 ? before : updated(tx, page, before, Object.fromEntries(names.map((name) => [name, parsed[name]])));
}

/** Whoever proposed a change has changed the record as much as whoever approved it. */
async function proposersDid(tx: CommandTx, page: Page, id: string): Promise<void> {
  if (tx.cause === null) return;
  await tx.sql(`insert into engine.doings (noun, record_id, action, human, at) select $1, $2::uuid, 'update', human, $3::timestamptz
    from engine.doings where noun = $4 and record_id = $5::uuid and action = 'create' on conflict do nothing`, [page.name, id, tx.now, tx.cause.noun, tx.cause.id]);
}

async function propose(tx: CommandTx, page: Page, record: Row, patch: Values, reason?: string): Promise<Row> {
  const proposals = tx.engine.proposals;
  if (!proposals) throw new Error(`'${page.name}' asks four eyes, but no noun keeps proposals`);
  // What could never be applied is not put before a second person; the same guards are asked again when it is applied.
  await guardUpdate(tx, page, { ...record, ...patch }, patch);
  const before = Object.fromEntries(Object.keys(patch).map((name) => [name, record[name] ?? null]));
  const inner = tx.becauseOf({ noun: page.name, id: record.id, action: 'propose' });
  return createWithin(inner, proposals.noun, { noun: page.name, recordId: record.id, patch, before, baseVersion: record.version, subjectId: subjectOf(page, record), reason: reason ?? null });
}
