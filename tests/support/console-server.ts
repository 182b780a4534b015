import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoKeyOf, seedMachines, seedReference } from '../../seeds/reference.ts';
import { seedAccounts } from '../../seeds/accounts.ts';
import { assemble, type Assembly } from '../../server/assemble.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { listen } from '../../server/http/listen.ts';
import { type LogEntry } from '../../server/http/log.ts';
import { appOf } from '../../server/main.ts';
import { startWork } from '../../server/worker.ts';
import { machineAt, signedInAt, type Desk, type Machine } from './desk.ts';
import { testDatabase } from './postgres.ts';
import { openInbox, type Inbox } from './smtp-inbox.ts';

/** The console as it runs: port, database, worker, mail server, authority; only its clock is set by the test. */
export interface ConsoleServer {
  readonly address: string;
  readonly folder: string;
  readonly assembly: Assembly;
  readonly inbox: Inbox;
  /** What was logged as an error or a warning. */
  readonly trouble: LogEntry[];
  /** The person of a demo account, signed in. */
  desk(username: string): Promise<Desk>;
  machine(role: 'portal' | 'bank' | 'courier'): Machine;
  /** Days pass. */
  daysLater(days: number): void;
  now(): string;
  close(): Promise<void>;
}

export async function consoleServer(start = '2026-11-23T08:00:00.000Z'): Promise<ConsoleServer> {
  const base = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'nes-console-'));
  const inbox = await openInbox();
  const begun = performance.now();
  let ahead = 0;
  const clock = { now: () => new Date(Date.parse(start) + ahead + Math.floor(performance.now() - begun)).toISOString() };
  const settings = { ...loadSettings({ MODE: 'test', DATABASE_URL: base.url, DATA_DIR: folder, SMTP_URL: inbox.url, LOG_LEVEL: 'warn' }), databaseUrl: base.url };
  const trouble: LogEntry[] = [];
  const assembly = await assemble(settings, { clock, log: (entry) => { if (entry.level === 'error' || entry.level === 'warn') trouble.push(entry); } });
  const { engine } = assembly;
  await seedReference(engine, new AbortController().signal);
  await seedAccounts(engine, settings.demoPassword);
  await seedMachines(engine, settings.demoPassword);
  const work = await startWork(assembly);
  const { port, close } = await listen(appOf(assembly), { host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${port}`;
  const desks = new Map<string, Promise<Desk>>();
  return {
    address, folder, assembly, inbox, trouble,
    desk(username) {
      const known = desks.get(username) ?? signedInAt(address, username, settings.demoPassword);
      desks.set(username, known);
      return known;
    },
    machine: (role) => machineAt(address, demoKeyOf(role, settings.demoPassword)),
    daysLater(days) {
      ahead += days * 86_400_000;
      // Sessions do not live that long.
      desks.clear();
    },
    now: () => clock.now(),
    async close() {
      await close();
      await work.close();
      await assembly.close();
      await inbox.close();
      await base.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
