import { afterAll, beforeAll, expect, test } from 'vitest';
import { holidaysOf } from '#domain/calendar/business-days.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { recomputeDeadlines } from '../../server/engine/recompute-deadlines.ts';
import { strandedStates } from '../../server/engine/stored-states.ts';
import { type Engine } from '../../server/engine/types.ts';
import { person, toyEngine, type ToyEngine } from '../support/toy-engine.ts';

let toy: ToyEngine;
const ada = person('Ada', 'registrar');

beforeAll(async () => { toy = await toyEngine(); });
afterAll(async () => { await toy.close(); });

const dueOf = async (id: string): Promise<unknown> => (await toy.engine.reads.query('select due_at, version from books where id = $1', [id])).rows[0];

test('a new holiday moves the deadlines of what waits, once and on the record', async () => {
  const { id } = await createRecord(toy.engine, ada, 'books', { title: 'Kuyucaklı Yusuf', genre: 'novel' });
  expect(await dueOf(id)).toEqual({ due_at: '2026-11-25T08:00:00.000Z', version: 1 });
  const holidays = holidaysOf([{ date: '2026-11-24', half: false }]);
  const engine: Engine = { ...toy.engine, settings: { ...toy.engine.settings, holidays: async () => holidays } };
  expect(await recomputeDeadlines(engine)).toBe(1);
  expect(await dueOf(id)).toEqual({ due_at: '2026-11-26T08:00:00.000Z', version: 2 });
  expect(await recomputeDeadlines(engine)).toBe(0);
  const { rows } = await toy.engine.reads.query("select convert_from(bytes, 'UTF8')::jsonb->>'event' as event from engine.audit_rows where record_id = $1 order by seq", [id]);
  expect(rows.map(({ event }) => event)).toEqual(['create', 'deadlineMoved']);
});

test('a stored state that its page does not know is named', async () => {
  expect(await strandedStates(toy.engine)).toEqual([]);
  await toy.engine.reads.query("insert into shelves (id, version, state, state_since, created_at, updated_at, name) values (gen_random_uuid(), 1, 'burnt', now(), now(), now(), 'B')");
  expect(await strandedStates(toy.engine)).toEqual(["'shelves' tablosunda sayfanın bilmediği bir durum var: 'burnt'."]);
});
