import { afterAll, beforeAll, expect, test } from 'vitest';
import { destroySubjectKey } from '../../server/engine/subject-keys.ts';
import { hire, signedIn, toyApi, type Client, type ToyApi } from '../support/toy-api.ts';

let api: ToyApi;
let registrar: Client;
let supervisor: Client;
let agent: Client;

beforeAll(async () => {
  api = await toyApi();
  for (const [name, role] of [['ada', 'registrar'], ['cem', 'supervisor'], ['eda', 'callAgent']] as const) await hire(api.engine, name, [role]);
  [registrar, supervisor, agent] = [await signedIn(api.app, 'ada'), await signedIn(api.app, 'cem'), await signedIn(api.app, 'eda')];
});
afterAll(async () => { await api.close(); });

const at = (client: Client, id: string, n: number | string, headers = {}) => client.send('GET', `/api/books/${id}/versions/${n}`, undefined, headers);

/** Three versions: made, given another title and borrower, lent. */
async function storied(): Promise<string> {
  const shelf = (await registrar.send('POST', '/api/shelves', { name: 'A1' })).body.id;
  const { id } = (await registrar.send('POST', '/api/books', { title: 'İlk ad', genre: 'novel', shelf, borrower: 'Işıl Günışığı', copies: 3 })).body;
  await registrar.send('PUT', `/api/books/${id}`, { title: 'İkinci ad', borrower: null, copies: 4 }, { 'if-match': '"1"' });
  await registrar.send('POST', `/api/books/${id}/actions/lend`, { borrower: 'Nazlı Çınar' });
  return id;
}

test('each version is the record as it was then, rebuilt from the trail; the last one is the record itself', async () => {
  const id = await storied();
  const { body: now } = await registrar.send('GET', `/api/books/${id}`);
  const first = await at(registrar, id, 1);
  expect(first).toMatchObject({ status: 200, body: { version: 1, event: 'create', by: 'ada soyadı', record: { id, version: 1, state: 'onShelf', title: 'İlk ad', borrower: 'Işıl Günışığı', copies: 3, lentAt: null, timesLent: null } } });
  expect((await at(registrar, id, 2)).body).toMatchObject({ event: 'update', record: { title: 'İkinci ad', borrower: null, copies: 4, state: 'onShelf' } });
  const { body: last } = await at(registrar, id, now.version);
  const { actions: _, standsNow: _words, fourEyesPending: _pending, ...bare } = now;
  expect(last.record).toEqual(bare);
});

test('what a role does not see today it does not see in the past: masked where it is masked, absent where it is absent', async () => {
  const id = await storied();
  const { body: { record } } = await at(agent, id, 1);
  expect(record.borrower).toEqual({ masked: expect.not.stringContaining('Günışığı') });
  expect('secretNote' in record).toBe(false);
  expect('secretNote' in (await at(supervisor, id, 1)).body.record).toBe(true);
});

test('a value whose key was destroyed reads so; the rest of the version stands', async () => {
  const id = await storied();
  await destroySubjectKey(api.engine, id, api.engine.clock.now());
  expect((await at(registrar, id, 1)).body.record).toMatchObject({ title: 'İlk ad', copies: 3, borrower: { destroyed: true, masked: 'imha edildi' } });
  expect((await at(registrar, id, 1, { 'x-language': 'en' })).body.record.borrower.masked).toBe('destroyed');
});

test('a version that never was, a record out of sight and a number that is none are missing alike', async () => {
  const id = await storied();
  const { body: { id: hidden } } = await registrar.send('POST', '/api/books', { title: 'Rafsız', genre: 'poem' });
  for (const [client, of, n] of [[registrar, id, 99], [registrar, id, 0], [registrar, id, 'x'], [registrar, api.engine.ids(), 1], [agent, hidden, 1]] as const) expect((await at(client, of, n)).status, `${of} ${n}`).toBe(404);
});

test('whoever is shown personal values of the past has looked at the record, and the log says so', async () => {
  const id = await storied();
  const aliId = await hire(api.engine, 'ali', ['registrar']);
  const ali = await signedIn(api.app, 'ali');
  const viewsBy = async (actor: string) => (await api.engine.reads.query("select 1 from engine.access_log where kind = 'open' and record_ids = array[$1::uuid] and actor_id = $2", [id, actor])).rowCount;
  await at(agent, id, 1);
  const { rows: [eda] } = await api.engine.reads.query<{ id: string }>("select id from staff where username = 'eda'");
  expect(await viewsBy(eda?.id ?? '')).toBe(0);
  await at(ali, id, 1);
  expect(await viewsBy(aliId)).toBe(1);
});
