import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { completeSettings, missingSettings } from '../../seeds/complete-settings.ts';
import { settingsData } from '../../seeds/data.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { databaseAt } from '../support/postgres-server.ts';
import { testDatabase } from '../support/postgres.ts';

let url: string;
let drop: () => Promise<void>;
let client: pg.Client;
const names = () => settingsData().map(({ name }) => name).sort();
const complete = async () => (await completeSettings({ databaseUrl: url, keys: loadSettings({ MODE: 'test' }).keys })).sort();

beforeAll(async () => {
  ({ url, drop } = await testDatabase());
  client = new pg.Client({ connectionString: url });
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client.end();
  await drop();
});

test('after a roll-out the settings that the new code asks for are there, each with its row of the trail', async () => {
  expect((await missingSettings(url)).sort()).toEqual(names());
  expect(await complete()).toEqual(names());
  const { rows: [counted] } = await client.query("select count(*)::int as n from engine.audit_rows where noun = 'settings' and actor_id = 'system'");
  expect(counted).toEqual({ n: names().length });
});

test('what somebody has changed stays as it is; only what lacks is added, and a second run adds nothing', async () => {
  await client.query("update settings set value = '7' where name = 'refundDays'");
  await client.query("delete from settings where name in ('exportRowCap', 'credentialResetPermission')");
  expect(await missingSettings(url)).toEqual(['exportRowCap', 'credentialResetPermission']);
  expect(await complete()).toEqual(['credentialResetPermission', 'exportRowCap']);
  expect(await complete()).toEqual([]);
  const { rows } = await client.query("select name, value from settings where name in ('refundDays', 'exportRowCap') order by name");
  expect(rows).toEqual([{ name: 'exportRowCap', value: 50_000 }, { name: 'refundDays', value: 7 }]);
});

test('a database without tables lacks no setting: it is migrated first', async () => {
  expect(await missingSettings(databaseAt(url, 'postgres'))).toEqual([]);
});
