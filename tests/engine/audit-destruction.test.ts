import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { prepareAudit } from '../../server/engine/audit/append.ts';
import { historyOf } from '../../server/engine/audit/history.ts';
import { readEntry } from '../../server/engine/audit/entry.ts';
import { auditMac, headAfter } from '../../server/engine/audit/mac.ts';
import { openContent, sealContent } from '../../server/engine/audit/personal-value.ts';
import { verifyAudit } from '../../server/engine/audit/verify.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { destroySubjectKey, findSubjectKeys, freshKeysStatement, subjectKeyFor } from '../../server/engine/subject-keys.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { type Row } from '../../server/engine/types.ts';
import { person, proposals, toyEngine, type ToyEngine } from '../support/toy-engine.ts';
import { borrower, registrar, sealAll, temporaryAnchor } from './audit-stories.ts';
import { books } from './toy-page.ts';

let toy: ToyEngine;
beforeAll(async () => { toy = await toyEngine(); });
afterAll(() => toy.close());

const supervisor = person('Banu', 'supervisor');
const auditor = person('Cem', 'auditor');
const number = '90000000176';

async function bookWithAPast(): Promise<Row> {
  const { engine } = toy;
  const shelf = await createRecord(engine, registrar, 'shelves', { name: 'Raf' });
  const book = await createRecord(engine, registrar, 'books', { title: 'Huzur', genre: 'novel', shelf: shelf.id, borrower: 'İlk Okur' });
  await updateRecord(engine, registrar, 'books', book.id, { copies: 3, borrower: null }, { version: 1, reason: `${borrower} 0532 123 45 67 istedi` });
  await performAction(engine, registrar, 'books', book.id, 'lend', { borrower });
  await updateRecord(engine, supervisor, 'books', book.id, { secretNote: 'çizik var' }, { version: 4 });
  return book;
}

const trailText = async (id: string): Promise<string> => {
  const { rows } = await toy.engine.reads.query<{ bytes: Buffer }>('select bytes from engine.audit_rows where record_id = $1 order by seq', [id]);
  return rows.map(({ bytes }) => bytes.toString('utf8')).join('\n');
};

test('no personal value stands in the trail in plain, ordinary ones do', async () => {
  const book = await bookWithAPast();
  const text = await trailText(book.id);
  for (const secret of [borrower, 'Yılmazoğlu', 'İlk Okur', '0532', number]) expect(text).not.toContain(secret);
  expect(text).toContain('Huzur');
  expect(text.split('\n').map((line) => readEntry(Buffer.from(line)).event)).toEqual(['create', 'update', 'lend', 'set', 'update']);
});

test('the timeline shows what changed: masked until the view is recorded, and never what the role may not see', async () => {
  const book = await bookWithAPast();
  const masked = await historyOf(toy.engine, registrar, 'books', book.id);
  expect(masked.steps.map(({ event, from, to }) => `${event} ${from}→${to}`)).toEqual(
    ['update lent→lent', 'set lent→lent', 'lend onShelf→lent', 'update onShelf→onShelf', 'create null→onShelf']);
  expect(JSON.stringify(masked)).not.toContain(borrower);
  expect(masked.steps[3]?.reason).toEqual({ masked: '***' });
  expect(JSON.stringify(masked)).not.toContain('çizik');
  expect(masked.steps[3]).toMatchObject({ actor: { name: 'Ayşe' }, changes: expect.arrayContaining([{ field: 'copies', before: null, after: 3 }, { field: 'borrower', before: { masked: expect.any(String) }, after: null }]) });

  const open = await historyOf(toy.engine, registrar, 'books', book.id, { unmask: true });
  expect(open.steps[2]?.changes).toContainEqual({ field: 'borrower', before: null, after: borrower });
  expect(open.steps[3]?.reason).toBe(`${borrower} 0532 123 45 67 istedi`);
  expect((await historyOf(toy.engine, auditor, 'books', book.id)).steps[0]?.changes).toEqual([{ field: 'secretNote', before: null, after: 'çizik var' }]);
  await expect(historyOf(toy.engine, person('Deniz', 'producer'), 'books', book.id)).rejects.toMatchObject({ code: 'not_found' });
});

test('a long past comes in pages', async () => {
  const book = await bookWithAPast();
  const newest = await historyOf(toy.engine, registrar, 'books', book.id, { limit: 2 });
  expect(newest.steps.map(({ seq }) => seq)).toEqual([5, 4]);
  const older = await historyOf(toy.engine, registrar, 'books', book.id, { limit: 100, before: newest.next });
  expect(older.steps.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  expect(older.next).toBeUndefined();
});

test('destroying a key leaves no personal value readable, the rest of the past readable and the chain whole', async () => {
  const { engine } = toy;
  const { anchor, removeAnchor } = await temporaryAnchor();
  onTestFinished(removeAnchor);
  const [book, other] = [await bookWithAPast(), await bookWithAPast()];
  await sealAll(toy, 'audit', anchor);
  expect(await destroySubjectKey(engine, book.id, engine.clock.now())).toBe(1);

  const past = await historyOf(engine, registrar, 'books', book.id, { unmask: true });
  expect(past.steps[2]?.changes).toContainEqual({ field: 'borrower', before: null, after: { destroyed: true } });
  expect(past.steps[3]).toMatchObject({ reason: { destroyed: true }, changes: expect.arrayContaining([{ field: 'copies', before: null, after: 3 }]) });
  expect(JSON.stringify(past)).not.toContain(borrower);
  expect((await historyOf(engine, registrar, 'books', other.id, { unmask: true })).steps[2]?.changes).toContainEqual({ field: 'borrower', before: null, after: borrower });
  const { rows } = await engine.reads.query('select wrapped, destroyed_at from engine.subject_keys where subject_id = $1', [book.id]);
  expect(rows).toEqual([{ wrapped: null, destroyed_at: engine.clock.now() }]);
  expect((await verifyAudit(engine, anchor)).faults).toEqual([]);
});

test('about a destroyed person nothing personal is written any more, while other facts and the emptying itself are', async () => {
  const { engine } = toy;
  const book = await bookWithAPast();
  await destroySubjectKey(engine, book.id, engine.clock.now());
  await expect(updateRecord(engine, registrar, 'books', book.id, { borrower: 'Yeni Okur' }, { version: 5 })).rejects.toMatchObject({ code: 'conflict' });
  await updateRecord(engine, registrar, 'books', book.id, { borrower: null, copies: 2 }, { version: 5 });
  const { steps } = await historyOf(engine, registrar, 'books', book.id, { unmask: true });
  expect(steps[0]?.changes).toEqual(expect.arrayContaining([{ field: 'borrower', before: { destroyed: true }, after: null }, { field: 'copies', before: 3, after: 2 }]));
  expect((await verifyAudit(engine)).faults).toEqual([]);
});

test('a key destroyed on another node is forgotten here within a minute', async () => {
  const { engine } = toy;
  const book = await bookWithAPast();
  const secondNode = { ...engine, reads: Object.create(engine.reads) as typeof engine.reads };
  expect(await subjectKeyFor(secondNode, book.id, '2026-11-23T08:00:00.000Z')).toHaveLength(32);
  await destroySubjectKey(engine, book.id, '2026-11-23T08:00:10.000Z');
  expect(await subjectKeyFor(engine, book.id, '2026-11-23T08:00:10.000Z')).toBeNull();
  expect(await subjectKeyFor(secondNode, book.id, '2026-11-23T08:01:00.000Z')).toBeNull();
});

test('two nodes that need a key at the same moment get the same one', async () => {
  const id = randomUUID();
  const nodes = Array.from({ length: 6 }, () => ({ ...toy.engine, reads: Object.create(toy.engine.reads) as typeof toy.engine.reads }));
  const keys = await Promise.all(nodes.map((node) => subjectKeyFor(node, id, toy.engine.clock.now())));
  expect(new Set(keys.map((key) => Buffer.from(key ?? []).toString('hex'))).size).toBe(1);
  expect((await findSubjectKeys(toy.engine, [randomUUID()], toy.engine.clock.now())).size).toBe(0);
});

test('a record that stood for itself before its person was known is destroyed with the person', async () => {
  const { engine } = toy;
  const reader = randomUUID();
  const proposal = await createRecordOfNobody();
  await destroySubjectKey(engine, reader, engine.clock.now());
  const { rows } = await engine.reads.query('select 1 from engine.subject_keys where subject_id = $1 and wrapped is null', [proposal]);
  expect(rows).toHaveLength(1);

  async function createRecordOfNobody(): Promise<string> {
    const id = randomUUID();
    await subjectKeyFor(engine, id, engine.clock.now());
    await engine.reads.query(`insert into proposals (id, version, state, state_since, created_at, updated_at, noun, record_id, subject_id) values ($1, 1, 'pending', now(), now(), now(), 'books', $2, $3)`, [id, randomUUID(), reader]);
    return id;
  }
});

test('when a record goes over to another person, the former value stays under the former key only', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const row = { id: randomUUID(), version: 2, state: 'pending', stateSince: '', dueAt: null, createdAt: '', updatedAt: '' };
  const { bytes } = prepareAudit({
    keys: toy.engine.keys, page: proposals as never, recordId: row.id, seq: 2, at: '2026-11-23T08:00:00.000Z', actor: registrar, event: 'update', from: 'pending', to: 'pending',
    before: { ...row, subjectId: one, patch: { borrower } }, after: { ...row, subjectId: other, patch: { borrower: 'Başkası' } },
    previousHead: new Uint8Array(32), subjectKey: new Uint8Array(32), subjectId: other,
  });
  expect(readEntry(bytes).sealed['patch']).toEqual([':earlier', expect.not.stringContaining(':')]);
});

test('a personal value with nobody to whom it belongs stops the command', () => {
  const row = { id: randomUUID(), version: 1, state: 'onShelf', stateSince: '', dueAt: null, createdAt: '', updatedAt: '', borrower };
  expect(() => prepareAudit({
    keys: toy.engine.keys, page: books as never, recordId: row.id, seq: 1, at: '2026-11-23T08:00:00.000Z', actor: registrar, event: 'create', from: null, to: 'onShelf',
    before: null, after: row, previousHead: null, subjectKey: null, subjectId: null,
  })).toThrow(/nobody whose it is/);
});

// Written by the code of November 2026, in which each personal value was a ciphertext of its own.
const oldRow = '{"actor":{"human":"h","id":"staff-Ayse","kind":"staff","name":"Ayşe","roles":["registrar"]},"at":"2026-11-22T08:00:00.000Z","changes":{"copies":[2,1]},"event":"lend","from":"onShelf","id":"0190b1de-0000-7000-8000-000000000001","input":{},"noun":"books",'
  + '"sealed":{"borrower":[null,"GsiY9/usx1G1flvgb0qKpgzVkgUN5+md62lcPOSLkyv5aQzyL2Pc95Z0DeL8ykxGW+Dn"],"contact":["JBD+4YxgGkjD5Qu2sU6t9Lpvlsj/qmfXka4U6zmTMmnQbTjQafjetyHPHNCiGK0=",null]},"sealedInput":{"borrower":"q59gNxRJjoQoJYhAFSjjJrEO82TxVMOrjNEuKXHP7DWvY2n4zjfKLiiXfyO0qW9wVvq+"},'
  + '"sealedReason":"oghI8Deo6Jx/nTJwiZcF7b4kWH1+xGx73TRc8lZvbNb8E9BRgMfGDP2POsky+Hu4yJPSvw==","seq":3,"subject":"0190b1de-0000-7000-8000-000000000001","to":"lent","v":1}';

test('rows of the former form are read beside those of the present one, verify, and go with the key like them', async () => {
  const { engine } = toy;
  const id = '0190b1de-0000-7000-8000-000000000001';
  const bytes = Buffer.from(oldRow);
  const key = new Uint8Array(32).fill(7);
  await engine.reads.query(`insert into books (id, version, state, state_since, created_at, updated_at, title, genre, borrower, audit_head) values ($1, 3, 'lent', now(), now(), now(), 'Eski', 'novel', 'Zübeyde Yılmazoğlu', $2)`, [id, headAfter(null, bytes)]);
  const fresh = freshKeysStatement(engine, new Map([[id, key]]), engine.clock.now());
  await engine.reads.query(fresh.text, [...fresh.values]);
  const keyVersion = engine.keys.audit.current;
  await engine.reads.query('insert into engine.audit_rows (noun, record_id, seq, at, actor_id, subject_id, bytes, mac, key_version) values ($1, $2, 3, $3, $4, $2, $5, $6, $7)',
    ['books', id, '2026-11-22T08:00:00.000Z', 'staff-Ayse', bytes, auditMac(engine.keys.audit, keyVersion, { noun: 'books', recordId: id, seq: 3, bytes, previousHead: null }), keyVersion]);
  await updateRecord(engine, registrar, 'books', id, { borrower: 'Yeni Okur' }, { version: 3, reason: 'düzeltme' });
  const { rows: [after] } = await engine.reads.query<{ bytes: Buffer }>('select bytes from engine.audit_rows where record_id = $1 and seq = 4', [id]);
  expect(readEntry(after?.bytes ?? bytes)).toMatchObject({ v: 2, sealed: { borrower: ['*', '*'] }, sealedReason: '*', content: expect.any(String) });

  const open = await historyOf(engine, registrar, 'books', id, { unmask: true });
  expect(open.steps).toMatchObject([
    { seq: 4, changes: [{ field: 'borrower', before: 'Zübeyde Yılmazoğlu', after: 'Yeni Okur' }], reason: 'düzeltme' },
    { seq: 3, reason: 'Zübeyde hanım istedi', input: { borrower: 'Zübeyde Yılmazoğlu' }, changes: expect.arrayContaining([{ field: 'borrower', before: null, after: 'Zübeyde Yılmazoğlu' }, { field: 'contact', before: 'eski@ornek.com.tr', after: null }]) },
  ]);
  // Steps 1 and 2 were never written in this story; nothing else is wrong with the row itself.
  expect((await verifyAudit(engine)).faults.filter(({ recordId }) => recordId === id)).toMatchObject([{ kind: 'row_missing', seq: 3 }]);
  await destroySubjectKey(engine, id, engine.clock.now());
  const gone = await historyOf(engine, registrar, 'books', id, { unmask: true });
  expect(gone.steps).toMatchObject([{ changes: [{ before: { destroyed: true }, after: { destroyed: true } }], reason: { destroyed: true } }, { reason: { destroyed: true }, input: { borrower: { destroyed: true } } }]);
  await engine.reads.query("delete from books where id = $1", [id]);
});

test('the ciphertext of a row opens in no other row', () => {
  const key = new Uint8Array(32).fill(9);
  const place = { noun: 'books', recordId: randomUUID(), seq: 2 };
  const sealed = sealContent('{"after":{"borrower":"Işıl"}}', key, place);
  expect(openContent(sealed, key, place)).toEqual({ after: { borrower: 'Işıl' } });
  for (const other of [{ ...place, seq: 3 }, { ...place, noun: 'shelves' }, { ...place, recordId: randomUUID() }]) expect(() => openContent(sealed, key, other)).toThrow();
  expect(() => openContent(sealed, new Uint8Array(32), place)).toThrow();
});
