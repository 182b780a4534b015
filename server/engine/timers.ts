import { addDays, addMonths, businessDate, instantAt, millisecondsOf } from '#domain/calendar/dates.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { asList, type Action } from '#domain/language/workflow.ts';
import { columnOf, tableOf } from './columns.ts';
import { performAction } from './perform-action.ts';
import { systemActor, type Engine } from './types.ts';

/** How many records one sweep moves for one timer; the next sweep takes the rest. */
const atOnce = 200;

/**
 * Carries out what the clock decides: every action with `after` whose time has come, oldest first. Safe to run on several nodes
 * and to repeat: the action itself checks the state under its lock. Returns how many records moved.
 */
export async function runTimers(engine: Engine): Promise<number> {
  let moved = 0;
  for (const page of engine.pages.values()) {
    for (const [name, action] of Object.entries(page.workflow.actions)) {
      if (action.after) moved += await runTimer(engine, page, name, action);
    }
  }
  return moved;
}

async function runTimer(engine: Engine, page: Page, name: string, action: Action): Promise<number> {
  const now = engine.clock.now();
  const limit = before(now, await engine.settings.get(action.after?.setting ?? '', now));
  const since = columnOf(action.after?.since ?? 'stateSince');
  const { rows } = await engine.reads.query<{ id: string }>(
    `select id from ${tableOf(page.name)} where state = any($1) and "${since}" <= $2 order by "${since}" limit ${atOnce}`, [asList(action.from), limit]);
  let moved = 0;
  for (const { id } of rows) {
    try {
      await performAction(engine, systemActor, page.name, id, name);
      moved += 1;
    } catch (error) {
      // Somebody else moved it, or a guard holds it back: it is looked at again next time.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return moved;
}

/** A duration setting: '6 months', '10 days' or '30 minutes'. The instant that long before `now`. */
export function before(now: string, duration: string | number | boolean): string {
  const [, count, unit] = /^(\d{1,4}) (month|day|hour|minute)s?$/.exec(String(duration)) ?? [];
  const sizes = { minute: 60_000, hour: 3_600_000 } as const;
  const number = Number(count);
  if (unit === 'minute' || unit === 'hour') return new Date(millisecondsOf(now) - number * sizes[unit]).toISOString();
  const timeOfDay = millisecondsOf(now) - millisecondsOf(instantAt(businessDate(now)));
  if (unit === 'month') return instantAt(addMonths(businessDate(now), -number), timeOfDay);
  if (unit === 'day') return instantAt(addDays(businessDate(now), -number), timeOfDay);
  throw new RangeError(`'${String(duration)}' is no duration like '6 months'`);
}
