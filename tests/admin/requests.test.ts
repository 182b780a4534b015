import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, businessDate } from '#domain/calendar/dates.ts';
import { pages } from '#domain/index.ts';
import { type Page } from '#domain/language/resource.ts';
import { dataProvider } from '../../admin/providers/dataProvider.ts';
import { act } from '../../admin/providers/console-api.ts';
import { forgetCursors, withoutEmpty } from '../../admin/providers/list-request.ts';
import { changedValues, newValues } from '../../admin/providers/patch.ts';
import { problemOf } from '../../admin/providers/problem.ts';

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The network is the border of the console: what it sends is written down, what it gets is told by the test. */
let sent: Sent[] = [];
let answer: () => Response;
const network = globalThis.fetch;

beforeEach(() => {
  sent = [];
  answer = () => listOf([]);
  globalThis.fetch = (async (url: string, request: RequestInit) => {
    sent.push({
      url,
      method: request.method ?? 'GET',
      headers: new Headers(request.headers),
      body: typeof request.body === 'string' ? JSON.parse(request.body) : undefined,
    });
    return answer();
  }) as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = network;
  forgetCursors();
});

const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), { status: 200, ...init });
const listOf = (rows: unknown[], headers: Record<string, string> = {}) =>
  json(rows, { headers: { 'Content-Range': `people 0-24/${rows.length}`, ...headers } });
const page = (number: number) => ({ pagination: { page: number, perPage: 25 }, sort: { field: 'createdAt', order: 'DESC' as const }, filter: {} });

describe('what the console asks for', () => {
  test('no search and no filter ever stands in an address', async () => {
    await dataProvider.getList('people', { ...page(1), filter: { q: 'Işıl Yıldız', personNumber: '10000000146' } });
    expect(sent[0]).toMatchObject({
      url: '/api/people/query',
      method: 'POST',
      body: { filter: { q: 'Işıl Yıldız', personNumber: '10000000146' }, range: [0, 24] },
    });
    await dataProvider.getManyReference('documents', { ...page(1), target: 'person', id: 'p-1' });
    expect(sent.map(({ url }) => url).join()).not.toMatch(/Y%C4%B1ld|10000000146|p-1/);
  });

  test('an open record is asked for again by its tag: unchanged, it costs no bytes and is the very same object', async () => {
    answer = () => json({ id: 'r-1', version: 1, actions: [] }, { headers: { ETag: '"1.aa"' } });
    const first = await dataProvider.getOne('people', { id: 'r-1' });
    expect(sent[0]?.headers.get('If-None-Match')).toBeNull();
    answer = () => new Response(null, { status: 304, headers: { ETag: '"1.aa"' } });
    const again = await dataProvider.getOne('people', { id: 'r-1' });
    expect(sent[1]?.headers.get('If-None-Match')).toBe('"1.aa"');
    expect(again.data).toBe(first.data);
    answer = () => json({ id: 'r-1', version: 2, actions: [] }, { headers: { ETag: '"2.bb"' } });
    expect((await dataProvider.getOne('people', { id: 'r-1' })).data).toMatchObject({ version: 2 });
  });

  test('a span of days that moves with the day is asked for by today\'s days', async () => {
    await dataProvider.getList('people', { ...page(1), filter: { dueAt: { relative: 'next7Days' }, createdAt: { relative: 'today' } } });
    const today = businessDate(new Date().toISOString());
    expect(sent[0]?.body).toMatchObject({ filter: { dueAt: { from: today, to: addDays(today, 7) }, createdAt: { from: today, to: today } } });
  });

  test('empty boxes of the filter form ask nothing; no and zero do', () => {
    expect(
      withoutEmpty({ q: '  ', state: [], title: { contains: '' }, fragile: false, price: { from: 0 }, vkn: { unread: '12' }, dueAt: { from: null } }),
    ).toEqual({ fragile: false, price: { from: 0 } });
  });

  test('page 400 is asked by number, page 401 by the cursor that page 400 gave', async () => {
    answer = () => listOf([{ id: '1' }], { 'Content-Range': 'people 9975-9999/10000', 'X-Total-Capped': 'true', 'X-Cursor-Next': 'mark' });
    const last = await dataProvider.getList('people', page(400));
    expect(new URL(sent[0]?.url ?? '', 'http://here').searchParams.get('range')).toBe('[9975,9999]');
    expect(last).toMatchObject({ meta: { capped: true, said: 10_000 }, pageInfo: { hasNextPage: true } });
    expect(last.total).toBeGreaterThan(10_000);
    await dataProvider.getList('people', page(401));
    expect(sent[1]).toMatchObject({ url: '/api/people/query', body: { cursor: { after: 'mark', limit: 25 } } });
  });

  test('many references are asked for in addresses of bounded length', async () => {
    const ids = Array.from({ length: 250 }, (_, n) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`);
    answer = () => json([]);
    await dataProvider.getMany('people', { ids });
    expect(sent).toHaveLength(3);
    expect(Math.max(...sent.map(({ url }) => url.length))).toBeLessThan(8_000);
  });

  test('records are never deleted and never changed in bulk behind the back of their actions', async () => {
    await expect(dataProvider.delete('people', { id: '1' })).rejects.toThrow();
    await expect(dataProvider.deleteMany('people', { ids: ['1'] })).rejects.toThrow();
    await expect(dataProvider.updateMany('people', { ids: ['1'], data: {} })).rejects.toThrow();
    expect(sent).toEqual([]);
  });
});

describe('what the console sends back', () => {
  const before = { id: '1', version: 3, state: 'active', email: { masked: 'i***@ornek.gov.tr' }, address: 'Ankara', phone: '+905321234567' };

  test('a change carries the version that was seen and the changed fields only; a masked value stays behind', async () => {
    answer = () => json({ ...before, version: 4 });
    await dataProvider.update('people', { id: '1', data: { ...before, address: 'İzmir' }, previousData: before });
    expect(sent[0]).toMatchObject({ method: 'PUT', body: { address: 'İzmir' } });
    expect(sent[0]?.headers.get('If-Match')).toBe('"3"');
  });

  test('a form that was not touched sends nothing', async () => {
    await dataProvider.update('people', { id: '1', data: { ...before }, previousData: before });
    expect(sent).toEqual([]);
  });

  test('of every noun, a record full of masks comes back as no change at all', () => {
    for (const noun of pages) {
      const masked = Object.fromEntries(Object.keys(noun.fields).map((name) => [name, { masked: '***' }]));
      expect(changedValues(noun, masked, masked), noun.name).toEqual({});
      expect(newValues(noun, masked), noun.name).toEqual({});
    }
  });

  test('what the system fills in is never sent, by a new record or a change', () => {
    for (const noun of pages) {
      const derived = Object.entries(noun.fields)
        .filter(([, field]) => field.derived)
        .map(([name]) => name);
      const full = Object.fromEntries([...Object.keys(noun.fields), 'state', 'version', 'id'].map((name) => [name, 'x']));
      const out = { ...newValues(noun, full), ...changedValues(noun, full, {}) };
      expect(
        Object.keys(out).filter((name) => derived.includes(name) || !isField(noun, name)),
        noun.name,
      ).toEqual([]);
    }
  });

  test('an emptied box clears the field', () => {
    const people = pages.find(({ name }) => name === 'people') as Page;
    expect(changedValues(people, { ...before, address: '' }, before)).toEqual({ address: null });
  });

  test('a double click on an action is one intention', async () => {
    answer = () => json({ ...before, version: 4, actions: [] });
    await act('people', before, 'block', { blockReason: 'x' }, { intention: 'same' });
    await act('people', before, 'block', { blockReason: 'x' }, { intention: 'same' });
    expect(sent.map(({ headers }) => headers.get('Idempotency-Key'))).toEqual(['same', 'same']);
    expect(sent[0]).toMatchObject({ url: '/api/people/1/actions/block', body: { blockReason: 'x' } });
    expect(sent[0]?.headers.get('If-Match')).toBe('"3"');
  });
});

describe('what the console understands of a refusal', () => {
  test('faults stand at their fields, sentences of guards in the message', async () => {
    answer = () =>
      json(
        {
          code: 'guard_refused',
          detail: 'Kurum etkinleştirilemez.',
          sentences: [{ code: 'GATE', sentence: 'Uyum değerlendirmesi yok.' }],
          errors: [{ path: 'email', code: 'X', message: 'Adres hatalı.' }],
        },
        { status: 409 },
      );
    const error = await dataProvider.getOne('people', { id: '1' }).catch((reason: unknown) => reason);
    expect((error as Error).message).toBe('Kurum etkinleştirilemez. Uyum değerlendirmesi yok.');
    expect((error as { body: unknown }).body).toMatchObject({ errors: { email: 'Adres hatalı.' } });
    expect(problemOf(error)?.code).toBe('guard_refused');
  });

  test('what a guard says is told once, although the answer carries it twice', async () => {
    answer = () => json({ code: 'guard_refused', detail: 'Liste eksik.', sentences: [{ code: 'GATE', sentence: 'Liste eksik.' }] }, { status: 409 });
    const error = await dataProvider.getOne('people', { id: '1' }).catch((reason: unknown) => reason);
    expect((error as Error).message).toBe('Liste eksik.');
  });

  test('a network that is gone is said in Turkish, not in English of the browser', async () => {
    globalThis.fetch = (() => Promise.reject(new TypeError('Failed to fetch'))) as typeof fetch;
    const error = await dataProvider.getOne('people', { id: '1' }).catch((reason: unknown) => reason);
    expect((error as Error).message).toBe('Sunucuya ulaşılamadı. Bağlantınızı denetleyip yeniden deneyin.');
  });
});

const isField = (noun: Page, name: string): boolean => Object.hasOwn(noun.fields, name);
