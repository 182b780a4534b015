import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRecords } from '../../server/engine/list-query/list-records.ts';
import { person, toyEngine, type ToyEngine } from '../support/toy-engine.ts';

let toy: ToyEngine;
const ada = person('ada', 'registrar');

/** 12,000 old shelves under one name, then 21,000 young ones under another: more of each than a total counts. */
beforeAll(async () => {
  toy = await toyEngine();
  await toy.engine.reads.query(`insert into shelves (id, version, state, state_since, created_at, updated_at, name)
    select gen_random_uuid(), 1, 'active', now(), at, at, case when g <= 12000 then 'Eski raf' else 'Yeni raf' end || ' ' || g
    from (select g, timestamptz '2026-01-01' + g * interval '1 minute' as at from generate_series(1, 33000) g) s`);
  await toy.engine.reads.query(`insert into engine.search_terms (noun, record_id, field, kind, folded) select 'shelves', id, 'name', 'name', nes_fold(name) from shelves`);
  await toy.engine.reads.query('analyze shelves, engine.search_terms');
});
afterAll(() => toy.close());

const found = async (contains: string, range = [0, 9]) => {
  const answer = await listRecords(toy.engine, ada, 'shelves', { filter: { name: { contains } }, sort: ['createdAt', 'DESC'], range }, 'body');
  return { names: answer.rows.map((row) => row['name']), capped: answer.capped, next: answer.next };
};
const numbered = (name: string, from: number) => Array.from({ length: 10 }, (_, n) => `${name} ${from - n}`);

test('of a name that more have than are counted, the newest come first', async () => {
  expect(await found('yeni')).toMatchObject({ names: numbered('Yeni raf', 33_000), capped: true, next: expect.any(String) as string });
});

test('so they do when all of them lie further down than a list is walked', async () => {
  expect(await found('eski')).toMatchObject({ names: numbered('Eski raf', 12_000), capped: true });
});

test('a name that few have is counted exactly', async () => {
  expect(await found('raf 3300')).toMatchObject({ names: ['Yeni raf 33000', 'Eski raf 3300'], capped: false });
});
