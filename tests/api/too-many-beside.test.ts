import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { hire, type Client } from '../support/toy-api.ts';

let api: KonsolApi;
let admin: Client;
let crowded: string;
let plain: string;

beforeAll(async () => {
  api = await konsolApi();
  admin = await desk(api, 'admin');
  [crowded, plain] = [await hire(api.engine, 'kalabalik', ['registrar']), await hire(api.engine, 'sade', ['registrar'])];
  await api.engine.reads.query(`insert into staff (id, version, state, state_since, created_at, updated_at, username, name, held_roles, stand_in)
    select gen_random_uuid(), 1, 'active', now(), now(), now(), 'vekil.eden.' || n, 'Vekil Eden', '[{"role":"registrar","from":"2020-01-01","until":null}]', $1 from generate_series(1, 201) n`, [crowded]);
}, 120_000);
afterAll(() => api.close());

const act = (id: string, action: string) => admin.send('POST', `/api/staff/${id}/actions/${action}`, {});

test('a condition that would have to look at more records than it may is not met, in words, and nothing happens', async () => {
  const answer = await admin.send('POST', `/api/staff/${crowded}/credentials`, {});
  expect(answer).toMatchObject({ status: 409, body: { code: 'guard_refused', sentences: [{ code: 'TOO_MANY_TO_JUDGE', sentence: expect.stringContaining('“Personel” kayıtları 200 taneden çok') }] } });
  expect((await api.engine.reads.query('select reset_at from staff where id = $1', [crowded])).rows).toEqual([{ reset_at: null }]);
  expect((await admin.send('POST', `/api/staff/${plain}/credentials`, {})).status).toBe(200);
});

test('a condition that does not look there is judged as ever, and the records beside it keep their buttons', async () => {
  expect((await act(crowded, 'requestReset')).status).toBe(200);
  expect(await act(crowded, 'permitReset')).toMatchObject({ status: 409, body: { sentences: [{ code: 'RESET_ASKED_BY_YOU' }] } });
  const { records } = (await admin.send('POST', '/api/staff/actions/check', { ids: [crowded, plain] })).body;
  expect(records[plain].map(({ name }: { name: string }) => name)).toContain('suspend');
  expect(records[crowded]).toContainEqual({ name: 'permitReset', blockedBy: [{ code: 'RESET_ASKED_BY_YOU', sentence: expect.any(String) }] });
});

test('nothing unexpected happened', () => { expect(api.log).toEqual([]); });
