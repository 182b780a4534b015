import { instantAfter } from '#domain/calendar/durations.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { type Engine } from '../types.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The fields that say whose turn it is and until when: those that timers count from, and those of a desk. */
export const standingFields = (page: Page): readonly string[] =>
  [...new Set([...(page.desk ? [page.desk.of, ...(page.desk.until === undefined ? [] : [page.desk.until])] : []), ...Object.values(page.workflow.actions).flatMap(({ after }) => (after ? [after.since ?? 'stateSince'] : []))])];

/** Until when the next step is awaited: the deadline that the work has been given or its state has, or the moment at which a timer acts by itself; the earlier one. */
export async function untilOf(engine: Engine, page: Page, record: Fields): Promise<string | null> {
  const given = page.desk?.until !== undefined && page.workflow.states[String(record['state'])]?.waitsOn !== undefined ? record[page.desk.until] : undefined;
  const due = typeof given === 'string' ? given : record['dueAt'];
  const moments = typeof due === 'string' ? [due] : [];
  for (const { from, after } of Object.values(page.workflow.actions)) {
    const since = record[after?.since ?? 'stateSince'];
    if (!after || typeof since !== 'string' || !asList<string>(from).includes(String(record['state']))) continue;
    moments.push(instantAfter(since, String(await engine.settings.get(after.setting, engine.clock.now()))));
  }
  return moments.sort()[0] ?? null;
}
