import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '#domain/language/refuse.ts';
import { openRecord, revealRecord } from '../../server/engine/access-log/open-record.ts';
import { recordListView, recordView, viewsOf } from '../../server/engine/access-log.ts';
import { verifyAudit } from '../../server/engine/audit/verify.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { type Actor, type Row } from '../../server/engine/types.ts';
import { person, toyEngine, type ToyEngine } from '../support/toy-engine.ts';

let toy: ToyEngine;
let lent: Row;
let bare: Row;
const inSession = (actor: Actor, sessionId: string): Actor => ({ ...actor, sessionId });
const ada = inSession(person('Ada', 'registrar'), 'session-1');
const agent = inSession(person('Eda', 'callAgent'), 'session-2');
const auditor = inSession(person('Derya', 'auditor'), 'session-3');

beforeAll(async () => { toy = await toyEngine(); });
afterAll(async () => { await toy.close(); });
beforeEach(async () => {
  toy.at('2026-11-23T08:00:00.000Z');
  const shelf = await createRecord(toy.engine, ada, 'shelves', { name: 'A1' });
  lent = await createRecord(toy.engine, ada, 'books', { title: 'İnce Memed', genre: 'novel', shelf: shelf.id, borrower: 'Işıl Yıldız', borrowerNumber: '90000000100' });
  bare = await createRecord(toy.engine, ada, 'books', { title: 'Boş', genre: 'novel' });
});

const open = (actor: Actor, id: string) => openRecord(toy.engine, actor, 'books', id);
const views = (id: string) => viewsOf(toy.engine, [id]);
const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const error: unknown = await work.then(() => new Error('was not refused'), (thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw error as Error;
  return error;
};

describe('opening a record', () => {
  test('whoever always sees personal values gets them, and the log says so without a value', async () => {
    const { row, unmask } = await open(ada, lent.id);
    expect([unmask, row['borrower'], row.id]).toEqual([true, 'Işıl Yıldız', lent.id]);
    expect(Object.keys(row)).not.toContain('logged now');
    expect(await views(lent.id)).toEqual([{
      place: expect.any(String), at: '2026-11-23T08:00:00.000Z', actorId: 'staff-Ada', actorName: 'Ada', noun: 'books', ids: [lent.id], kind: 'open',
      fields: ['borrower', 'borrowerNumber', 'contact'], reason: null,
    }]);
    const { rows } = await toy.engine.reads.query<{ bytes: Buffer }>('select bytes from engine.access_log');
    expect(rows.map(({ bytes }) => bytes.toString('utf8')).join()).not.toMatch(/Işıl|90000000100/);
  });

  test('refetches in one session within 15 minutes count into one row, another session or a later look into another', async () => {
    await open(ada, lent.id);
    await open(ada, lent.id);
    toy.at('2026-11-23T08:14:59.000Z');
    await open(ada, lent.id);
    expect(await views(lent.id)).toHaveLength(1);
    await open(inSession(ada, 'session-9'), lent.id);
    expect(await views(lent.id)).toHaveLength(2);
    toy.at('2026-11-23T08:15:00.000Z');
    await open(ada, lent.id);
    expect(await views(lent.id)).toHaveLength(3);
  });

  test('another node finds the row of this one and writes no second', async () => {
    await open(ada, lent.id);
    // A node of its own remembers nothing: its pool is another.
    const { connect, query } = toy.engine.reads;
    const other = { ...toy.engine, reads: { connect: connect.bind(toy.engine.reads), query: query.bind(toy.engine.reads) } as never };
    expect((await openRecord(other, ada, 'books', lent.id)).row['borrower']).toBe('Işıl Yıldız');
    expect(await views(lent.id)).toHaveLength(1);
  });

  test('masked answers and records without a personal value leave no row', async () => {
    expect((await open(agent, lent.id)).unmask).toBe(false);
    expect((await open(auditor, lent.id)).unmask).toBe(false);
    await open(ada, bare.id);
    expect([...(await views(lent.id)), ...(await views(bare.id))]).toEqual([]);
  });

  test('missing, denied and misspelt look alike, and leave no row', async () => {
    const refusals = await Promise.all([open(ada, '0198a000-0000-7000-8000-000000000000'), open(agent, bare.id), open(ada, 'x'), open(ada, "' or true --"),
      open(person('Kaya', 'accountant'), lent.id)].map(refusalOf));
    expect(new Set(refusals.map(({ code, tr }) => `${code} ${tr}`)).size).toBe(1);
    expect(refusals[0]).toMatchObject({ code: 'not_found' });
    expect(await views(lent.id)).toEqual([]);
  });

  test('a machine without a session is logged each time', async () => {
    const machine: Actor = { ...ada, sessionId: undefined };
    await open(machine, lent.id);
    await open(machine, lent.id);
    expect(await views(lent.id)).toHaveLength(2);
  });
});

describe('revealing', () => {
  test('a call agent gives a reason and gets the field asked for; each reveal is a row with its reason', async () => {
    const { row, unmask } = await revealRecord(toy.engine, agent, 'books', lent.id, ['borrower'], 'Arayan TCKN 900 000 001 00 ile doğrulandı');
    expect([row['borrower'], unmask]).toEqual(['Işıl Yıldız', ['borrower']]);
    await revealRecord(toy.engine, agent, 'books', lent.id, ['borrower'], 'İkinci arama');
    const [second, first] = await views(lent.id);
    expect(first).toMatchObject({ kind: 'reveal', fields: ['borrower'], reason: 'Arayan TCKN *** ile doğrulandı', actorId: 'staff-Eda' });
    expect(second).toMatchObject({ reason: 'İkinci arama' });
  });

  test('without a reason, without the right, or for a field that is not personal, nothing is shown or logged', async () => {
    const reveal = (actor: Actor, fields: string[], reason: string) => refusalOf(revealRecord(toy.engine, actor, 'books', lent.id, fields, reason));
    expect(await reveal(agent, ['borrower'], '   ')).toMatchObject({ code: 'invalid_input' });
    expect(await reveal(agent, ['title'], 'Doğrulama için')).toMatchObject({ code: 'invalid_input' });
    expect(await reveal(agent, [], 'Doğrulama için')).toMatchObject({ code: 'invalid_input' });
    expect(await reveal(auditor, ['borrower'], 'Denetim için')).toMatchObject({ code: 'not_permitted' });
    expect(await refusalOf(revealRecord(toy.engine, agent, 'books', bare.id, ['borrower'], 'Doğrulama için'))).toMatchObject({ code: 'not_found' });
    expect(await views(lent.id)).toEqual([]);
  });
});

describe('lists', () => {
  test('a list with chosen columns names those fields alone, and other columns soon after are a row of their own', async () => {
    const page = toy.engine.page('books');
    const look = (columns: string[]) => recordListView(toy.engine, ada, page, [lent], 'list', columns);
    const named = async () => (await views(lent.id)).map(({ fields }) => fields);
    await look(['title', 'price']);
    expect(await named()).toEqual([]);
    await look(['title', 'borrower']);
    await look(['borrower', 'price']);
    expect(await named()).toEqual([['borrower']]);
    await look(['borrower', 'borrowerNumber']);
    expect(await named()).toEqual([['borrower', 'borrowerNumber'], ['borrower']]);
    // Another node of the same session knows it from the log alone; less than what was shown is nothing new.
    await look(['borrowerNumber']);
    expect(await named()).toHaveLength(2);
  });

  test('a page of a work list is one row for all its ids; one without personal values none', async () => {
    const page = toy.engine.page('books');
    await recordListView(toy.engine, ada, page, [lent, bare], 'list');
    await recordListView(toy.engine, ada, page, [lent, bare], 'list');
    expect(await views(bare.id)).toMatchObject([{ kind: 'list', ids: [lent.id, bare.id] }]);
    await recordListView(toy.engine, ada, page, [bare], 'export');
    expect(await views(bare.id)).toHaveLength(1);
    await recordListView(toy.engine, ada, page, [lent], 'export');
    await recordListView(toy.engine, ada, page, [lent], 'export');
    expect((await views(lent.id)).map(({ kind }) => kind)).toEqual(['export', 'export', 'list']);
  });

  test('a row whose write fails is not forgotten: the answer does not leave', async () => {
    await expect(recordView(toy.engine, ada, { noun: 'books', ids: ['no uuid'], fields: ['borrower'], kind: 'list' })).rejects.toThrow();
  });
});

test('every row of the log verifies', async () => {
  await open(ada, lent.id);
  await revealRecord(toy.engine, agent, 'books', lent.id, ['borrower'], 'Arayan doğrulandı');
  expect(await verifyAudit(toy.engine)).toMatchObject({ ok: true });
});
