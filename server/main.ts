import { existsSync } from 'node:fs';
import { type Role } from '#domain/roles.ts';
import { buildApp, type App } from './app.ts';
import { assemble, type Assembly, type SettledSettings } from './assemble.ts';
import { pendingMigrations } from './db/migrate.ts';
import { strandedStates } from './engine/stored-states.ts';
import { listen } from './http/listen.ts';
import { heldFiles, watchMailboxes } from './intake/mailbox/watch.ts';
import { watchScanning } from './intake/quarantine/watch.ts';
import { workbookTaker } from './modules/application-lists/routes.ts';
import { tellDamagedFile } from './modules/documents/damaged-file.ts';
import { paperRule } from './http/paper-rule.ts';
import { moreRoutes } from './more-routes.ts';
import { startWork } from './worker.ts';

const consoleFolder = `${import.meta.dirname}/../dist/admin`;

/** A working day with a lunch break in it, and one night at most. */
export const sessionLimits = { idleMinutes: 60, absoluteHours: 12 };

/** The application over its parts, as every node serves it. Without the settings that its code asks for it calls itself not ready. */
export function appOf(assembly: Assembly, settingNames: readonly string[] = []): App {
  const { settings, engine, outside, log } = assembly;
  return buildApp({
    engine, log, mode: settings.mode, publicUrl: settings.publicUrl, trustedProxies: settings.trustedProxies,
    signIn: { ...sessionLimits, totpRequiredRoles: settings.totpRequiredRoles as readonly Role[] },
    ready: () => readiness(assembly, settingNames),
    files: outside.files,
    fileRules: { documents: paperRule(outside.signatures.open) },
    whenDamaged: tellDamagedFile(engine),
    heldFiles,
    watch: () => watched(assembly),
    fileTakers: { 'application-lists': workbookTaker(outside) },
    moreRoutes: moreRoutes(outside, settings.mailbox),
    consoleFolder: existsSync(consoleFolder) ? consoleFolder : undefined,
  });
}

/** What runs beside requests: the mailboxes, and files that wait for a scanner. */
async function watched({ engine, settings }: Assembly): ReturnType<typeof watchMailboxes> {
  const all = [await watchMailboxes(engine), await watchScanning(engine, { configured: settings.virusScanner !== undefined, expected: settings.mode === 'production' })];
  return { notices: all.flatMap(({ notices }) => notices), metrics: all.flatMap(({ metrics }) => metrics) };
}

async function readiness({ database, engine }: Assembly, settingNames: readonly string[]): Promise<string[]> {
  try {
    await database.reads.query('select 1');
    const pending = await pendingMigrations(database.orm);
    return [...(pending.length === 0 ? [] : [`Uygulanmamış göç var: ${pending.join(', ')}.`]), ...await jobFaults(engine), ...(pending.length === 0 ? await settingFaults(database, settingNames) : [])];
  } catch {
    return ['Veritabanına ulaşılamıyor.'];
  }
}

async function jobFaults({ jobs }: Assembly['engine']): Promise<string[]> {
  const ready = await jobs.isReady().catch(() => undefined);
  if (ready === undefined) return ['İş kuyruğuna ulaşılamıyor.'];
  return ready ? [] : ['İş kuyruğunun tabloları yok (pgboss şeması); süreç yeniden başlatılınca kurulur.'];
}

/** A command that asks for a setting which is not there answers 500: better that the node gets no requests. */
async function settingFaults({ reads }: Assembly['database'], names: readonly string[]): Promise<string[]> {
  const { rows } = await reads.query<{ name: string }>("select asked.name from unnest($1::text[]) asked (name) where not exists (select 1 from settings s where s.name = asked.name and s.state = 'active') order by asked.name", [names]);
  return rows.length === 0 ? [] : [`Şu ayarlar eksik: ${rows.map(({ name }) => name).join(', ')}. “npm run migrate” onları başlangıç değerleriyle ekler.`];
}

/** Serves console and API on one port, and works off jobs in this process where the settings say so. */
export async function runMain(settings: SettledSettings, settingNames: readonly string[] = []): Promise<{ address: string; close(): Promise<void> }> {
  const assembly = await assemble(settings);
  const stranded = await strandedStates(assembly.engine);
  if (stranded.length > 0) {
    await assembly.close();
    throw new Error(stranded.join('\n'));
  }
  const work = settings.workerInProcess ? await startWork(assembly) : undefined;
  const { port, close } = await listen(appOf(assembly, settingNames), { host: settings.host, port: settings.port });
  return {
    address: settings.port === 0 ? `http://localhost:${port}` : settings.publicUrl,
    async close() {
      await close();
      await work?.close();
      await assembly.close();
    },
  };
}
