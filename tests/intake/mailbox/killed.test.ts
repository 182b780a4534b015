import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedReference } from '../../../seeds/reference.ts';
import { assemble, type Assembly } from '../../../server/assemble.ts';
import { loadSettings } from '../../../server/config/settings.ts';
import { verifyAudit } from '../../../server/engine/audit/verify.ts';
import { advance, LeaseLost, takeLease } from '../../../server/intake/mailbox/position.ts';
import { takeIn } from '../../../server/intake/mailbox/take-in.ts';
import { endAll, start } from '../../platform/processes.ts';
import { mailServer, type MailServer } from '../../support/dovecot.ts';
import { letter } from '../../support/letters.ts';
import { testDatabase, type TestDatabase } from '../../support/postgres.ts';

let base: TestDatabase;
let folder: string;
let assembly: Assembly;
let server: MailServer;

beforeAll(async () => {
  base = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'nes-killed-'));
  assembly = await assemble({ ...loadSettings({ MODE: 'test', DATABASE_URL: base.url, DATA_DIR: folder, LOG_LEVEL: 'error' }), databaseUrl: base.url });
  await seedReference(assembly.engine, new AbortController().signal);
  server = await mailServer();
}, 120_000);
afterAll(async () => {
  await endAll();
  await server.close();
  await assembly.close();
  await base.drop();
  await rm(folder, { recursive: true, force: true });
});

const count = async (sql = 'messages'): Promise<number> => (await assembly.engine.reads.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? 0;
const numbered = (series: string, howMany: number): Buffer[] => Array.from({ length: howMany }, (_, at) => letter({ id: `<${series}${at}@ornek.edu.tr>`, subject: `İleti ${at}`, files: [{ name: 'not.txt', bytes: `ek ${series} ${at}` }] }));

/** Reads in a process of its own and kills it as soon as it has taken a few messages more, again and again. */
async function killAgainAndAgain(environment: Record<string, string>, all: number, deaths: number): Promise<number> {
  const before = await count();
  let killed = 0;
  const seen = new Set<number>();
  for (let round = 0; (await count()) < before + all && round < deaths * 3; round++) {
    const reader = start('tests/support/mailbox-reader.ts', [], { MODE: 'test', DATABASE_URL: base.url, DATA_DIR: folder, LOG_LEVEL: 'error', VITEST: undefined, ...environment });
    await reader.line((text) => text === 'reading');
    const from = await count();
    const enough = killed >= deaths ? before + all : Math.min(before + all, from + 2 + (round * 5) % 9);
    for (const end = Date.now() + 30_000; (await count()) < enough && Date.now() < end; ) await pause(7);
    if (killed < deaths) killed += 1;
    reader.child.kill('SIGKILL');
    await reader.ended;
    seen.add(await count() - before);
  }
  console.info(`${all} messages, reader killed ${killed} times, dead at ${[...seen].join(', ')}`);
  return killed;
}

test('200 messages whose reader is killed 20 times come in without a loss and without a double', async () => {
  await server.append(numbered('k', 200));
  const killed = await killAgainAndAgain({ READER_IMAP: JSON.stringify(server.settings) }, 200, 20);
  expect(killed).toBe(20);
  expect(await count()).toBe(200);
  expect(await count('(select distinct message_id from messages) m')).toBe(200);
  expect(await count('message_attachments')).toBe(200);
  expect(await count("pgboss.job where name = 'effects' and data ->> 'effect' = 'classify'")).toBe(200);
  const { rows: [position] } = await assembly.engine.reads.query<{ last_number: number; taken: number }>('select last_number, taken from engine.mailboxes');
  expect(position).toEqual({ last_number: 200, taken: 200 });
  expect((await verifyAudit(assembly.engine)).faults).toEqual([]);
}, 240_000);

test('files dropped into the folder survive the same: each is taken once and lies among the taken ones', async () => {
  const before = await count();
  const box = join(folder, 'mailbox');
  await mkdir(box);
  for (const [at, raw] of numbered('d', 40).entries()) await writeFile(join(box, `ileti-${at}.eml`), raw);
  await killAgainAndAgain({ READER_FOLDER: box }, 40, 5);
  expect(await count()).toBe(before + 40);
  const reader = start('tests/support/mailbox-reader.ts', [], { MODE: 'test', DATABASE_URL: base.url, DATA_DIR: folder, LOG_LEVEL: 'error', VITEST: undefined, READER_FOLDER: box });
  for (const end = Date.now() + 30_000; (await readdir(join(box, 'taken')).catch(() => [])).length < 40 && Date.now() < end; ) await pause(50);
  reader.child.kill('SIGKILL');
  expect(await readdir(join(box, 'taken'))).toHaveLength(40);
  expect(await readdir(join(box, 'claimed'))).toEqual([]);
  expect(await count()).toBe(before + 40);
}, 120_000);

test('a reader that slept through its lease records nothing any more: another one reads now', async () => {
  const before = await count();
  const parts = { engine: assembly.engine, files: assembly.outside.files };
  expect(await takeLease(assembly.engine, 'imap:uyuyan', 'eski', 1)).toEqual({ validity: '', number: 0 });
  expect(await takeLease(assembly.engine, 'imap:uyuyan', 'yeni', 1)).toBeNull();
  await pause(1_200);
  expect(await takeLease(assembly.engine, 'imap:uyuyan', 'yeni', 30)).toEqual({ validity: '', number: 0 });
  const late = takeIn(parts, letter({ id: '<gec@ornek.edu.tr>' }), 'imap', { closing: (tx) => advance(tx, 'imap:uyuyan', 'eski', { validity: '1', number: 1 }, 0) });
  await expect(late).rejects.toBeInstanceOf(LeaseLost);
  expect(await count()).toBe(before);
  await takeIn(parts, letter({ id: '<gec@ornek.edu.tr>' }), 'imap', { closing: (tx) => advance(tx, 'imap:uyuyan', 'yeni', { validity: '1', number: 1 }, 0) });
  expect(await count()).toBe(before + 1);
}, 30_000);

test('a message of 30 MB costs a reader a bounded share of memory', async () => {
  const before = await count();
  const box = join(folder, 'buyuk');
  await mkdir(box);
  const reader = start('tests/support/mailbox-reader.ts', [], { MODE: 'test', DATABASE_URL: base.url, DATA_DIR: folder, LOG_LEVEL: 'error', VITEST: undefined, READER_FOLDER: box });
  await reader.line((text) => text === 'reading');
  const most = async (): Promise<number> => Number(/VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${reader.child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  const idle = await most();
  const raw = letter({ id: '<otuz-mb@ornek.edu.tr>', files: [{ name: 'tarama.bin', bytes: randomBytes(22_000_000) }] });
  expect(raw.length).toBeGreaterThan(29_000_000);
  await writeFile(join(box, '.buyuk'), raw);
  await rename(join(box, '.buyuk'), join(box, 'buyuk.eml'));
  for (const end = Date.now() + 40_000; (await count()) === before && Date.now() < end; ) await pause(50);
  const peak = await most();
  reader.child.kill('SIGKILL');
  console.info(`30 MB message: reader at ${idle.toFixed(0)} MB, at most ${peak.toFixed(0)} MB`);
  expect(await count()).toBe(before + 1);
  expect(peak - idle).toBeLessThan(350);
}, 60_000);
