import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#domain/language/refuse.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { listRecords, type ListAnswer, type ListQuestion } from '../../server/engine/list-query/list-records.ts';
import { presentFresh } from '../../server/engine/present/presenter.ts';
import { rebuildSearch } from '../../server/engine/search/rebuild.ts';
import { type Actor } from '../../server/engine/types.ts';
import { person, toyEngine, type ToyEngine } from '../support/toy-engine.ts';

let toy: ToyEngine;
const ada = person('Ada', 'registrar');
const agent = person('Eda', 'callAgent');
const auditor = person('Derya', 'auditor');
const supervisor = person('Cem', 'supervisor');
const stranger = person('Kaya', 'accountant');
const shelfId = '00000000-0000-7000-8000-000000000001';
const bookCount = 300;

beforeAll(async () => {
  toy = await toyEngine();
  await toy.engine.reads.query(`insert into shelves (id, version, state, state_since, created_at, updated_at, name) values ($1, 1, 'active', now(), now(), now(), 'A1')`, [shelfId]);
  await toy.engine.reads.query(`insert into books (id, version, state, state_since, due_at, created_at, updated_at, reference, title, genre, shelf, price, borrower, borrower_number, contact, secret_note, owner)
    select ('00000000-0000-7000-9000-' || lpad(g::text, 12, '0'))::uuid, 1, case when g % 3 = 0 then 'lent' else 'onShelf' end, now(),
      case when g % 4 = 0 then timestamptz '2026-01-01' + g % 5 * interval '1 day' end, timestamptz '2026-01-01' + (g / 10) * interval '1 hour', now(),
      'KT-' || g, (array['Çalıkuşu','İnce Memed','Şeker Portakalı','Ilgaz','Zarif'])[1 + g % 5], 'novel',
      case when g % 2 = 0 then '${shelfId}'::uuid end, case when g % 7 <> 0 then g % 11 end,
      (array['Işıl Yıldız','Şule İnan','Ömer Koçoğlu'])[1 + g % 3], case when g = 5 then '90000000100' end, 'kisi' || g || '@ornek.com.tr',
      case when g % 50 = 0 then 'gizli' end, 'kişi-' || g % 4
    from generate_series(1, ${bookCount}) g`);
  await rebuildSearch(toy.engine, 'books');
});
afterAll(async () => { await toy.close(); });

const ask = (question: ListQuestion, actor: Actor = ada, via: 'url' | 'body' = 'body'): Promise<ListAnswer> => listRecords(toy.engine, actor, 'books', question, via);
const refused = async (question: ListQuestion, actor: Actor = ada, via: 'url' | 'body' = 'body'): Promise<Refusal> => {
  const error: unknown = await ask(question, actor, via).then(() => new Error('was not refused'), (thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw error as Error;
  return error;
};
const faultOf = (refusal: Refusal) => refusal.details.errors?.[0];

describe('pages', () => {
  test('the first page has the newest records and an exact total', async () => {
    const answer = await ask({});
    expect(answer).toMatchObject({ total: bookCount, capped: false, start: 0, end: 24 });
    expect(answer.rows).toHaveLength(25);
    const created = answer.rows.map(({ createdAt }) => createdAt);
    expect(created).toEqual([...created].sort().reverse());
    expect(answer.next).toBeTruthy();
    expect(answer.previous).toBeUndefined();
  });

  for (const sort of [['dueAt', 'ASC'], ['dueAt', 'DESC'], ['price', 'ASC'], ['price', 'DESC'], ['createdAt', 'ASC'], ['state', 'DESC'], ['title', 'ASC'], ['id', 'ASC']] as const) {
    test(`walking by cursor over ${sort.join(' ')} meets every record once, forwards and back, in the order of the whole list`, async () => {
      const whole = (await ask({ sort, range: [0, bookCount - 1] })).rows.map(({ id }) => id);
      expect(new Set(whole).size).toBe(bookCount);
      const forwards: string[] = [];
      let answer = await ask({ sort, range: [0, 36] });
      for (; ; answer = await ask({ sort, cursor: { after: answer.next, limit: 37 } })) {
        forwards.push(...answer.rows.map(({ id }) => id));
        if (answer.next === undefined) break;
      }
      expect(forwards).toEqual(whole);
      const backwards: string[] = answer.rows.map(({ id }) => id);
      while (answer.previous !== undefined) {
        answer = await ask({ sort, cursor: { before: answer.previous, limit: 37 } });
        backwards.unshift(...answer.rows.map(({ id }) => id));
      }
      expect(backwards).toEqual(whole);
    });
  }

  test('a page by number is the same slice of the whole list', async () => {
    const whole = (await ask({ sort: ['title', 'ASC'], range: [0, 299] })).rows.map(({ id }) => id);
    const later = await ask({ sort: ['title', 'ASC'], range: [100, 149] });
    expect(later.rows.map(({ id }) => id)).toEqual(whole.slice(100, 150));
    expect(later).toMatchObject({ start: 100, end: 149, total: bookCount });
  });

  test('titles sort as Turkish does', async () => {
    const titles = (await ask({ sort: ['title', 'ASC'], range: [0, 299] })).rows.map(({ title }) => title);
    expect([...new Set(titles)]).toEqual(['Çalıkuşu', 'Ilgaz', 'İnce Memed', 'Şeker Portakalı', 'Zarif']);
  });

  test('beyond row 10,000 only the cursor leads, and a page has at most 500 rows', async () => {
    expect(await refused({ range: [9_990, 10_014] })).toMatchObject({ code: 'use_cursor' });
    expect(await refused({ range: [0, 500] })).toMatchObject({ code: 'invalid_input' });
    for (const range of [[5, 4], [-1, 3], [0.5, 2], 'x', [0], [0, 1, 2], [null, 3]]) expect(await refused({ range })).toMatchObject({ code: 'invalid_input' });
  });

  test('a cursor that was altered, made for another sort or is no cursor is refused', async () => {
    const { next = '' } = await ask({ sort: ['price', 'ASC'] });
    const altered = `${next.slice(0, -2)}${next.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const after of [altered, `${next}=`, 'x', '', 7, null]) expect(await refused({ sort: ['price', 'ASC'], cursor: { after } }), String(after)).toMatchObject({ code: 'invalid_input' });
    expect(await refused({ sort: ['price', 'DESC'], cursor: { after: next } })).toMatchObject({ code: 'invalid_input' });
    expect(await refused({ sort: ['price', 'ASC'], cursor: {} })).toMatchObject({ code: 'invalid_input' });
    expect(await refused({ sort: ['price', 'ASC'], cursor: { after: next, limit: 501 } })).toMatchObject({ code: 'invalid_input' });
  });
});

describe('filters', () => {
  const totalOf = async (filter: unknown, actor: Actor = ada) => (await ask({ filter }, actor)).total;

  test('each kind of condition finds its records', async () => {
    expect(await totalOf({ state: 'lent' })).toBe(100);
    expect(await totalOf({ state: ['lent', 'onShelf'], genre: 'novel' })).toBe(300);
    expect(await totalOf({ shelf: shelfId })).toBe(150);
    expect(await totalOf({ shelf: null })).toBe(150);
    expect(await totalOf({ price: { filled: false } })).toBe(42);
    expect(await totalOf({ price: { from: 3, to: 4 } })).toBe((await ask({ range: [0, 299] })).rows.filter(({ price }) => price === 3 || price === 4).length);
    expect(await totalOf({ borrowerNumber: '90000000100' })).toBe(1);
    expect(await totalOf({ contact: 'KISI7@ornek.com.tr' })).toBe(1);
    expect(await totalOf({ contact: { startsWith: 'kisi29' } })).toBe(11);
    expect(await totalOf({ reference: { contains: '-30' } })).toBe(2);
    expect(await totalOf({ id: ['00000000-0000-7000-9000-000000000001', '00000000-0000-7000-9000-000000000002'] })).toBe(2);
    expect(await totalOf({ id: [] })).toBe(0);
    expect(await totalOf({ createdAt: { from: '2026-01-01', to: '2026-01-01' } })).toBe((await ask({ range: [0, 299] })).rows.filter(({ createdAt }) => createdAt < '2026-01-01T21:00:00.000Z').length);
  });

  test('a fragment is found however its Turkish letters are typed', async () => {
    for (const typed of ['ince mem', 'İNCE MEM', 'ınce mem', 'iNCE  mem']) expect(await totalOf({ title: { contains: typed } }), typed).toBe(60);
    for (const typed of ['koçoğ', 'KOCOG', 'kocoğ']) expect(await totalOf({ borrower: { contains: typed } }), typed).toBe(100);
    expect(await totalOf({ borrower: { startsWith: 'sule' } })).toBe(100);
    expect(await totalOf({ borrower: { contains: 'ko' } })).toBe(100);
    expect(await totalOf({ owner: { contains: 'KİSİ 1' } })).toBe(75);
  });

  test('signs with a meaning in SQL are only signs', async () => {
    for (const typed of ["%'; drop table books; --", '_', '%', '\\', "kisi1'||'", 'kisi%']) {
      expect(await totalOf({ contact: { contains: typed } })).toBe(0);
    }
    expect(await totalOf({ q: "'; delete from books; --" })).toBe(0);
    expect(await totalOf({})).toBe(bookCount);
  });

  test('the search word looks at every searchable field of the noun, all words together', async () => {
    expect(await totalOf({ q: 'şule ince' })).toBe((await ask({ range: [0, 299] })).rows.filter(({ borrower, title }) => borrower === 'Şule İnan' && title === 'İnce Memed').length);
    expect(await totalOf({ q: '90000000100' })).toBe(1);
    expect(await totalOf({ q: '  ' })).toBe(0);
  });

  test('what is malformed is refused with the field that it concerns', async () => {
    const cases: [unknown, string][] = [
      [{ state: 'nowhere' }, 'filter.state'], [{ price: 'x' }, 'filter.price'], [{ price: { about: 3 } }, 'filter.price.about'], [{ shelf: 'x' }, 'filter.shelf'],
      [{ genre: { contains: 'o' } }, 'filter.genre.contains'], [{ title: {} }, 'filter.title'], [{ borrowerNumber: '123' }, 'filter.borrowerNumber'],
      [{ title: { contains: '' } }, 'filter.title.contains'], [{ title: { contains: '\0' } }, 'filter.title.contains'], [[], 'filter'], ['x', 'filter'],
      [{ id: Array.from({ length: 501 }, () => shelfId) }, 'filter.id'], [{ q: 7 }, 'filter.q'], [{ 'title"': 'x' }, 'filter.title"'], [{ constructor: 1 }, 'filter.constructor'], [{ __proto__x: 1 }, 'filter.__proto__x'],
      [{ createdAt: { from: '2026-13-45' } }, 'filter.createdAt'], [{ price: { filled: 'evet' } }, 'filter.price.filled'],
    ];
    for (const [filter, path] of cases) {
      const refusal = await refused({ filter });
      expect([refusal.code, faultOf(refusal)?.path], JSON.stringify(filter)).toEqual(['invalid_input', path]);
    }
  });
});

describe('rights', () => {
  test('a role without the noun gets no list; a role with some rows gets those, counts included', async () => {
    expect(await refused({}, stranger)).toMatchObject({ code: 'not_permitted' });
    const seen = await ask({ range: [0, 299] }, agent);
    expect(seen.total).toBe(150);
    expect(seen.rows.every(({ shelf }) => shelf === shelfId)).toBe(true);
    expect((await ask({ filter: { shelf: null } }, agent)).total).toBe(0);
    const portal: Actor = { ...person('Portal', 'portal'), kind: 'client', person: 'kişi-1' };
    expect((await ask({}, portal)).total).toBe(75);
    expect((await ask({}, { ...portal, person: undefined })).total).toBe(0);
  });

  test('a field out of sight looks like one that is not there: in rows, filters and sorts', async () => {
    expect((await ask({ filter: { secretNote: { filled: true } } }, supervisor)).total).toBe(6);
    expect((await ask({})).rows[0]).not.toHaveProperty('secretNote');
    const hidden = faultOf(await refused({ filter: { secretNote: 'gizli' } }));
    const absent = faultOf(await refused({ filter: { noSuchNote: 'gizli' } }));
    expect({ ...hidden, path: '' }).toEqual({ ...absent, path: '' });
    expect(await refused({ sort: ['secretNote', 'ASC'] })).toMatchObject({ code: 'invalid_input' });
    expect(await refused({ sort: ['borrower', 'ASC'] })).toMatchObject({ code: 'invalid_input' });
    expect(await refused({ sort: ['auditHead', 'ASC'] })).toMatchObject({ code: 'invalid_input' });
    expect(await refused({ filter: { auditHead: null } })).toMatchObject({ code: 'invalid_input' });
  });

  test('personal values never travel in a URL', async () => {
    for (const filter of [{ borrower: { contains: 'Işıl' } }, { borrowerNumber: '90000000100' }, { contact: null }, { q: 'Işıl' }]) {
      expect(await refused({ filter }, ada, 'url'), JSON.stringify(filter)).toMatchObject({ code: 'personal_filter_in_url' });
    }
    expect((await ask({ filter: { state: 'lent' } }, ada, 'url')).total).toBe(100);
  });

  test('whoever never sees personal values cannot find them out by asking', async () => {
    for (const filter of [{ borrower: { contains: 'Işıl' } }, { borrowerNumber: '90000000100' }, { contact: { filled: true } }]) {
      expect(faultOf(await refused({ filter }, auditor))).toMatchObject({ code: 'unknown_field' });
    }
    expect((await ask({ filter: { q: 'Yıldız' } }, auditor)).total).toBe(0);
    expect((await ask({ filter: { q: 'Memed' } }, auditor)).total).toBe(60);
  });

  test('whoever sees them for a reason only finds by name and by whole numbers, not sign by sign', async () => {
    expect((await ask({ filter: { borrower: { contains: 'omer' } } }, agent)).total).toBe(50);
    expect((await ask({ filter: { contact: 'kisi8@ornek.com.tr' } }, agent)).total).toBe(1);
    expect(await refused({ filter: { contact: { startsWith: 'k' } } }, agent)).toMatchObject({ code: 'invalid_input' });
    expect(await refused({ filter: { borrowerNumber: { startsWith: '9' } } }, agent)).toMatchObject({ code: 'invalid_input' });
  });
});

describe('totals', () => {
  test('above 10,000 the total is capped and remembered for three seconds; an exact one is true at once', async () => {
    const before = (await ask({ filter: { genre: 'poem' } })).total;
    await createRecord(toy.engine, ada, 'books', { title: 'Şiirler', genre: 'poem' });
    expect((await ask({ filter: { genre: 'poem' } })).total).toBe(before + 1);
    await toy.engine.reads.query(`insert into shelves (id, version, state, state_since, created_at, updated_at, name)
      select gen_random_uuid(), 1, 'active', now(), now(), now(), 'Raf' from generate_series(1, 10050)`);
    const shelves = () => listRecords(toy.engine, ada, 'shelves', {}, 'url');
    expect(await shelves()).toMatchObject({ total: 10_000, capped: true });
    await toy.engine.reads.query("delete from shelves where name = 'Raf'");
    expect(await shelves()).toMatchObject({ total: 10_000, capped: true });
    toy.at('2026-11-23T08:00:03.000Z');
    expect(await shelves()).toMatchObject({ total: 1, capped: false });
  });
});

describe('chosen columns', () => {
  const facts = ['id', 'version', 'state', 'title'];
  const namesOf = (row: object | undefined) => Object.entries(row ?? {}).filter(([, value]) => value !== undefined).map(([name]) => name).sort();

  test('only what was asked for is read, beside what every row says of itself; the cursor still walks the whole list', async () => {
    const first = await ask({ columns: ['price', 'price', 'borrower'], range: [0, 9] });
    expect(namesOf(first.rows[0])).toEqual([...facts, 'borrower', 'price'].sort());
    expect([...(first.columns ?? [])].sort()).toEqual([...facts, 'borrower', 'price'].sort());
    const whole = await ask({ range: [0, 19] });
    const second = await ask({ columns: [], cursor: { after: first.next, limit: 10 } });
    expect(namesOf(second.rows[0])).toEqual([...facts].sort());
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id));
    expect(second.next).toBe(whole.next);
    const found = await ask({ columns: ['genre'], filter: { title: { contains: 'memed' } }, sort: ['dueAt', 'ASC'], range: [5, 9] });
    expect(namesOf(found.rows[0])).toEqual([...facts, 'genre'].sort());
  });

  test('a column out of sight is refused like one that is not there, also beside others; what is no list of names, too', async () => {
    const hidden = faultOf(await refused({ columns: ['price', 'secretNote'] }));
    for (const name of ['noSuchNote', 'auditHead', 'valueOf', '']) expect(faultOf(await refused({ columns: ['price', name] }))).toEqual(hidden);
    expect(hidden).toMatchObject({ path: 'columns', code: 'unknown_field' });
    expect(namesOf((await ask({ columns: ['secretNote'], filter: { secretNote: { filled: true } } }, supervisor)).rows[0])).toContain('secretNote');
    for (const columns of ['price', {}, [1], [['price']], Array.from({ length: 201 }, () => 'price')]) expect(await refused({ columns })).toMatchObject({ code: 'invalid_input' });
  });

  test('whoever sees masks is sent masks, of the chosen fields alone', async () => {
    const { rows, columns } = await ask({ columns: ['borrower', 'price'], range: [0, 9] }, agent);
    const sent = presentFresh(toy.engine.page('books'), agent, rows, { unmask: false, columns });
    expect(sent.every(({ borrower }) => typeof (borrower as { masked?: unknown }).masked === 'string')).toBe(true);
    expect(JSON.stringify(sent)).not.toMatch(/Işıl|Yıldız|Koçoğlu|ornek/);
  });
});
