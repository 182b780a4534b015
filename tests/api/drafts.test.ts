import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { destroySubjectKey } from '../../server/engine/subject-keys.ts';
import { sweepPeople } from '../../server/people/sweep.ts';
import { hire, signedIn, toyApi, type Client, type ToyApi } from '../support/toy-api.ts';

let api: ToyApi;
let ada: Client;
let ali: Client;
let cem: Client;

beforeAll(async () => {
  api = await toyApi();
  for (const [name, role] of [['ada', 'registrar'], ['ali', 'registrar'], ['cem', 'supervisor']] as const) await hire(api.engine, name, [role]);
  [ada, ali, cem] = [await signedIn(api.app, 'ada'), await signedIn(api.app, 'ali'), await signedIn(api.app, 'cem')];
});
afterAll(async () => { await api.close(); });

const book = async () => (await ada.send('POST', '/api/books', { title: 'İnce Memed', genre: 'novel' })).body;
const everyByte = async () => {
  const { rows } = await api.engine.reads.query<{ text: string; sealed: string }>('select d::text as text, sealed from engine.drafts d');
  return rows.map(({ text, sealed }) => text + Buffer.from(sealed, 'base64').toString('utf8')).join('\n');
};

describe('what somebody has typed', () => {
  test('is there after he was signed out, on another machine, and for him alone', async () => {
    const kept = await ada.send('PUT', '/api/me/drafts/books/new', { values: { title: 'Yarım', borrower: 'Işıl Günışığı', borrowerNumber: '1000' } });
    expect(kept).toMatchObject({ status: 200, body: { noun: 'books', id: null, action: null, baseVersion: null } });
    await ada.send('DELETE', '/api/session');
    ada = await signedIn(api.app, 'ada');
    expect((await ada.send('GET', '/api/me/drafts/books/new')).body).toMatchObject({ values: { title: 'Yarım', borrower: 'Işıl Günışığı', borrowerNumber: '1000' }, currentVersion: null });
    expect((await ali.send('GET', '/api/me/drafts/books/new')).status).toBe(404);
    expect((await ali.send('GET', '/api/me/drafts')).body).toEqual({ drafts: [] });
    expect((await ada.send('GET', '/api/me/drafts')).body.drafts).toMatchObject([{ noun: 'books', id: null, action: null }]);
  });

  test('belongs to its form: the record, an action on it, and a new record are three, and each tells whether the record moved on', async () => {
    const { id } = await book();
    await ada.send('PUT', `/api/me/drafts/books/${id}`, { baseVersion: 1, values: { title: 'Düzeltme' }, before: { title: 'İnce Memed' } });
    await ada.send('PUT', `/api/me/drafts/books/${id}/lend`, { baseVersion: 1, values: { borrower: 'Nazlı', reason: 'Okuyacak' } });
    await ada.send('PUT', `/api/books/${id}`, { copies: 2 }, { 'if-match': '"1"' });
    expect((await ada.send('GET', `/api/me/drafts/books/${id}`)).body).toMatchObject({ baseVersion: 1, currentVersion: 2, values: { title: 'Düzeltme' }, before: { title: 'İnce Memed' } });
    expect((await ada.send('GET', `/api/me/drafts/books/${id}/lend`)).body).toMatchObject({ action: 'lend', values: { borrower: 'Nazlı', reason: 'Okuyacak' } });
    expect((await ada.send('DELETE', `/api/me/drafts/books/${id}`)).status).toBe(204);
    expect((await ada.send('GET', `/api/me/drafts/books/${id}`)).status).toBe(404);
    expect((await ada.send('GET', `/api/me/drafts/books/${id}/lend`)).status).toBe(200);
    // Sent and gone: removing it again is no fault.
    expect((await ada.send('DELETE', `/api/me/drafts/books/${id}`)).status).toBe(204);
  });

  test('may be half of a value, but nothing that the form does not ask', async () => {
    const { id } = await book();
    expect((await ada.send('PUT', `/api/me/drafts/books/${id}`, { values: { price: 'on iki', borrowerNumber: '10' } })).status).toBe(200);
    for (const values of [{ state: 'sold' }, { timesLent: 5 }, { secretNote: 'x' }, { nothing: 1 }]) expect((await ada.send('PUT', `/api/me/drafts/books/${id}`, { values })).body.code, JSON.stringify(values)).toBe('invalid_input');
    for (const body of [{ values: [] }, {}, { values: {}, baseVersion: -1 }, { values: {}, more: 1 }, { values: {}, before: [] }, { values: {}, before: { state: 'sold' } }, { values: { title: 'ş'.repeat(40_000) } }]) expect((await ada.send('PUT', `/api/me/drafts/books/${id}`, body)).status).toBeGreaterThanOrEqual(413);
  });

  test('needs the form itself: no right to create, to do or to see, no draft', async () => {
    const { id } = await book();
    expect((await cem.send('PUT', '/api/me/drafts/books/new', { values: {} })).status).toBe(403);
    expect((await cem.send('PUT', `/api/me/drafts/books/${id}/lend`, { values: {} })).status).toBe(403);
    for (const path of ['books/x', `nothing/${id}`, `books/${id}/nothing`, `books/${api.engine.ids()}`, 'books/new/lend']) expect((await cem.send('PUT', `/api/me/drafts/${path}`, { values: {} })).status, path).toBe(404);
  });
});

describe('at rest', () => {
  test('nothing of it can be read in the database, nor in the log of the server', async () => {
    await ada.send('PUT', '/api/me/drafts/books/new', { values: { title: 'Sırdaş', borrower: 'Işıl Günışığı' } });
    const lying = await everyByte();
    expect(lying).not.toMatch(/Sırdaş|Işıl|borrower|title/);
    expect(JSON.stringify(api.log)).not.toMatch(/Sırdaş|Işıl/);
    const { rows } = await api.engine.reads.query<{ bytes: Buffer }>("select bytes from engine.access_log where kind like 'draft%'");
    expect(rows.map(({ bytes }) => bytes.toString('utf8')).join()).not.toMatch(/Sırdaş|Işıl|title/);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('a draft that somebody moves in the database, to another person, record or form, opens for nobody', async () => {
    const { id } = await book();
    const [here, other] = [`/api/me/drafts/books/${id}`, (await book()).id];
    const { rows: [owner] } = await api.engine.reads.query<{ id: string }>("select id from staff where username = 'ada'");
    const { rows: [thief] } = await api.engine.reads.query<{ id: string }>("select id from staff where username = 'ali'");
    await ada.send('PUT', here, { values: { borrower: 'Işıl Günışığı' } });
    const move = (staff: string | undefined, place: string, action: string) => api.engine.reads.query("update engine.drafts set staff_id = $1, place = $2, action = $3 where staff_id = any($4::uuid[]) and subject_id = $5", [staff, place, action, [owner?.id, thief?.id], id]);
    const moves = [[ali, thief?.id, id, '', here], [ada, owner?.id, other, '', `/api/me/drafts/books/${other}`], [ada, owner?.id, id, 'lend', `${here}/lend`]] as const;
    for (const [reader, staff, place, action, path] of moves) {
      expect((await move(staff, place, action)).rowCount).toBe(1);
      const answer = await reader.send('GET', path);
      expect(answer.status, path).toBe(500);
      expect(JSON.stringify(answer.body)).not.toContain('Günışığı');
    }
    await move(owner?.id, id, '');
    expect((await ada.send('GET', here)).body).toMatchObject({ values: { borrower: 'Işıl Günışığı' } });
    api.log.length = 0;
  });

  test('destroying the key of the person destroys what was typed about him, and nothing new can be typed', async () => {
    const { id } = await book();
    await ada.send('PUT', `/api/me/drafts/books/${id}`, { values: { borrower: 'Işıl' } });
    await ali.send('PUT', `/api/me/drafts/books/${id}`, { values: { borrower: 'Işıl' } });
    await destroySubjectKey(api.engine, id, api.engine.clock.now());
    expect((await ada.send('GET', `/api/me/drafts/books/${id}`)).status).toBe(404);
    expect((await ada.send('PUT', `/api/me/drafts/books/${id}`, { values: { borrower: 'Işıl' } })).body.code).toBe('guard_refused');
    await sweepPeople(api.engine);
    expect((await api.engine.reads.query('select 1 from engine.drafts where place = $1', [id])).rowCount).toBe(0);
  });

  test('the key of a draft about nobody lies with it and goes with it', async () => {
    const { rows: [own] } = await api.engine.reads.query<{ subject: string | null; key: Buffer }>("select subject_id as subject, own_key as key from engine.drafts where place = 'new' limit 1");
    expect(own?.subject).toBeNull();
    expect(own?.key.length).toBeGreaterThan(40);
    await ada.send('DELETE', '/api/me/drafts/books/new');
    expect((await api.engine.reads.query("select 1 from engine.drafts where place = 'new'")).rowCount).toBe(0);
  });
});

describe('its end', () => {
  test('comes fourteen days after the last keeping', async () => {
    const { id } = await book();
    await ada.send('PUT', `/api/me/drafts/books/${id}`, { values: { title: 'Eski' } });
    api.at('2026-12-07T07:00:00.000Z');
    ada = await signedIn(api.app, 'ada');
    expect((await ada.send('GET', `/api/me/drafts/books/${id}`)).status).toBe(200);
    api.at('2026-12-07T08:00:01.000Z');
    expect((await ada.send('GET', `/api/me/drafts/books/${id}`)).status).toBe(404);
    await sweepPeople(api.engine);
    expect((await api.engine.reads.query('select 1 from engine.drafts')).rowCount).toBe(0);
  });

  test('a hundred are kept for one person, and a kept one can still be changed', async () => {
    const { id } = await book();
    await ada.send('PUT', `/api/me/drafts/books/${id}`, { values: {} });
    const { rows: [mine] } = await api.engine.reads.query<{ id: string }>("select id from staff where username = 'ada'");
    await api.engine.reads.query(`insert into engine.drafts select gen_random_uuid(), $1, 'books', gen_random_uuid()::text, '', null, 'x', 'x', null, now(), now(), now() + interval '300 days' from generate_series(1, 99)`, [mine?.id]);
    expect((await ada.send('PUT', '/api/me/drafts/books/new', { values: {} })).status).toBe(422);
    expect((await ada.send('PUT', `/api/me/drafts/books/${id}`, { values: { title: 'Sığar' } })).status).toBe(200);
  });
});
