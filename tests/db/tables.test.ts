import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { openDatabase, type Database } from '../../server/db/database.ts';
import { pendingMigrations } from '../../server/db/migrate.ts';
import { modules } from '../../server/modules/index.ts';
import { testDatabase, type TestDatabase } from '../support/postgres.ts';

let given: TestDatabase;
let database: Database;

beforeAll(async () => {
  given = await testDatabase();
  database = await openDatabase({ url: given.url, entities: modules.map(({ entity }) => entity), commandConnections: 1, readConnections: 1 });
});
afterAll(async () => {
  await database.close();
  await given.drop();
});

test('the migrations make exactly the tables of the pages: `npm run migration:create` would write nothing', async () => {
  expect(await database.orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
});

test('a migrated database has nothing pending', async () => {
  expect(await pendingMigrations(database.orm)).toEqual([]);
});

test('every page has its module, and no module is without its page', () => {
  expect(modules.map(({ page }) => page.name).sort()).toEqual(pages.map(({ name }) => name).sort());
});

test('money is an integer in every table, and nothing is a float', async () => {
  const { rows } = await database.reads.query<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.columns
     where table_schema in ('public', 'engine') and data_type in ('real', 'double precision', 'numeric', 'money')`);
  expect(rows.map(({ place }) => place)).toEqual([]);
});

test('Turkish order lies on columns, never on addresses or numbers', async () => {
  const { rows } = await database.reads.query<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'public' and collation_name like 'tr%'`);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.map(({ place }) => place).filter((place) => /(email|iban|vkn|person_number|reference)$/.test(place))).toEqual([]);
});
