import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../server/engine/audit/verify.ts';
import { hire, signedIn, toyApi, type Client, type ToyApi } from '../support/toy-api.ts';

let api: ToyApi;
const clients: Record<string, Client> = {};
const as = (name: string): Client => clients[name] as Client;

beforeAll(async () => {
  api = await toyApi();
  for (const [name, role] of [['ada', 'registrar'], ['cem', 'supervisor'], ['eda', 'callAgent'], ['derya', 'auditor'], ['kaan', 'admin']] as const) {
    await hire(api.engine, name, [role]);
    clients[name] = await signedIn(api.app, name);
  }
});
afterAll(async () => { await api.close(); });

const looks = (name: string, id: string, noun = 'books', query = '') => as(name).send('GET', `/api/${noun}/${id}/looks${query}`);

async function lentBook(): Promise<{ id: string; shelf: string }> {
  const shelf = (await as('ada').send('POST', '/api/shelves', { name: 'A1' })).body.id;
  return { shelf, id: (await as('ada').send('POST', '/api/books', { title: 'İnce Memed', genre: 'novel', shelf, borrower: 'Işıl Günışığı', copies: 3 })).body.id };
}

test('an auditor is told who saw a record, how and why, newest first, without a value; and that he asked is told to the next', async () => {
  const { id } = await lentBook();
  await as('ada').send('GET', `/api/books/${id}`);
  await as('eda').send('POST', `/api/books/${id}/reveal`, { fields: ['borrower'], reason: 'Şikâyetin incelenmesi' });
  const told = await looks('derya', id);
  expect(told.body.looks.map(({ actorName, kind, reason }: Record<string, unknown>) => [actorName, kind, reason])).toEqual([
    ['eda soyadı', 'reveal', 'Şikâyetin incelenmesi'], ['ada soyadı', 'open', null],
  ]);
  expect(JSON.stringify(told.body)).not.toContain('Günışığı');
  expect((await looks('cem', id)).body.looks[0]).toMatchObject({ actorName: 'derya soyadı', kind: 'whoLooked' });
  expect(await verifyAudit(api.engine)).toMatchObject({ ok: true });
});

test('who saw what hangs on a record saw the record: the report on a shelf tells of its books', async () => {
  const { id, shelf } = await lentBook();
  await as('ada').send('GET', `/api/books/${id}`);
  const told = (await looks('cem', shelf, 'shelves')).body;
  expect(told).toMatchObject({ records: 2, recordsCapped: false });
  expect(told.looks).toContainEqual(expect.objectContaining({ actorName: 'ada soyadı', noun: 'books', ids: [id] }));
});

test('a long report comes a hundred at a time, none twice and none left out', async () => {
  const { id } = await lentBook();
  for (let turn = 0; turn < 130; turn++) await as('eda').send('POST', `/api/books/${id}/reveal`, { fields: ['borrower'], reason: `Sebep no ${turn}` });
  const first = (await looks('derya', id)).body;
  const second = (await looks('derya', id, 'books', `?before=${first.next}`)).body;
  const reasons = [...first.looks, ...second.looks].map(({ reason }: { reason: string | null }) => reason).filter((reason) => reason !== null);
  expect([first.looks.length, second.next, new Set(reasons).size, reasons.length]).toEqual([100, undefined, 130, 130]);
});

test('nobody else is told, and of a record out of sight nobody', async () => {
  const { id } = await lentBook();
  for (const name of ['ada', 'eda', 'kaan']) expect(await looks(name, id), name).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
  expect((await looks('derya', api.engine.ids())).status).toBe(404);
  expect((await looks('derya', id, 'books', '?before=x')).status).toBe(422);
});
