import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { readSettings } from '../server/config/environment.ts';
import { openDatabase } from '../server/db/database.ts';
import { migrate } from '../server/db/migrate.ts';
import { modules } from '../server/modules/index.ts';
import { openDatabase as openServer } from './open-database.ts';

/**
 * Writes the migration that brings the tables to the pages: the difference between the entities and a scratch database that
 * has all earlier migrations. `npm run migration:create` after any change of fields; the file is to be read before it is committed.
 */
const server = await openServer(await readSettings(process.env, join(import.meta.dirname, '..')));
const scratch = `nes_scratch_${randomBytes(4).toString('hex')}`;
const url = new URL(server.settings.databaseUrl);
const admin = new pg.Client({ connectionString: url.href });
await admin.connect();
try {
  await admin.query(`create database ${scratch} template template0`);
  url.pathname = `/${scratch}`;
  await migrate(url.href);
  const database = await openDatabase({ url: url.href, entities: modules.map(({ entity }) => entity), commandConnections: 2, readConnections: 1 });
  try {
    const name = process.argv[2];
    const { fileName } = await database.orm.migrator.create(undefined, false, false, name);
    console.log(fileName ? `Göç yazıldı: server/db/migrations/${fileName}` : 'Sayfalar ile tablolar arasında fark yok.');
  } finally {
    await database.close();
  }
} finally {
  await admin.query(`drop database if exists ${scratch} with (force)`);
  await admin.end();
  await server.close();
}
