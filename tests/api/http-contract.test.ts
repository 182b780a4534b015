import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiOf, routeTable } from '../../server/app.ts';
import { hire, signedIn, toyApi, clientOf, type Client, type ToyApi } from '../support/toy-api.ts';

let api: ToyApi;
let registrar: Client;
let supervisor: Client;
let callAgent: Client;

beforeAll(async () => {
  api = await toyApi();
  await hire(api.engine, 'ada', ['registrar']);
  await hire(api.engine, 'cem', ['supervisor']);
  await hire(api.engine, 'eda', ['callAgent']);
  [registrar, supervisor, callAgent] = [await signedIn(api.app, 'ada'), await signedIn(api.app, 'cem'), await signedIn(api.app, 'eda')];
});
afterAll(async () => { await api.close(); });

const shelf = async () => (await registrar.send('POST', '/api/shelves', { name: 'A1' })).body.id as string;
const book = async (values: Record<string, unknown> = {}) => (await registrar.send('POST', '/api/books', { title: 'İnce Memed', genre: 'novel', shelf: await shelf(), ...values })).body;

describe('the routes of a noun', () => {
  test('a record is created, read, changed and acted upon, and its version travels as ETag', async () => {
    const made = await registrar.send('POST', '/api/books', { title: 'Kuyucaklı Yusuf', genre: 'novel', shelf: await shelf() });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/api/books/${made.body.id}`);
    const read = await registrar.send('GET', `/api/books/${made.body.id}`);
    expect(read.headers.get('etag')).toMatch(/^"1\.[0-9a-f]{24}"$/);
    const lend = read.body.actions.find(({ name }: { name: string }) => name === 'lend');
    expect(lend).toEqual({ name: 'lend', blockedBy: [] });
    const changed = await registrar.send('PUT', `/api/books/${made.body.id}`, { copies: 4 }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, body: { copies: 4, version: 2, title: 'Kuyucaklı Yusuf' } });
    const lent = await registrar.send('POST', `/api/books/${made.body.id}/actions/lend`, { borrower: 'Işıl', reason: 'Okuyacak' }, { 'if-match': '"2"' });
    expect(lent).toMatchObject({ status: 200, body: { state: 'lent', borrower: 'Işıl' } });
    const past = await registrar.send('GET', `/api/books/${made.body.id}/history`);
    expect(past.body.steps.map(({ event }: { event: string }) => event)).toEqual(expect.arrayContaining(['create', 'update', 'lend']));
  });

  test('an action that stands in nobody else\'s way still tells why it cannot be done', async () => {
    const { id } = await book({ shelf: null });
    const read = await registrar.send('GET', `/api/books/${id}`);
    expect(read.body.actions).toContainEqual({ name: 'lend', blockedBy: [{ code: 'NO_SHELF', sentence: 'Kitap bir rafta değil.' }] });
    const english = await registrar.send('GET', `/api/books/${id}`, undefined, { 'x-language': 'en' });
    expect(english.body.actions).toContainEqual({ name: 'lend', blockedBy: [{ code: 'NO_SHELF', sentence: 'The book is on no shelf.' }] });
    const checked = await registrar.send('POST', '/api/books/actions/check', { ids: [id] });
    expect(checked.body.records[id]).toEqual(read.body.actions);
  });

  test('who asks again for what he holds already is told only that, until the record, its reader or the language is another', async () => {
    const { id } = await book();
    const path = `/api/books/${id}`;
    const seen = (await registrar.send('GET', path)).headers.get('etag') ?? '';
    const again = await registrar.send('GET', path, undefined, { 'if-none-match': seen });
    expect([again.status, again.headers.get('etag'), again.body]).toEqual([304, seen, '']);
    expect((await registrar.send('GET', path, undefined, { 'if-none-match': `"1", ${seen}` })).status).toBe(304);
    expect((await registrar.send('GET', path, undefined, { 'if-none-match': '"1"' })).status).toBe(200);
    // Another reader, another language: other words, another tag.
    expect((await callAgent.send('GET', path, undefined, { 'if-none-match': seen })).status).toBe(200);
    expect((await registrar.send('GET', path, undefined, { 'if-none-match': seen, 'x-language': 'en' })).status).toBe(200);
    // The tag of the answer also says which version was seen.
    expect(await registrar.send('PUT', path, { copies: 7 }, { 'if-match': seen })).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await registrar.send('GET', path, undefined, { 'if-none-match': seen })).status).toBe(200);
    expect((await registrar.send('PUT', path, { copies: 8 }, { 'if-match': seen })).status).toBe(412);
  });

  test('without the version nothing is changed, and a stale one is refused with the newer', async () => {
    const { id } = await book();
    expect(await registrar.send('PUT', `/api/books/${id}`, { copies: 1 })).toMatchObject({ status: 428, body: { code: 'version_required' } });
    await registrar.send('PUT', `/api/books/${id}`, { copies: 1 }, { 'if-match': '"1"' });
    expect(await registrar.send('PUT', `/api/books/${id}`, { copies: 2 }, { 'if-match': '"1"' })).toMatchObject({ status: 412, body: { code: 'stale_version', currentVersion: 2 } });
  });

  test('one key makes one record however often the network repeats it', async () => {
    const body = { title: 'Tutunamayanlar', genre: 'novel' };
    const once = { 'idempotency-key': 'tekrar-1' };
    const [first, second] = [await registrar.send('POST', '/api/books', body, once), await registrar.send('POST', '/api/books', body, once)];
    expect(second.body.id).toBe(first.body.id);
    expect(await registrar.send('POST', '/api/books', { ...body, title: 'Başka' }, once)).toMatchObject({ status: 422, body: { code: 'key_reused' } });
  });

  test('a field under four eyes answers with the proposal, and the record tells that it waits', async () => {
    const { id } = await book({ contact: 'eski@ornek.gov.tr' });
    const changed = await registrar.send('PUT', `/api/books/${id}`, { contact: 'yeni@ornek.gov.tr' }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ contact: 'eski@ornek.gov.tr', proposed: { fields: ['contact'] } });
    const read = await registrar.send('GET', `/api/books/${id}`);
    expect(read.body.fourEyesPending).toMatchObject([{ id: changed.body.proposed.id, fields: ['contact'] }]);
  });

  test('two approvals: the first answer says whose is missing', async () => {
    const { id } = await book();
    expect(await supervisor.send('POST', `/api/books/${id}/actions/scrap`, {})).toMatchObject({ status: 200, body: { state: 'onShelf', pendingApprovals: { approvals: ['auditor'] } } });
  });
});

describe('personal values', () => {
  test('are masked in lists, shown by the record to whoever always sees them, and revealed to others for a reason', async () => {
    const { id } = await book({ borrower: 'Ayşe Yılmaz', borrowerNumber: '90000000100' });
    const listed = await registrar.send('POST', '/api/books/query', { filter: { borrowerNumber: '90000000100' } });
    expect(listed.body[0]).toMatchObject({ id, borrowerNumber: { masked: expect.any(String) } });
    expect((await registrar.send('GET', `/api/books/${id}`)).body.borrowerNumber).toBe('90000000100');
    expect((await callAgent.send('GET', `/api/books/${id}`)).body.borrowerNumber).toMatchObject({ masked: expect.any(String) });
    expect(await callAgent.send('POST', `/api/books/${id}/reveal`, { fields: ['borrowerNumber'], reason: '' })).toMatchObject({ status: 422 });
    expect((await callAgent.send('POST', `/api/books/${id}/reveal`, { fields: ['borrowerNumber'], reason: 'Arayan kişi doğrulandı' })).body.values).toEqual({ borrowerNumber: '90000000100' });
    expect(await supervisor.send('POST', `/api/books/${id}/reveal`, { fields: ['borrowerNumber'], reason: 'Merak ettim' })).toMatchObject({ status: 403 });
  });

  test('never travel in a URL', async () => {
    const asked = await registrar.send('GET', `/api/books?filter=${encodeURIComponent(JSON.stringify({ borrowerNumber: '90000000100' }))}`);
    expect(asked).toMatchObject({ status: 400, body: { code: 'personal_filter_in_url' } });
  });

  test('of a field that the role may not see there is no trace', async () => {
    const { id } = await book();
    await supervisor.send('PUT', `/api/books/${id}`, { secretNote: 'gizli' }, { 'if-match': '"1"' });
    expect((await supervisor.send('GET', `/api/books/${id}`)).body.secretNote).toBe('gizli');
    expect((await registrar.send('GET', `/api/books/${id}`)).body).not.toHaveProperty('secretNote');
    expect(JSON.stringify((await registrar.send('GET', `/api/books/${id}/history`)).body)).not.toContain('gizli');
  });
});

describe('a no', () => {
  test('is a problem document in the language of whoever asks, Turkish unless told', async () => {
    const turkish = await registrar.send('POST', '/api/books', { title: '', genre: 'novel' });
    expect(turkish.status).toBe(422);
    expect(turkish.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(turkish.body).toMatchObject({ code: 'invalid_input', title: 'Girdi geçersiz', errors: [{ path: 'title', message: 'Boş bırakılamaz.' }] });
    const english = await registrar.send('POST', '/api/books', { title: '' }, { 'accept-language': 'en-GB,en;q=0.9' });
    expect(english.body.title).toBe('Invalid input');
  });

  test('missing and denied look alike', async () => {
    const offTheShelf = await book({ shelf: null });
    const denied = await callAgent.send('GET', `/api/books/${offTheShelf.id}`);
    const absent = await callAgent.send('GET', '/api/books/0198a000-0000-7000-8000-000000000000');
    const noId = await callAgent.send('GET', '/api/books/1;drop table books');
    for (const answer of [denied, absent, noId]) expect({ ...answer.body, instance: '' }).toEqual({ ...absent.body, instance: '' });
  });

  test('unknown addresses, methods, parameters and types are named', async () => {
    expect(await registrar.send('GET', '/api/dragons')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await registrar.send('DELETE', '/api/books')).toMatchObject({ status: 405, body: { code: 'method_not_allowed', allow: ['GET', 'POST'] } });
    expect(await registrar.send('GET', '/api/books?filtre={}')).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect(await registrar.send('POST', '/api/books', 'title=x', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
  });

  test.each([
    ['no JSON', '{"title":'], ['an array', '[]'], ['a key twice', '{"title":"a","title":"b"}'], ['a key of prototypes', '{"__proto__":{"x":1}}'],
    ['NUL', '{"title":"a\\u0000"}'], ['half a character', '{"title":"\\ud800"}'], ['nesting', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ])('%s in a body is malformed', async (_what, body) => {
    expect(await registrar.send('POST', '/api/books', body, { 'content-type': 'application/json' })).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });

  test('a body beyond 64 KB is refused, announced or not', async () => {
    const big = JSON.stringify({ title: 'x'.repeat(70_000) });
    expect(await registrar.send('POST', '/api/books', big, { 'content-type': 'application/json', 'content-length': String(big.length) })).toMatchObject({ status: 413, body: { code: 'too_large' } });
    expect(await registrar.send('POST', '/api/books', big, { 'content-type': 'application/json' })).toMatchObject({ status: 413 });
  });

  test('without a session, and from another site, nothing is done', async () => {
    expect(await clientOf(api.app).send('GET', '/api/books')).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
    expect(await registrar.send('POST', '/api/shelves', { name: 'B' }, { origin: 'https://kotu.example' })).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
    expect(await registrar.send('POST', '/api/shelves', { name: 'B' }, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
    expect(await registrar.send('POST', '/api/shelves', { name: 'B' }, { origin: 'http://localhost' })).toMatchObject({ status: 201 });
  });
});

describe('the whole', () => {
  test('every answer of the API forbids caches, frames and sniffing', async () => {
    const { headers } = await registrar.send('GET', '/api/books');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('every route is listed, every change names its audit event, and the document tells all of it', () => {
    const table = routeTable(api.app);
    const listed = new Set(table.map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{(.+?)\}/g, ':$1')}`));
    const hung = api.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
    expect(hung.filter((route) => !listed.has(route))).toEqual([]);
    const reads = table.filter(({ event, method }) => event === null && method !== 'get').map(({ path }) => path.replace(/^\/api\/[a-z-]+/, '')).sort();
    expect([...new Set(reads)]).toEqual(['', '/actions/check', '/query', '/{id}/reveal']);
    const document = openApiOf(api.app) as { openapi: string; paths: Record<string, Record<string, { 'x-audit-event'?: string }>> };
    expect(document.openapi).toBe('3.1.0');
    for (const { path, method, event } of table) expect(document.paths[path]?.[method]?.['x-audit-event'] ?? null).toBe(event);
  });

  test('search finds over nouns, the queue of a desk counts what waits for it', async () => {
    await book({ title: 'Saatleri Ayarlama Enstitüsü' });
    const found = await registrar.send('POST', '/api/search', { q: 'ENSTİTÜSÜ' });
    expect(found.body.groups).toMatchObject([{ noun: 'books', hits: [{ title: 'Saatleri Ayarlama Enstitüsü', state: 'onShelf', sentence: expect.stringMatching(/^Kitap rafta\. Sıradaki: Kayıt operatörü\. En geç: \d\d\.\d\d\.\d{4} \d\d:\d\d\.$/) as string }] }]);
    const { body } = await registrar.send('GET', '/api/me/queues');
    expect(body.queues).toContainEqual(expect.objectContaining({ noun: 'books', state: 'onShelf', capped: false }));
  });

  test('health, readiness and metrics answer without a session; the documents want one', async () => {
    const stranger = clientOf(api.app);
    expect((await stranger.send('GET', '/healthz')).status).toBe(200);
    expect((await stranger.send('GET', '/readyz')).status).toBe(200);
    expect((await stranger.send('GET', '/metrics')).body).toContain('nes_http_request_duration_seconds_count');
    expect((await stranger.send('GET', '/api/openapi.json')).status).toBe(401);
    expect((await registrar.send('GET', '/api/docs/books')).body).toContain('/api/books/{id}/actions/lend');
  });

  test('nothing unexpected happened', () => { expect(api.log).toEqual([]); });
});
