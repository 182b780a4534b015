import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { type Row } from '../../server/engine/types.ts';
import { desk, konsolApi, machine, type KonsolApi, type Machine } from '../support/konsol-api.ts';

let api: KonsolApi;
let portal: Machine;
let bank: Machine;
let courier: Machine;
let school: Row;

beforeAll(async () => {
  api = await konsolApi();
  [portal, bank, courier] = [await machine(api, 'portal'), await machine(api, 'bank'), await machine(api, 'courier')];
  school = await bySystem(api.engine, (tx) => tx.create('institutions', { name: 'Örnek İlkokulu', kind: 'publicBody', sector: 'meb', province: 'Ankara' }));
  // How an institution becomes active is told elsewhere; here it is.
  await api.engine.reads.query("update institutions set state = 'active' where id = $1", [school.id]);
});
afterAll(async () => { await api.close(); });

const catalogue = async () => (await portal('/catalogue', {})).body;
const ofCode = (rows: { code: string; id: string }[], code: string): string => rows.find((row) => row.code === code)?.id ?? `no ${code}`;

async function start(personNumber: string, more: Record<string, unknown> = {}) {
  const { applicationTypes } = await catalogue();
  return portal('/applications/start', {
    person: { personNumber, firstName: 'Işıl', lastName: 'Öğretmen', birthDate: '1985-03-01', email: `k${personNumber}@ornek.gov.tr` },
    institution: school.id, applicationType: ofCode(applicationTypes, 'mebStaff'), payer: 'person', years: 3, reader: false, reason: 'new', employmentConfirmed: true, ...more,
  });
}

describe('the portal', () => {
  const teacher = '90000000100';

  test('starts an application that comes without a list, and tells its state in one sentence', async () => {
    const { applicationTypes } = await catalogue();
    expect(applicationTypes.length).toBeGreaterThan(3);
    const begun = await start(teacher);
    expect(begun).toMatchObject({ status: 201, body: { state: 'awaitingApplicant', reference: expect.stringMatching(/^OB-2026-/) } });
    const { body } = await portal('/status', { personNumber: teacher });
    expect(body.applications).toMatchObject([{ reference: begun.body.reference, institution: 'Örnek İlkokulu', says: expect.stringContaining('.') }]);
    expect(Object.keys(body.applications[0]).sort()).toEqual(['formBarcode', 'institution', 'payer', 'reference', 'says', 'since', 'state', 'years']);
  });

  test('a way that the type does not open is refused with the explanation', async () => {
    const { applicationTypes } = await catalogue();
    const refused = await start('90000000278', { applicationType: ofCode(applicationTypes, 'otherInstitutions'), payer: 'institution' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'guard_refused' } });
    expect(refused.body.sentences[0].sentence.length).toBeGreaterThan(20);
  });

  test('fills the form, approves in wet ink and changes its mind; nobody else may', async () => {
    const { deliveryMethods, consentTexts } = await catalogue();
    const { reference } = (await portal('/status', { personNumber: teacher })).body.applications[0];
    const form = { phone: '+905551112233', deliveryMethod: ofCode(deliveryMethods, 'address'), address: 'Atatürk Cad. 1', city: 'Ankara', district: 'Çankaya' };
    expect((await portal('/applications/form', { personNumber: teacher, reference, form })).status).toBe(200);
    const approve = (who: string, kind: string) => portal('/applications/approve', { personNumber: who, reference, kind, consentText: ofCode(consentTexts, 'holder-undertaking'), undertakingRead: true });
    expect(await approve(teacher, 'eApproved')).toMatchObject({ status: 409, body: { sentences: [{ code: 'NO_E_APPROVAL' }] } });
    const stranger = '90000000346';
    await start(stranger);
    expect((await approve(stranger, 'wet')).status).toBe(404);
    expect(await approve(teacher, 'wet')).toMatchObject({ status: 200, body: { state: 'awaitingForm', formBarcode: expect.any(String) } });
    expect(await portal('/applications/change-approval', { personNumber: teacher, reference })).toMatchObject({ body: { state: 'awaitingApplicant' } });
  });

  test('an officer does not vouch for his own employment; a colleague does', async () => {
    const [own, colleague] = ['99000000110', '19090909018'];
    for (const number of [own, colleague]) await start(number, { employmentConfirmed: false });
    const { rows } = await api.engine.reads.query<{ id: string; number: string }>('select id, person_number as number from people where person_number = any($1)', [[own, colleague]]);
    await bySystem(api.engine, async (tx) => {
      for (const { id, number } of rows) await tx.create('officers', { person: id, institution: school.id, email: `${number}@ornek.gov.tr`, from: '2026-01-01' });
    });
    await api.engine.reads.query("update officers set state = 'active'");
    const { reference } = (await portal('/status', { personNumber: own })).body.applications[0];
    const confirm = (personNumber: string) => portal('/officers/confirm', { personNumber, reference });
    expect(await confirm(own)).toMatchObject({ status: 409, body: { sentences: [{ code: 'OWN_EMPLOYMENT' }] } });
    expect(await confirm(colleague)).toMatchObject({ status: 200, body: { state: 'awaitingApplicant' } });
  });

  test('an error of a page gets a number, and the route of the application says whom to ask about it', async () => {
    const { reference } = (await portal('/status', { personNumber: teacher })).body.applications[0];
    const report = { personNumber: teacher, reference, step: 'form', errorCode: 'F-12', message: 'Adres kaydedilemedi' };
    const answer = await portal('/errors', report, { 'idempotency-key': 'hata-1' });
    expect(answer).toMatchObject({ status: 201, body: { reference: expect.stringMatching(/^HK-2026-/), says: expect.stringContaining('.') } });
    expect((await portal('/errors', report, { 'idempotency-key': 'hata-1' })).body.reference).toBe(answer.body.reference);
    const { rows: [kept] } = await api.engine.reads.query('select application is not null as "ofApplication", routed_to as "routedTo", state from portal_errors where reference = $1', [answer.body.reference]);
    expect(kept).toMatchObject({ ofApplication: true, routedTo: answer.body.routedTo });
    // Before signing in nobody is known; another's application is not attached.
    expect((await portal('/errors', { step: 'signIn', errorCode: 'S-1' })).body).toMatchObject({ routedTo: 'callCentre' });
    const foreign = (await portal('/errors', { ...report, personNumber: '99000000110' })).body.reference;
    expect((await api.engine.reads.query('select application from portal_errors where reference = $1', [foreign])).rows).toEqual([{ application: null }]);
    expect(await portal('/errors', { ...report, step: 'nowhere' })).toMatchObject({ status: 422 });
  });

  test('of a person whom we do not know there is nothing to tell', async () => {
    expect((await portal('/status', { personNumber: '10000000146' })).body).toEqual({ applications: [] });
    expect((await portal('/charges', { personNumber: '10000000146' })).body).toMatchObject({ amount: 0, charges: [] });
    expect(await portal('/status', { personNumber: '123' })).toMatchObject({ status: 422 });
  });
});

describe('a bank', () => {
  const notice = { bank: 'vakifbank', bankReference: 'VB-1', channel: 'internet', amount: 12_000, valueOn: '2026-11-23', payerTckn: '90000000100' };

  test('reports a payment once, however often it repeats itself', async () => {
    const first = await bank('/payments', notice);
    expect(first).toMatchObject({ status: 201, body: { amount: 12_000, reference: expect.stringMatching(/^OD-/) } });
    expect((await bank('/payments', notice)).body.reference).toBe(first.body.reference);
    expect(await bank('/payments', { ...notice, amount: 13_000 })).toMatchObject({ status: 422, body: { code: 'key_reused' } });
    const { rows } = await api.engine.reads.query('select count(*)::int as n from payments');
    expect(rows[0]).toEqual({ n: 1 });
  });

  test('takes it back, once', async () => {
    const reversal = { bank: 'vakifbank', bankReference: 'VB-1', reason: 'Hatalı işlem' };
    expect(await bank('/reversals', reversal)).toMatchObject({ status: 200, body: { state: 'reversed' } });
    expect(await bank('/reversals', reversal)).toMatchObject({ status: 200, body: { state: 'reversed' } });
    expect(await bank('/reversals', { ...reversal, bankReference: 'VB-404' })).toMatchObject({ status: 404 });
  });

  test('reaches its own money only: another bank’s reference is not found, a notice in another’s name is not taken', async () => {
    const other = await machine(api, 'bank', { bank: 'ziraat' });
    await bank('/payments', { ...notice, bankReference: 'VB-2' });
    expect(await other('/reversals', { bank: 'vakifbank', bankReference: 'VB-2', reason: 'Başka bankanın' })).toMatchObject({ status: 404 });
    expect(await other('/reversals', { bank: 'ziraat', bankReference: 'VB-2', reason: 'Başka bankanın' })).toMatchObject({ status: 404 });
    expect(await other('/payments', { ...notice, bankReference: 'VB-3' })).toMatchObject({ status: 404 });
    const { rows } = await api.engine.reads.query("select state from payments where bank_reference = any('{VB-2,VB-3}')");
    expect(rows).toEqual([{ state: 'unidentified' }]);
    const admin = await desk(api, 'admin');
    expect(await admin.send('POST', '/api/api-clients', { name: 'Adsız banka', role: 'bank' })).toMatchObject({ status: 409, body: { sentences: [{ code: 'BANK_MISSING' }] } });
  });

  test('asks for a debt by one number or the other, never in the address', async () => {
    expect((await bank('/debt', { vkn: '9000000009' })).body).toMatchObject({ currency: 'TRY', amount: 0, charges: [] });
    expect((await bank('/debt', {})).status).toBe(422);
  });
});

describe('a key', () => {
  test('opens its own door only, and only for its scopes and addresses', async () => {
    expect((await courier('/events', { events: [] })).status).toBe(422);
    const narrow = await machine(api, 'portal', { scopes: ['status'] });
    expect((await narrow('/status', { personNumber: '10000000146' })).status).toBe(200);
    expect((await narrow('/charges', { personNumber: '10000000146' })).status).toBe(403);
    const bound = await machine(api, 'portal', { addresses: ['10.1.0.0/16'] });
    expect((await bound('/status', { personNumber: '10000000146' })).status).toBe(401);
  });

  test('that is suspended, exchanged or made up opens nothing', async () => {
    const admin = await desk(api, 'admin');
    const leaving = await machine(api, 'portal');
    expect((await leaving('/catalogue', {})).status).toBe(200);
    await admin.send('POST', `/api/api-clients/${leaving.id}/actions/requestKey`, {});
    await (await desk(api, 'supervisor')).send('POST', `/api/api-clients/${leaving.id}/actions/permitKey`, {});
    const { key } = (await admin.send('POST', `/api/api-clients/${leaving.id}/key`, {})).body;
    expect((await leaving('/catalogue', {})).status).toBe(401);
    const call = (bearer: string) => api.app.request('/api/integration/portal/catalogue', { method: 'POST', headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }, body: '{}' });
    expect((await call(key)).status).toBe(200);
    await admin.send('POST', `/api/api-clients/${leaving.id}/actions/suspend`, {});
    expect((await call(key)).status).toBe(401);
    expect((await call('nes_uydurma')).status).toBe(401);
  });

  test('does not open the routes of staff, nor a session those of machines', async () => {
    const registrar = await desk(api, 'registrar');
    expect((await registrar.send('POST', '/api/integration/portal/catalogue', {})).status).toBe(401);
  });

  test('is counted over all nodes together', async () => {
    const busy = await machine(api, 'courier');
    await api.engine.reads.query('insert into engine.rate_counts (key, window_start, count) values ($1, $2, 1200)', [`api ${busy.id}`, '2026-11-23T08:00:00Z']);
    const answer = await busy('/events', { events: [] });
    expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(answer.headers.get('retry-after')).toBe('60');
  });
});

test('the trail names the machine, and nothing unexpected happened', async () => {
  const { rows } = await api.engine.reads.query<{ bytes: Buffer }>("select bytes from engine.audit_rows where noun = 'payments' order by id limit 1");
  expect(JSON.parse(rows[0]?.bytes.toString() ?? '{}').actor).toMatchObject({ kind: 'client', roles: ['bank'] });
  expect(api.log).toEqual([]);
});
