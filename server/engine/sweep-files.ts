import { columnOf, tableOf } from './columns.ts';
import { type Engine } from './types.ts';

/** What a sweep needs of a file store. */
export interface SweptStore {
  list(before: Date): AsyncIterable<{ readonly key: string }>;
  remove(key: string): Promise<void>;
  removeUnfinished(before: Date): Promise<number>;
}

const atOnce = 200;
const dayMs = 24 * 3_600_000;

/**
 * Removes files that no record names and that are older than a day: an upload whose form was never sent, a row whose transaction
 * was rolled back after its file was stored. Younger ones may still be on their way to their record. Returns how many went.
 */
export async function sweepOrphans(engine: Engine, files: SweptStore): Promise<number> {
  const before = new Date(Date.parse(engine.clock.now()) - dayMs);
  await files.removeUnfinished(before);
  let removed = 0;
  let batch: string[] = [];
  const sweep = async (): Promise<void> => {
    const named = await namedKeys(engine, batch);
    for (const key of batch.filter((one) => !named.has(one))) {
      await files.remove(key);
      removed += 1;
    }
    batch = [];
  };
  for await (const { key } of files.list(before)) {
    batch.push(key);
    if (batch.length === atOnce) await sweep();
  }
  await sweep();
  return removed;
}

async function namedKeys(engine: Engine, keys: readonly string[]): Promise<Set<string>> {
  const places = [...engine.pages.values()].flatMap((page) => Object.entries(page.fields).filter(([, field]) => field.kind === 'file').map(([name]) => [tableOf(page.name), columnOf(name)] as const));
  if (keys.length === 0 || places.length === 0) return new Set();
  const text = places.map(([table, column]) => `select "${column}" as key from ${table} where "${column}" = any($1)`).join(' union all ');
  const { rows } = await engine.reads.query<{ key: string }>(text, [keys]);
  return new Set(rows.map(({ key }) => key));
}
