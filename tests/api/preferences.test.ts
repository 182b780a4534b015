import { afterAll, beforeAll, expect, test } from 'vitest';
import { hire, signedIn, toyApi, type Client, type ToyApi } from '../support/toy-api.ts';

let api: ToyApi;
let ada: Client;
let cem: Client;

beforeAll(async () => {
  api = await toyApi();
  await hire(api.engine, 'ada', ['registrar']);
  await hire(api.engine, 'cem', ['supervisor']);
  [ada, cem] = [await signedIn(api.app, 'ada'), await signedIn(api.app, 'cem')];
});
afterAll(async () => { await api.close(); });

const values = async (client: Client) => (await client.send('GET', '/api/me/preferences')).body.values;

test('how somebody likes the console is the same on the next machine and after signing out, and is nobody else\'s', async () => {
  expect((await ada.send('PUT', '/api/me/preferences', { key: 'theme', value: 'dark' })).status).toBe(204);
  expect((await ada.send('PUT', '/api/me/preferences', { key: 'columns.books', value: ['title', 'state'] })).status).toBe(204);
  await ada.send('DELETE', '/api/session');
  ada = await signedIn(api.app, 'ada');
  expect(await values(await signedIn(api.app, 'ada'))).toEqual({ theme: 'dark', 'columns.books': ['title', 'state'] });
  expect(await values(cem)).toEqual({});
});

test('a preference is changed, and null forgets it', async () => {
  await cem.send('PUT', '/api/me/preferences', { key: 'density', value: 'compact' });
  await cem.send('PUT', '/api/me/preferences', { key: 'density', value: 'standard' });
  expect(await values(cem)).toEqual({ density: 'standard' });
  await cem.send('PUT', '/api/me/preferences', { key: 'density', value: null });
  expect(await values(cem)).toEqual({});
});

test('what is no preference is refused in a sentence: a strange key, too much, a number of a person', async () => {
  for (const body of [{ key: '1x', value: 1 }, { key: 'a b', value: 1 }, { key: 'big', value: 'x'.repeat(8_200) }, { key: 'last', value: { q: '10000000146' } }, { key: 'theme' }, { key: 'theme', value: 1, more: 2 }]) {
    expect(await cem.send('PUT', '/api/me/preferences', body), JSON.stringify(body).slice(0, 60)).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
  }
});

test('two hundred are kept, the next is refused, and a kept one can still be changed', async () => {
  const { rows: [staff] } = await api.engine.reads.query<{ id: string }>("select id from staff where username = 'cem'");
  await api.engine.reads.query("insert into engine.preferences select $1, 'p' || n, '1', now() from generate_series(1, 200) n", [staff?.id]);
  expect((await cem.send('PUT', '/api/me/preferences', { key: 'other', value: 1 })).status).toBe(422);
  expect((await cem.send('PUT', '/api/me/preferences', { key: 'p1', value: 2 })).status).toBe(204);
});

test('each change leaves a row of the sealed log that names the preference and not its value', async () => {
  const { rows } = await api.engine.reads.query<{ bytes: Buffer }>("select bytes from engine.access_log where kind = 'preferenceChanged' order by id limit 1");
  const told = rows[0]?.bytes.toString('utf8') ?? '';
  expect(JSON.parse(told)).toMatchObject({ kind: 'preferenceChanged', more: { key: 'theme' } });
  expect(told).not.toContain('dark');
});
