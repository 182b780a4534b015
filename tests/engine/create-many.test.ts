import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecords } from '../../server/engine/create-many.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { verifyAudit } from '../../server/engine/audit/verify.ts';
import { searchAll } from '../../server/engine/search/search-all.ts';
import { person, toyEngine, type ToyEngine } from '../support/toy-engine.ts';

let toy: ToyEngine;
const registrar = person('ayse', 'registrar');
beforeAll(async () => { toy = await toyEngine(); });
afterAll(() => toy.close());

const bookNames = (count: number, from = 0) => Array.from({ length: count }, (_, n) => ({ title: `Toplu kitap ${n + from}`, genre: 'novel', borrower: 'Işıl Şahin' }));
const columns = async (where: string) => (await toy.engine.reads.query(`select * from books where ${where} order by title`)).rows as Record<string, unknown>[];

test('a thousand and a half books come in at once: numbered, audited and found like one that came alone', async () => {
  expect(await createRecords(toy.engine, registrar, 'books', bookNames(1_500))).toBe(1_500);
  const rows = await columns("title like 'Toplu kitap %'");
  expect(rows).toHaveLength(1_500);
  expect(new Set(rows.map((row) => row['reference'])).size).toBe(1_500);
  const verdict = await verifyAudit(toy.engine);
  expect(verdict.faults).toEqual([]);
  expect(verdict.checked.auditRows).toBe(1_500);
  const groups = await searchAll(toy.engine, registrar, 'Toplu kitap 1234');
  expect(groups.flatMap(({ hits }) => hits)).not.toHaveLength(0);
});

test('a book of many has the columns of a book that came alone', async () => {
  await createRecord(toy.engine, registrar, 'books', { title: 'Tek başına', genre: 'novel', borrower: 'Işıl Şahin' });
  const [alone] = await columns("title = 'Tek başına'");
  const [among] = await columns("title = 'Toplu kitap 7'");
  const filled = (row: Record<string, unknown> | undefined) => Object.entries(row ?? {}).map(([name, value]) => [name, value === null]);
  expect(filled(among)).toEqual(filled(alone));
});

test('one faulty row keeps all of them out', async () => {
  await expect(createRecords(toy.engine, registrar, 'books', [...bookNames(3, 9_000), { title: '', genre: 'novel' }])).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await columns("title in ('Toplu kitap 9000', 'Toplu kitap 9001')")).toEqual([]);
});

test('whoever may not create one may not create many', async () => {
  await expect(createRecords(toy.engine, person('kurye', 'dispatcher'), 'books', bookNames(1))).rejects.toMatchObject({ code: 'not_permitted' });
});
