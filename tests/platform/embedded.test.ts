import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbedded } from '../../server/db/embedded.ts';
import { endAll, start } from './processes.ts';

let folder: string;
beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'nes-embedded-'));
  await chmod(parent, 0o755);
  folder = join(parent, 'postgres');
});
afterEach(async () => {
  await endAll();
  // A killed holder leaves its server to the next one, which is us.
  if (existsSync(join(folder, 'cluster/postmaster.pid'))) await (await openEmbedded({ dataDir: folder })).stop();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

async function hold(role?: string) {
  const program = start('tests/platform/hold-embedded.ts', role ? [folder, role] : [folder]);
  const answer = JSON.parse(await program.line((text) => text.startsWith('{'))) as { url: string; startedHere: boolean; refused?: string };
  return { ...program, ...answer };
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows as Record<string, unknown>[];
}

const postmaster = async () => Number((await readFile(join(folder, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);

test('what was written is there at the next start, and after the last stop nothing runs', async () => {
  const first = await openEmbedded({ dataDir: folder });
  await ask(first.url, 'create table kept (id int)');
  await first.stop();
  await expect(ask(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  const second = await openEmbedded({ dataDir: folder });
  expect(await ask(second.url, 'select * from kept')).toEqual([]);
  await second.stop();
});

test('it listens on the loopback only, wants the password, and keeps what it confirms', async () => {
  const it = await openEmbedded({ dataDir: folder });
  const [settings] = await ask(
    it.url,
    `select current_setting('listen_addresses') as address, current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as commit, lower('I') as low, current_setting('server_encoding') as encoding`,
  );
  expect(settings).toEqual({ address: '127.0.0.1', fsync: 'on', commit: 'on', low: 'i', encoding: 'UTF8' });
  const guess = new URL(it.url);
  guess.password = 'tahmin';
  await expect(ask(guess.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  expect((await stat(join(folder, 'cluster/nes-password'))).mode & 0o777).toBe(0o600);
  await it.stop();
});

test('a second application refuses in one sentence with the address of the first; the first goes on', async () => {
  const first = await hold('app');
  const second = await hold('app');
  expect(second.refused).toBe('NES Konsol bu klasörden zaten çalışıyor: http://localhost:3000');
  expect(await second.ended).toBe(0);
  expect(await ask(first.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('a script joins a running application and leaves it running', async () => {
  const application = await hold('app');
  const script = await openEmbedded({ dataDir: folder });
  expect(script).toMatchObject({ url: application.url, startedHere: false });
  await script.stop();
  expect(await ask(application.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  application.child.kill('SIGTERM');
  expect(await application.ended).toBe(0);
  await expect(ask(application.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
});

test('an application killed without a word is succeeded at once: its server is adopted, its lock free, and then stopped', async () => {
  const killed = await hold('app');
  killed.child.kill('SIGKILL');
  await killed.ended;
  const next = await hold('app');
  expect(next).toMatchObject({ url: killed.url, startedHere: false });
  next.child.kill('SIGTERM');
  await next.ended;
  await expect(ask(next.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
});

test('after a power cut, with a pid file naming a stranger, it starts and has every confirmed row', async () => {
  const killed = await hold();
  await ask(killed.url, 'create table confirmed as select 1 as id');
  const pid = await postmaster();
  killed.child.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await killed.ended;
  // The number now belongs to somebody who lives: this process.
  const pidFile = join(folder, 'cluster/postmaster.pid');
  await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(String(pid), String(process.pid)));
  const next = await openEmbedded({ dataDir: folder });
  expect(next.startedHere).toBe(true);
  expect(await ask(next.url, 'select * from confirmed')).toEqual([{ id: 1 }]);
  await next.stop();
});

test('two first starts in the same moment make one cluster, and the last to leave stops it', async () => {
  const [one, other] = await Promise.all([hold(), hold()]);
  expect(one.url).toBe(other.url);
  one.child.kill('SIGTERM');
  await one.ended;
  expect(await ask(other.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  other.child.kill('SIGTERM');
  await other.ended;
  await expect(ask(other.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  expect((await readdir(folder)).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
});

test.runIf(process.getuid?.() === 0)('root below a 0700 folder: nobody keeps the cluster in /var/lib/nes-konsol', async () => {
  const closed = await mkdtemp(join(tmpdir(), 'nes-closed-'));
  await chmod(closed, 0o700);
  await mkdir(join(closed, 'clone'));
  const it = await openEmbedded({ dataDir: join(closed, 'clone/.data/postgres') });
  const [where] = await ask(it.url, `select current_setting('data_directory') as folder`);
  expect(where?.['folder']).toMatch(/^\/var\/lib\/nes-konsol\/[0-9a-f]{16}\/cluster$/);
  await it.stop();
  expect(it.cluster).toBe(where?.['folder']);
  await rm(join(it.cluster, '..'), { recursive: true, force: true });
  await rm(closed, { recursive: true, force: true });
});
