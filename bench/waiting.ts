import pg from 'pg';
import { updateRecord } from '../server/engine/update-record.ts';
import { type Actor, type Engine } from '../server/engine/types.ts';
import { type RecordAt } from './load/plan.ts';
import { median } from './run.ts';

const writers = 200;
const registrar: Actor = { kind: 'staff', id: 'bench-writer', name: 'bench-writer', roles: ['registrar'], human: 'bench-writer' };

export interface WaitingSample {
  /** Backends found waiting for a lock of another, of all that were looked at while the writers ran. */
  readonly waits: number;
  readonly looked: number;
  readonly auditedMs: number;
  readonly bareMs: number;
}

/**
 * 200 writers at once, each on a record of its own: with the trail, and the same update without one. While they run, another
 * connection looks who waits for whom: a trail that chained its rows at once would make everybody wait for everybody.
 */
export async function measureWaiting(engine: Engine, url: string, ids: readonly RecordAt[]): Promise<WaitingSample> {
  const watch = await watchLocks(url);
  const audited: number[] = [];
  await Promise.all(ids.slice(0, writers).map(async ({ id, version }) => {
    for (let step = 0; step < steps; step++) audited.push(await timed(() => updateRecord(engine, registrar, 'pre-applications', id, { unitName: `Yazan ${step} ${version}` }, { version: version + step })));
  }));
  const seen = await watch();
  const bare: number[] = [];
  await Promise.all(ids.slice(writers, 2 * writers).map(async ({ id }) => {
    for (let step = 0; step < steps; step++) bare.push(await timed(() => bareUpdate(engine, id, step)));
  }));
  return { ...seen, auditedMs: median(audited), bareMs: median(bare) };
}

const steps = 10;

async function bareUpdate({ writes }: Engine, id: string, step: number): Promise<void> {
  const client = await writes.connect();
  try {
    await client.query('begin');
    await client.query({ name: 'bench-lock', text: 'select * from pre_applications where id = $1 for update', values: [id] });
    await client.query({ name: 'bench-bare', text: 'update pre_applications set unit_name = $2, version = version + 1, updated_at = now() where id = $1', values: [id, `Yazan ${step}`] });
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function watchLocks(url: string): Promise<() => Promise<{ waits: number; looked: number }>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let [waits, looked, running] = [0, 0, true];
  const looking = (async () => {
    while (running) {
      const { rows: [row] } = await client.query<{ busy: number; waiting: number }>(
        `select count(*)::int as busy, count(*) filter (where cardinality(pg_blocking_pids(pid)) > 0)::int as waiting
          from pg_stat_activity where application_name = 'nes-konsol-commands' and state <> 'idle'`);
      looked += row?.busy ?? 0;
      waits += row?.waiting ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return async () => {
    running = false;
    await looking;
    await client.end();
    return { waits, looked };
  };
}
