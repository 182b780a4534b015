import pg from 'pg';

/** Any number that is always the same; PostgreSQL's advisory locks know no names. */
const lockNumber = 444_557_6;

/** Another start holds the database; the message says where it runs. */
export class AlreadyRunning extends Error {}

export type ApplicationLock = { release: () => Promise<void> };

/**
 * Takes the one place of the application on an embedded database, or throws AlreadyRunning.
 * `address` is what a second start tells its user.
 */
export async function holdApplicationLock(url: string, address: string): Promise<ApplicationLock> {
  const client = new pg.Client({ connectionString: url, application_name: `nes-konsol ${address}`.slice(0, 63) });
  await client.connect();
  // A broken connection is met by whoever uses the database next; an unheard 'error' would kill the process instead.
  client.on('error', () => undefined);
  for (let attempt = 0; attempt < 10; attempt++) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lockNumber]);
    if (rows[0]?.held) return { release: () => client.end() };
    // A killed holder's session lives on until the server notices its closed socket.
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.objid = $1 and l.granted limit 1`,
    [lockNumber],
  );
  await client.end();
  throw new AlreadyRunning(`NES Konsol bu klasörden zaten çalışıyor: ${rows[0]?.name.replace('nes-konsol ', '') ?? 'adresi bilinmiyor'}`);
}
