import { join } from 'node:path';
import type { Settings } from '../server/config/settings.ts';
import { judgeDatabase } from '../server/db/judge-database.ts';
import { openEmbedded } from '../server/db/embedded.ts';

/** Settings whose database is there: given by DATABASE_URL, or the embedded one that was opened for them. */
export type SettledSettings = Settings & { databaseUrl: string };

export type OpenDatabase = { settings: SettledSettings; embedded: boolean; close: () => Promise<void> };

/** Opens the database that the settings name; throws one sentence when it is none we can work on. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  if (settings.databaseUrl) {
    const { unusable } = await judgeDatabase(settings.databaseUrl, 0);
    if (unusable.length > 0) throw new Error(unusable.join('\n'));
    return { settings: { ...settings, databaseUrl: settings.databaseUrl }, embedded: false, close: async () => undefined };
  }
  const embedded = await openEmbedded({ dataDir: join(settings.dataDir, 'postgres') });
  return { settings: { ...settings, databaseUrl: embedded.url }, embedded: true, close: embedded.stop };
}
