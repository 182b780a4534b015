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
