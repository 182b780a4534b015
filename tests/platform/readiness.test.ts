import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const readiness = async () => {
  const answer = await appOf(assembly).request('/readyz');
  return { status: answer.status, body: (await answer.json()) as { detail?: string } };
};

test('a node is ready with its database and its job store, and says what is missing', async () => {
  expect(await readiness()).toMatchObject({ status: 200 });
  await assembly.database.writes.query('drop schema pgboss cascade');
  expect(await readiness()).toMatchObject({ status: 503, body: { detail: expect.stringContaining('İş kuyruğunun tabloları yok') } });
});
