import { join } from 'node:path';
import { readSettings } from '../server/config/environment.ts';
import { load } from './application.ts';
import { openDatabase } from './open-database.ts';

const database = await openDatabase(await readSettings(process.env, join(import.meta.dirname, '..')));
try {
  const { migrate } = await load('../server/db/migrate.ts');
  const done = await migrate(database.settings.databaseUrl);
  const { completeSettings } = await load('../seeds/complete-settings.ts');
  const added = await completeSettings(database.settings);
  if (added.length > 0) console.log(`Eksik ayarlar başlangıç değerleriyle eklendi: ${added.join(', ')}. Konsolda Ayarlar altında gözden geçirin.`);
  console.log(done.length === 0 ? 'Veritabanı güncel.' : `Uygulanan göçler: ${done.join(', ')}`);
} finally {
  await database.close();
}
