import { holidaysOf, type Holidays } from '#domain/calendar/business-days.ts';
import { type Pool } from 'pg';
import { type SettingsSource } from '../../engine/types.ts';

type Value = string | number | boolean;

/** How long a node may work with values that another node has just changed. */
const freshMs = 2_000;

/** Settings and holidays out of their tables, read at most every two seconds. An unknown name is a fault of the program. */
export function settingsSource(reads: Pool, monotonicMs: () => number = () => performance.now()): SettingsSource {
  const values = remembered(monotonicMs, async () => {
    const { rows } = await reads.query<{ name: string; value: Value }>("select name, value from settings where state = 'active'");
    return new Map(rows.map(({ name, value }) => [name, value]));
  });
  const holidays = remembered<Holidays>(monotonicMs, async () => {
    const { rows } = await reads.query<{ date: string; half: boolean }>("select day as date, half from holidays where state = 'active'");
    return holidaysOf(rows);
  });
  return {
    async get(name) {
      const value = (await values()).get(name);
      if (value === undefined) throw new Error(`No setting is called '${name}'`);
      return value;
    },
    holidays,
  };
}

/** One read for all who ask at once; a failed read is not remembered. */
function remembered<T>(monotonicMs: () => number, read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; value: Promise<T> } | undefined;
  return () => {
    if (last && monotonicMs() - last.at < freshMs) return last.value;
    const value = read();
    const own = { at: monotonicMs(), value };
    last = own;
    value.catch(() => { if (last === own) last = undefined; });
    return value;
  };
}
