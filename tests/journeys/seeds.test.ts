import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { seedFirst, seedRest } from '../../seeds/index.ts';
import { settingsData, templatesData } from '../../seeds/data.ts';
import { type SettledSettings } from '../../server/assemble.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { openDatabase, type Database } from '../../server/db/database.ts';
import { tableOf } from '../../server/engine/columns.ts';
import { modules } from '../../server/modules/index.ts';
import { testDatabase, type TestDatabase } from '../support/postgres.ts';

let base: TestDatabase;
let folder: string;
let settings: SettledSettings;
let database: Database;
const never = new AbortController().signal;

beforeAll(async () => {
  base = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nes-seeds-'));
  settings = { ...loadSettings({ MODE: 'test', DATABASE_URL: base.url, DATA_DIR: folder }), databaseUrl: base.url };
  database = await openDatabase({ url: base.url, entities: modules.map(({ entity }) => entity), commandConnections: 2, readConnections: 2 });
  await seedFirst(settings, never);
}, 120_000);
afterAll(async () => {
  await database.close();
  await base.drop();
  await rm(folder, { recursive: true, force: true });
});

const counts = async (): Promise<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const { name } of pages) found[name] = (await database.reads.query<{ count: number }>(`select count(*)::int as count from ${tableOf(name)}`)).rows[0]?.count ?? 0;
  return found;
};
const states = async (noun: string): Promise<Record<string, number>> =>
  Object.fromEntries((await database.reads.query<{ state: string; count: number }>(`select state, count(*)::int as count from ${tableOf(noun)} group by 1`)).rows.map(({ state, count }) => [state, count]));

test('every setting that a page or a module names is seeded, each once', async () => {
  const named = new Set<string>();
  const note = (name: string | undefined) => { if (name !== undefined) named.add(name); };
  for (const page of pages) {
    for (const { due } of Object.values(page.workflow.states)) note(due?.workingDays);
    for (const { after } of Object.values(page.workflow.actions)) note(after?.setting);
    for (const load of Object.values(page.loads ?? {})) if ('setting' in load) note(load.setting);
  }
  for (const text of await sources('server/modules')) for (const [, name] of text.matchAll(/\.setting\('(\w+)'\)/g)) note(name);
  const seeded = settingsData().map(({ name }) => name);
  expect([...named].filter((name) => !seeded.includes(name))).toEqual([]);
  expect(new Set(seeded).size).toBe(seeded.length);
});

test('every letter that a module writes has its template, no subject holds a variable, and no variable carries a suffix', async () => {
  const codes = templatesData().map(({ code }) => code);
  const written = new Set((await sources('server/modules')).flatMap((text) => [...text.matchAll(/(?:templateCode: |(?:write|tell\w*)\(tx, \w+, (?:[^'()]*\? )?)'([a-z-]+)'/g)].map(([, code]) => code as string)));
  expect([...written].filter((code) => !codes.includes(code))).toEqual([]);
  expect(templatesData().filter(({ subjectTr }) => subjectTr.includes('{{'))).toEqual([]);
  expect(templatesData().filter(({ bodyTr }) => /\}\}['’]/.test(bodyTr))).toEqual([]);
});

test('the demo has people in every state that its desks work on, and a paid invoice', async () => {
  expect(Object.keys(await states('pre-applications')).sort()).toEqual(expect.arrayContaining([
    'awaitingApplicant', 'awaitingForm', 'awaitingPayment', 'cancelled', 'delivered', 'inProduction', 'inReview', 'incomplete', 'queued', 'readyToShip', 'returnedByCourier', 'shipped',
  ]));
  expect(await states('institutions')).toMatchObject({ active: 3, registering: 1 });
  expect(await states('invoices')).toEqual({ sent: 1 });
  expect(await states('charges')).toMatchObject({ paid: 1, accrued: 3 });
  expect(await states('payments')).toMatchObject({ allocated: 1 });
  expect(await states('tasks')).toMatchObject({ open: expect.any(Number) as number });
});

test('nobody got a letter, and no job is left over', async () => {
  expect(await states('outgoing-mails')).toEqual({ sent: expect.any(Number) as number });
  expect((await database.reads.query("select 1 from pgboss.job where name = 'effects'")).rows).toEqual([]);
});

test('a second start adds nothing', async () => {
  const before = await counts();
  await seedFirst(settings, never);
  expect(await counts()).toEqual(before);
}, 120_000);

test('the rest of the demo comes behind the running console, can be cut short, and goes on at the next start', async () => {
  const cut = new AbortController();
  setTimeout(() => { cut.abort(); }, 1_500);
  await seedRest(settings, cut.signal);
  const half = (await counts())['pre-applications'] ?? 0;
  await seedRest(settings, never);
  const whole = await counts();
  expect(whole['pre-applications']).toBe(139);
  expect(half).toBeLessThanOrEqual(139);
  await seedRest(settings, never);
  expect(await counts()).toEqual(whole);
}, 180_000);

async function sources(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  return Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
}
