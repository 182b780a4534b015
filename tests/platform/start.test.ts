import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '../../server/db/embedded.ts';
import { endAll, start } from './processes.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nes-start-'));
  await chmod(folder, 0o755);
});
afterEach(endAll);
afterAll(async () => {
  await (await openEmbedded({ dataDir: join(folder, 'postgres') })).stop();
  await rm(folder, { recursive: true, force: true });
});

const nothing = {
  MODE: undefined,
  NODE_ENV: undefined,
  DATABASE_URL: undefined,
  TEST_DATABASE_URL: undefined,
  VITEST: undefined,
  npm_lifecycle_event: undefined,
};

/** `npm start` as a person meets it, on a data folder of the test's own. */
function npmStart(environment: Record<string, string> = {}) {
  return start('scripts/bootstrap.mjs', ['start'], { ...nothing, DATA_DIR: folder, PORT: '0', ...environment });
}

const ready = (text: string) => text.startsWith('NES Konsol hazır: ');
const addressIn = (line: string) => line.replace('NES Konsol hazır: ', '').trim();
const isUp = (address: string) =>
  fetch(`${address}/healthz`).then(
    (answer) => answer.status === 200,
    () => false,
  );

test('a start prints its address and the accounts, a second one refuses in one sentence, Ctrl-C ends all of it', async () => {
  const first = npmStart();
  const address = addressIn(await first.line(ready));
  expect(await isUp(address)).toBe(true);
  expect(first.said()).toMatch(/onay2/);

  const second = npmStart();
  expect(await second.ended).toBe(1);
  expect(second.said().trim().split('\n')).toHaveLength(1);
  expect(second.said()).toMatch(/^NES Konsol bu klasörden zaten çalışıyor: http/);
  expect(await isUp(address)).toBe(true);

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(await isUp(address)).toBe(false);
  // The database went with it: opening it now has to start it.
  const after = await openEmbedded({ dataDir: join(folder, 'postgres') });
  expect(after.startedHere).toBe(true);
  await after.stop();
});

test('killed without a word, it leaves nothing that the next start trips over', async () => {
  const killed = npmStart();
  const address = addressIn(await killed.line(ready));
  killed.child.kill('SIGKILL');
  await killed.ended;
  const next = npmStart();
  expect(await isUp(addressIn(await next.line(ready)))).toBe(true);
  expect(await isUp(address)).toBe(false);
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
});

test('a wrong setting and a taken port stop the start with a sentence that names the setting', async () => {
  const wrong = npmStart({ PORT: 'kapı' });
  expect(await wrong.ended).toBe(1);
  expect(wrong.said().trim()).toBe('PORT ayarı geçersiz: 0 ile 65535 arasında bir tam sayı olmalı (verilen: "kapı").');

  const stranger = createServer().listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = stranger.address() as { port: number };
  const late = npmStart({ PORT: String(port) });
  expect(await late.ended).toBe(1);
  expect(late.said()).toContain(`PORT ${port} başka bir program tarafından kullanılıyor`);
  stranger.close();
});

test('production does not start on a demo configuration', async () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64');
  const refused = npmStart({ MODE: 'production', AUDIT_MAC_KEY: key, SUBJECT_MASTER_KEY: key, ANSWER_KEY: key, SECRETS_KEY: key });
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toMatch(/^Üretim kipinde başlatılmadı:/);
  expect(refused.said()).toMatch(/PUBLIC_URL=http:\/\/localhost/);
});
