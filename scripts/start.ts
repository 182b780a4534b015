import { join } from 'node:path';
import { roles } from '#domain/roles.ts';
import { demoAccounts } from '../server/config/demo-accounts.ts';
import { readSettings } from '../server/config/environment.ts';
import { productionFaults } from '../server/config/production-rules.ts';
import type { Settings } from '../server/config/settings.ts';
import { holdApplicationLock } from '../server/db/application-lock.ts';
import { judgeDatabase } from '../server/db/judge-database.ts';
import { exists, load } from './application.ts';
import { buildConsole } from './console-build.ts';
import { onEnd } from './lifeline.ts';
import { openDatabase, type SettledSettings } from './open-database.ts';

const root = join(import.meta.dirname, '..');
/** Undone in reverse order, whatever point the start had reached. */
const opened: { name: string; close: () => Promise<unknown> }[] = [];
const ending = new AbortController();

onEnd(() => void stop(0));
try {
  await start();
} catch (error) {
  // A start cut short by Ctrl-C fails somewhere; that is no news.
  if (!ending.signal.aborted) {
    console.error(sentenceOf(error));
    await stop(1);
  }
}

async function start(): Promise<void> {
  const given = await readSettings(process.env, root);
  refuseUnsafe(given);
  const database = await hold('veritabanı', openDatabase(given), (it) => it.close());
  const { settings } = database;
  if (database.embedded) await hold('kilit', holdApplicationLock(settings.databaseUrl, settings.publicUrl), (it) => it.release());
  if (settings.mode === 'production') await refuseUnsafeDatabase(settings, database.embedded);
  else await prepare(settings);
  const { runMain } = await load('../server/main.ts');
  const { settingsData } = await load('../seeds/data.ts');
  const application = await hold('uygulama', runMain(settings, settingsData().map(({ name }) => name)), (it) => it.close());
  announce(settings, application.address);
  if (settings.mode === 'demo' && exists('../seeds/index.ts')) await seedBehind(settings);
}

/** Production nodes never migrate, seed or build: that is done once, before they start. */
async function prepare(settings: SettledSettings): Promise<void> {
  const { migrate } = await load('../server/db/migrate.ts');
  await hold('göç', migrate(settings.databaseUrl));
  if (await hold('konsol derlemesi', buildConsole(ending.signal))) console.log('Konsol derlendi.');
  if (settings.mode !== 'demo' || !exists('../seeds/index.ts')) return;
  const { seedFirst } = await load('../seeds/index.ts');
  await hold('demo verisi', seedFirst(settings, ending.signal));
}

async function seedBehind(settings: SettledSettings): Promise<void> {
  const { seedRest } = await load('../seeds/index.ts');
  // The console stands without it: a fault here is told, and the next start goes on from there.
  const seeded = seedRest(settings, ending.signal).catch((error: unknown) => console.error(`Demo verisinin kalanı yarım kaldı: ${sentenceOf(error)}`));
  await hold('demo verisinin kalanı', seeded);
}

function refuseUnsafe(settings: Settings): void {
  if (settings.mode !== 'production') return;
  const faults = productionFaults(settings);
  if (faults.length > 0) throw new Error(`Üretim kipinde başlatılmadı:\n${faults.join('\n')}`);
}

async function refuseUnsafeDatabase(settings: SettledSettings, embedded: boolean): Promise<void> {
  const finding = await judgeDatabase(
    settings.databaseUrl,
    settings.pools.total,
    demoAccounts.map((it) => it.username),
  );
  const unsafe = embedded ? finding.unsafe.filter((it) => !it.includes('süper kullanıcı')) : finding.unsafe;
  if (unsafe.length > 0) throw new Error(`Üretim kipinde başlatılmadı:\n${unsafe.join('\n')}`);
}

/** Awaits one step; whenever the end comes, even in its middle, the step is waited for and undone. */
async function hold<Result>(name: string, step: Promise<Result>, undo?: (result: Result) => Promise<unknown>): Promise<Result> {
  opened.push({ name, close: async () => step.then(undo, () => undefined) });
  const result = await step;
  ending.signal.throwIfAborted();
  return result;
}

async function stop(code: number): Promise<void> {
  if (ending.signal.aborted) return;
  ending.abort();
  await closeAll();
  process.exit(code);
}

async function closeAll(): Promise<void> {
  for (let one = opened.pop(); one; one = opened.pop()) {
    const { name, close } = one;
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), 20_000).unref());
    const outcome = await Promise.race([close().catch((error: unknown) => sentenceOf(error)), late]);
    if (outcome === 'late') console.error(`${name} 20 saniyede kapanmadı; beklenmedi.`);
    else if (typeof outcome === 'string') console.error(`${name} kapanırken: ${outcome}`);
  }
}

function announce(settings: Settings, address: string): void {
  console.log(`\nNES Konsol hazır: ${address}`);
  if (settings.mode !== 'demo') return;
  console.log(`\nDemo hesapları (hepsinin parolası: ${settings.demoPassword})`);
  for (const { username, role } of demoAccounts) console.log(`  ${username.padEnd(15)}${roles[role].tr}`);
  console.log('\nDurdurmak için Ctrl-C.');
}

function sentenceOf(error: unknown): string {
  const { code, message, port } = error as { code?: string; message?: string; port?: number };
  if (code === 'EADDRINUSE') return `PORT ${port} başka bir program tarafından kullanılıyor; PORT ayarıyla başka bir kapı seçin.`;
  return message ?? String(error);
}
