import { addDays, addMonths, businessDate, instantAt, millisecondsOf } from '#domain/calendar/dates.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { asList, type Action } from '#domain/language/workflow.ts';
import { columnOf, tableOf } from './columns.ts';
import { performAction } from './perform-action.ts';
import { systemActor, type Engine } from './types.ts';

/** How many records are looked at together, and how often in one sweep; the next sweep takes the rest. */
const atOnce = 200;
const mostRounds = 10;

/**
 * Carries out what the clock decides: every action with `after` whose time has come, oldest first. Safe to run on several nodes
 * and to repeat: the action itself checks the state under its lock. Returns how many records moved.
 */
export async function runTimers(engine: Engine): Promise<number> {
  let moved = 0;
  const faults: unknown[] = [];
  for (const page of engine.pages.values()) {
    for (const [name, action] of Object.entries(page.workflow.actions)) {
      if (action.after) moved += await runTimer(engine, page, name, action, faults);
    }
  }
  // One record that fails does not keep the others from their time, and is told all the same.
  if (faults.length > 0) throw faults[0] as Error;
  return moved;
}

async function runTimer(engine: Engine, page: Page, name: string, action: Action, faults: unknown[]): Promise<number> {
  const now = engine.clock.now();
  const limit = before(now, await engine.settings.get(action.after?.setting ?? '', now));
  const since = columnOf(action.after?.since ?? 'stateSince');
  let moved = 0;
  // What a guard holds back is stepped over, or the records behind it would never have their turn.
  for (let round = 0, last: Due | undefined = { since: '-infinity', id: noId }; round < mostRounds && last; round++) {
    const due: Due[] = await dueAfter(engine, page, { since, limit, states: asList(action.from) }, last);
    for (const { id } of due) {
      const outcome = await movedBy(engine, page.name, id, name).catch((error: unknown) => { faults.push(error); return false; });
      if (outcome) moved += 1;
    }
    last = due.length < atOnce ? undefined : due.at(-1);
  }
  return moved;
}

interface Due {
  readonly id: string;
  readonly since: string;
}

const noId = '00000000-0000-0000-0000-000000000000';

async function dueAfter(engine: Engine, page: Page, { since, limit, states }: { since: string; limit: string; states: readonly string[] }, last: Due): Promise<Due[]> {
  const { rows } = await engine.reads.query<Due>(
    `select id, "${since}"::text as since from ${tableOf(page.name)} where state = any($1) and "${since}" <= $2 and ("${since}", id) > ($3::timestamptz, $4::uuid)
      order by "${since}", id limit ${atOnce}`, [states, limit, last.since, last.id]);
  return rows;
}

/** False when somebody else moved it, or a guard holds it back: it is looked at again next time. */
async function movedBy(engine: Engine, noun: string, id: string, action: string): Promise<boolean> {
  try {
    await performAction(engine, systemActor, noun, id, action);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
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
