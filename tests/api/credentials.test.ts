import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Role } from '#domain/roles.ts';
import { konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { clientOf, hire, signedIn, type Client } from '../support/toy-api.ts';

let api: KonsolApi;
let admin: Client;
let adminId: string;

const account = async (username: string, ...roles: Role[]) => ({ username, id: await hire(api.engine, username, roles) });
const reset = (desk: Client, id: string) => desk.send('POST', `/api/staff/${id}/credentials`, {});
const act = (desk: Client, id: string, action: string) => desk.send('POST', `/api/staff/${id}/actions/${action}`, {});

beforeAll(async () => {
  api = await konsolApi();
  adminId = (await account('yonetici', 'admin')).id;
  admin = await signedIn(api.app, 'yonetici');
}, 120_000);
afterAll(() => api.close());

test('an administrator resets the credentials of a clerk alone, never his own; a clerk nobody’s', async () => {
  const clerk = await account('kaan', 'registrar');
  await api.engine.reads.query("update staff set email = 'kaan@ornek.gov.tr' where id = $1", [clerk.id]);
  expect(await reset(admin, adminId)).toMatchObject({ status: 409 });
  const { temporaryPassword } = (await reset(admin, clerk.id)).body;
  expect((await clientOf(api.app).send('POST', '/api/session', { username: 'kaan', password: temporaryPassword })).status).toBe(200);
  const other = await account('rana', 'registrar');
  expect(await reset(await signedIn(api.app, 'rana'), clerk.id)).toMatchObject({ status: 403 });
  expect(other.id).not.toBe(clerk.id);
  // The owner hears of it, and the trail names who did it.
  const { rows: letters } = await api.engine.reads.query("select template_code from outgoing_mails where record_id = $1", [clerk.id]);
  expect(letters).toEqual([{ template_code: 'credentials-reset' }]);
  const { steps } = (await admin.send('GET', `/api/staff/${clerk.id}/history`)).body;
  expect(steps[0]).toMatchObject({ event: expect.stringMatching(/set|resetCredentials/), actor: { kind: 'system', for: { id: adminId } } });
});

test('the credentials of whoever approves are reset by no administrator alone', async () => {
  const approver = await account('selin', 'supervisor');
  expect(await reset(admin, approver.id)).toMatchObject({ status: 409, body: { sentences: [{ code: 'RESET_NOT_PERMITTED' }] } });
  await act(admin, approver.id, 'requestReset');
  expect(await act(admin, approver.id, 'permitReset')).toMatchObject({ status: 409, body: { sentences: [{ code: 'RESET_ASKED_BY_YOU' }] } });
  expect(await reset(admin, approver.id)).toMatchObject({ status: 409 });
  await account('sibel', 'supervisor');
  expect(await act(await signedIn(api.app, 'sibel'), approver.id, 'permitReset')).toMatchObject({ status: 200 });
  expect(await reset(admin, approver.id)).toMatchObject({ status: 200, body: { temporaryPassword: expect.any(String) } });
  // One permission, one reset.
  expect(await reset(admin, approver.id)).toMatchObject({ status: 409 });
});

test('nor those of a clerk who stands in for somebody who approves, away or not: absences are entered by an administrator alone', async () => {
  const [clerk, approver] = [await account('vedat', 'registrar'), await account('asli', 'financeApprover')];
  await api.engine.reads.query('update staff set stand_in = $1 where id = $2', [clerk.id, approver.id]);
  expect(await reset(admin, clerk.id)).toMatchObject({ status: 409, body: { sentences: [{ code: 'RESET_NOT_PERMITTED' }] } });
  await act(admin, approver.id, 'leave');
  expect(await reset(admin, clerk.id)).toMatchObject({ status: 200 });
});

test('a permission holds for a day; the owner of the account may give it too', async () => {
  const approver = await account('tuna', 'supervisor');
  const own = await signedIn(api.app, 'tuna');
  await act(admin, approver.id, 'requestReset');
  expect(await act(own, approver.id, 'permitReset')).toMatchObject({ status: 200 });
  api.at('2026-11-24T08:30:00.000Z');
  const later = await signedIn(api.app, 'yonetici');
  expect(await reset(later, approver.id)).toMatchObject({ status: 409, body: { sentences: [{ sentence: expect.stringContaining('süresi') }] } });
  await act(later, approver.id, 'requestReset');
  expect(await act(await signedIn(api.app, 'tuna'), approver.id, 'permitReset')).toMatchObject({ status: 200 });
  expect(await reset(later, approver.id)).toMatchObject({ status: 200 });
});

test('no administrator comes by a bank’s key alone: neither with a client of his own making, nor with one that works already', async () => {
  await account('yonetici2', 'admin');
  await account('onay', 'supervisor');
  const [first, second, approver] = [await signedIn(api.app, 'yonetici'), await signedIn(api.app, 'yonetici2'), await signedIn(api.app, 'onay')];
  const { body: { id, state } } = await first.send('POST', '/api/api-clients', { name: 'Ek banka', role: 'bank', bank: 'ziraat' });
  const step = (desk: Client, action: string) => desk.send('POST', `/api/api-clients/${id}/actions/${action}`, {});
  const take = (desk: Client) => desk.send('POST', `/api/api-clients/${id}/key`, {});
  const opens = async (key: string) => (await clientOf(api.app).send('POST', '/api/integration/bank/debt', {}, { authorization: `Bearer ${key}` })).status !== 401;
  const refusedWith = (code: string) => ({ status: 409, body: { sentences: [{ code }] } });

  expect(state).toBe('proposed');
  expect(await step(first, 'activate')).toMatchObject(refusedWith('FOUR_EYES'));
  expect(await take(first)).toMatchObject({ status: 409, body: { code: 'illegal_state' } });
  expect(await step(approver, 'activate')).toMatchObject({ status: 200, body: { state: 'active' } });

  // It works now; each key still takes two, and goes to whoever asked for it.
  expect(await take(first)).toMatchObject(refusedWith('KEY_NOT_PERMITTED'));
  expect(await step(second, 'permitKey')).toMatchObject(refusedWith('KEY_NOT_ASKED'));
  expect(await step(first, 'requestKey')).toMatchObject({ status: 200 });
  expect(await step(first, 'permitKey')).toMatchObject(refusedWith('KEY_ASKED_BY_YOU'));
  expect(await take(first)).toMatchObject({ status: 409 });
  expect(await step(second, 'permitKey')).toMatchObject({ status: 200 });
  expect(await take(second)).toMatchObject(refusedWith('KEY_OF_ANOTHER'));
  const { key } = (await take(first)).body;
  expect(await opens(key)).toBe(true);

  // One permission, one key. To ask anew takes the permission back, and what nobody permitted leaves the key in use alone.
  expect(await take(first)).toMatchObject(refusedWith('KEY_NOT_PERMITTED'));
  await step(second, 'requestKey');
  expect(await step(approver, 'permitKey')).toMatchObject({ status: 200 });
  await step(first, 'requestKey');
  expect(await take(first)).toMatchObject(refusedWith('KEY_NOT_PERMITTED'));
  expect(await take(second)).toMatchObject(refusedWith('KEY_NOT_PERMITTED'));
  expect(await opens(key)).toBe(true);
  const { steps } = (await first.send('GET', `/api/api-clients/${id}/history`)).body;
  expect(steps.map(({ event }: { event: string }) => event)).toEqual(expect.arrayContaining(['create', 'activate', 'requestKey', 'permitKey', 'issueKey']));

  // A permission that is over is none, and a client that does not work is given no key.
  await step(approver, 'permitKey');
  api.at('2026-11-26T08:00:00.000Z');
  const later = await signedIn(api.app, 'yonetici');
  expect(await take(later)).toMatchObject(refusedWith('KEY_PERMISSION_OVER'));
  await step(later, 'suspend');
  expect(await take(later)).toMatchObject({ status: 409, body: { code: 'illegal_state' } });
  expect(await opens(key)).toBe(false);
});
