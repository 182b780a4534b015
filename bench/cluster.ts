import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../server/db/embedded.ts';

/**
 * The one configuration under which everything is measured: memory as a small server would give it, and nothing that
 * makes a commit cheaper than it is in production. What is not named here stands in server/db/embedded-configuration.ts.
 */
export const configuration: Readonly<Record<string, string>> = {
  shared_buffers: '1GB', effective_cache_size: '3GB', work_mem: '16MB', maintenance_work_mem: '512MB', max_wal_size: '4GB',
  checkpoint_timeout: '15min', jit: 'off', fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_connections: '300',
};

export interface Cluster {
  readonly url: string;
  /** Process number of the postmaster, whose children are measured. */
  readonly pid: number;
  close(): Promise<void>;
}

/** A cluster of the bench's own below `folder`; a change of the configuration restarts it once. */
export async function openCluster(folder: string): Promise<Cluster> {
  const open = () => openEmbedded({ dataDir: join(folder, 'postgres'), database: 'nes_bench' });
  let embedded = await open();
  if (await configure(embedded.url)) {
    await embedded.stop();
    embedded = await open();
    if (await configure(embedded.url)) throw new Error('The cluster of the bench does not take its configuration');
  }
  const pid = await withClient(embedded.url, async (client) => {
    const { rows: [row] } = await client.query<{ file: string }>("select pg_read_file('postmaster.pid') as file");
    return Number(row?.file.split('\n')[0]);
  });
  return { url: embedded.url, pid, close: embedded.stop };
}

/** True when something had to be changed, and the server must start again. */
async function configure(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; same: boolean }>(
      'select w.name, current_setting(w.name) = w.value as same from unnest($1::text[], $2::text[]) as w (name, value)',
      [Object.keys(configuration), Object.values(configuration)]);
    const wrong = rows.filter((row) => !row.same);
    for (const { name } of wrong) await client.query(`alter system set ${name} = '${configuration[name]}'`);
    return wrong.length > 0;
  });
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'nes-konsol-bench' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
