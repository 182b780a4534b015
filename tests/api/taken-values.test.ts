import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { type Client } from '../support/toy-api.ts';

let api: KonsolApi;
let admin: Client;
let registrar: Client;

beforeAll(async () => {
  api = await konsolApi();
  [admin, registrar] = [await desk(api, 'admin'), await desk(api, 'registrar')];
}, 120_000);
afterAll(() => api.close());

const taken = (path: string) => ({ status: 409, body: { code: 'already_exists', errors: [{ path, code: 'taken', message: 'Bu değer başka bir kayıtta var.' }] } });

test('a value that another record has already is told at its field, when a record is made and when it is changed', async () => {
  const client = async (name: string) => admin.send('POST', '/api/api-clients', { name, role: 'portal' });
  const { body: { id, version } } = await client('Birinci');
  await client('İkinci');
  expect(await client('Birinci')).toMatchObject(taken('name'));
  const renamed = await admin.send('PUT', `/api/api-clients/${id}`, { name: 'İkinci' }, { 'if-match': `"${version}"` });
  expect(renamed).toMatchObject(taken('name'));
  expect(renamed.body.detail).toBe('“Adı” alanındaki bu değer başka bir kayıtta var.');
  expect((await admin.send('POST', '/api/api-clients', { name: 'Birinci', role: 'portal' }, { 'x-language': 'en' })).body.errors[0].message).toBe('Another record has this value already.');
  expect((await admin.send('GET', `/api/api-clients/${id}`)).body).toMatchObject({ name: 'Birinci', version });
});

test('a number of a person is not repeated in the answer', async () => {
  const person = { personNumber: '90000000100', firstName: 'Işıl', lastName: 'Öğretmen', birthDate: '1985-03-01', email: 'isil@ornek.gov.tr' };
  expect((await registrar.send('POST', '/api/people', person)).status).toBe(201);
  const again = await registrar.send('POST', '/api/people', person);
  expect(again).toMatchObject(taken('personNumber'));
  expect(JSON.stringify(again.body)).not.toContain('90000000100');
});

test('what two fields keep apart together is no fault of one of them: the refusal is told as a whole', async () => {
  const text = { code: 'deneme-metni', versionNumber: 1, subjectText: 'Konu', body: 'Metin', validFrom: '2027-01-01' };
  expect((await admin.send('POST', '/api/templates', text)).status).toBe(201);
  const again = await admin.send('POST', '/api/templates', text);
  expect(again).toMatchObject({ status: 409, body: { code: 'already_exists' } });
  expect(again.body.errors).toBeUndefined();
});
