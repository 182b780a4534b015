import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hire, signedIn, toyApi, type Client, type ToyApi } from '../support/toy-api.ts';

let api: ToyApi;
let registrar: Client;
let colleague: Client;
let supervisor: Client;
let admin: Client;
let agent: Client;

beforeAll(async () => {
  api = await toyApi();
  const people = [['ada', 'registrar'], ['ali', 'registrar'], ['cem', 'supervisor'], ['yon', 'admin'], ['eda', 'callAgent']] as const;
  for (const [name, role] of people) await hire(api.engine, name, name === 'yon' ? ['admin', 'auditor'] : [role]);
  [registrar, colleague, supervisor, admin, agent] = await Promise.all(people.map(([name]) => signedIn(api.app, name))) as [Client, Client, Client, Client, Client];
});
afterAll(async () => { await api.close(); });

const definition = { filter: { state: ['onShelf'], genre: 'novel' }, sort: ['title', 'ASC'], columns: ['title', 'genre', 'state'], density: 'compact' };
const make = (client: Client, more: object = {}) => client.send('POST', '/api/me/views', { noun: 'books', name: 'Raftaki romanlar', definition, ...more });
const viewsOf = async (client: Client, language = 'tr') => (await client.send('GET', '/api/me/views?noun=books', undefined, { 'x-language': language })).body.views;

describe('a view', () => {
  test('is kept on the server: two browsers of one person see it, nobody else does', async () => {
    const made = await make(registrar);
    expect(made).toMatchObject({ status: 201, body: { name: 'Raftaki romanlar', mine: true, sharedWith: null, isDefault: false, version: 1, definition } });
    const elsewhere = await signedIn(api.app, 'ada');
    expect(await viewsOf(elsewhere)).toMatchObject([{ id: made.body.id, definition }]);
    expect(await viewsOf(colleague)).toEqual([]);
    expect((await colleague.send('DELETE', `/api/me/views/${made.body.id}`)).status).toBe(404);
  });

  test('is changed against its version, and a name stands once', async () => {
    const { body: view } = await make(registrar, { name: 'Benim' });
    expect((await registrar.send('PUT', `/api/me/views/${view.id}`, { name: 'Benimki' })).status).toBe(428);
    const changed = await registrar.send('PUT', `/api/me/views/${view.id}`, { name: 'Benimki' }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Benimki', version: 2, definition } });
    expect(await registrar.send('PUT', `/api/me/views/${view.id}`, { name: 'Geç' }, { 'if-match': '"1"' })).toMatchObject({ status: 412, body: { code: 'stale_version' } });
    expect(await make(registrar, { name: 'Benimki' })).toMatchObject({ status: 409, body: { code: 'already_exists' } });
    expect((await registrar.send('DELETE', `/api/me/views/${view.id}`)).status).toBe(204);
  });

  test('never keeps personal data: not in a filter, not as a search, not in its name', async () => {
    for (const filter of [{ borrower: { contains: 'Işıl' } }, { borrowerNumber: '10000000146' }, { q: 'Işıl' }, { title: { contains: '10000000146' } }]) {
      expect(await make(registrar, { name: 'Kişisel', definition: { filter } }), JSON.stringify(filter)).toMatchObject({ status: 422, body: { code: 'personal_filter_in_view' } });
    }
    expect((await make(registrar, { name: '10000000146 dosyası' })).status).toBe(422);
  });

  test('keeps a span that moves with the day as what it is, where such a span can be asked, and refuses one that nobody knows', async () => {
    const filter = { createdAt: { relative: 'last7Days' }, dueAt: { relative: 'untilNow' } };
    const { body: view } = await make(registrar, { name: 'Haftanın kitapları', definition: { filter } });
    expect(view.definition).toEqual({ filter });
    expect((await viewsOf(registrar)).find(({ id }: { id: string }) => id === view.id)).toMatchObject({ definition: { filter } });
    for (const wrong of [{ createdAt: { relative: 'sometimes' } }, { createdAt: { relative: 'today', to: '2026-01-01' } }, { genre: { relative: 'today' } }]) {
      expect(await make(registrar, { name: 'Yanlış', definition: { filter: wrong } }), JSON.stringify(wrong)).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    }
    await registrar.send('DELETE', `/api/me/views/${view.id}`);
  });

  test('is judged against the page when it is saved: a strange field, operator, order, column or key is refused', async () => {
    for (const wrong of [{ filter: { nothing: 1 } }, { filter: { price: { contains: 'a' } } }, { filter: { secretNote: { filled: true } } }, { sort: ['borrower', 'ASC'] }, { columns: ['nothing'] }, { columns: [] }, { columns: ['title', 'title'] }, { density: 'tight' }, { more: 1 }]) {
      expect(await make(registrar, { name: 'Yanlış', definition: wrong }), JSON.stringify(wrong)).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    }
  });
});

describe('sharing', () => {
  test('with a role that the administrator has not: he sets it as that role’s default all the same, and clears it away; others do not see it', async () => {
    const { body: view } = await make(supervisor, { name: 'Kayıt masası', sharedWith: ['registrar'] });
    const default_ = await admin.send('PUT', `/api/me/views/${view.id}/defaults`, { roles: ['registrar'] });
    expect(default_).toMatchObject({ status: 200, body: { defaultFor: ['registrar'] } });
    expect(await viewsOf(agent)).toEqual([]);
    expect((await admin.send('DELETE', `/api/me/views/${view.id}`)).status).toBe(204);
    const { body: own } = await make(supervisor, { name: 'Yalnız benim' });
    expect((await admin.send('DELETE', `/api/me/views/${own.id}`)).status).toBe(404);
    await supervisor.send('DELETE', `/api/me/views/${own.id}`);
  });

  test('is for those who lead: a registrar keeps to himself, a supervisor shares with roles, and they read but do not change it', async () => {
    expect(await make(registrar, { name: 'Herkese', sharedWith: 'everyone' })).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    const shared = await make(supervisor, { name: 'Ortak', sharedWith: ['registrar'] });
    expect(shared.status).toBe(201);
    expect((await viewsOf(colleague)).map(({ name, mine, ownerName }: { name: string; mine: boolean; ownerName: string }) => [name, mine, ownerName])).toEqual([['Ortak', false, 'cem soyadı']]);
    expect(await viewsOf(agent)).toEqual([]);
    expect(await colleague.send('PUT', `/api/me/views/${shared.body.id}`, { name: 'Benim' }, { 'if-match': '"1"' })).toMatchObject({ status: 403 });
    expect((await colleague.send('DELETE', `/api/me/views/${shared.body.id}`)).status).toBe(403);
  });

  test('shows each reader only what he may know: the filter over a field that he may not see is left out, and he is told so', async () => {
    await make(supervisor, { name: 'Notlular', sharedWith: 'everyone', definition: { filter: { secretNote: { filled: true }, genre: 'poem' }, columns: ['title', 'secretNote'] } });
    const [own] = (await viewsOf(supervisor)).filter(({ name }: { name: string }) => name === 'Notlular');
    expect(own.notice).toBeUndefined();
    const [seen] = (await viewsOf(agent)).filter(({ name }: { name: string }) => name === 'Notlular');
    expect(seen.definition).toEqual({ filter: { genre: 'poem' }, columns: ['title'] });
    expect(seen.notice).toBe('Bu görünümün artık geçerli olmayan parçaları çıkarıldı: süzgeç “•••”, sütun “•••”.');
  });

  test('the administrator makes it the first thing that a role sees; withdrawn from the role it is that no longer', async () => {
    const { body: view } = await make(supervisor, { name: 'Güne başlarken', sharedWith: ['registrar', 'callAgent'] });
    expect((await supervisor.send('PUT', `/api/me/views/${view.id}/defaults`, { roles: ['registrar'] })).status).toBe(403);
    const { body: mine } = await make(admin, { name: 'Yöneticiden', sharedWith: ['registrar', 'callAgent', 'admin'] });
    expect(await admin.send('PUT', `/api/me/views/${mine.id}/defaults`, { roles: ['supervisor'] })).toMatchObject({ status: 422 });
    expect((await admin.send('PUT', `/api/me/views/${mine.id}/defaults`, { roles: ['registrar', 'callAgent'] })).body.defaultFor).toEqual(['callAgent', 'registrar']);
    const defaultsOf = async (client: Client) => (await viewsOf(client)).filter(({ isDefault }: { isDefault: boolean }) => isDefault).map(({ name }: { name: string }) => name);
    expect(await defaultsOf(colleague)).toEqual(['Yöneticiden']);
    expect(await defaultsOf(supervisor)).toEqual([]);
    await admin.send('PUT', `/api/me/views/${mine.id}`, { sharedWith: ['registrar'] }, { 'if-match': '"1"' });
    expect(await defaultsOf(agent)).toEqual([]);
    expect(await defaultsOf(colleague)).toEqual(['Yöneticiden']);
  });
});

test('a view of a page that has changed since is repaired, and says in the reader\'s language what was left out', async () => {
  const { body: view } = await make(registrar, { name: 'Eski' });
  const old = { filter: { genre: 'novel', lostField: 'x' }, sort: ['lostField', 'ASC'], columns: ['title', 'lostField'], density: 'compact' };
  await api.engine.reads.query('update engine.list_views set definition = $2 where id = $1', [view.id, JSON.stringify(old)]);
  const [seen] = (await viewsOf(registrar, 'en')).filter(({ id }: { id: string }) => id === view.id);
  expect(seen.definition).toEqual({ filter: { genre: 'novel' }, columns: ['title'], density: 'compact' });
  expect(seen.notice).toBe('Parts of this view that no longer apply were left out: filter “lostField”, column “lostField”, order “lostField”.');
});

test('a hundred views are enough for one person', async () => {
  const { rows: [staff] } = await api.engine.reads.query<{ id: string }>("select id from staff where username = 'eda'");
  await api.engine.reads.query("insert into engine.list_views select gen_random_uuid(), 'books', $1, 'g' || n, null, '{}', 1, now(), now() from generate_series(1, 100) n", [staff?.id]);
  expect(await make(agent)).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
});

test('who saved, shared, removed or made a default stands in the sealed log', async () => {
  const { rows } = await api.engine.reads.query<{ kind: string }>("select distinct kind from engine.access_log where kind like 'view%' order by kind");
  expect(rows.map(({ kind }) => kind)).toEqual(['viewDefaultSet', 'viewRemoved', 'viewSaved']);
});
