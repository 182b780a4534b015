import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { buildConsole } from '../../scripts/console-build.ts';
import { findChromium } from '../../scripts/chromium.ts';
import { seedAccounts } from '../../seeds/accounts.ts';
import { demoKeyOf, seedMachines, seedReference } from '../../seeds/reference.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { signedByOfficer } from '../../seeds/signed-list.ts';
import { assemble } from '../../server/assemble.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { type Engine, type Row, type Values } from '../../server/engine/types.ts';
import { listen } from '../../server/http/listen.ts';
import { type Outside } from '../../server/modules/outside.ts';
import { appOf } from '../../server/main.ts';
import { startWork } from '../../server/worker.ts';
import { freePort } from './free-port.ts';
import { testDatabase } from './postgres.ts';

export const password = 'deneme-konsol-2026';

/** The real server with its built console, worker and reference data on a database of its own, and a browser. */
export interface RunningConsole {
  readonly address: string;
  readonly browser: Browser;
  readonly engine: Engine;
  /** Letters that are laid here come in. */
  readonly mailFolder: string;
  /** Speaks as a machine: portal, bank or courier. Throws what the server refuses. */
  machine(role: 'portal' | 'bank' | 'courier', path: string, body: unknown): Promise<Record<string, unknown>>;
  /** Looks into the tables, past every right. */
  rows(noun: string, where?: Values): Promise<Row[]>;
  /** What takes files in. */
  readonly parts: Pick<Outside, 'engine' | 'files' | 'signatures'>;
  /** The file as this officer signs it. */
  signed(bytes: Uint8Array, officer: string): Promise<Uint8Array>;
  /** How often a record took this step, by its trail. */
  steps(noun: string, id: string, event: string): Promise<number>;
  close(): Promise<void>;
}

/** Debian's Chromium without a display, without a sandbox (tests may run as root) and without calling home. */
const quietly = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function runConsole(): Promise<RunningConsole> {
  await buildConsole();
  const { url, drop } = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'nes-browser-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const settings = { ...loadSettings({ MODE: 'test', DATA_DIR: folder, PORT: String(port), PUBLIC_URL: address, LOG_LEVEL: 'error' }), databaseUrl: url };
  const assembly = await assemble(settings);
  const { engine } = assembly;
  await seedReference(engine, new AbortController().signal);
  await seedAccounts(engine, password);
  await seedMachines(engine, password);
  const work = await startWork(assembly);
  const server = await listen(appOf(assembly), { host: '127.0.0.1', port });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: quietly });
  return {
    address, browser, engine, mailFolder: join(folder, 'mailbox'),
    machine: (role, path, body) => askAsMachine(`${address}/api/integration/${role}${path}`, demoKeyOf(role, password), body),
    rows: (noun, where = {}) => bySystem(engine, (tx) => tx.find(noun, where, { limit: 1_000 })),
    parts: assembly.outside,
    signed: (bytes, officer) => signedByOfficer(assembly.outside, officer, bytes),
    async steps(noun, id, event) {
      const { rows } = await assembly.database.reads.query<{ bytes: Buffer }>('select bytes from engine.audit_rows where noun = $1 and record_id = $2', [noun, id]);
      return rows.filter(({ bytes }) => (JSON.parse(bytes.toString('utf8')) as { event: string }).event === event).length;
    },
    async close() {
      await browser.close();
      await server.close();
      await work.close();
      await assembly.close();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function askAsMachine(url: string, key: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(url, { method: 'POST', headers: { 'authorization': `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(body) });
  const json = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${JSON.stringify(json)}`);
  return json;
}
