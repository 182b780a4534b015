import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedAccounts } from '../../seeds/accounts.ts';
import { seedReference } from '../../seeds/reference.ts';
import { assemble, type Assembly } from '../../server/assemble.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { start, type Started } from '../platform/processes.ts';
import { freePort } from './free-port.ts';
import { signedInAt, type Desk } from './desk.ts';
import { testDatabase } from './postgres.ts';
import { openInbox, type Inbox } from './smtp-inbox.ts';

/** A process of the console: its address, and its number for whoever wants to look into /proc. */
export interface ConsoleNode {
  readonly address: string;
  readonly process: Started;
  desk(username: string): Promise<Desk>;
}

/** Processes on one database and one folder, as an operator runs them behind a load balancer. */
export interface ConsoleNodes {
  readonly nodes: readonly ConsoleNode[];
  readonly folder: string;
  /** The same database, looked into from the test; nothing is worked off here. */
  readonly assembly: Assembly;
  /** The mail server that all of them write to. */
  readonly inbox: Inbox;
  close(): Promise<void>;
}

export async function consoleNodes(howMany: number): Promise<ConsoleNodes> {
  const base = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'nes-nodes-'));
  const inbox = await openInbox();
  const settings = { ...loadSettings({ MODE: 'test', DATABASE_URL: base.url, DATA_DIR: folder, SMTP_URL: inbox.url, LOG_LEVEL: 'error' }), databaseUrl: base.url };
  const assembly = await assemble(settings);
  await seedReference(assembly.engine, new AbortController().signal);
  await seedAccounts(assembly.engine, settings.demoPassword);
  const nodes = await Promise.all(Array.from({ length: howMany }, async (): Promise<ConsoleNode> => {
    const port = await freePort();
    const process = start('tests/support/node-of-the-console.ts', [], {
      MODE: 'test', DATABASE_URL: base.url, DATA_DIR: folder, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, SMTP_URL: inbox.url, LOG_LEVEL: 'error', WORKER_IN_PROCESS: 'true', VITEST: undefined,
    });
    const address = (await process.line((text) => text.startsWith('listening: '))).replace('listening: ', '');
    return { address, process, desk: (username) => signedInAt(address, username, settings.demoPassword) };
  }));
  return {
    nodes, folder, assembly, inbox,
    async close() {
      for (const { process } of nodes) process.child.kill('SIGTERM');
      await Promise.all(nodes.map(({ process }) => process.ended));
      await assembly.close();
      await inbox.close();
      await base.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
