import { randomBytes } from 'node:crypto';
import { uuid7 } from '../../server/engine/ids.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { defineResource } from '#domain/language/resource.ts';
import { refuse } from '#domain/language/refuse.ts';
import { integer, structure, text, longText } from '#domain/language/field.ts';
import { holidaysOf } from '#domain/calendar/business-days.ts';
import { openDatabase } from '../../server/db/database.ts';
import { createSeries } from '../../server/db/migrate.ts';
import { entityOf } from '../../server/engine/columns.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { bossJobs } from '../../server/engine/jobs.ts';
import { type Keys } from '../../server/engine/keys.ts';
import { defineModule } from '../../server/engine/module.ts';
import { type Actor, type Engine, type SettingsSource } from '../../server/engine/types.ts';
import { type Role } from '#domain/roles.ts';
import { testDatabase } from './postgres.ts';
import { books, shelves } from '../engine/toy-page.ts';

/** Proposals of the toy library, as the console's `changes` are. */
export const proposals = defineResource('proposals', {
  label: 'Öneri', title: ['noun'], subject: 'subjectId',
  fields: {
    noun: text('Tür', { required: true }), recordId: text('Kayıt', { required: true }), patch: structure<Record<string, unknown>>()('Değişiklik', { personal: true }),
    before: structure<Record<string, unknown>>()('Önceki', { personal: true }), baseVersion: integer('Sürüm'), subjectId: text('Kimin'), reason: longText('Neden'),
  },
  may: { read: { registrar: 'all', supervisor: 'all' } },
  workflow: {
    initial: 'pending', states: { pending: { label: 'Bekliyor', kind: 'ours', waitsOn: 'supervisor' }, approved: { label: 'Onaylandı', kind: 'done' } },
    actions: { approve: { label: 'Onayla', from: 'pending', to: 'approved', by: ['supervisor', 'registrar'], notBy: 'create', does: ['applyPatch'] } },
  },
});

type Book = RecordOf<typeof books>;
export const effectsRun: { book: string; effect: string }[] = [];

/** What the guard of books bars; a test bars more while something waits. */
export const barred = { address: 'yasak@ornek.gov.tr' };

export const toyModules = [
  defineModule(shelves, { entity: entityOf(shelves) }),
  defineModule(books, {
    entity: entityOf(books, { expressions: [{ name: 'books_title_fragment', expression: 'create index books_title_fragment on books using gin (nes_fold(title) gin_trgm_ops)' }] }),
    guards: {
      onAShelf: (book: Book) => book.shelf !== null || refuse('NO_SHELF', 'Kitap bir rafta değil.', 'The book is on no shelf.'),
      isFragile: (book: Book) => book.fragile === true || refuse('STURDY', 'Kitap sağlam.', 'The book is sturdy.'),
      contactAllowed: (book: Book) => book.contact !== barred.address || refuse('BARRED', 'Bu adres yasaklı.', 'This address is barred.'),
    },
    consequences: { countLending: async (tx, book) => { await tx.set('books', book.id, { timesLent: (book.timesLent ?? 0) + 1 }); } },
    effects: { tellBorrower: async (_outside, job) => { effectsRun.push({ book: job.recordId, effect: 'tellBorrower' }); } },
  }),
  defineModule(proposals, {
    entity: entityOf(proposals),
    consequences: { applyPatch: async (tx, proposal) => { await tx.apply(proposal.noun, proposal.recordId, proposal.patch ?? {}, proposal.before ?? {}); } },
  }),
];

export const testKeys = (): Keys => {
  const one = () => ({ current: 1, keys: new Map([[1, new Uint8Array(randomBytes(32))]]) });
  return { audit: one(), subjects: one(), answers: one(), secrets: one() };
};

export const settingsOf = (values: Readonly<Record<string, string | number | boolean>>): SettingsSource => ({
  get: async (name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No setting '${name}'`);
    return value;
  },
  holidays: async () => holidaysOf([]),
});

export interface ToyEngine { readonly engine: Engine; readonly url: string; at(instant: string): void; close(): Promise<void> }

/** The engine over a small library, on a real PostgreSQL, with a clock that stands where the test puts it. */
export async function toyEngine(): Promise<ToyEngine> {
  const { url, drop } = await testDatabase();
  const database = await openDatabase({ url, entities: toyModules.map(({ entity }) => entity), commandConnections: 8, readConnections: 4 });
  // The template has the real tables; the toy's come beside them.
  for (const statement of (await database.orm.schema.getCreateSchemaSQL({ wrap: false })).split(/;\n/).filter((line) => line.trim())) await database.reads.query(statement);
  await createSeries(database.reads as never, toyModules.map(({ page }) => page));
  let now = '2026-11-23T08:00:00.000Z';
  const jobs = bossJobs(url, { max: 2, onError: (error) => { throw error as Error; } });
  await jobs.start();
  const engine = createEngine({
    modules: toyModules, proposals: { noun: 'proposals' }, orm: database.orm, writes: database.writes, reads: database.reads, jobs, keys: testKeys(), ids: uuid7({ now: () => new Date().toISOString() }), clock: { now: () => now },
    settings: settingsOf({ lendingLimit: 3, shelfDays: 2, lendingTime: '14 days', exportRowCap: 50_000 }),
  });
  return { engine, url, at: (instant) => { now = instant; }, close: async () => { await jobs.stop(); await database.close(); await drop(); } };
}

export const person = (name: string, ...roles: Role[]): Actor => ({ kind: 'staff', id: `staff-${name}`, name, roles, human: name });
