import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../server/engine/audit/verify.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Row, type Values } from '../../server/engine/types.ts';
import { uploadList } from '../../server/modules/application-lists/intake.ts';
import { takeRowsIn } from '../../server/modules/application-lists/take-rows-in.ts';
import { activeUniversity, openOrder } from '../support/active-university.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { killCommands } from '../support/kill-connections.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
let institution: Row;
let officer: Row;
const registrar = person('Kaan', 'registrar');
const act = async (noun: string, id: string, action: string, input: Values = {}, by = registrar) => (await performAction(desk.engine, by, noun, id, action, input)).record;
const upload = async (name: string) => uploadList(desk.outside, registrar, {
  bytes: await desk.signed(await readFile(`tests/fixtures/lists/${name}`), officer.id), fileName: name,
  values: { institution: institution.id, officer: officer.id, signedHow: 'eSigned', signedOn: '2026-11-23' },
});
const count = async (sql: string, values: unknown[] = []) => ((await desk.engine.reads.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)).rows[0]?.n);

beforeAll(async () => {
  desk = await consoleEngine();
  ({ institution, officer } = await activeUniversity(desk));
}, 120_000);
afterAll(() => desk.close());

const deaths = 20;

/** Comes back when the list has recorded more than so many rows. */
async function moreThan(list: string, rows: number): Promise<void> {
  for (let now = 0; now <= rows; await setTimeout(25)) {
    const { rows: [seen] } = await desk.engine.reads.query<{ accepted: number; state: string }>('select rows_accepted as accepted, state from application_lists where id = $1', [list]);
    if (seen?.state !== 'takingIn') return;
    now = seen.accepted;
  }
}

test('5,000 rows whose job is killed again and again come in without a double and without a gap', async () => {
  await openOrder(desk, institution.id, { 1: 5_000, 2: 5_000, 3: 5_000 }, 5_000);
  const list = await upload('buyuk-5000.xlsx');
  const checking = performance.now();
  // The look through the rows, and the check of the signature.
  await desk.runJobs();
  const checked = performance.now();
  await act('application-lists', list.id, 'accept');
  let killed = 0;
  let working = 0;
  const accepted = new Set<number>();
  for (let state = 'takingIn'; state === 'takingIn'; ({ state } = await desk.one('application-lists', { id: list.id }))) {
    const began = performance.now();
    const job = takeRowsIn(desk.engine, list.id).then(() => 'ended', () => 'died');
    if (killed < deaths) {
      // Every other one has committed something before it dies, the rest die early; each at another place of its batch.
      if (killed % 2 === 1) await Promise.race([job, moreThan(list.id, Math.max(0, ...accepted))]);
      await setTimeout(20 + ((killed * 397) % 500));
      // The connection dies as it does with its process: in the middle of whatever it was doing.
      await killCommands(desk.engine);
      killed += 1;
    }
    await job;
    working += performance.now() - began;
    accepted.add(Number((await desk.one('application-lists', { id: list.id }))['rowsAccepted']));
  }
  console.info(`5,000 rows: checked in ${((checked - checking) / 1000).toFixed(1)} s, taken in within ${(working / 1000).toFixed(1)} s, ${killed} deaths, seen at ${[...accepted].join(', ')}`);

  expect(await desk.one('application-lists', { id: list.id })).toMatchObject({ state: 'accepted', rowsAccepted: 5_000, rowsFaulty: 0, rowsOverQuota: 0 });
  const own = 'pre_applications where application_list = $1';
  expect(await count(own, [list.id])).toBe(5_000);
  expect(await count(`(select distinct person_number from ${own}) p`, [list.id])).toBe(5_000);
  expect(await count(`${own} and state = 'awaitingApplicant' and invited_at is not null`, [list.id])).toBe(5_000);
  expect(await count("list_rows r join pre_applications a on a.id = r.pre_application where r.list = $1 and r.verdict = 'accepted' and r.value ->> 'personNumber' = a.person_number", [list.id])).toBe(5_000);
  expect(await count("outgoing_mails where template_code = 'application-invitation' and state = 'queued'")).toBe(5_000);
  expect(await count('(select person from employments where institution = $1 group by person having count(*) = 1) e', [institution.id])).toBe(5_000);
  const { rows: [reserved] } = await desk.engine.reads.query<{ lines: number; quota: number }>(`select (select sum(reserved)::int from order_lines where product = 'certificate') as lines,
    (select count(*)::int from ${own} and quota = 'reserved') as quota`, [list.id]);
  expect(reserved?.lines).toBe(reserved?.quota);
  expect((await verifyAudit(desk.engine)).faults).toEqual([]);
}, 600_000);
