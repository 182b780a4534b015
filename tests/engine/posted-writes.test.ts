import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { inTransaction } from '../../server/engine/transaction.ts';
import { person, toyEngine, type ToyEngine } from '../support/toy-engine.ts';

let toy: ToyEngine;
const ada = person('Ada', 'registrar');
const nowhere = '0198a000-0000-7000-8000-000000000000';

beforeAll(async () => { toy = await toyEngine(); });
afterAll(async () => { await toy.close(); });

test('of writes that are not waited for, the first that fails is told, however many follow it', async () => {
  const count = async (): Promise<unknown> => (await toy.engine.reads.query('select count(*) from books')).rows[0];
  const before = await count();
  for (let round = 0; round < 40; round++) {
    const work = inTransaction(toy.engine, ada, async (tx) => {
      await tx.create('books', { title: 'Yersiz', genre: 'novel', shelf: nowhere });
      for (let more = 0; more <= round % 4; more++) await tx.create('shelves', { name: `B${more}` });
    });
    await expect(work).rejects.toMatchObject({ name: 'Refusal', code: 'invalid_input' });
  }
  expect(await count()).toEqual(before);
});

test('a command alone is refused for what its only write broke', async () => {
  await expect(createRecord(toy.engine, ada, 'books', { title: 'Yersiz', genre: 'novel', shelf: nowhere })).rejects.toMatchObject({ code: 'invalid_input' });
});
