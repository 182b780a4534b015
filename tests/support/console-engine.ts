import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holidaysOf } from '#domain/calendar/business-days.ts';
import { diskStore } from '../../server/adapters/files/disk-store.ts';
import { type FileStore } from '../../server/adapters/files/file-store.ts';
import { type OutgoingMail } from '../../server/adapters/mail/mail-transport.ts';
import { demoAuthority } from '../../server/adapters/certificate-authority/demo-authority.ts';
import { demoTrust } from '../../server/adapters/certificate-authority/demo-trust.ts';
import { openSignatures } from '../../server/adapters/signatures/verifier.ts';
import { openDatabase } from '../../server/db/database.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { uuid7 } from '../../server/engine/ids.ts';
import { type EffectOrder } from '../../server/engine/jobs.ts';
import { runEffect } from '../../server/engine/run-effect.ts';
import { inTransaction } from '../../server/engine/transaction.ts';
import { systemActor, type Engine, type Row, type Tx, type Values } from '../../server/engine/types.ts';
import { modules } from '../../server/modules/index.ts';
import { type Outside } from '../../server/modules/outside.ts';
import guides from '../../seeds/data/guides.json' with { type: 'json' };
import classificationRules from '../../seeds/data/classification-rules.json' with { type: 'json' };
import applicationTypes from '../../seeds/data/application-types.json' with { type: 'json' };
import consentTexts from '../../seeds/data/consent-texts.json' with { type: 'json' };
import deliveryMethods from '../../seeds/data/delivery-methods.json' with { type: 'json' };
import documentRequirements from '../../seeds/data/document-requirements.json' with { type: 'json' };
import documentTypes from '../../seeds/data/document-types.json' with { type: 'json' };
import prices from '../../seeds/data/prices.json' with { type: 'json' };
import reasonCodes from '../../seeds/data/reason-codes.json' with { type: 'json' };
import settings from '../../seeds/data/settings.json' with { type: 'json' };
import moreSettings from '../../seeds/data/settings-production-and-money.json' with { type: 'json' };
import templates from '../../seeds/data/templates.json' with { type: 'json' };
import moreTemplates from '../../seeds/data/templates-production-and-money.json' with { type: 'json' };
import { signedByOfficer } from '../../seeds/signed-list.ts';
import { testDatabase } from './postgres.ts';
import { testKeys } from './toy-engine.ts';

/** The console's own engine on a database of its own, with reference data; jobs wait until the test runs them. */
export interface ConsoleEngine {
  readonly engine: Engine;
  readonly outside: Pick<Outside, 'engine' | 'files' | 'signatures'>;
  readonly mails: OutgoingMail[];
  at(instant: string): void;
  /** The file as this officer signs it. */
  signed(bytes: Uint8Array, officer: string): Promise<Uint8Array>;
  bySystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs jobs until none is left; answers how many. */
  runJobs(): Promise<number>;
  one(noun: string, where: Values): Promise<Row>;
  all(noun: string, where?: Values): Promise<Row[]>;
  close(): Promise<void>;
}

export async function consoleEngine(): Promise<ConsoleEngine> {
  const { url, drop } = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'nes-console-'));
  const database = await openDatabase({ url, entities: modules.map(({ entity }) => entity), commandConnections: 6, readConnections: 3 });
  const orders: EffectOrder[] = [];
  const mails: OutgoingMail[] = [];
  let now = '2025-12-15T08:00:00.000Z';
  const values = new Map([...settings, ...moreSettings].map(({ name, value }) => [name, value as string | number | boolean]));
  const clock = { now: () => now };
  const engine = createEngine({
    modules, proposals: { noun: 'changes' }, orm: database.orm, writes: database.writes, reads: database.reads, keys: testKeys(), clock, ids: uuid7(clock),
    jobs: { enqueue: async (_tx: unknown, order: EffectOrder) => { orders.push(order); } } as unknown as Engine['jobs'],
    settings: {
      get: async (name) => values.get(name) ?? Promise.reject(new Error(`No setting is called '${name}'`)),
      holidays: async () => holidaysOf([]),
    },
  });
  const files: FileStore = diskStore(join(folder, 'files'));
  const mail = { send: async (letter: OutgoingMail) => { mails.push(letter); return { accepted: true, response: '250 OK' }; }, close: async () => undefined };
  const date = () => new Date(now);
  const authority = await demoAuthority({ folder: join(folder, 'authority'), clock: date, crlUrl: 'http://sil.invalid/crl' });
  const signatures = openSignatures({ folder: join(import.meta.dirname, '..', 'fixtures', 'pki'), authorityCrlNeeded: false, more: demoTrust(join(folder, 'authority'), date, authority) });
  const outside = { engine, files, mail, signatures, mailFrom: 'Kamu SM <bilgilendirme@kamusm.example>' } as unknown as Outside;
  const bySystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(engine, systemActor, work);
  const console: ConsoleEngine = {
    engine, outside, mails, bySystem,
    at: (instant) => { now = instant; },
    signed: (bytes, officer) => signedByOfficer({ engine, authority }, officer, bytes),
    async runJobs() {
      let ran = 0;
      for (let order = orders.shift(); order; order = orders.shift(), ran++) await runEffect(engine, outside, { id: engine.ids(), data: order });
      return ran;
    },
    one: async (noun, where) => {
      const rows = await bySystem((tx) => tx.find(noun, where, { limit: 2 }));
      if (rows.length !== 1) throw new Error(`${rows.length === 0 ? 'No' : 'More than one'} '${noun}' with ${JSON.stringify(where)}`);
      return rows[0]!;
    },
    all: (noun, where = {}) => bySystem((tx) => tx.find(noun, where, { limit: 6000 })),
    async close() {
      await database.close();
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await seedReferenceData(console);
  return console;
}

/** Prices are approved before their first day, as the guard wants it. */
async function seedReferenceData({ bySystem, at }: ConsoleEngine): Promise<void> {
  await bySystem(async (tx) => {
    const inForce = async (noun: string, row: Values) => tx.perform(noun, (await tx.create(noun, { versionNumber: 1, validFrom: '2025-12-01', ...row })).id, 'approve');
    for (const { code, subjectTr, bodyTr } of [...templates, ...moreTemplates]) await inForce('templates', { code, subjectText: subjectTr, body: bodyTr });
    for (const { version, ...guide } of guides) await tx.perform('guides', (await tx.create('guides', { ...guide, versionNumber: version })).id, 'approve');
    for (const { code, looksAt, words, speaksFor, weight } of classificationRules) await inForce('classification-rules', { code, looksAt, words, speaksFor, weight });
    for (const { code, name, routes, source } of applicationTypes) await inForce('application-types', { code, name, routes, source });
    for (const { version: _first, ...type } of documentTypes) await inForce('document-types', type);
    for (const { version: _first, ...set } of documentRequirements) await inForce('document-requirements', set);
    for (const { code, name, body } of consentTexts) await inForce('consent-texts', { code, name, body });
    for (const row of deliveryMethods) await tx.create('delivery-methods', row);
    for (const row of reasonCodes) await tx.create('reason-codes', row);
    for (const { product, years, validFrom, netPrice, vatRate } of prices.prices) await tx.perform('price-lists', (await tx.create('price-lists', { product, years, validFrom, netPrice, vatRate })).id, 'approve');
  });
  at('2026-11-23T08:00:00.000Z');
}
