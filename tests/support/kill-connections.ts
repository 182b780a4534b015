import { execFileSync } from 'node:child_process';
import type pg from 'pg';
import { type Engine } from '../../server/engine/types.ts';

const ofCommands = "select pg_terminate_backend(pid, 5000) as ended from pg_stat_activity where application_name = 'nes-konsol-commands' and datname = current_database()";

/** Ends every connection of commands, as it ends with its process: in the middle of whatever it was doing. Comes back when the server has none of them any more; answers how many there were. */
export async function killCommands({ reads }: Pick<Engine, 'reads'>): Promise<number> {
  const { rows } = await reads.query<{ ended: boolean }>(ofCommands);
  if (!rows.every(({ ended }) => ended)) throw new Error('A connection outlived its end by five seconds');
  return rows.length;
}

/** The same while this process stands still: its pools have heard nothing of it when this comes back, and hand the dead ones out. */
export function killUnheard(pool: pg.Pool): void {
  const { connectionString, application_name: name } = pool.options as { connectionString?: string; application_name?: string };
  const script = `import pg from 'pg';
const client = new pg.Client({ connectionString: process.env.DATABASE });
await client.connect();
const { rows } = await client.query('select pg_terminate_backend(pid, 5000) as ended from pg_stat_activity where application_name = $1 and datname = current_database()', [process.env.NAME]);
await client.end();
if (rows.length === 0 || !rows.every(({ ended }) => ended)) process.exit(1);`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { DATABASE: connectionString, NAME: name }, cwd: process.cwd(), timeout: 60_000 });
}
