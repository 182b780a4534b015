import { type HeldFiles } from '../../adapters/files/scanned-store.ts';

interface Queries {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** Held files by their keys, in the database: whichever node took a file in, all of them hold it. */
export const heldFilesIn = (database: Queries): HeldFiles => ({
  async hold(key, virus) {
    await database.query('insert into engine.held_files as h (key, virus) values ($1, $2) on conflict (key) do update set virus = coalesce(h.virus, excluded.virus)', [key, virus]);
  },
  async find(key) {
    const { rows: [found] } = await database.query<{ virus: string | null }>('select virus from engine.held_files where key = $1', [key]);
    return found;
  },
  async forget(key) {
    await database.query('delete from engine.held_files where key = $1', [key]);
  },
  async free(key) {
    await database.query('delete from engine.held_files where key = $1 and virus is null', [key]);
  },
});

/** Keys that wait for a scan, the oldest first. */
export async function waitingFiles(database: Queries, most: number): Promise<string[]> {
  const { rows } = await database.query<{ key: string }>('select key from engine.held_files where virus is null order by held_at, key limit $1', [most]);
  return rows.map(({ key }) => key);
}

export async function countHeld(database: Queries): Promise<{ readonly waiting: number; readonly infected: number }> {
  const { rows: [count] } = await database.query<{ waiting: number; infected: number }>('select count(*) filter (where virus is null)::int as waiting, count(*) filter (where virus is not null)::int as infected from engine.held_files');
  return count ?? { waiting: 0, infected: 0 };
}
