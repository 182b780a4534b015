import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { inTransaction } from '../../server/engine/transaction.ts';
import { systemActor } from '../../server/engine/types.ts';
import { killCommands, killUnheard } from '../support/kill-connections.ts';
import { person, toyEngine, type ToyEngine } from '../support/toy-engine.ts';

let toy: ToyEngine;
beforeAll(async () => { toy = await toyEngine(); }, 120_000);
afterAll(() => toy.close());

/** Every place of the pool holds a connection that lies idle. */
const warm = async () => {
  await Promise.all(Array.from({ length: toy.engine.writes.options.max }, () => inTransaction(toy.engine, systemActor, (tx) => tx.sql('select pg_sleep(0.05)'))));
  await Promise.all(Array.from({ length: toy.engine.reads.options.max }, () => toy.engine.reads.query('select pg_sleep(0.05)')));
};
const units = async () => (await toy.engine.reads.query<{ n: number }>('select count(*)::int as n from shelves')).rows[0]?.n ?? 0;

test('a command that is handed connections which died in the pool is carried out once, and nobody notices', async () => {
  const before = await units();
  await warm();
  killUnheard(toy.engine.writes);
  expect(toy.engine.writes.idleCount, 'the pool has not heard of it').toBe(toy.engine.writes.options.max);
  await Promise.all(Array.from({ length: 3 }, (_, at) => createRecord(toy.engine, person('Kaan', 'registrar'), 'shelves', { name: `Birim ${at}` })));
  expect(await units()).toBe(before + 3);
});

test('a reader that is handed a connection which died in the pool gets its answer; what might have been written already fails', async () => {
  await warm();
  killUnheard(toy.engine.reads);
  expect((await toy.engine.reads.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await warm();
  killUnheard(toy.engine.reads);
  await expect(toy.engine.reads.query('with one as (select 1) select * from one')).rejects.toThrow();
});

test('a command whose connection dies in its midst fails, and leaves nothing behind', async () => {
  const before = await units();
  let attempts = 0;
  const half = inTransaction(toy.engine, systemActor, async (tx) => {
    attempts += 1;
    await tx.create('shelves', { name: 'Yarım' });
    await tx.sql('select 1');
    await killCommands(toy.engine);
    await tx.sql('select 1');
  });
  await expect(half).rejects.toThrow();
  expect(attempts).toBe(1);
  expect(await units()).toBe(before);
});
