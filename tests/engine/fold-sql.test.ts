import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '#domain/turkish/fold.ts';
import { rounds } from '../support/rounds.ts';
import { testDatabase } from '../support/postgres.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const vectors = JSON.parse(read('../fixtures/fold-vectors.json')) as { input: string; folded: string }[];

let database: Awaited<ReturnType<typeof testDatabase>>;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(read('../../server/db/functions/fold.sql'));
});

afterAll(async () => {
  await client?.end();
  await database?.drop();
});

async function folded(texts: string[]): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>({
    text: 'select nes_fold(text) as key from unnest($1::text[]) with ordinality as given (text, place) order by place',
    values: [texts],
  });
  return rows.map((row) => row.key);
}

describe('nes_fold in the database', () => {
  test('agrees with every written vector', async () => {
    expect(await folded(vectors.map((vector) => vector.input))).toEqual(vectors.map((vector) => vector.folded));
  });

  test('agrees with fold() on every code point of Unicode that can be stored', async () => {
    const block = 0x8000;
    for (let first = 0; first < 0x110000; first += block) {
      const points = Array.from({ length: block }, (_, index) => first + index).filter(storable);
      if (points.length === 0) continue;
      const { rows } = await client.query<{ keys: string }>(
        `select string_agg(nes_fold('a' || chr(point) || 'b'), '|' order by point) as keys
           from generate_series($1::int, $2::int) as point
          where point > 0 and point not between 55296 and 57343`,
        [first, first + block - 1],
      );
      expect(rows[0]?.keys).toBe(points.map((point) => fold(`a${String.fromCodePoint(point)}b`)).join('|'));
    }
  });

  test('agrees with fold() on random texts', async () => {
    const sign = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.constantFrom(...'ıiIİşğüöçâ \u0307\u0327\u0308\u200D-.'),
    );
    const text = fc.array(sign, { maxLength: 30 }).map((signs) => signs.join('').replaceAll('\0', '').toWellFormed());
    const texts = fc.sample(text, Math.min(rounds(2000), 100_000));
    expect(await folded(texts)).toEqual(texts.map(fold));
  });

  test('may stand in an index, runs in parallel workers and passes null through', async () => {
    const { rows } = await client.query(
      "select provolatile, proparallel, proisstrict, nes_fold(null) as of_null from pg_proc where proname = 'nes_fold'",
    );
    expect(rows).toEqual([{ provolatile: 'i', proparallel: 's', proisstrict: true, of_null: null }]);
    await client.query('create table folded (name text); create index on folded (nes_fold(name) text_pattern_ops)');
  });

  test('does not depend on the collation of its column', async () => {
    await client.query("create collation loose (provider = icu, locale = 'und-u-ks-level1', deterministic = false)");
    for (const collation of ['"C"', '"tr-TR-x-icu"', '"und-x-icu"', 'loose']) {
      const { rows } = await client.query(`select nes_fold('Iğdır ışıl ẞ' collate ${collation}) as key`);
      expect(rows, collation).toEqual([{ key: 'IGDIR ISIL SS' }]);
    }
  });
});

const storable = (point: number): boolean => point > 0 && !(point >= 0xd800 && point <= 0xdfff);
