import { mayRead, personalSight } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { viewStatement, seenLately, rememberView, type View } from './access-log/view.ts';
import { runPrepared } from './list-query/prepared.ts';
import { holdsPersonal, personalFieldsOf } from './present/presenter.ts';
import { type Closing } from './transaction.ts';
import { type Actor, type Engine, type Row } from './types.ts';

export { viewsOf, type LoggedView } from './access-log/logged-views.ts';
export { type View, type ViewKind } from './access-log/view.ts';

/**
 * Records that somebody saw unmasked personal values, committed on the primary before this returns: answer only then.
 * A refetch of the same records in the same session within 15 minutes counts into the earlier row. Up to 1,000 ids are one row.
 */
export async function recordView(engine: Engine, actor: Actor, view: View): Promise<void> {
  const at = engine.clock.now();
  for (let from = 0; from < view.ids.length; from += mostIdsOfRow) {
    const part = { ...view, ids: view.ids.slice(from, from + mostIdsOfRow) };
    if (seenLately(engine, actor, part, at)) continue;
    const { text, values } = viewStatement(engine, actor, part, at);
    const logged = await runPrepared(engine, text, values);
    if (logged.length === 1) rememberView(engine, actor, part, at);
  }
}

/**
 * The view that the answer to a command is, to be committed together with the change: one commit instead of two. Null when the
 * answer shows no personal value, or the same session has seen this record lately.
 */
export function viewOfAnswer(engine: Engine, actor: Actor, page: Page, row: Row): Closing | null {
  if (personalSight(page, actor) !== 'always' || !mayRead(page, actor, row) || !holdsPersonal(page, actor, [row])) return null;
  const view: View = { noun: page.name, ids: [row.id], fields: personalFieldsOf(page, actor), kind: 'open' };
  const at = engine.clock.now();
  if (seenLately(engine, actor, view, at)) return null;
  return {
    statement: viewStatement(engine, actor, view, at),
    committed: (rows) => { if (rows.length === 1) rememberView(engine, actor, view, at); },
  };
}

/** An export may name every record; a row of the log stays readable. */
const mostIdsOfRow = 1_000;

/** The row of a list that is shown unmasked, naming the fields that travelled; none when no row of it holds a personal value. */
export async function recordListView(engine: Engine, actor: Actor, page: Page, rows: readonly Row[], kind: 'list' | 'export', columns?: readonly string[]): Promise<void> {
  if (!holdsPersonal(page, actor, rows, columns)) return;
  await recordView(engine, actor, { noun: page.name, ids: rows.map(({ id }) => id), fields: personalFieldsOf(page, actor, columns), kind });
}
