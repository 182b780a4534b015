import pg from 'pg';
import { loadSettings } from '../server/config/settings.ts';
import { subjectKeysFor } from '../server/engine/subject-keys.ts';
import { valueTypes } from '../server/db/types.ts';

const batch = 5_000;

/** Whoever is in the tables has a key, as every person has that came in by a command. Those who have one already keep it. */
export async function seedSubjectKeys(url: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const { keys } = loadSettings(settings);
  const reads = new pg.Pool({ connectionString: url, max: 2, types: valueTypes });
  try {
    const { rows } = await reads.query<{ id: string }>('select p.id from people p where not exists (select 1 from engine.subject_keys k where k.subject_id = p.id)');
    const engine = { reads, keys: { audit: keys.auditMac, subjects: keys.subjectMaster, answers: keys.answer, secrets: keys.secrets } };
    for (let from = 0; from < rows.length; from += batch) await subjectKeysFor(engine, rows.slice(from, from + batch).map(({ id }) => id), new Date().toISOString());
  } finally {
    await reads.end();
  }
}
