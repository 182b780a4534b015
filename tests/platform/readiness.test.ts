import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bySystem, ensure } from '../../seeds/seeding.ts';
import { assemble, type Assembly } from '../../server/assemble.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { appOf } from '../../server/main.ts';
import { testDatabase } from '../support/postgres.ts';

let assembly: Assembly;
let folder: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  const base = await testDatabase();
  drop = base.drop;
  folder = await mkdtemp(join(tmpdir(), 'nes-ready-'));
  assembly = await assemble({ ...loadSettings({ MODE: 'test', DATA_DIR: folder }), databaseUrl: base.url }, { log: () => undefined });
}, 120_000);
afterAll(async () => {
  await assembly.close();
  await drop();
  await rm(folder, { recursive: true, force: true });
});

const readiness = async (settingNames: readonly string[] = []) => {
  const answer = await appOf(assembly, settingNames).request('/readyz');
  return { status: answer.status, body: (await answer.json()) as { detail?: string } };
};

test('a node that lacks settings which its code asks for is not ready, and names them', async () => {
  expect(await readiness(['refundDays', 'exportRowCap'])).toMatchObject({ status: 503, body: { detail: 'Şu ayarlar eksik: exportRowCap, refundDays. “npm run migrate” onları başlangıç değerleriyle ekler.' } });
  await bySystem(assembly.engine, (tx) => ensure(tx, 'settings', { name: 'refundDays' }, { value: 7, unit: 'workingDays', labelTr: 'İade', labelEn: 'Refund', mark: 'A' }));
  expect(await readiness(['refundDays', 'exportRowCap'])).toMatchObject({ status: 503, body: { detail: expect.stringContaining('eksik: exportRowCap.') } });
  expect(await readiness(['refundDays'])).toMatchObject({ status: 200 });
});

test('a node is ready with its database and its job store, and says what is missing', async () => {
  expect(await readiness()).toMatchObject({ status: 200 });
  await assembly.database.writes.query('drop schema pgboss cascade');
  expect(await readiness()).toMatchObject({ status: 503, body: { detail: expect.stringContaining('İş kuyruğunun tabloları yok') } });
});
