import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBulkSlice } from '../../server/engine/bulk/run-slice.ts';
import { createRecords } from '../../server/engine/create-many.ts';
import { standingOf } from '../../server/people/standing.ts';
import { desk, konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { type Answer, type Client } from '../support/toy-api.ts';
import { person } from '../support/toy-engine.ts';

let api: KonsolApi;
let ada: Client;
let selin: Client;

beforeAll(async () => {
  api = await konsolApi();
  [ada, selin] = [await desk(api, 'registrar'), await desk(api, 'supervisor')];
}, 120_000);
afterAll(async () => { await api.close(); });

const drain = async () => { while (await runBulkSlice(api.engine, (job) => standingOf(api.engine, job))); };
const order = (client: Client, body: object) => client.send('POST', '/api/tasks/actions/complete/bulk', body);
const allOf = (title: string, more: object = {}) => ({ selection: { filter: { title: { contains: title }, state: 'open' } }, dryRun: false, ...more });
const jobOf = async (id: string) => (await ada.send('GET', `/api/jobs/${id}`)).body;

async function tasks(title: string, count: number): Promise<string[]> {
  await createRecords(api.engine, person('kuran', 'registrar'), 'tasks', Array.from({ length: count }, () => ({ kind: 'other', title, role: 'registrar' })));
  const { rows } = await api.engine.reads.query<{ id: string }>('select id from tasks where title = $1 order by id', [title]);
  return rows.map(({ id }) => id);
}

const statesOf = async (title: string) => Object.fromEntries((await api.engine.reads.query<{ state: string; n: number }>('select state, count(*)::int as n from tasks where title = $1 group by 1', [title])).rows.map(({ state, n }) => [state, n]));

describe('a run after its rehearsal', () => {
  const rehearse = async (title: string, more: object = {}) => {
    const { body: { job } } = await order(ada, allOf(title, { dryRun: true, ...more }));
    await drain();
    return job as string;
  };
  const runOf = (rehearsed: string, more: object = {}) => order(ada, { selection: { rehearsed }, dryRun: false, ...more });

  test('is about the very records that were rehearsed: what has joined the question since is not touched', async () => {
    const title = 'prova';
    const [first, gone] = await tasks(title, 4);
    const rehearsed = await rehearse(title);
    await tasks(title, 3);
    await ada.send('POST', `/api/tasks/${gone}/actions/complete`, {});
    const { body: { job } } = await runOf(rehearsed);
    await drain();
    expect(await jobOf(job)).toMatchObject({ state: 'done', total: 4, succeeded: 3, refused: 1, reasons: [{ code: 'illegal_state' }] });
    expect(await statesOf(title)).toEqual({ done: 4, open: 3 });
    const { rows: [deed] } = await api.engine.reads.query<{ bytes: Buffer }>('select bytes from engine.access_log where record_ids = array[$1::uuid] order by id', [job]);
    expect(JSON.parse(String(deed?.bytes))).toMatchObject({ kind: 'bulkBegun', more: { selection: 'rehearsed', rehearsed, total: 4 } });
    expect((await ada.send('GET', `/api/jobs/${job}/rows`)).body.rows[0]).toMatchObject({ recordId: first, outcome: 'succeeded' });
  });

  test('is that person’s, that action’s, with that input, within the hour, and after a rehearsal that went through', async () => {
    const title = 'prova kapısı';
    const ids = await tasks(title, 2);
    const rehearsed = await rehearse(title, { input: { outcome: 'Ay sonu' } });
    const { body: { job: ofSelin } } = await order(selin, allOf(title, { dryRun: true, input: { outcome: 'Ay sonu' } }));
    await drain();
    const refusals: [string, Answer, object][] = [
      ['another person', await order(selin, { selection: { rehearsed }, dryRun: false, input: { outcome: 'Ay sonu' } }), { status: 404 }],
      ['another action', await selin.send('POST', '/api/tasks/actions/drop/bulk', { selection: { rehearsed: ofSelin }, dryRun: false, input: { outcome: 'Ay sonu' } }), { status: 404 }],
      ['another input', await runOf(rehearsed, { input: { outcome: 'Başka' } }), { status: 422, body: { errors: [{ path: 'input' }] } }],
      ['a rehearsal of a rehearsal', await runOf(rehearsed, { dryRun: true }), { status: 422, body: { errors: [{ path: 'selection.rehearsed' }] } }],
      ['records beside it', await order(ada, { selection: { rehearsed, ids }, dryRun: false }), { status: 422 }],
      ['no job', await runOf(ids[0] ?? ''), { status: 404 }],
    ];
    for (const [what, answer, expected] of refusals) expect(answer, what).toMatchObject(expected);
    const { body: { job: unfinished } } = await order(ada, allOf(title, { dryRun: true }));
    expect(await runOf(unfinished)).toMatchObject({ status: 409, body: { code: 'illegal_state', detail: expect.stringContaining('Deneme bitmedi') } });
    await drain();
    const { body: { job: real } } = await runOf(rehearsed, { input: { outcome: 'Ay sonu' } });
    expect(await runOf(real, { input: { outcome: 'Ay sonu' } })).toMatchObject({ status: 404 });
    await drain();
    await api.engine.reads.query("update engine.bulk_jobs set finished_at = finished_at - interval '61 minutes' where id = $1", [rehearsed]);
    expect(await runOf(rehearsed, { input: { outcome: 'Ay sonu' } })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('60 dakikadan çok') } });
    expect(await statesOf(title)).toEqual({ done: 2 });
  });
});
