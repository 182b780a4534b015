import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { asList } from '#domain/language/workflow.ts';
import { labelIn } from '#domain/language/label.ts';
import { type Statement } from './statement.ts';
import { type CommandTx } from './transaction.ts';
import { type Actor, type Row } from './types.ts';

/** Who did what on a record, kept only for what some action's `notBy` asks about. Four eyes are those of human beings, not of accounts. */

const watched = new WeakMap<Page, ReadonlySet<string>>();

function watchedBy(page: Page): ReadonlySet<string> {
  const known = watched.get(page) ?? new Set(Object.values(page.workflow.actions).flatMap((action) => [...asList<string>(action.notBy)]));
  watched.set(page, known);
  return known;
}

/** Delegation lends rights, not eyes: both the one who acts and the one in whose place count. */
export const humansOf = (actor: Actor): string[] =>
  actor.kind !== 'staff' ? [...(actor.humans ?? [])] : [actor.human ?? actor.id, ...(actor.delegatedBy ? [actor.delegatedBy.human ?? actor.delegatedBy.id] : [])];

export function doingStatement(tx: CommandTx, page: Page, recordId: string, action: string): Statement | null {
  const humans = humansOf(tx.actor);
  if (humans.length === 0 || !watchedBy(page).has(action)) return null;
  return {
    text: `insert into engine.doings (noun, record_id, action, human, at) select $1, $2::uuid, $3, h, $4::timestamptz from unnest($5::text[]) h on conflict do nothing`,
    values: [page.name, recordId, action, tx.now, humans],
  };
}

/** The same for many records of one act. */
export function doingsStatement(tx: CommandTx, page: Page, recordIds: readonly string[], action: string): Statement | null {
  const humans = humansOf(tx.actor);
  if (humans.length === 0 || !watchedBy(page).has(action)) return null;
  return {
    text: `insert into engine.doings (noun, record_id, action, human, at)
      select $1, r, $3, h, $4::timestamptz from unnest($2::uuid[]) r, unnest($5::text[]) h on conflict do nothing`,
    values: [page.name, recordIds, action, tx.now, humans],
  };
}

/** Refuses whoever did one of the actions that exclude this one. */
export async function refuseSameHands(tx: CommandTx, page: Page, record: Row, actionName: string): Promise<void> {
  const excluded = asList<string>(page.workflow.actions[actionName]?.notBy);
  const humans = humansOf(tx.actor);
  if (excluded.length === 0 || humans.length === 0) return;
  const [done] = await tx.sql<{ action: string }>(
    'select action from engine.doings where noun = $1 and record_id = $2 and action = any($3) and human = any($4) limit 1',
    [page.name, record.id, excluded, humans],
  );
  if (done) throw sameHands(page, done.action);
}

function sameHands(page: Page, action: string): Refusal {
  const words = { create: { tr: 'Kayıt açma', en: 'Creating' }, update: { tr: 'Düzenleme', en: 'Editing' } } as const;
  const label = words[action as 'create' | 'update'] ?? page.workflow.actions[action]?.label;
  const tr = labelIn('tr', label, action);
  const sentence = {
    code: 'FOUR_EYES',
    tr: `Bu kayıtta “${tr}” işlemini siz yaptınız; bu adımı başka bir kişi yapmalı.`,
    en: `You did “${labelIn('en', label, action)}” on this record; another person must take this step.`,
  };
  return new Refusal('guard_refused', sentence.tr, sentence.en, { sentences: [sentence] });
}
