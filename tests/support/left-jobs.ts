import { type Assembly } from '../../server/assemble.ts';

/** Jobs that failed at least once, with what they said: a story that waits in vain shows them. */
export async function leftJobs({ database }: Assembly): Promise<string[]> {
  const { rows } = await database.reads.query<{ name: string; state: string; retries: number; data: unknown; output: unknown }>(
    "select name, state::text, retry_count as retries, data, output from pgboss.job where state in ('failed', 'retry') or (retry_count > 0 and state <> 'completed') order by created_on limit 20");
  return rows.map(({ name, state, retries, data, output }) => `${name} ${state} after ${retries}: ${JSON.stringify(data)} ${JSON.stringify(output)?.slice(0, 600)}`);
}
