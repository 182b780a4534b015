import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { assemble, type Assembly } from '../../server/assemble.ts';
import { readSettings } from '../../server/config/environment.ts';
import { openEmbedded, type EmbeddedPostgres } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { fileAnchor } from '../../server/engine/audit/anchor.ts';
import { sealAudit } from '../../server/engine/audit/seal.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { startSession } from '../../server/people/sessions.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { person } from '../support/toy-engine.ts';
import { endAll, root, start } from './processes.ts';

let parent: string;
let data: string;
let embedded: EmbeddedPostgres;
let here: Assembly;
let written = 0;
const registrar = person('Kaan', 'registrar');

/** As the real commands run: their own process, with nothing but the folder of the data. */
const command = (name: string, dataDir: string, ...parameters: string[]) => start(`scripts/${name}.ts`, parameters, { MODE: 'demo', DATA_DIR: dataDir, DATABASE_URL: '' });

async function said(name: string, dataDir: string, ...parameters: string[]): Promise<{ code: number | null; text: string }> {
  const program = command(name, dataDir, ...parameters);
  return { code: await program.ended, text: program.said() };
}

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'nes-backup-'));
  await chmod(parent, 0o755);
  data = join(parent, 'data');
  const settings = await readSettings({ MODE: 'demo', DATA_DIR: data }, root);
  embedded = await openEmbedded({ dataDir: join(data, 'postgres') });
  await migrate(embedded.url);
  here = await assemble({ ...settings, databaseUrl: embedded.url }, { log: () => undefined });
  const days = { unit: 'workingDays', labelEn: 'Days', mark: 'A' };
  await bySystem(here.engine, async (tx) => {
    for (const name of ['taskDays', 'registrationDays']) await tx.create('settings', { name, labelTr: name, value: 3, ...days });
    await tx.create('settings', { name: 'credentialResetPermission', labelTr: 'Parola yenileme izni', labelEn: 'Permission', value: '24 hours', unit: 'duration', mark: 'A' });
  });
  await here.outside.files.put(randomBytes(100_000), { subject: 'documents-deneme' });
  for (let count = 0; count < 20; count++) await register();
  const { id } = await bySystem(here.engine, (tx) => tx.create('staff', { username: 'ada', name: 'Ada', heldRoles: [{ role: 'registrar', from: '2026-01-01', until: null }] }));
  await startSession(here.engine, { idleMinutes: 30, absoluteHours: 8 }, id, { address: '127.0.0.1', agent: 'deneme', strong: false });
  await seal();
}, 120_000);
afterEach(endAll);
afterAll(async () => {
  await here?.close();
  await embedded?.stop();
  await rm(parent, { recursive: true, force: true });
});

const register = () => createRecord(here.engine, registrar, 'institutions', { name: `Kurum ${String(++written).padStart(5, '0')}`, kind: 'publicBody', sector: 'other' });
const seal = async () => {
  const anchor = fileAnchor(here.settings.auditAnchorFile);
  for (const stream of ['audit', 'access'] as const) await sealAudit(here.engine, stream, new Date().toISOString(), anchor);
};

async function institutionsIn(dataDir: string): Promise<{ names: string[]; tasks: string[]; sessions: number | null }> {
  const settings = await readSettings({ MODE: 'demo', DATA_DIR: dataDir }, root);
  const database = await openEmbedded({ dataDir: join(settings.dataDir, 'postgres') });
  const elsewhere = await assemble({ ...settings, databaseUrl: database.url }, { log: () => undefined });
  try {
    const { rows } = await elsewhere.engine.reads.query<{ name: string }>('select name from institutions order by name');
    const { rowCount: sessions } = await elsewhere.engine.reads.query('select 1 from engine.sessions');
    const { rows: tasks } = await elsewhere.engine.reads.query<{ title: string }>('select title from tasks');
    // The sealer goes on where the backup ended.
    await sealAudit(elsewhere.engine, 'audit', new Date().toISOString(), fileAnchor(settings.auditAnchorFile));
    return { names: rows.map(({ name }) => name), tasks: tasks.map(({ title }) => title), sessions };
  } finally {
    await elsewhere.close();
    await database.stop();
  }
}

test('a backup that is taken while people write is restored elsewhere whole, as of its moment, and the trail says so', async () => {
  const backup = join(parent, 'yedek');
  let going = true;
  const writing = (async () => { for (; going;) { await register(); await seal(); } })();
  const taken = await said('backup', data, backup);
  going = false;
  await writing;
  expect(taken).toMatchObject({ code: 0, text: expect.stringContaining('Anahtarlar KOPYALANMADI') });
  const atBackup = written;
  for (let count = 0; count < 10; count++) await register();
  await seal();
  expect((await readdir(backup)).sort()).toEqual(['audit-anchor.log', 'backup.json', 'cluster', 'files']);
  expect(await readFile(join(backup, 'backup.json'), 'utf8')).not.toContain(JSON.parse(await readFile(join(data, 'keys.json'), 'utf8')).AUDIT_MAC_KEY);

  const elsewhere = join(parent, 'elsewhere');
  expect(await said('restore', elsewhere, backup)).toMatchObject({ code: 1, text: expect.stringContaining('Anahtarlar yerinde değil') });
  await mkdir(elsewhere, { recursive: true });
  await copyFile(join(data, 'keys.json'), join(elsewhere, 'keys.json'));
  expect(await said('restore', elsewhere, backup)).toMatchObject({ code: 0, text: expect.stringContaining('denetim izi bütün') });

  const { names, tasks, sessions } = await institutionsIn(elsewhere);
  // A session that was ended after the backup does not come to life again with it.
  expect(sessions).toBe(0);
  expect(names.length).toBeGreaterThanOrEqual(20);
  expect(names.length).toBeLessThanOrEqual(atBackup);
  expect(names).toEqual(Array.from({ length: names.length }, (_, at) => `Kurum ${String(at + 1).padStart(5, '0')}`));
  expect(tasks).toEqual(['Veritabanı yedekten geri yüklendi']);
  expect(await said('audit-verify', elsewhere)).toMatchObject({ code: 0, text: expect.stringContaining('✓ Denetim izi bütün') });
  expect(await readdir(join(elsewhere, 'files'))).toEqual(await readdir(join(data, 'files')));
  // A second time it would write over what is there.
  expect(await said('restore', elsewhere, backup)).toMatchObject({ code: 1, text: expect.stringContaining('hiçbir şeyin üstüne yazmaz') });
}, 240_000);

test('an anchor that outlived the database tells what was lost, and is kept as evidence', async () => {
  const backup = join(parent, 'yedek');
  const third = join(parent, 'third');
  await mkdir(third, { recursive: true });
  await copyFile(join(data, 'keys.json'), join(third, 'keys.json'));
  await copyFile(join(data, 'audit-anchor.log'), join(third, 'audit-anchor.log'));
  expect(await said('restore', third, backup)).toMatchObject({ code: 0, text: expect.stringMatching(/Yedekten sonra mühürlenmiş \d+ blok yok/) });
  expect((await readdir(third)).some((name) => name.startsWith('audit-anchor.log.before-restore-'))).toBe(true);
  expect(await said('audit-verify', third)).toMatchObject({ code: 0 });
}, 240_000);

test('a damaged backup, another’s keys and an unfinished folder are refused before anything is written', async () => {
  const backup = join(parent, 'yedek');
  const fourth = join(parent, 'fourth');
  await mkdir(fourth, { recursive: true });
  await writeFile(join(fourth, 'keys.json'), JSON.stringify(Object.fromEntries(['AUDIT_MAC_KEY', 'SUBJECT_MASTER_KEY', 'ANSWER_KEY', 'SECRETS_KEY'].map((name) => [name, `1:${randomBytes(32).toString('base64')}`]))));
  expect(await said('restore', fourth, backup)).toMatchObject({ code: 1, text: expect.stringContaining('yedeğin alındığı anahtarlar değil') });
  await copyFile(join(data, 'keys.json'), join(fourth, 'keys.json'));
  expect(await said('restore', fourth, join(backup, 'cluster'))).toMatchObject({ code: 1, text: expect.stringContaining('tamamlanmış bir yedek değil') });
  const { cluster } = JSON.parse(await readFile(join(backup, 'backup.json'), 'utf8')) as { cluster: { files: { path: string; bytes: number }[] } };
  const victim = cluster.files.find(({ path, bytes }) => path.startsWith('base/') && bytes > 8_192)?.path ?? '';
  const bytes = await readFile(join(backup, 'cluster', victim));
  bytes[4_000] = (bytes[4_000] ?? 0) ^ 1;
  await writeFile(join(backup, 'cluster', victim), bytes);
  expect(await said('restore', fourth, backup)).toMatchObject({ code: 1, text: expect.stringContaining(`bozulmuş: ${victim}`) });
  expect((await readdir(fourth)).filter((name) => name !== 'keys.json' && name !== 'postgres')).toEqual([]);
  expect(await said('backup', data, backup)).toMatchObject({ code: 1, text: expect.stringContaining('boş değil') });
}, 240_000);
