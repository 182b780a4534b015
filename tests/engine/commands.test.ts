import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#domain/language/refuse.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { checkActions } from '../../server/engine/action-check.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { runTimers } from '../../server/engine/timers.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { inTransaction } from '../../server/engine/transaction.ts';
import { systemActor, type Actor, type Row } from '../../server/engine/types.ts';
import { barred, person, toyEngine, type ToyEngine } from '../support/toy-engine.ts';

let toy: ToyEngine;
const ada = person('Ada', 'registrar');
const bora = person('Bora', 'registrar');
const cem = person('Cem', 'supervisor');
const denetci = person('Derya', 'auditor');

beforeAll(async () => { toy = await toyEngine(); });
afterAll(async () => { await toy.close(); });

const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const error: unknown = await work.then(() => new Error('was not refused'), (thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw error as Error;
  return error;
};

const shelf = () => createRecord(toy.engine, ada, 'shelves', { name: 'A1' });
const book = async (values: Record<string, unknown> = {}, by: Actor = ada): Promise<Row> =>
  createRecord(toy.engine, by, 'books', { title: 'İnce Memed', genre: 'novel', shelf: (await shelf()).id, ...values });
const reread = async (id: string): Promise<Row> => (await toy.engine.reads.query('select * from books where id = $1', [id])).rows[0] as Row;

describe('creating', () => {
  test('a new record is numbered, stands in its first state and is due after the working days of its page', async () => {
    const made = await book();
    expect(made['reference']).toMatch(/^KT-2026-\d{6}-[0-9A-Z]$/);
    expect(made).toMatchObject({ state: 'onShelf', version: 1, dueAt: '2026-11-25T08:00:00.000Z', price: 0, fragile: false });
  });

  test('who may not create is refused, and nothing is written', async () => {
    expect(await refusalOf(book({}, person('Eda', 'callAgent')))).toMatchObject({ code: 'not_permitted' });
  });

  test('bad input names each fault at its path, in Turkish', async () => {
    const refusal = await refusalOf(book({ borrowerNumber: '90000000101', copies: 1.5, colour: 'red' }));
    expect(refusal.code).toBe('invalid_input');
    expect(refusal.details.errors?.map(({ path }) => path).sort()).toEqual(['borrowerNumber', 'colour', 'copies']);
  });

  test('a reference to a record that does not exist is refused', async () => {
    expect(await refusalOf(book({ shelf: '0198a000-0000-7000-8000-000000000000' }))).toMatchObject({ code: 'invalid_input' });
  });
});

describe('acting', () => {
  test('an action sets, stamps, follows and is counted, and leaves a job behind', async () => {
    const { id } = await book();
    const { record } = await performAction(toy.engine, ada, 'books', id, 'lend', { borrower: 'Işıl Yıldız' });
    expect(record).toMatchObject({ state: 'lent', borrower: 'Işıl Yıldız', timesLent: 1, lentAt: '2026-11-23T08:00:00.000Z', version: 3, dueAt: null });
    const jobs = await toy.engine.reads.query<{ data: { recordId: string } }>("select data from pgboss.job where name = 'effects'");
    expect(jobs.rows.map(({ data }) => data.recordId)).toContain(id);
  });

  test('a guard says why, and the record stays as it was', async () => {
    const { id } = await book({ shelf: null });
    const refusal = await refusalOf(performAction(toy.engine, ada, 'books', id, 'lend', { borrower: 'Ali' }));
    expect(refusal).toMatchObject({ code: 'guard_refused', tr: 'Kitap bir rafta değil.' });
    expect(await reread(id)).toMatchObject({ state: 'onShelf', version: 1 });
  });

  test('out of turn is refused with the state, since when and by whom', async () => {
    const { id } = await book();
    await performAction(toy.engine, ada, 'books', id, 'lend', { borrower: 'Ali' });
    expect(await refusalOf(performAction(toy.engine, bora, 'books', id, 'lend', { borrower: 'Veli' }))).toMatchObject({ code: 'illegal_state', details: { state: 'lent', by: 'Ada' } });
  });

  test('a target is chosen by a guard', async () => {
    const { id } = await book({ fragile: true });
    await performAction(toy.engine, ada, 'books', id, 'lend', { borrower: 'Ali' });
    expect((await performAction(toy.engine, ada, 'books', id, 'bringBack')).record.state).toBe('scrapped');
  });

  test('who created or edited may not sell, whatever account is used', async () => {
    const { id, version } = await book();
    const second: Actor = { ...person('second', 'registrar'), human: 'Ada' };
    expect(await refusalOf(performAction(toy.engine, second, 'books', id, 'sell'))).toMatchObject({ code: 'guard_refused' });
    await updateRecord(toy.engine, bora, 'books', id, { title: 'Yılanı Öldürseler' }, { version });
    expect(await refusalOf(performAction(toy.engine, bora, 'books', id, 'sell'))).toMatchObject({ code: 'guard_refused' });
    const stand: Actor = { ...cem, delegatedBy: { id: 'staff-Ada', name: 'Ada', human: 'Ada' } };
    expect(await refusalOf(performAction(toy.engine, stand, 'books', id, 'sell'))).toMatchObject({ code: 'guard_refused' });
    expect((await performAction(toy.engine, cem, 'books', id, 'sell')).record.state).toBe('sold');
  });

  test('two approvals of two people, and an edit between them, or another input, is not what the first approved', async () => {
    const { id } = await book();
    const first = await performAction(toy.engine, cem, 'books', id, 'scrap');
    expect(first).toMatchObject({ pending: ['auditor'], record: { state: 'onShelf' } });
    expect(await refusalOf(performAction(toy.engine, { ...denetci, human: 'Cem' }, 'books', id, 'scrap'))).toMatchObject({ code: 'guard_refused' });
    await updateRecord(toy.engine, bora, 'books', id, { copies: 3 }, { version: first.record.version });
    expect((await performAction(toy.engine, denetci, 'books', id, 'scrap')).pending).toEqual(['supervisor']);
    expect((await performAction(toy.engine, cem, 'books', id, 'scrap', { minutes: 'T-2' })).pending).toEqual(['auditor']);
    expect((await performAction(toy.engine, denetci, 'books', id, 'scrap', { minutes: 'T-2' })).record.state).toBe('scrapped');
  });

  test('what may be done, and what stands in the way, is told before', async () => {
    const { id } = await book({ shelf: null });
    const offered = (await checkActions(toy.engine, ada, 'books', [id])).get(id);
    expect(offered?.map(({ name, blockedBy }) => [name, blockedBy.map(({ code }) => code)])).toEqual([['lend', ['NO_SHELF']], ['sell', ['FOUR_EYES']]]);
  });

  test('the clock carries out what has come due, once', async () => {
    const { id } = await book();
    await performAction(toy.engine, ada, 'books', id, 'lend', { borrower: 'Ali' });
    toy.at('2026-12-07T07:59:00.000Z');
    expect(await runTimers(toy.engine)).toBe(0);
    toy.at('2026-12-07T08:00:01.000Z');
    expect(await runTimers(toy.engine)).toBeGreaterThan(0);
    expect(await runTimers(toy.engine)).toBe(0);
    toy.at('2026-11-23T08:00:00.000Z');
    expect((await reread(id)).state).toBe('overdue');
  });
});

describe('changing', () => {
  test('a stale version is refused and the newer value stays', async () => {
    const { id, version } = await book();
    await updateRecord(toy.engine, ada, 'books', id, { copies: 7 }, { version });
    expect(await refusalOf(updateRecord(toy.engine, bora, 'books', id, { copies: 9 }, { version }))).toMatchObject({ code: 'stale_version' });
    expect(await refusalOf(updateRecord(toy.engine, bora, 'books', id, { copies: 9 }))).toMatchObject({ code: 'version_required' });
    expect(await reread(id)).toMatchObject({ copies: 7, version: 2 });
  });

  test('state and derived facts cannot be written', async () => {
    const { id, version } = await book();
    for (const patch of [{ state: 'sold' }, { timesLent: 9 }, { secretNote: 'x' }]) {
      expect(await refusalOf(updateRecord(toy.engine, ada, 'books', id, patch, { version }))).toMatchObject({ code: 'not_writable' });
    }
  });

  test('a field under four eyes waits as a proposal that another person approves', async () => {
    const { id, version } = await book({ contact: 'eski@ornek.gov.tr' });
    const { record, proposed } = await updateRecord(toy.engine, ada, 'books', id, { contact: 'YENI@ornek.gov.tr' }, { version });
    expect(record['contact']).toBe('eski@ornek.gov.tr');
    expect(await refusalOf(performAction(toy.engine, ada, 'proposals', proposed?.id ?? '', 'approve'))).toMatchObject({ code: 'guard_refused' });
    await performAction(toy.engine, cem, 'proposals', proposed?.id ?? '', 'approve');
    expect(await reread(id)).toMatchObject({ contact: 'yeni@ornek.gov.tr' });
  });

  test('what the guards refuse is not even proposed, and what they refuse by the day of approval is not applied', async () => {
    const { id, version } = await book({ contact: 'eski@ornek.gov.tr' });
    const waiting = async () => (await toy.engine.reads.query<{ n: number }>('select count(*)::int as n from proposals where record_id = $1', [id])).rows[0]?.n;
    expect(await refusalOf(updateRecord(toy.engine, ada, 'books', id, { contact: barred.address, title: 'Yeni ad' }, { version }))).toMatchObject({ code: 'guard_refused', details: { sentences: [{ code: 'BARRED' }] } });
    expect([await waiting(), (await reread(id))['version']], 'nothing waits and nothing was changed beside it').toEqual([0, version]);
    const { proposed } = await updateRecord(toy.engine, ada, 'books', id, { contact: 'sonra@ornek.gov.tr' }, { version });
    const before = barred.address;
    barred.address = 'sonra@ornek.gov.tr';
    expect(await refusalOf(performAction(toy.engine, cem, 'proposals', proposed?.id ?? '', 'approve'))).toMatchObject({ details: { sentences: [{ code: 'BARRED' }] } });
    barred.address = before;
    expect((await reread(id))['contact']).toBe('eski@ornek.gov.tr');
  });
});

describe('at once', () => {
  test('a double click makes one transition', async () => {
    const { id } = await book();
    const clicks = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => performAction(toy.engine, i % 2 ? ada : bora, 'books', id, 'lend', { borrower: `Kişi ${'abcdef'[i]}` })));
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await reread(id)).toMatchObject({ state: 'lent', version: 3 });
  });

  test('one key makes one record, and another body under it is refused', async () => {
    const body = { title: 'Tutunamayanlar', genre: 'novel' };
    const key = { key: 'k-1', route: 'POST /api/books', bodyHash: Buffer.from('1') };
    const made = await Promise.all(Array.from({ length: 5 }, () => createRecord(toy.engine, ada, 'books', body, { once: key })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await refusalOf(createRecord(toy.engine, ada, 'books', body, { once: { ...key, bodyHash: Buffer.from('2') } }))).toMatchObject({ code: 'key_reused' });
  });
});

test('a rule is never given half of what there is: more than the bound that it states is a fault, the first so many are asked for by name', async () => {
  await inTransaction(toy.engine, systemActor, async (tx) => {
    for (let count = 0; count < 5; count++) await tx.create('shelves', { name: `Sınır ${count}` });
    await expect(tx.find('shelves', {}, { bound: 4 })).rejects.toThrow(/More than 4 'shelves'/);
    expect((await tx.find('shelves', {}, { limit: 4 })).length).toBe(4);
  });
});
