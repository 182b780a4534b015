import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Page } from '#domain/language/resource.ts';
import { rowHolds, type RowActor, type RowPredicate } from '#domain/language/rows.ts';
import { selectList } from '../../server/engine/columns.ts';
import { openBinding } from '../../server/engine/list-query/binding.ts';
import { rowSql } from '../../server/engine/list-query/row-sql.ts';
import { type Row } from '../../server/engine/types.ts';
import { rounds } from '../support/rounds.ts';
import { toyEngine, type ToyEngine } from '../support/toy-engine.ts';
import { books } from './toy-page.ts';

let toy: ToyEngine;
let rows: Row[];
const page = books as unknown as Page;

/** A fixed sequence of numbers 0 ≤ x < 1, so that a failure comes back. */
function randomness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const owners = ['kişi-1', 'kişi-2', 'KİŞİ-1', 'ı', 'I', '', 'staff-Ada'];

beforeAll(async () => {
  toy = await toyEngine();
  await toy.engine.reads.query(`insert into shelves (id, version, state, state_since, created_at, updated_at, name)
    select ('00000000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid, 1, 'active', now(), now(), now(), 'Raf ' || g from generate_series(1, 3) g`);
  await toy.engine.reads.query(`select setseed(0.42)`);
  await toy.engine.reads.query({
    text: `insert into books (id, version, state, state_since, due_at, created_at, updated_at, title, genre, shelf, price, copies, fragile, owner, lent_at)
    select gen_random_uuid(), 1, (array['onShelf','lent','overdue','sold'])[1 + floor(random() * 4)::int], now(), null, now(), now(), 'Kitap', (array['novel','poem'])[1 + floor(random() * 2)::int],
      case when random() < 0.6 then ('00000000-0000-7000-8000-' || lpad((1 + floor(random() * 3)::int)::text, 12, '0'))::uuid end,
      case when random() < 0.8 then floor(random() * 4)::int end, case when random() < 0.8 then floor(random() * 3)::int end,
      case when random() < 0.8 then random() < 0.5 end, case when random() < 0.8 then ($1::text[])[1 + floor(random() * $2)::int] end,
      case when random() < 0.5 then '2026-01-01T00:00:00.001Z'::timestamptz end
    from generate_series(1, $3::int)`,
    values: [owners, owners.length, rounds(1_000)],
  });
  rows = (await toy.engine.reads.query<Row>(`select ${selectList(page)} from books`)).rows;
});
afterAll(async () => { await toy.close(); });

test('row rights say the same of every record in SQL and in TypeScript, empty values and nots included', async () => {
  const random = randomness(7);
  for (let round = 0; round < Math.min(rounds(150), 400); round++) {
    const actor = anyActor(random);
    const predicate = anyPredicate(random, 3);
    const binding = openBinding();
    const sql = rowSql(page, predicate, actor, binding);
    const found = await toy.engine.reads.query<{ id: string }>(`select r.id from books r where ${sql}`, binding.values);
    const expected = rows.filter((row) => rowHolds(predicate, row, actor)).map(({ id }) => id).sort();
    expect(found.rows.map(({ id }) => id).sort(), `${JSON.stringify(predicate)} for ${JSON.stringify(actor)}`).toEqual(expected);
  }
});

test('a predicate is never unknown: its opposite holds for exactly the other records', async () => {
  const binding = openBinding();
  const sql = rowSql(page, { not: { field: 'owner', isActor: 'person' } }, { id: 'a', person: 'kişi-1' }, binding);
  const { rows: [count] } = await toy.engine.reads.query<{ n: number }>(`select count(*)::int as n from books r where ${sql}`, binding.values);
  expect(count?.n).toBe(rows.filter((row) => row['owner'] !== 'kişi-1').length);
});

function anyActor(random: () => number): RowActor {
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  return { id: one(['staff-Ada', 'system', rows[0]?.id ?? '']), person: one([...owners, undefined]), institution: one(['00000000-0000-7000-8000-000000000001', 'no uuid', undefined]) };
}

function anyPredicate(random: () => number, depth: number): RowPredicate {
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const some = (n: number) => Array.from({ length: Math.floor(random() * (n + 1)) }, () => anyPredicate(random, depth - 1));
  const kind = Math.floor(random() * (depth > 0 ? 8 : 5));
  switch (kind) {
    case 0: return { field: one(['owner', 'shelf', 'id', 'price', 'title']), isActor: one(['id', 'person', 'institution'] as const) };
    case 1: return { field: one(['price', 'copies', 'fragile', 'owner', 'genre', 'shelf', 'lentAt']), in: Array.from({ length: Math.floor(random() * 3) }, () => one<string | number | boolean>([0, 1, 2, 1.5, true, false, 'novel', 'kişi-1', '', '1', '2026-01-01T00:00:00.001Z', 'system', '00000000-0000-7000-8000-000000000002'])) };
    case 2: return { field: one(['owner', 'shelf', 'price', 'lentAt', 'fragile', 'dueAt']), filled: random() < 0.5 };
    case 3: case 4: return { state: Array.from({ length: Math.floor(random() * 3) }, () => one(['onShelf', 'lent', 'overdue', 'nowhere'])) };
    case 5: return { all: some(3) };
    case 6: return { any: some(3) };
    default: return { not: anyPredicate(random, depth - 1) };
  }
}
