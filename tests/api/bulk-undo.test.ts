import { afterAll, beforeAll, expect, test } from 'vitest';
import { runBulkSlice } from '../../server/engine/bulk/run-slice.ts';
import { createRecords } from '../../server/engine/create-many.ts';
import { type Engine } from '../../server/engine/types.ts';
import { standingOf } from '../../server/people/standing.ts';
import { konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { person } from '../support/toy-engine.ts';
import { hire, signedIn, type Client } from '../support/toy-api.ts';

let api: KonsolApi;
let engine: Engine;
let supervisor: Client;
const staff: Record<string, string> = {};

beforeAll(async () => {
  api = await konsolApi();
  engine = api.engine;
  for (const [name, roles] of [['ada', ['registrar']], ['can', ['registrar']], ['selin', ['supervisor']], ['posta', ['postClerk']]] as const) staff[name] = await hire(engine, name, [...roles]);
  supervisor = await signedIn(api.app, 'selin');
}, 120_000);
afterAll(async () => { await api.close(); });

const drain = async () => { while (await runBulkSlice(engine, (job) => standingOf(engine, job))); };
const jobOf = async (id: string) => (await supervisor.send('GET', `/api/jobs/${id}`)).body;
const heldBy = async (title: string) => Object.fromEntries((await engine.reads.query<{ assignee: string; n: number }>('select assignee, count(*)::int as n from tasks where title = $1 group by 1', [title])).rows.map(({ assignee, n }) => [assignee, n]));

async function tasksOf(title: string, count: number): Promise<void> {
  await createRecords(engine, person('kuran', 'registrar'), 'tasks', Array.from({ length: count }, () => ({ kind: 'other', title, role: 'registrar', assignee: staff['ada'] })));
}

async function assign(title: string, to: string): Promise<string> {
  const { status, body } = await supervisor.send('POST', '/api/tasks/actions/assign/bulk', { selection: { filter: { title: { contains: title } } }, input: { newAssignee: staff[to] }, dryRun: false });
  expect(status).toBe(202);
  await drain();
  return body.job;
}

test('the tasks of somebody who is away go to a colleague in one job, and come back in one', async () => {
  const title = 'izinde';
  await tasksOf(title, 12);
  const job = await assign(title, 'can');
  expect(await jobOf(job)).toMatchObject({ state: 'done', succeeded: 12, refused: 0 });
  expect(await heldBy(title)).toEqual({ [staff['can'] as string]: 12 });
  const undone = await supervisor.send('POST', `/api/jobs/${job}/undo`, {}, { 'idempotency-key': 'geri' });
  expect((await supervisor.send('POST', `/api/jobs/${job}/undo`, {}, { 'idempotency-key': 'geri' })).body).toEqual(undone.body);
  await drain();
  expect(await jobOf(undone.body.job)).toMatchObject({ action: 'giveBack', state: 'done', succeeded: 12, retryOf: job });
  expect(await heldBy(title)).toEqual({ [staff['ada'] as string]: 12 });
});

test('taking back touches what the job did and nothing that somebody changed since', async () => {
  const title = 'arada değişen';
  await tasksOf(title, 3);
  const job = await assign(title, 'can');
  const { rows: [first] } = await engine.reads.query<{ id: string; version: number }>('select id, version from tasks where title = $1 order by id limit 1', [title]);
  expect((await supervisor.send('POST', `/api/tasks/${first?.id}/actions/giveBack`, {}, { 'if-match': `"${first?.version}"` })).status).toBe(200);
  const { body } = await supervisor.send('POST', `/api/jobs/${job}/undo`, {});
  await drain();
  expect(await jobOf(body.job)).toMatchObject({ succeeded: 2, refused: 1, reasons: [{ code: 'NOBODY_BEFORE' }] });
  expect(await heldBy(title)).toEqual({ [staff['ada'] as string]: 3 });
});

test('a task goes to nobody who does not sit at its desk; a job that names no way back, one of another and a rehearsal are not undone', async () => {
  const title = 'başka masa';
  await tasksOf(title, 2);
  expect(await jobOf(await assign(title, 'posta'))).toMatchObject({ succeeded: 0, refused: 2, reasons: [{ sentence: 'Bu kişi şu an Kayıt operatörü masasında çalışmıyor; işi o masadan birine verin.' }] });
  const rehearsal = await supervisor.send('POST', '/api/tasks/actions/assign/bulk', { selection: { filter: { title: { contains: title } } }, input: { newAssignee: staff['can'] }, dryRun: true });
  await drain();
  const dropped = await supervisor.send('POST', '/api/tasks/actions/drop/bulk', { selection: { filter: { title: { contains: title } } }, input: { outcome: 'Gereği kalmadı' }, dryRun: false });
  await drain();
  for (const id of [rehearsal.body.job, dropped.body.job]) expect((await supervisor.send('POST', `/api/jobs/${id}/undo`, {})).status).toBe(409);
  expect((await (await signedIn(api.app, 'ada')).send('POST', `/api/jobs/${dropped.body.job}/undo`, {})).status).toBe(404);
});
