import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSettings } from '../../server/config/environment.ts';
import { loadSettings, settingNames, SettingsError, type Environment } from '../../server/config/settings.ts';
import { root } from './processes.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const made: string[] = [];
const folder = async () => {
  const here = await mkdtemp(join(tmpdir(), 'nes-settings-'));
  made.push(here);
  return here;
};
afterAll(async () => {
  for (const one of made) await rm(one, { recursive: true, force: true });
});

function faultsOf(environment: Environment): string[] {
  try {
    loadSettings({ MODE: 'test', ...environment });
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

test('a wrong setting stops with a sentence that names it, and all wrong ones are told at once', () => {
  expect(faultsOf({ PORT: 'üç bin', DATABASE_URL: 'mysql://kurum' })).toEqual([
    'DATABASE_URL ayarı geçersiz: postgres:// ya da postgresql:// ile başlayan bir adres olmalı.',
    'PORT ayarı geçersiz: 0 ile 65535 arasında bir tam sayı olmalı (verilen: "üç bin").',
  ]);
  expect(faultsOf({ WORKER_IN_PROCESS: 'evet' })).toEqual(['WORKER_IN_PROCESS ayarı geçersiz: true ya da false olmalı (verilen: "evet").']);
});

test('a secret is never repeated in the sentence', () => {
  expect(faultsOf({ AUDIT_MAC_KEY: 'gizli-anahtar' }).join()).toMatch(/^AUDIT_MAC_KEY/);
  expect(faultsOf({ AUDIT_MAC_KEY: 'gizli-anahtar', SMTP_URL: 'parola' }).join()).not.toMatch(/gizli-anahtar|parola/);
});

test('an old key still reads while the new one writes', () => {
  const { subjectMaster } = loadSettings({ MODE: 'test', SUBJECT_MASTER_KEY: `2:${key(8)},1:${key(7)}` }).keys;
  expect(subjectMaster.current).toBe(2);
  expect(subjectMaster.keys.get(1)).toEqual(new Uint8Array(32).fill(7));
  expect(faultsOf({ SUBJECT_MASTER_KEY: `1:${key(8)},1:${key(7)}` })).toHaveLength(1);
});

test('production has no key that stands in the source', () => {
  expect(() => loadSettings({ MODE: 'production' })).toThrow(/AUDIT_MAC_KEY ayarı gerekli/);
  expect(() => loadSettings({ NODE_ENV: 'production' })).toThrow(/SECRETS_KEY ayarı gerekli/);
});

test('demo keys are made once, for this machine’s owner alone', async () => {
  const here = await folder();
  const [first, second] = await Promise.all([readSettings({}, here), readSettings({}, here)]);
  expect(first.keys).toEqual(second.keys);
  expect((await readSettings({}, here)).keys).toEqual(first.keys);
  expect((await stat(join(here, '.data/keys.json'))).mode & 0o777).toBe(0o600);
  expect((await readSettings({}, await folder())).keys).not.toEqual(first.keys);
});

test('a damaged key file stops the start instead of making what was locked unreadable', async () => {
  const here = await folder();
  await readSettings({}, here);
  await writeFile(join(here, '.data/keys.json'), '{"AUDIT');
  await expect(readSettings({}, here)).rejects.toThrow(/keys\.json okunamadı/);
});

test('the environment wins over .env, and a misspelt name in .env is told', async () => {
  const here = await folder();
  await writeFile(join(here, '.env'), 'PORT=4000\nLOG_LEVEL=warn\n');
  expect(await readSettings({ PORT: '5000' }, here)).toMatchObject({ port: 5000, logLevel: 'warn' });
  await writeFile(join(here, '.env'), 'PROT=4000\n');
  await expect(readSettings({}, here)).rejects.toThrow('PROT diye bir ayar yok (.env); bilinenler .env.example dosyasında.');
});

test('a secret may come from a file, but not from two places', async () => {
  const here = await folder();
  const file = join(here, 'answer');
  await writeFile(file, `${key(9)}\n`);
  await chmod(file, 0o600);
  expect((await readSettings({ ANSWER_KEY_FILE: file }, here)).keys.answer.keys.get(1)).toEqual(new Uint8Array(32).fill(9));
  await expect(readSettings({ ANSWER_KEY_FILE: file, ANSWER_KEY: key(1) }, here)).rejects.toThrow(/birlikte verilemez/);
});

test('.env.example documents every setting, no other, and its values are the defaults', async () => {
  const lines = (await readFile(join(root, '.env.example'), 'utf8')).split('\n');
  const example = lines
    .flatMap((line) => /^#([A-Z0-9_]+)=(.*)$/.exec(line)?.slice(1) ?? [])
    .reduce<[string, string][]>((pairs, text, index, all) => (index % 2 === 0 ? [...pairs, [text, all[index + 1] ?? '']] : pairs), []);
  expect(example.map(([name]) => name).toSorted()).toEqual([...settingNames].toSorted());
  const keys = { AUDIT_MAC_KEY: key(1), SUBJECT_MASTER_KEY: key(2), ANSWER_KEY: key(3), SECRETS_KEY: key(4) };
  const shown = Object.fromEntries(example.filter(([, value]) => value !== ''));
  // A bucket's region alone is no store.
  delete shown['S3_REGION'];
  expect(loadSettings({ ...shown, ...keys })).toEqual(loadSettings(keys));
  for (const [index, line] of lines.entries()) {
    if (!/^#[A-Z0-9_]+=/.test(line)) continue;
    const block = lines
      .slice(0, index)
      .toReversed()
      .find((above) => !/^#[A-Z0-9_]+=/.test(above));
    expect(block, `${line} has no explanation above it`).toMatch(/^# \S/);
  }
});
