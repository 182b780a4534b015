import { mayRead, offeredActions, personalSight } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { recordListView } from '../access-log.ts';
import { type OfferedAction } from '../action-check.ts';
import { type ListAnswer } from '../list-query/list-records.ts';
import { listsUnmasked, presentFresh, presentRecord } from '../present/presenter.ts';
import { type Engine, type Row, type Values } from '../types.ts';
import { type Ctx } from './context.ts';
import { etagOf, etagOfAnswer, isKnown } from './preconditions.ts';
import { sentenceIn } from './problem.ts';

const offers = new WeakMap<Page, Map<string, readonly { name: string }[]>>();
const mostOffers = 2_000;

/** Actions by state and role only; one list for all rows of a state. */
function offered(page: Page, c: Ctx, state: string): readonly { name: string }[] {
  const actor = c.get('actor');
  const known = offers.get(page) ?? new Map<string, readonly { name: string }[]>();
  offers.set(page, known);
  const key = `${state} ${actor.roles.join(' ')}`;
  const found = known.get(key) ?? offeredActions(page, actor, state).map((name) => ({ name }));
  if (known.size >= mostOffers) known.clear();
  known.set(key, found);
  return found;
}

/** A page of a list, in the dialect of ra-data-simple-rest. */
export async function answerList(c: Ctx, engine: Engine, page: Page, answer: ListAnswer): Promise<Response> {
  const actor = c.get('actor');
  const unmask = listsUnmasked(page, actor);
  if (unmask) await recordListView(engine, actor, page, answer.rows, 'list', answer.columns);
  const records = presentFresh(page, actor, answer.rows, { unmask, columns: answer.columns });
  records.forEach((record, i) => { record['actions'] = offered(page, c, answer.rows[i]?.state ?? ''); });
  const span = answer.rows.length === 0 ? '*' : `${answer.start}-${answer.end}`;
  c.header('Content-Range', `${page.name} ${span}/${answer.total}`);
  if (answer.capped) c.header('X-Total-Capped', 'true');
  if (answer.next !== undefined) c.header('X-Cursor-Next', answer.next);
  if (answer.previous !== undefined) c.header('X-Cursor-Previous', answer.previous);
  // As bytes: the length of a text in Turkish would be counted by encoding it, and then it would be encoded again.
  return c.body(Buffer.from(JSON.stringify(records)) as never, 200, { 'Content-Type': 'application/json' });
}

/** One record that was opened: with what stands in the way of each action. Whoever asks again for the same learns only that it is the same. */
export function answerOpened(c: Ctx, page: Page, row: Row, unmask: boolean, actions: readonly OfferedAction[], more: Values): Response {
  const told = actions.map(({ name, blockedBy }) => ({ name, blockedBy: blockedBy.map((sentence) => sentenceIn(c.get('language'), sentence)) }));
  const text = JSON.stringify({ ...presentRecord(page, c.get('actor'), row, { unmask }), actions: told, ...more });
  const etag = etagOfAnswer(row.version, text);
  c.header('ETag', etag);
  if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  return c.body(Buffer.from(text) as never, 200, { 'Content-Type': 'application/json' });
}

/**
 * The record that a command left behind. Whoever always sees personal values sees them here too: the command's `closing`
 * has committed the row of the log. Whoever moved it out of his own sight learns only where it stands.
 */
export function answerCommand(c: Ctx, page: Page, row: Row, status: 200 | 201, more: Values = {}): Response {
  const actor = c.get('actor');
  c.header('ETag', etagOf(row.version));
  if (!mayRead(page, actor, row)) return c.json({ id: row.id, version: row.version, state: row.state, actions: [], ...more }, status);
  const unmask = personalSight(page, actor) === 'always';
  return c.json({ ...presentRecord(page, actor, row, { unmask }), actions: offered(page, c, row.state), ...more }, status);
}
