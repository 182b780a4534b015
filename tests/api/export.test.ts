import exceljs from 'exceljs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { endAll, start } from '../platform/processes.ts';
import { konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { hire, signedIn, type Client } from '../support/toy-api.ts';

let api: KonsolApi;
let registrar: Client;
let registrarId: string;
let producer: Client;

beforeAll(async () => {
  api = await konsolApi();
  registrarId = await hire(api.engine, 'ada', ['registrar']);
  await hire(api.engine, 'nur', ['producer']);
  [registrar, producer] = [await signedIn(api.app, 'ada'), await signedIn(api.app, 'nur')];
  for (const [personNumber, firstName, lastName, phone] of [['10000000146', 'Işıl', 'Günışığı', '+905551112233'], ['90000000100', '=1+1', 'Öz; "Alp"', '+905551112244']] as const) {
    await registrar.send('POST', '/api/people', { personNumber, firstName, lastName, birthDate: '1990-05-17', phone });
  }
}, 120_000);
afterEach(endAll);
afterAll(async () => { await api.close(); });

const take = (client: Client, noun: string, body: object, headers: Record<string, string> = {}) => client.send('POST', `/api/${noun}/export`, { format: 'csv', purpose: 'Aylık karşılaştırma için', ...body }, headers);
/** Without the mark, line by line. */
const linesOf = (text: string) => text.replace(/^\ufeff/, '').split('\r\n');
const peopleColumns = ['personNumber', 'firstName', 'lastName', 'birthDate', 'phone', 'state'];
const logged = async (kind: string) => (await api.engine.reads.query<{ bytes: Buffer }>('select bytes from engine.access_log where kind = $1 order by id', [kind])).rows.map(({ bytes }) => JSON.parse(bytes.toString('utf8')));

/** The bytes as they came: a workbook does not survive being read as text. */
async function bytesOf(noun: string, body: object): Promise<Buffer> {
  const cookie = [...registrar.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await api.app.request(`/api/${noun}/export`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify({ purpose: 'Aylık karşılaştırma için', ...body }) });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function workbook(body: object): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load((await bytesOf('price-lists', { format: 'xlsx', ...body })) as never);
  return book;
}

describe('a CSV', () => {
  test('opens in Turkish Excel: mark, semicolons, CRLF, dates and amounts as they are written here, names of columns in the language asked', async () => {
    const answer = await take(registrar, 'price-lists', { columns: ['product', 'years', 'netPrice', 'validFrom', 'state', 'stateSince'], sort: ['validFrom', 'ASC'] });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toMatch(/^attachment; filename\*=UTF-8''.+ 2026-11-23\.csv$/);
    expect([...(await bytesOf('price-lists', { format: 'csv', columns: ['state'] })).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = linesOf(answer.body);
    expect(lines[0]).toBe('Ürün;Süre (yıl);KDV hariç fiyat;Geçerli olduğu ilk gün;Durum;Durum başlangıcı');
    expect(lines[1]).toMatch(/;\d{1,3}(\.\d{3})*,\d{2};\d{2}\.\d{2}\.\d{4};[^;]+;23\.11\.2026 11:00$/);
    const total = Number(answer.headers.get('x-total-rows'));
    expect(total).toBeGreaterThan(0);
    expect(lines.slice(-2)).toEqual([`Toplam satır;${total}`, '']);
    expect(lines).toHaveLength(total + 3);
    const english = await take(registrar, 'price-lists', { columns: ['netPrice', 'state'] }, { 'x-language': 'en' });
    expect(linesOf(english.body)[0]).toBe('Net price;State');
    expect(linesOf(english.body).at(-2)).toBe(`Total rows;${total}`);
  });

  test('runs nothing on the machine of its reader, and keeps quotes and semicolons inside their cells', async () => {
    const { body } = await take(registrar, 'people', { columns: ['firstName', 'lastName', 'phone'], sort: ['createdAt', 'ASC'] });
    expect(linesOf(body).slice(1, 3)).toEqual(["Işıl;Günışığı;'+905551112233", `'=1+1;"Öz; ""Alp""";'+905551112244`]);
    for (const title of ['+1', '-2', '@SUM(A1)', '\uff1d1']) await registrar.send('POST', '/api/tasks', { kind: 'callback', title, role: 'registrar' });
    const tasks = await take(registrar, 'tasks', { columns: ['title'], filter: { kind: 'callback' }, sort: ['createdAt', 'ASC'] });
    expect(linesOf(tasks.body).slice(1, 5)).toEqual(["'+1", "'-2", "'@SUM(A1)", "'\uff1d1"]);
  });

  test('names referred records as a list names them', async () => {
    await registrar.send('POST', '/api/tasks', { kind: 'fraud', title: 'Bakılacak', role: 'registrar', assignee: registrarId });
    await hire(api.engine, 'amir', ['supervisor']);
    const amir = await signedIn(api.app, 'amir');
    expect(linesOf((await take(amir, 'tasks', { columns: ['title', 'assignee'], filter: { kind: 'fraud' } })).body)[1]).toBe('Bakılacak;ada soyadı');
    // A registrar does not read the staff: the name is not told to him here either.
    expect(linesOf((await take(registrar, 'tasks', { columns: ['title', 'assignee'], filter: { kind: 'fraud' } })).body)[1]).toBe('Bakılacak;');
  });
});

test('a workbook has real dates and numbers, no formula, and a sheet that tells where it comes from', async () => {
  const book = await workbook({ columns: ['product', 'netPrice', 'validFrom', 'stateSince'], purpose: '=Fiyatların dökümü' });
  const [sheet, about] = book.worksheets;
  expect(sheet?.getRow(1).values).toHaveLength(5);
  const row = sheet?.getRow(2);
  expect(row?.getCell(2).value).toBeTypeOf('number');
  expect(row?.getCell(2).numFmt).toBe('#,##0.00');
  expect(row?.getCell(3).value).toBeInstanceOf(Date);
  expect(row?.getCell(3).numFmt).toBe('dd.mm.yyyy');
  expect((row?.getCell(4).value as Date).toISOString()).toBe('2026-11-23T11:00:00.000Z');
  expect(about?.getRow(1).values).toEqual([undefined, 'Toplam satır', (sheet?.rowCount ?? 0) - 1]);
  expect(about?.getRow(2).values).toEqual([undefined, 'Dışa aktaran', 'ada soyadı']);
  expect(about?.getRow(4).values).toEqual([undefined, 'Amaç', "'=Fiyatların dökümü"]);
});

describe('personal values', () => {
  test('are masked in the file exactly as in the list of the role, and shown to whose work list shows them, with a row in the log first', async () => {
    const list = (await producer.send('GET', `/api/people?sort=${encodeURIComponent('["createdAt","ASC"]')}`)).body[0];
    const masked = linesOf((await take(producer, 'people', { columns: peopleColumns, sort: ['createdAt', 'ASC'] })).body)[1]?.split(';');
    expect(masked).toEqual([...['personNumber', 'firstName', 'lastName', 'birthDate'].map((name) => list[name].masked), list.phone.masked.replace(/^\+/, "'+"), 'Kayıtlı']);
    expect(await logged('export')).toHaveLength(1);
    const shown = await take(registrar, 'people', { columns: ['personNumber', 'state'] });
    expect(shown.body).toContain('10000000146');
    const [, view] = await logged('export');
    expect(view).toMatchObject({ actorId: registrarId, noun: 'people', more: { fields: ['personNumber'] } });
    expect(view.recordIds).toHaveLength(2);
  });

  test('stand neither in the log of the export nor in a refusal; a role without a sight cannot ask by them', async () => {
    await take(registrar, 'people', { columns: ['state'], filter: { personNumber: '10000000146', source: 'list' }, purpose: 'TCKN 10000000146 için arandı' });
    const deeds = await logged('exportTaken');
    expect(deeds.at(-1)).toMatchObject({
      actorId: registrarId, noun: 'people', more: { actorName: 'ada soyadı', columns: ['state'], format: 'csv', count: 0, filter: { personNumber: '***', source: 'list' }, purpose: 'TCKN *** için arandı' },
    });
    expect(JSON.stringify(deeds)).not.toContain('10000000146');
    expect(await take(producer, 'people', { columns: ['state'], filter: { personNumber: '10000000146' } })).toMatchObject({ status: 422, body: { errors: [{ code: 'unknown_field' }] } });
    expect(await take(producer, 'people', { columns: ['blockReason'] })).toMatchObject({ status: 422, body: { errors: [{ code: 'unknown_field' }] } });
  });
});

test('all but these: the rows that were taken out of the choice are not in the file, nor in its count or the log of what was seen', async () => {
  const whole = await take(registrar, 'people', { columns: ['id', 'personNumber'] });
  const ids = linesOf(whole.body).slice(1, -2).map((line) => line.split(';')[0] ?? '');
  expect(ids.length).toBeGreaterThan(1);
  const [left = ''] = ids;
  const rest = await take(registrar, 'people', { columns: ['id', 'personNumber'], except: [left] });
  expect(rest.headers.get('x-total-rows')).toBe(String(ids.length - 1));
  expect(linesOf(rest.body).slice(1, -2).map((line) => line.split(';')[0])).toEqual(ids.slice(1));
  expect((await logged('export')).at(-1).recordIds).not.toContain(left);
  expect((await logged('exportTaken')).at(-1)).toMatchObject({ more: { count: ids.length - 1, except: 1 } });
  expect(await take(registrar, 'people', { columns: ['id'], except: ['none'] })).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
});

test('without a purpose, a known form or a right nothing leaves', async () => {
  const columns = ['state'];
  for (const body of [{ columns, purpose: 'kısa' }, { columns, purpose: '         x         ' }, { columns, purpose: undefined }, { columns, format: 'pdf' }, { columns: [] }, { columns: ['state', 'state'] }, { columns: ['nothing'] }, { columns, sort: ['personNumber', 'ASC'] }, { columns, filter: { nothing: 1 } }, { columns, more: 1 }, {}]) {
    expect((await take(registrar, 'people', body)).status, JSON.stringify(body)).toBe(422);
  }
  expect(await take(registrar, 'people', { columns, purpose: 'kısa' })).toMatchObject({ body: { errors: [{ path: 'purpose', code: 'purpose_required' }] } });
  expect(await take(producer, 'payments', { columns })).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
});

test('nobody takes more than two files at once: the third waits until one was read to its end or given up', async () => {
  const cookie = [...registrar.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const begin = (client: string, body: object) => api.app.request('/api/tasks/export', { method: 'POST', headers: { cookie: client, 'content-type': 'application/json' }, body: JSON.stringify({ purpose: 'Aylık karşılaştırma için', columns: ['state'], ...body }) });
  const [first, second] = [await begin(cookie, { format: 'csv' }), await begin(cookie, { format: 'xlsx' })];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect((await begin(cookie, { format: 'csv' })).status).toBe(429);
  expect((await take(producer, 'people', { columns: ['state'] })).status).toBe(200);
  await first.body?.cancel();
  const third = await begin(cookie, { format: 'csv' });
  expect([third.status, (await begin(cookie, { format: 'csv' })).status]).toEqual([200, 429]);
  expect(Buffer.from(await second.arrayBuffer()).subarray(0, 2).toString()).toBe('PK');
  expect(await third.text()).toContain('Toplam satır');
  // What was refused begins nothing.
  for (let again = 0; again < 3; again++) expect((await begin(cookie, { format: 'pdf' })).status).toBe(422);
  expect(await (await begin(cookie, { format: 'csv' })).text()).toContain('Toplam satır');
});

describe('long lists', () => {
  const columns = ['title', 'kind', 'role', 'details', 'deadline', 'state', 'createdAt'];
  const grow = (count: number, first = 1) => api.engine.reads.query(`insert into tasks (id, version, state, state_since, created_at, updated_at, kind, title, role, details, deadline)
    select gen_random_uuid(), 1, 'open', now(), now(), now() - n * interval '1 second', 'other', 'Uzun listenin ' || n || '. işi', case when n % 10 = 0 then 'supervisor' else 'registrar' end, repeat('Açıklama metni ', 8), now() from generate_series($2::int, $2 + $1 - 1) n`, [count, first]);
  const cap = async (rows: number) => {
    await bySystem(api.engine, async (tx) => { await tx.sql("update settings set value = $1 where name = 'exportRowCap'", [JSON.stringify(rows)]); });
    await new Promise((resolve) => { setTimeout(resolve, 2_100); });
  };

  test('one row more than the setting allows is refused with the count, and nothing is cut in silence', async () => {
    await grow(60_000);
    const refused = await take(registrar, 'tasks', { columns, filter: { kind: 'other' } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'too_many_rows', count: 60_000, limit: 50_000, detail: 'Bu arama 60.000 satır; dosyaya en çok 50.000 satır aktarılır. Aramayı daraltın.' } });
    expect((await take(registrar, 'tasks', { columns, filter: { kind: 'other', role: 'supervisor' } })).headers.get('x-total-rows')).toBe('6000');
  });

  test('sixty thousand rows go out by cursor, each once, and cost little memory in either form', async () => {
    await cap(100_000);
    const whole = await take(registrar, 'tasks', { columns: ['id'], filter: { kind: 'other' }, sort: ['updatedAt', 'DESC'] });
    const ids = linesOf(whole.body).slice(1, -2);
    expect(ids).toHaveLength(60_000);
    expect(new Set(ids).size).toBe(60_000);
    expect(linesOf(whole.body).at(-2)).toBe('Toplam satır;60000');
    const { settings } = api.assembly;
    for (const format of ['csv', 'xlsx']) {
      const measuring = start('tests/support/measure-export.ts', [settings.databaseUrl, settings.dataDir, registrarId, format, JSON.stringify({ kind: 'other' }), JSON.stringify(columns)]);
      const told = JSON.parse(await measuring.line((text) => text.startsWith('{"bytes"'))) as { bytes: number; rows: string; extraMegabytes: number };
      console.log(`${format}: ${told.rows} rows, ${Math.round(told.bytes / 1_048_576)} MB, ${told.extraMegabytes} MB more`);
      expect(told.rows).toBe('60000');
      expect(told.extraMegabytes, format).toBeLessThanOrEqual(60);
    }
  }, 240_000);

  test('a million rows and one are refused in a second or two, with how many there are', async () => {
    const { rows: indexes } = await api.engine.reads.query<{ name: string }>("select indexname as name from pg_indexes where tablename = 'tasks' and indexname <> 'tasks_pkey'");
    for (const { name } of indexes) await api.engine.reads.query(`drop index "${name}"`);
    for (let made = 60_000; made < 1_000_000; made += 94_000) await grow(94_000, made + 1);
    await grow(1, 1_000_001);
    const refused = await take(registrar, 'tasks', { columns, filter: { kind: 'other' } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'too_many_rows', count: 1_000_001 } });
  }, 240_000);
});
