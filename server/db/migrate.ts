import { type MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { pages } from '#domain/index.ts';
import { type Page } from '#domain/language/resource.ts';
import { sequenceOf } from '../engine/numbering.ts';
import { openDatabase } from './database.ts';

/** Held while migrating: two nodes that start together migrate once. */
const migrationLock = 4_410_576;

export class UnfitDatabase extends Error {}

/** Brings the database to the newest schema; repeats do nothing. Refuses a server that would break e-mail addresses. */
export async function migrate(url: string): Promise<string[]> {
  const { orm, close } = await openDatabase({ url, entities: [], commandConnections: 2, readConnections: 1 });
  const client = new pg.Client({ connectionString: url, application_name: 'nes-konsol-migrate' });
  await client.connect();
  try {
    await refuseTurkishCasing(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const done = await orm.migrator.up();
    await createSeries(client, pages);
    return done.map(({ name }) => name);
  } finally {
    await client.end();
    await close();
  }
}

/** A sequence for each series of references. */
export async function createSeries(client: Pick<pg.Client, 'query'>, of: readonly Page[]): Promise<void> {
  const series = new Set(of.flatMap((page) => Object.values(page.fields).flatMap((field) => field.series ?? [])));
  for (const one of series) await client.query(`create sequence if not exists ${sequenceOf(one)}`);
}

/** Migrations that the code has and the database does not; a node of production refuses to serve while there are any. */
export async function pendingMigrations(orm: MikroORM): Promise<string[]> {
  return (await orm.migrator.getPending()).map(({ name }) => name);
}

/** With a Turkish cluster locale lower('BILGI@…') is 'bılgı@…': e-mail, codes and trigrams break. */
async function refuseTurkishCasing(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ fit: boolean; encoding: string }>("select lower('I') = 'i' and upper('i') = 'I' as fit, current_setting('server_encoding') as encoding");
  if (!rows[0]?.fit) throw new UnfitDatabase("Veritabanının harf kuralı Türkçe: lower('I') 'i' olmalı. ICU 'und' ya da C yereliyle bir veritabanı verin.");
  if (rows[0].encoding !== 'UTF8') throw new UnfitDatabase('Veritabanının kodlaması UTF8 olmalı.');
}
