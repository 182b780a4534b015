import { instantAfter } from '#domain/calendar/durations.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { type Engine } from '../types.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The fields that timers of the page count from. */
export const timerFields = (page: Page): readonly string[] =>
  [...new Set(Object.values(page.workflow.actions).flatMap(({ after }) => (after ? [after.since ?? 'stateSince'] : [])))];

/** Until when the next step is awaited: the desk's deadline, or the moment at which a timer acts by itself; the earlier one. */
export async function untilOf(engine: Engine, page: Page, record: Fields): Promise<string | null> {
  const moments = typeof record['dueAt'] === 'string' ? [record['dueAt']] : [];
  for (const { from, after } of Object.values(page.workflow.actions)) {
    const since = record[after?.since ?? 'stateSince'];
    if (!after || typeof since !== 'string' || !asList<string>(from).includes(String(record['state']))) continue;
    moments.push(instantAfter(since, String(await engine.settings.get(after.setting, engine.clock.now()))));
  }
  return moments.sort()[0] ?? null;
}
