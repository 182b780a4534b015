import pg from 'pg';
import { openDatabase } from '../server/db/database.ts';
import { createEngine } from '../server/engine/engine.ts';
import { uuid7 } from '../server/engine/ids.ts';
import { type Jobs } from '../server/engine/jobs.ts';
import { modules } from '../server/modules/index.ts';
import { settingsSource } from '../server/modules/settings/settings-source.ts';
import { type SettledSettings } from '../server/assemble.ts';
import { settingsData } from './data.ts';
import { bySystem, ensure } from './seeding.ts';

/**
 * The settings (records of the console) that this version of the code asks for and the database does not have, by name. A release brings
 * new ones; a command that asked for one would answer 500. A database without tables lacks none: it is not migrated yet.
 */
export async function missingSettings(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: [table] } = await client.query<{ there: boolean }>("select to_regclass('public.settings') is not null as there");
    if (!table?.there) return [];
    const { rows } = await client.query<{ name: string }>('select name from settings');
    const known = new Set(rows.map(({ name }) => name));
    return settingsData().map(({ name }) => name).filter((name) => !known.has(name));
  } finally {
    await client.end();
  }
}

/**
 * Adds what is missing, as the system, audited; never touches one that is there, whatever its value. Answers the names added.
 * Two that run together add once: the name is unique, and the second is refused as a whole and finds nothing missing when repeated.
 */
export async function completeSettings(settings: Pick<SettledSettings, 'databaseUrl' | 'keys'>): Promise<string[]> {
  const missing = new Set(await missingSettings(settings.databaseUrl));
  if (missing.size === 0) return [];
  const database = await openDatabase({ url: settings.databaseUrl, entities: modules.map(({ entity }) => entity), commandConnections: 1, readConnections: 1 });
  try {
    const clock = { now: () => new Date().toISOString() };
    const { auditMac, subjectMaster, answer, secrets } = settings.keys;
    const jobs = { enqueue: async () => { throw new Error('Completing settings orders no jobs'); } } as unknown as Jobs;
    const engine = createEngine({
      modules, proposals: { noun: 'changes' }, orm: database.orm, writes: database.writes, reads: database.reads, jobs, clock, ids: uuid7(clock),
      keys: { audit: auditMac, subjects: subjectMaster, answers: answer, secrets }, settings: settingsSource(database.reads),
    });
    await bySystem(engine, async (tx) => {
      for (const { name, value, unit, tr, en, mark, source } of settingsData()) {
        if (missing.has(name)) await ensure(tx, 'settings', { name }, { value, unit, labelTr: tr, labelEn: en, mark, source });
      }
    });
    return [...missing];
  } finally {
    await database.close();
  }
}
