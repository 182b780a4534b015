import { type Engine } from '../types.ts';
import { runPrepared } from './prepared.ts';

/** Totals are exact up to here; beyond, "10.000+" says as much to a person and costs nothing. */
export const totalCap = 10_000;

export interface Total {
  readonly total: number;
  readonly capped: boolean;
}

const cappedFor = 3_000;
const mostRemembered = 1_000;

interface Remembered {
  until: number;
  refreshing?: Promise<Total> | undefined;
}

const remembered = new WeakMap<object, Map<string, Remembered>>();
const capped: Total = { total: totalCap, capped: true };

/**
 * Counts the rows of `source` (`table r where …`). "More than the cap" is remembered for three seconds, and asked again by
 * one reader while the others wait; an exact total is never remembered, or the screen would deny a row just made.
 */
export async function cappedTotal(engine: Engine, source: string, values: readonly unknown[], options: { plan?: 'each' }): Promise<Total> {
  const count = () => countRows(engine, source, values, options);
  const memory = remembered.get(engine.reads) ?? new Map<string, Remembered>();
  remembered.set(engine.reads, memory);
  const key = `${source}\n${JSON.stringify(values)}`;
  const known = memory.get(key);
  const now = Date.parse(engine.clock.now());
  if (known && now < known.until) return capped;
  if (known?.refreshing) {
    const total = await known.refreshing;
    return total.capped ? total : count();
  }
  const counting = count();
  if (known) known.refreshing = counting;
  try {
    const total = await counting;
    memory.delete(key);
    if (total.capped) remember(memory, key, now + cappedFor);
    return total;
  } finally {
    if (known) known.refreshing = undefined;
  }
}

function remember(memory: Map<string, Remembered>, key: string, until: number): void {
  if (memory.size >= mostRemembered) memory.delete(memory.keys().next().value as string);
  memory.set(key, { until });
}

async function countRows(engine: Engine, source: string, values: readonly unknown[], options: { plan?: 'each' }): Promise<Total> {
  const text = `select count(*)::int as n from (select 1 from ${source} limit ${totalCap + 1}) c`;
  const [row] = await runPrepared<{ n: number }>(engine, text, values, options);
  const n = row?.n ?? 0;
  return n > totalCap ? capped : { total: n, capped: false };
}
