import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Role } from '#domain/roles.ts';
import { bySystem, ensure } from '../../seeds/seeding.ts';
import { type App } from '../../server/app.ts';
import { assemble, type Assembly } from '../../server/assemble.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { type Engine } from '../../server/engine/types.ts';
import { type LogEntry } from '../../server/http/log.ts';
import { addIntegration } from '../../server/integration/index.ts';
import { issueApiKey } from '../../server/people/api-keys.ts';
import { testDatabase } from './postgres.ts';
import { appOver, clientOf, hire, signedIn, type Answer, type Client } from './toy-api.ts';

export interface KonsolApi {
  readonly assembly: Assembly;
  readonly engine: Engine;
  readonly app: App;
  readonly log: LogEntry[];
  at(instant: string): void;
  close(): Promise<void>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of reference data, each file in a shape of its own
const dataOf = (name: string): any => JSON.parse(readFileSync(join(import.meta.dirname, `../../seeds/data/${name}.json`), 'utf8'));

/** The real nouns over a PostgreSQL of their own, with settings and what the portal offers; nobody and nothing else. */
export async function konsolApi(): Promise<KonsolApi> {
  const { url, drop } = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'nes-api-'));
  let now = '2026-11-23T08:00:00.000Z';
  const log: LogEntry[] = [];
  const note = (entry: LogEntry) => { if (entry.level === 'error') log.push(entry); };
  const assembly = await assemble({ ...loadSettings({ MODE: 'test', DATA_DIR: folder }), databaseUrl: url }, { clock: { now: () => now }, log: note });
  const { engine } = assembly;
  await plantReference(engine);
  const app = appOver(engine, { log: note, files: assembly.outside.files, moreRoutes: [addIntegration] });
  return { assembly, engine, app, log, at: (instant) => { now = instant; }, close: async () => { await assembly.close(); await drop(); rmSync(folder, { recursive: true, force: true }); } };
}

export async function plantReference(engine: Engine): Promise<void> {
  await bySystem(engine, async (tx) => {
    for (const { name, value, unit, tr, en, mark, source } of [...dataOf('settings'), ...dataOf('settings-production-and-money')]) {
      await ensure(tx, 'settings', { name }, { value, unit, labelTr: tr, labelEn: en, mark: mark === '?' ? 'unknown' : mark, source });
    }
  });
  await bySystem(engine, async (tx) => {
    for (const method of dataOf('delivery-methods')) await ensure(tx, 'delivery-methods', { code: method.code }, method);
    for (const { code, version, name, body } of dataOf('consent-texts')) await ensure(tx, 'consent-texts', { code, versionNumber: version }, { name, body, validFrom: '2026-01-01' }, 'approve');
    for (const { code, version, ...guide } of dataOf('guides')) await ensure(tx, 'guides', { code, versionNumber: version }, guide, 'approve');
    for (const { code, version, name, routes, explanation, source } of dataOf('application-types')) {
      await ensure(tx, 'application-types', { code, versionNumber: version }, { name, routes, explanation, source, validFrom: '2026-01-01' }, 'approve');
    }
    for (const noun of ['document-types', 'document-requirements']) {
      for (const { code, version, ...values } of dataOf(noun)) await ensure(tx, noun, { code, versionNumber: version }, { ...values, validFrom: '2026-01-01' }, 'approve');
    }
    for (const code of dataOf('reason-codes')) await ensure(tx, 'reason-codes', { code: code.code }, code);
    for (const { code, version, subjectTr, bodyTr } of [...dataOf('templates'), ...dataOf('templates-production-and-money')]) {
      await ensure(tx, 'templates', { code, versionNumber: version }, { subjectText: subjectTr, body: bodyTr, validFrom: '2026-01-01' }, 'approve');
    }
    for (const { code, name, usual } of dataOf('carriers').carriers) await ensure(tx, 'carriers', { code }, { name, usual, codeMap: { E01: 'accepted' } });
    for (const { product, years, validFrom, netPrice, vatRate } of dataOf('prices').prices) await ensure(tx, 'price-lists', { product, years, validFrom }, { netPrice, vatRate, source: 'Deneme' }, 'approve');
  });
}

export type Machine = (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** A machine with a key of its own, at `/api/integration/<role>`. */
export async function machine(api: KonsolApi, role: 'portal' | 'bank' | 'courier', more: { scopes?: string[]; addresses?: string[]; bank?: string } = {}): Promise<Machine & { readonly id: string }> {
  const { id } = await bySystem(api.engine, (tx) => ensure(tx, 'api-clients', { name: `${role}-${api.engine.ids()}` }, { role, ...(role === 'bank' ? { bank: 'vakifbank' } : {}), ...more }, 'activate'));
  const key = await issueApiKey(api.engine, id);
  const client = clientOf(api.app);
  const call: Machine = (path, body, headers = {}) => client.send('POST', `/api/integration/${role}${path}`, body, { authorization: `Bearer ${key}`, ...headers });
  return Object.assign(call, { id });
}

export async function desk(api: KonsolApi, ...roles: Role[]): Promise<Client> {
  const username = `masa-${api.engine.ids().slice(-8)}`;
  await hire(api.engine, username, roles);
  return signedIn(api.app, username);
}
