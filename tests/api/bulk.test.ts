import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createRecords } from '../../server/engine/create-many.ts';
import { sweepBulk } from '../../server/engine/bulk/bulk-job.ts';
import { runBulkSlice } from '../../server/engine/bulk/run-slice.ts';
import { type Engine } from '../../server/engine/types.ts';
import { standingOf } from '../../server/people/standing.ts';
import { endAll, start } from '../platform/processes.ts';
import { konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { hire, signedIn, toyApi, type Client, type ToyApi } from '../support/toy-api.ts';
import { person } from '../support/toy-engine.ts';

let api: KonsolApi;
let engine: Engine;
let ada: Client;
let adaId: string;
let selin: Client;

beforeAll(async () => {
  api = await konsolApi();
  engine = api.engine;
  adaId = await hire(engine, 'ada', ['registrar']);
  await hire(engine, 'selin', ['supervisor']);
  [ada, selin] = [await signedIn(api.app, 'ada'), await signedIn(api.app, 'selin')];
}, 120_000);
afterEach(endAll);
afterAll(async () => { await api.close(); });

const slice = (of = engine) => runBulkSlice(of, (job) => standingOf(of, job));
const drain = async (of = engine) => { while (await slice(of)); };
const maker = person('kuran', 'registrar');

/** Tasks of one story, told apart by their title. */
async function tasks(title: string, counts: Record<string, number>): Promise<string[]> {
  const rows = Object.entries(counts).flatMap(([role, count]) => Array.from({ length: count }, () => ({ kind: 'other', title, role })));
  for (let from = 0; from < rows.length; from += 5_000) await createRecords(engine, maker, 'tasks', rows.slice(from, from + 5_000));
  const { rows: made } = await engine.reads.query<{ id: string }>('select id from tasks where title = $1 order by id', [title]);
  return made.map(({ id }) => id);
}

const order = (client: Client, body: object, headers: Record<string, string> = {}) => client.send('POST', '/api/tasks/actions/complete/bulk', body, headers);
const allOf = (title: string, more: object = {}) => ({ selection: { filter: { title: { contains: title }, state: 'open' } }, dryRun: false, ...more });
const jobOf = async (client: Client, id: string) => (await client.send('GET', `/api/jobs/${id}`)).body;
const trailOf = async (title: string, event: string) => (await engine.reads.query<{ bytes: Buffer }>(
  'select a.bytes from engine.audit_rows a join tasks t on t.id = a.record_id where t.title = $1', [title])).rows.map(({ bytes }) => JSON.parse(bytes.toString('utf8'))).filter((entry) => entry.event === event);
const statesOf = async (title: string) => Object.fromEntries((await engine.reads.query<{ state: string; n: number }>('select state, count(*)::int as n from tasks where title = $1 group by 1', [title])).rows.map(({ state, n }) => [state, n]));
const deedsOf = async (job: string) => (await engine.reads.query<{ bytes: Buffer }>('select bytes from engine.access_log where record_ids = array[$1::uuid] order by id', [job])).rows.map(({ bytes }) => JSON.parse(bytes.toString('utf8')));

describe('a dry run', () => {
  test('asks every row for its sentence, counts, and changes nothing at all', async () => {
    const title = 'deneme';
    const ids = await tasks(title, { registrar: 130, supervisor: 20 });
    await ada.send('POST', `/api/tasks/${ids[0]}/actions/complete`, {});
    const before = (await engine.reads.query("select (select sum(version) from tasks) as v, (select count(*) from engine.audit_rows) as a, (select count(*) from engine.doings) as d, (select count(*) from pgboss.job) as j")).rows;
    const begun = await order(ada, { selection: { ids }, dryRun: true });
    expect(begun.status).toBe(202);
    await drain();
    const job = await jobOf(ada, begun.body.job);
    expect(job).toMatchObject({ kind: 'bulk', noun: 'tasks', action: 'complete', dryRun: true, state: 'done', total: 150, done: 150, succeeded: 129, refused: 21 });
    expect(job.reasons.map(({ code, count }: { code: string; count: number }) => [code, count])).toEqual([['OTHER_DESK', 20], ['illegal_state', 1]]);
    expect(job.reasons[0].sentence).toBe('Bu iş başka bir masanın: Onay yetkilisi.');
    expect((await engine.reads.query("select (select sum(version) from tasks) as v, (select count(*) from engine.audit_rows) as a, (select count(*) from engine.doings) as d, (select count(*) from pgboss.job) as j")).rows).toEqual(before);
    expect((await ada.send('POST', `/api/jobs/${job.id}/retry`, {})).status).toBe(409);
  });
});

describe('a run', () => {
  test('goes through the door of each record as the person: guards hold, each row has its result, each trail names the job', async () => {
    const title = 'gerçek';
    const ids = await tasks(title, { registrar: 30, supervisor: 5 });
    const { body: { job: id } } = await order(ada, { ...allOf(title, { input: { outcome: 'Toplu kapatıldı' }, reason: 'Ay sonu; TCKN 10000000146 aradı' }), selection: { filter: { title: { contains: title } }, except: [ids[1]] } });
    expect(await jobOf(ada, id)).toMatchObject({ state: 'running', total: 34, done: 0 });
    await drain();
    const job = await jobOf(ada, id);
    expect(job).toMatchObject({ state: 'done', succeeded: 29, refused: 5, reasons: [{ code: 'OTHER_DESK', count: 5 }] });
    expect(await statesOf(title)).toEqual({ done: 29, open: 6 });
    const trail = await trailOf(title, 'complete');
    expect(trail).toHaveLength(29);
    expect(trail.every(({ actor, cause, roles: _, ...entry }) => actor.id === adaId && cause.id === id && cause.noun === 'bulk' && entry.reason !== undefined)).toBe(true);
    const refused = await ada.send('GET', `/api/jobs/${id}/rows?outcome=refused`);
    expect(refused.body.rows).toHaveLength(5);
    expect(refused.body.rows[0]).toMatchObject({ title, outcome: 'refused', code: 'OTHER_DESK', sentence: 'Bu iş başka bir masanın: Onay yetkilisi.' });
    const [begun, finished] = await deedsOf(id);
    expect(begun).toMatchObject({ kind: 'bulkBegun', actorId: adaId, more: { action: 'complete', total: 34, filterFields: ['title'], reason: 'Ay sonu; TCKN *** aradı' } });
    expect(finished).toMatchObject({ kind: 'bulkFinished', more: { succeeded: 29, refused: 5 } });
    expect((await ada.send('GET', '/api/me/jobs')).body.jobs[0]).toMatchObject({ id, state: 'done', succeeded: 29, refused: 5 });
  });

  test('is about what was there when it began: what comes later is not touched, what moved away is told', async () => {
    const title = 'donmuş';
    const ids = await tasks(title, { registrar: 3 });
    const { body: { job } } = await order(ada, allOf(title));
    await tasks(title, { registrar: 2 });
    await selin.send('POST', `/api/tasks/${ids[0]}/actions/drop`, { outcome: 'Gerek kalmadı' });
    await drain();
    expect(await jobOf(ada, job)).toMatchObject({ total: 3, succeeded: 2, refused: 1, reasons: [{ code: 'illegal_state' }] });
    expect(await statesOf(title)).toEqual({ done: 2, dropped: 1, open: 2 });
  });

  test('stops between two rows when it is cancelled, and what was refused is tried again without the rest', async () => {
    const title = 'yarım';
    await tasks(title, { registrar: 40, postClerk: 4 });
    const { body: { job } } = await order(ada, allOf(title));
    expect((await ada.send('POST', `/api/jobs/${job}/cancel`)).status).toBe(204);
    await drain();
    expect(await jobOf(ada, job)).toMatchObject({ state: 'cancelled', done: 0, total: 44 });
    expect(await statesOf(title)).toEqual({ open: 44 });
    expect((await ada.send('POST', `/api/jobs/${job}/cancel`)).body.code).toBe('illegal_state');

    const { body: { job: second } } = await order(ada, allOf(title));
    await drain();
    expect(await jobOf(ada, second)).toMatchObject({ succeeded: 40, refused: 4 });
    await grant(adaId, ['registrar', 'postClerk']);
    const again = await ada.send('POST', `/api/jobs/${second}/retry`, {}, { 'idempotency-key': 'yeniden' });
    expect((await ada.send('POST', `/api/jobs/${second}/retry`, {}, { 'idempotency-key': 'yeniden' })).body).toEqual(again.body);
    await drain();
    expect(await jobOf(ada, again.body.job)).toMatchObject({ total: 4, succeeded: 4, refused: 0, retryOf: second });
    await grant(adaId, ['registrar']);
  });

  test('counts the rights of today: whoever lost the role meets a no at each row, whoever left stops it', async () => {
    const title = 'ayrılan';
    await tasks(title, { registrar: 4 });
    const id = await hire(engine, 'geçici', ['registrar']);
    const client = await signedIn(api.app, 'geçici');
    const { body: { job: first } } = await order(client, allOf(title));
    await grant(id, ['auditor']);
    await drain();
    expect(await jobOf(client, first)).toMatchObject({ state: 'done', succeeded: 0, refused: 4, reasons: [{ code: 'not_permitted', count: 4 }] });
    await grant(id, ['registrar']);
    await new Promise((resolve) => { setTimeout(resolve, 600); });
    const { body: { job: second } } = await order(client, allOf(title));
    await engine.reads.query("update staff set state = 'suspended' where id = $1", [id]);
    await drain();
    const { rows: [stopped] } = await engine.reads.query('select state, stopped_code, stopped_tr from engine.bulk_jobs where id = $1', [second]);
    expect(stopped).toEqual({ state: 'failed', stopped_code: 'person_disabled', stopped_tr: 'İşi başlatan kişinin hesabı artık etkin değil; kalan kayıtlara dokunulmadı.' });
    expect(await statesOf(title)).toEqual({ open: 4 });
    expect((await deedsOf(second)).map(({ kind }) => kind)).toEqual(['bulkBegun', 'bulkStopped']);
  });

  test('keeps the delegation: both names stand in the trail, and when it is over the rest is left alone', async () => {
    const title = 'vekâlet';
    await tasks(title, { supervisor: 3 });
    const { rows: [boss] } = await engine.reads.query<{ id: string }>("select id from staff where username = 'selin'");
    const id = await hire(engine, 'vekil', ['callAgent']);
    await engine.reads.query("update staff set stand_in = $2, away_from = '2026-11-01' where id = $1", [boss?.id, id]);
    const client = await signedIn(api.app, 'vekil');
    const acting = { 'x-acting-for': boss?.id ?? '' };
    const { body: { job } } = await order(client, allOf(title), acting);
    await drain();
    expect(await jobOf(client, job)).toMatchObject({ succeeded: 3 });
    const [entry] = await trailOf(title, 'complete');
    expect(entry.actor).toMatchObject({ name: 'vekil soyadı', for: { name: 'selin soyadı' } });
    await tasks(`${title} iki`, { supervisor: 1 });
    const { body: { job: late } } = await order(client, allOf(`${title} iki`), acting);
    await engine.reads.query('update staff set stand_in = null where id = $1', [boss?.id]);
    await drain();
    expect(await jobOf(client, late)).toMatchObject({ state: 'failed', done: 0, stopped: { code: 'delegation_over' } });
  });
});

const grant = (id: string, roles: string[]) => engine.reads.query('update staff set held_roles = $2 where id = $1', [id, JSON.stringify(roles.map((role) => ({ role, from: '2020-01-01', until: null })))]);

describe('workers', () => {
  test('several at once do each row once', async () => {
    const title = 'dört işçi';
    await tasks(title, { registrar: 300 });
    const { body: { job } } = await order(ada, allOf(title));
    // The lease keeps them apart; taken from them, the lock of the row does.
    const hurry = setInterval(() => { void engine.reads.query('update engine.bulk_jobs set lease_until = null where id = $1', [job]); }, 20);
    await Promise.all([drain(), drain(), drain(), drain()]);
    clearInterval(hurry);
    await drain();
    expect(await jobOf(ada, job)).toMatchObject({ state: 'done', succeeded: 300, refused: 0 });
    expect(await trailOf(title, 'complete')).toHaveLength(300);
  });

  test('a large job does not keep a small one of somebody else waiting', async () => {
    // More than a quick machine does in one turn: 5,000 were done in two seconds on one.
    await tasks('çok', { registrar: 15_000 });
    await tasks('az', { supervisor: 5 });
    const large = (await order(ada, allOf('çok'))).body.job;
    await slice();
    const small = (await order(selin, allOf('az'))).body.job;
    await slice();
    expect(await jobOf(selin, small)).toMatchObject({ state: 'done', succeeded: 5 });
    expect(await jobOf(ada, large)).toMatchObject({ state: 'running' });
    await ada.send('POST', `/api/jobs/${large}/cancel`);
  });

  test('one that is killed in the middle leaves nothing half done and nothing done twice: the next goes on', async () => {
    const title = 'öldürülen';
    await tasks(title, { registrar: 1_500 });
    const { body: { job } } = await order(ada, allOf(title));
    const { settings } = api.assembly;
    const worker = () => start('scripts/worker.ts', [], { MODE: 'test', DATA_DIR: settings.dataDir, DATABASE_URL: settings.databaseUrl, TEST_DATABASE_URL: undefined });
    const first = worker();
    await first.line((text) => text.includes('İşçi çalışıyor'));
    const killedAt = await soon(async () => { const { done } = await jobOf(ada, job); return done > 100 && done; });
    first.child.kill('SIGKILL');
    await first.ended;
    expect(killedAt).toBeLessThan(1_500);
    worker();
    const finished = await soon(async () => { const now = await jobOf(ada, job); return now.state === 'done' && now; });
    expect(finished).toMatchObject({ succeeded: 1_500, refused: 0 });
    expect(await trailOf(title, 'complete')).toHaveLength(1_500);
    expect(await statesOf(title)).toEqual({ done: 1_500 });
  }, 180_000);
});

async function soon<T>(look: () => Promise<T | false>): Promise<T> {
  for (let waited = 0; waited < 1_500; waited++) {
    const found = await look();
    if (found !== false) return found;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('It never came true');
}

describe('what is refused at the door', () => {
  test('somebody else\'s job, a right that is not held, an action that is not there, a selection that is none', async () => {
    await tasks('kapı', { registrar: 2 });
    const { body: { job } } = await order(ada, allOf('kapı', { dryRun: true }));
    for (const [method, path] of [['GET', ''], ['GET', '/rows'], ['POST', '/cancel'], ['POST', '/retry']] as const) expect((await selin.send(method, `/api/jobs/${job}${path}`, method === 'POST' ? {} : undefined)).status, path).toBe(404);
    const drop = await ada.send('POST', '/api/tasks/actions/drop/bulk', allOf('kapı', { input: { outcome: 'x' } }));
    expect(drop).toMatchObject({ status: 403, body: { code: 'not_permitted', detail: expect.stringContaining('Onay yetkilisi') } });
    expect((await ada.send('POST', '/api/tasks/actions/nothing/bulk', allOf('kapı'))).status).toBe(404);
    expect((await selin.send('POST', '/api/tasks/actions/drop/bulk', allOf('kapı'))).body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'outcome' }] });
    for (const selection of [undefined, {}, { ids: [] }, { ids: ['x'] }, { filter: [] }, { filter: { nothing: 1 } }, { ids: ['0198a000-0000-7000-8000-000000000000'], filter: {} }, { filter: { title: { contains: 'hiç yok böyle iş' } } }]) {
      expect((await order(ada, { selection, dryRun: true })).status, JSON.stringify(selection)).toBe(422);
    }
    expect((await order(ada, { selection: { filter: {} } })).body.errors[0].path).toBe('dryRun');
    await drain();
  });

  test('more than twenty thousand records are refused before anything begins; the same key begins one job', async () => {
    await engine.reads.query(`insert into tasks (id, version, state, state_since, created_at, updated_at, kind, title, role)
      select gen_random_uuid(), 1, 'open', now(), now(), now(), 'fraud', 'yığın', 'registrar' from generate_series(1, 20001)`);
    expect(await order(ada, { selection: { filter: { kind: 'fraud' } }, dryRun: true })).toMatchObject({ status: 422, body: { code: 'too_many_rows', limit: 20_000, count: 20_001 } });
    await engine.reads.query("delete from tasks where title = 'yığın'");
    await tasks('anahtar', { registrar: 1 });
    const key = { 'idempotency-key': 'bir kez'.replace(' ', '-') };
    const [one, two] = [await order(ada, allOf('anahtar'), key), await order(ada, allOf('anahtar'), key)];
    expect(two.body).toEqual(one.body);
    await drain();
  });
});

test('after thirty days a job and its rows are gone', async () => {
  const before = Number((await engine.reads.query('select count(*) as n from engine.bulk_jobs')).rows[0].n);
  expect(before).toBeGreaterThan(10);
  api.at('2026-12-23T08:00:01.000Z');
  for (let i = 0; i < 3; i++) await sweepBulk(engine);
  expect((await engine.reads.query('select (select count(*) from engine.bulk_jobs) as jobs, (select count(*) from engine.bulk_rows) as rows')).rows).toEqual([{ jobs: 0, rows: 0 }]);
  api.at('2026-11-23T08:00:00.000Z');
});

describe('two people', () => {
  let toy: ToyApi;
  const clients: Record<string, Client> = {};
  beforeAll(async () => {
    toy = await toyApi();
    for (const [name, role] of [['ada', 'registrar'], ['cem', 'supervisor'], ['nil', 'auditor']] as const) {
      await hire(toy.engine, name, [role]);
      clients[name] = await signedIn(toy.app, name);
    }
  });
  afterAll(async () => { await toy.close(); });

  const bulk = async (who: string, action: string, more: object = {}) => {
    const { body } = await (clients[who] as Client).send('POST', `/api/books/actions/${action}/bulk`, { selection: { filter: {} }, dryRun: false, ...more });
    await drain(toy.engine);
    return (await (clients[who] as Client).send('GET', `/api/jobs/${body.job}`)).body;
  };

  test('whoever made the records does not sell them in bulk either; the other does', async () => {
    for (let i = 0; i < 3; i++) await clients['ada']?.send('POST', '/api/books', { title: `Kitap ${i}`, genre: 'novel', borrower: 'Işıl Günışığı' });
    expect(await bulk('ada', 'sell', { dryRun: true })).toMatchObject({ refused: 3, reasons: [{ code: 'FOUR_EYES', count: 3 }] });
    expect(await bulk('ada', 'sell')).toMatchObject({ refused: 3, succeeded: 0 });
    expect(await bulk('cem', 'sell', { dryRun: true })).toMatchObject({ succeeded: 3, refused: 0 });
  });

  test('a second signature is given record by record: over many it is refused before anything begins, rehearsed or not', async () => {
    for (const dryRun of [true, false]) {
      const answer = await clients['cem']?.send('POST', '/api/books/actions/scrap/bulk', { selection: { filter: {} }, dryRun });
      expect(answer).toMatchObject({ status: 409, body: { code: 'guard_refused', sentences: [{ code: 'ONE_BY_ONE', sentence: expect.stringContaining('tek tek') }] } });
    }
    const approval = await selin.send('POST', '/api/changes/actions/approve/bulk', { selection: { filter: {} }, dryRun: false });
    expect(approval).toMatchObject({ status: 409, body: { sentences: [{ code: 'ONE_BY_ONE' }] } });
    expect((await toy.engine.reads.query('select count(*)::int as n from engine.approvals')).rows).toEqual([{ n: 0 }]);
  });

  test('what is about one person is not given to all of them', async () => {
    const answer = await clients['ada']?.send('POST', '/api/books/actions/lend/bulk', { selection: { filter: {} }, input: { borrower: 'Işıl' }, dryRun: true });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'input.borrower', code: 'personal_input_in_bulk' }] } });
  });
});
