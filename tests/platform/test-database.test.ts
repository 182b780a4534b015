import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../support/postgres.ts';

test('two test files never see each other’s rows', async () => {
  const [mine, yours] = await Promise.all([testDatabase(), testDatabase()]);
  const client = new pg.Client(mine.url);
  const other = new pg.Client(yours.url);
  await Promise.all([client.connect(), other.connect()]);
  await client.query('create table only_mine (id int)');
  const found = await other.query("select to_regclass('only_mine') as it");
  expect(found.rows[0]).toEqual({ it: null });
  await Promise.all([client.end(), other.end()]);
  await Promise.all([mine.drop(), yours.drop()]);
});

test('the cluster lowers I to i: e-mail addresses stay comparable', async () => {
  const database = await testDatabase();
  const client = new pg.Client(database.url);
  await client.connect();
  expect((await client.query("select lower('BILGI') as low")).rows[0]).toEqual({ low: 'bilgi' });
  await client.end();
  await database.drop();
});
