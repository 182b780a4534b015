import { addDays, businessDate, instantAt } from '#domain/calendar/dates.ts';
import { nextWorkingDate } from '#domain/calendar/business-days.ts';
import { labelIn, type Language } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { tableOf } from '../columns.ts';
import { openBinding } from '../list-query/binding.ts';
import { columnSql } from '../list-query/row-sql.ts';
import { type Actor, type Engine, type Values } from '../types.ts';
import { runBounded } from './bounded.ts';
import { queueFilter, queueSql, untilSql, waitingStates } from './waiting.ts';

/** A queue counts exactly up to here; beyond, "1.000+" says as much to a person. */
export const countedAtMost = 1_000;

/** How long things have waited in a state: today, up to three days, up to ten, longer. Days of the calendar in Istanbul. */
export const ageSteps = [1, 4, 11] as const;

/** What of a noun waits for the roles of one person in one state. */
export interface Queue {
  readonly noun: string;
  readonly state: string;
  readonly label: string;
  readonly count: number;
  readonly capped: boolean;
  /** Of those counted: past their time, due before the day ends, due by the end of the next working day. */
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
  /** Since when the oldest of those counted has been in the state. */
  readonly oldest: string | null;
  /** How many by age, as `ageSteps` cut it, the youngest first. */
  readonly ages: readonly number[];
  /** The same question for the list of the noun. */
  readonly filter: Values;
}

interface Counted {
  readonly noun: string;
  readonly state: string;
  readonly n: number;
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
  readonly oldest: string | null;
  readonly ages: readonly number[];
}

/** Everything that waits for the actor's roles, the desks in their order: one statement, each queue read to its cap and no further. */
export async function queuesOf(engine: Engine, actor: Actor, language: Language): Promise<Queue[]> {
  const asked = [...engine.pages.values()].flatMap((page) => waitingStates(page, actor).map((state) => ({ page, state })));
  if (asked.length === 0) return [];
  const binding = openBinding();
  const moments = await momentsOf(engine);
  const moment = (value: string) => binding.bind(value, 'timestamptz');
  const bound = { now: moment(moments.now), today: moment(moments.today), soon: moment(moments.soon), steps: binding.bind(moments.steps, 'timestamptz[]') };
  const parts = asked.map(({ page, state }) => countSql(page, bound, {
    noun: binding.bind(page.name, 'text'), state: binding.bind(state, 'text'), where: queueSql(page, actor, state, binding),
  }));
  const counts = await runBounded<Counted>(engine, parts.join(' union all '), binding.values);
  return counts.map(({ noun, state, n, ages, ...rest }) => ({
    noun, state, label: labelIn(language, engine.page(noun).workflow.states[state]?.label, state),
    count: Math.min(n, countedAtMost), capped: n > countedAtMost, ...rest, ages, filter: queueFilter(engine.page(noun), actor, state),
  }));
}

type Bound = Readonly<Record<'now' | 'today' | 'soon' | 'steps', string>>;

function countSql(page: Page, { now, today, soon, steps }: Bound, { noun, state, where }: Readonly<Record<'noun' | 'state' | 'where', string>>): string {
  // `width_bucket` counts the steps that lie at or before a moment: 0 for the oldest.
  const ages = [...ageSteps, 0].map((_, place) => `count(*) filter (where q.age = ${ageSteps.length - place})::int`);
  // Served by the index of states, oldest first: however many wait, no more than the cap is read.
  return `select ${noun} as noun, ${state} as state, count(*)::int as n, count(*) filter (where q.until < ${now})::int as overdue,
      count(*) filter (where q.until >= ${now} and q.until < ${today})::int as today, count(*) filter (where q.until >= ${today} and q.until < ${soon})::int as soon,
      min(q.since) as oldest, array[${ages.join(', ')}] as ages
    from (select ${untilSql(page)} as until, ${columnSql('stateSince')} as since, width_bucket(${columnSql('stateSince')}, ${steps}) as age from ${tableOf(page.name)} r where ${where}
      order by ${columnSql('createdAt')}, ${columnSql('id')} limit ${countedAtMost + 1}) q`;
}

/** The moments that "today", "soon" and the ages are measured by. */
export async function momentsOf(engine: Engine): Promise<{ now: string; today: string; soon: string; steps: string[] }> {
  const now = engine.clock.now();
  const today = businessDate(now);
  const next = nextWorkingDate(addDays(today, 1), await engine.settings.holidays());
  return { now, today: instantAt(addDays(today, 1)), soon: instantAt(addDays(next, 1)), steps: ageSteps.toReversed().map((days) => instantAt(addDays(today, 1 - days))) };
}
