import { CFB } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnKeys, columns } from '#domain/list-columns.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { type Row } from '../../server/engine/types.ts';
import { personNumbers } from '../lists/filled-workbook.ts';
import { konsolApi, machine, type KonsolApi, type Machine } from '../support/konsol-api.ts';

let api: KonsolApi;
let portal: Machine;
let own: Row;
let other: Row;
const [officer = '', ofBoth = '', former = '', stranger = ''] = personNumbers(4, 700_000);

beforeAll(async () => {
  api = await konsolApi();
  portal = await machine(api, 'portal');
  [own, other] = await bySystem(api.engine, async (tx) => {
    const schools = [];
    for (const [name, vkn] of [['Örnek Üniversitesi', '9291417776'], ['Başka Belediyesi', '1234567890']] as const) schools.push(await tx.create('institutions', { name, kind: 'publicBody', sector: 'university', province: 'Ankara', vkn, email: 'kurum@ornek.edu.tr' }));
    const human = async (personNumber: string) => (await tx.create('people', { personNumber, firstName: 'Işıl', lastName: 'Yıldız', birthDate: '1980-05-05', email: `k${personNumber}@ornek.edu.tr` })).id;
    const people = new Map<string, string>();
    for (const number of [officer, ofBoth, former, stranger]) people.set(number, await human(number));
    for (const [number, at] of [[officer, 0], [ofBoth, 0], [ofBoth, 1], [former, 0]] as const) await tx.create('officers', { person: people.get(number), institution: schools[at]?.id, email: `${number}@ornek.edu.tr`, from: '2026-01-01' });
    await tx.sql("update officers set state = 'active'");
    await tx.sql("update officers set state = 'ended', until = '2026-06-30' where person = $1", [people.get(former)]);
    return schools as [Row, Row];
  });
}, 120_000);
afterAll(async () => { await api.close(); });

const ask = (body: object, headers?: Record<string, string>) => portal('/officers/list-form', body, headers);
const partOf = (bytes: Buffer, name: string): string => Buffer.from((CFB.find(CFB.read(bytes, { type: 'buffer' }), name) as { content: Uint8Array }).content).toString('utf8');

test('an officer gets a numbered form of the institution, its names filled in, with drop-downs that Excel knows', async () => {
  const { status, body } = await ask({ personNumber: officer });
  expect(status).toBe(201);
  expect(body).toMatchObject({ number: expect.stringMatching(/^LF-2026-\d{6}-\d$/), version: '07', fileName: `FRM.01.03-${String(body.number)}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
  const bytes = Buffer.from(body.content as string, 'base64');
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(bytes as never);
  const sheet = workbook.worksheets[0]!;
  expect(['C2', 'F2', 'C4', 'C5', 'C6'].map((cell) => sheet.getCell(cell).value)).toEqual([body.number, '07', 'Örnek Üniversitesi', '9291417776', 'Işıl Yıldız']);
  expect(columnKeys.map((_, at) => sheet.getRow(8).getCell(at + 1).value)).toEqual(columnKeys.map((key) => columns[key].header));

  // As they stand in the file, and not as one library reads its own writing.
  const xml = partOf(bytes, '/xl/worksheets/sheet1.xml');
  const lists = [...xml.matchAll(/<dataValidation\s[^>]*type="list"[^>]*>/g)].map(([tag]) => /sqref="([^"]+)"/.exec(tag)?.[1]);
  expect(lists.sort()).toEqual(['K9:K1008', 'L9:L1008', 'M9:M1008', 'N9:N1008']);
  expect([...xml.matchAll(/<formula1>([^<]*)<\/formula1>/g)].map(([, formula]) => formula?.replaceAll('&apos;', "'"))).toEqual(expect.arrayContaining(["'Seçenekler'!$K$1:$K$3", "'Seçenekler'!$L$1:$L$2", "'Seçenekler'!$M$1:$M$2", "'Seçenekler'!$N$1:$N$4"]));
  expect(partOf(bytes, '/xl/workbook.xml')).toMatch(/<sheet[^>]*name="Seçenekler"[^>]*state="veryHidden"/);
  const words = workbook.getWorksheet('Seçenekler')!;
  expect(['K1', 'K3', 'L1', 'L2', 'M2', 'N3'].map((cell) => words.getCell(cell).value)).toEqual(['1', '3', 'Var', 'Yok', 'Kişi', 'Kayıp-Çalıntı']);
  const { rows: [form] } = await api.engine.reads.query<{ institution: string; issued: string }>('select institution, issued_by as issued from list_forms where reference = $1', [body.number]);
  expect(form?.institution).toBe(own.id);
});

test('the same request again is the same form; another one gets the next number', async () => {
  const key = { 'Idempotency-Key': 'form-1' };
  const [first, again, next] = [await ask({ personNumber: officer }, key), await ask({ personNumber: officer }, key), await ask({ personNumber: officer })];
  expect(again.body.number).toBe(first.body.number);
  expect(next.body.number).not.toBe(first.body.number);
});

test('nobody gets the form of an institution whose officer he is not today', async () => {
  const forms = async () => (await api.engine.reads.query<{ n: number }>('select count(*)::int as n from list_forms')).rows[0]?.n;
  const before = await forms();
  expect((await ask({ personNumber: officer, vkn: '1234567890' })).status).toBe(404);
  expect(await ask({ personNumber: stranger })).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
  expect(await ask({ personNumber: former })).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
  expect((await ask({ personNumber: personNumbers(1, 800_000)[0] })).status).toBe(404);
  expect((await ask({ personNumber: '12345678901' })).status).toBe(422);
  expect(await forms()).toBe(before);
});

test('who serves two institutions says for which', async () => {
  expect(await ask({ personNumber: ofBoth })).toMatchObject({ status: 422, body: { errors: [{ path: 'vkn' }] } });
  const { body } = await ask({ personNumber: ofBoth, vkn: '1234567890' });
  const { rows: [form] } = await api.engine.reads.query<{ institution: string }>('select institution from list_forms where reference = $1', [body.number]);
  expect(form?.institution).toBe(other.id);
});

test('a machine of another kind, or a portal whose key does not reach so far, finds no door', async () => {
  const bank = await machine(api, 'bank');
  expect([401, 403, 404]).toContain((await bank('/../portal/officers/list-form', { personNumber: officer })).status);
  const narrow = await machine(api, 'portal', { scopes: ['status'] });
  expect([401, 403, 404]).toContain((await narrow('/officers/list-form', { personNumber: officer })).status);
});
