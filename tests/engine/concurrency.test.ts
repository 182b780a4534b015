import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '#domain/language/refuse.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { type Row } from '../../server/engine/types.ts';
import { rounds } from '../support/rounds.ts';
import { person, toyEngine, type ToyEngine } from '../support/toy-engine.ts';

let toy: ToyEngine;
const people = ['Ada', 'Bora', 'Can', 'Dila'].map((name) => person(name, 'registrar'));

beforeAll(async () => { toy = await toyEngine(); });
afterAll(async () => { await toy.close(); });

type Step = { readonly who: number; readonly what: 'count' | 'lend' | 'bringBack' | 'move'; readonly key: number | null };
interface Tally { counted: number; lent: number }

const steps = fc.array(fc.record({
  who: fc.nat({ max: people.length - 1 }),
  what: fc.constantFrom<Step['what']>('count', 'count', 'lend', 'bringBack', 'move'),
  // Some requests are sent twice under one key, as a double click or a retry would.
  key: fc.option(fc.nat({ max: 2 }), { nil: null }),
}), { minLength: 2, maxLength: 8 });

const readBook = async (id: string): Promise<Row & { copies: number; timesLent: number | null }> =>
  (await toy.engine.reads.query('select id, version, state, copies, times_lent as "timesLent" from books where id = $1', [id])).rows[0];

/** Reads, then writes what it read plus one, as a screen would; a stale version means read again. */
async function count(id: string, who: number): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const { version, copies, state } = await readBook(id);
    if (state !== 'onShelf' && state !== 'lent') return false;
    try {
      await updateRecord(toy.engine, people[who] ?? people[0]!, 'books', id, { copies: copies + 1 }, { version });
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return false;
}

async function take(id: string, step: Step, shelves: readonly string[], tally: Tally): Promise<void> {
  const actor = people[step.who] ?? people[0]!;
  const once = step.key === null ? undefined : { key: `${id}-${step.what}-${step.key}`, route: step.what, bodyHash: Buffer.from(step.what) };
  try {
    if (step.what === 'count') {
      if (await count(id, step.who)) tally.counted += 1;
    } else if (step.what === 'lend') {
      const { record } = await performAction(toy.engine, actor, 'books', id, 'lend', { borrower: 'Ali Veli' }, { once });
      tally.lent = Math.max(tally.lent, Number(record['timesLent']));
    } else if (step.what === 'bringBack') await performAction(toy.engine, actor, 'books', id, 'bringBack', {}, { once });
    else {
      const { version } = await readBook(id);
      await updateRecord(toy.engine, actor, 'books', id, { shelf: shelves[step.who % 2] }, { version });
    }
  } catch (error) {
    // Out of turn and stale are the rightful answers to the loser of a race; anything else is a fault.
    if (!(error instanceof Refusal)) throw error;
  }
}

test('whatever people do to one record at once, no change is lost, doubled or half done', async () => {
  await fc.assert(fc.asyncProperty(steps, async (plan) => {
    // Shelves of its own: a guard looks at the books beside it, and a thousand would be more than it may load.
    const shelves = [(await createRecord(toy.engine, people[0]!, 'shelves', { name: 'A' })).id, (await createRecord(toy.engine, people[0]!, 'shelves', { name: 'B' })).id];
    const { id } = await createRecord(toy.engine, people[0]!, 'books', { title: 'Saatleri Ayarlama', genre: 'novel', shelf: shelves[0], copies: 0 });
    const tally: Tally = { counted: 0, lent: 0 };
    await Promise.all(plan.map((step) => take(id, step, shelves, tally)));
    const end = await readBook(id);
    const { rows } = await toy.engine.reads.query<{ seqs: number[]; lends: number }>(
      `select array_agg(seq order by seq) as seqs, count(*) filter (where convert_from(bytes, 'UTF8')::jsonb->>'event' = 'lend') as lends
       from engine.audit_rows where noun = 'books' and record_id = $1`, [id]);
    expect(end.copies).toBe(tally.counted);
    expect(end.timesLent ?? 0).toBe(rows[0]?.lends);
    expect(rows[0]?.seqs).toEqual(Array.from({ length: end.version }, (_, index) => index + 1));
  }), { numRuns: rounds(60, 1_000) });
}, 600_000);
