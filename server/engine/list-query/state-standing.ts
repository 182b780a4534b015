import { type Page } from '#domain/language/resource.ts';
import { tableOf } from '../columns.ts';
import { type Actor, type Engine } from '../types.ts';
import { openBinding } from './binding.ts';
import { totalCap } from './capped-count.ts';
import { runPrepared } from './prepared.ts';
import { rightsSql } from './row-sql.ts';

/** How a state stands now, for one reader: only records that the reader may read are in it. */
export interface StateStanding {
  readonly state: string;
  /** Exact to 10,000. */
  readonly count: number;
  readonly capped: boolean;
  readonly overdue: number;
  /** Hours since the records came into the state: the middle one, and the one in ten that waits longest. Null when there is none. */
  readonly medianHours: number | null;
  readonly slowHours: number | null;
}

interface Counted {
  readonly state: string;
  readonly n: number;
  readonly overdue: number;
  readonly median: number | null;
  readonly slow: number | null;
}

/** One statement over the indexed states; of a state with more records than the cap, some 10,000 are looked at. */
export async function statesStanding(engine: Engine, actor: Actor, page: Page): Promise<StateStanding[]> {
  const binding = openBinding();
  const now = binding.bind(engine.clock.now(), 'timestamptz');
  const rights = rightsSql(page, actor, binding);
  const parts = Object.keys(page.workflow.states).map((state) => {
    const name = binding.bind(state, 'text');
    return `select ${name} as state, count(*)::int as n, count(*) filter (where q.due_at < ${now})::int as overdue,
      percentile_cont(0.5) within group (order by q.waited) as median, percentile_cont(0.9) within group (order by q.waited) as slow
      from (select r.due_at, extract(epoch from ${now} - r.state_since)::float8 / 3600 as waited from ${tableOf(page.name)} r
        where r.state = ${name}${rights === null ? '' : ` and ${rights}`} limit ${totalCap + 1}) q`;
  });
  const counted = await runPrepared<Counted>(engine, parts.join(' union all '), binding.values);
  return counted.map(({ state, n, overdue, median, slow }) => ({
    state, count: Math.min(n, totalCap), capped: n > totalCap, overdue, medianHours: hours(median), slowHours: hours(slow),
  }));
}

const hours = (value: number | null): number | null => (value === null ? null : Math.max(0, Math.round(value * 10) / 10));
