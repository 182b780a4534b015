import { createHash } from 'node:crypto';
import { type Page } from '#domain/language/resource.ts';
import { Refusal, type Sentence } from '#domain/language/refuse.ts';
import { type Role } from '#domain/roles.ts';
import { canonicalBytes } from './audit/canonical.ts';
import { humansOf } from './doings.ts';
import { type CommandTx } from './transaction.ts';
import { type Row, type Values } from './types.ts';

interface Approval {
  readonly role: Role;
  readonly human: string;
  readonly content_hash: Uint8Array;
}

/** One person approves once. */
export const approvedAlready: Sentence = { code: 'APPROVED_ALREADY', tr: 'Siz zaten onay verdiniz; diğer onayı başka bir kişi vermeli.', en: 'You have already approved; another person must give the other approval.' };

/**
 * Notes this person's approval and tells which roles are still missing. An approval pins the version, the content that was
 * shown and what the form asked: a later edit voids it, and another input is not what the first person approved. One person approves once, whatever roles they hold.
 */
export async function approve(tx: CommandTx, page: Page, record: Row, action: string, roles: readonly Role[], input: Values): Promise<{ role: Role; missing: Role[] }> {
  const content = contentHash(page, record, input);
  const given = await tx.sql<Approval>(
    'select role, human, content_hash from engine.approvals where noun = $1 and record_id = $2 and action = $3 and voided_at is null', [page.name, record.id, action]);
  const valid = given.filter((one) => Buffer.compare(one.content_hash, content) === 0);
  const humans = humansOf(tx.actor);
  if (valid.some((one) => humans.includes(one.human))) throw new Refusal('guard_refused', approvedAlready.tr, approvedAlready.en);
  const open = roles.filter((role) => !valid.some((one) => one.role === role));
  const role = open.find((one) => tx.actor.roles.includes(one));
  if (!role) throw new Refusal('guard_refused', 'Sizin rolünüzün onayı zaten verildi.', 'Your role has already approved.');
  // Delegation lends rights, not eyes: whoever was stood in for has approved as well, and cannot approve again in person.
  for (const human of humans.length === 0 ? [tx.actor.id] : humans) {
    await tx.sql(
      `insert into engine.approvals (id, noun, record_id, action, role, actor_id, human, name, version, content_hash, at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
      [tx.engine.ids(), page.name, record.id, action, role, tx.actor.id, human, tx.actor.name, record.version, content, tx.now]);
  }
  return { role, missing: open.filter((one) => one !== role) };
}

/** Whether one of the people whom this actor is, or stands in for, has given an approval of this action that stands. */
export async function hasApproved(tx: CommandTx, page: Page, recordId: string, action: string): Promise<boolean> {
  const found = await tx.sql('select 1 from engine.approvals where noun = $1 and record_id = $2 and action = $3 and voided_at is null and human = any($4) limit 1', [page.name, recordId, action, humansOf(tx.actor)]);
  return found.length > 0;
}

const approvable = new WeakMap<Page, boolean>();

export async function voidApprovals(tx: CommandTx, page: Page, recordId: string): Promise<void> {
  const any = approvable.get(page) ?? Object.values(page.workflow.actions).some((action) => action.approvals !== undefined);
  approvable.set(page, any);
  if (any) await tx.sql('update engine.approvals set voided_at = $3 where noun = $1 and record_id = $2 and voided_at is null', [page.name, recordId, tx.now]);
}

function contentHash(page: Page, record: Row, input: Values): Buffer {
  const content = Object.fromEntries(Object.keys(page.fields).map((name) => [name, record[name] ?? null]));
  return createHash('sha256').update(canonicalBytes({ state: record.state, content, input })).digest();
}
