import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Actor } from '../../server/engine/types.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { consoleServer, type ConsoleServer } from '../support/console-server.ts';
import { until, type Desk } from '../support/desk.ts';
import { leftJobs } from '../support/left-jobs.ts';
import { inState, openOrder, uploaded } from './story/2-lists.ts';

let server: ConsoleServer;
let operator: Desk;
let whose: { institution: string; officer: string };
let billing: string;

const staff = (role: Actor['roles'][number]): Actor => ({ kind: 'staff', id: `00000000-0000-7000-8000-00000000000${role.length}`, name: role, roles: [role] });

beforeAll(async () => {
  server = await consoleServer();
  operator = await server.desk('operator');
  const { engine } = server.assembly;
  const university = await createRecord(engine, staff('registrar'), 'institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', email: 'rektorluk@ornek.edu.tr' });
  const person = await createRecord(engine, staff('registrar'), 'people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1978-04-12', email: 'tugba.kilic@ornek.edu.tr' });
  const officer = await createRecord(engine, staff('registrar'), 'officers', { person: person.id, institution: university.id, email: 'tugba.kilic@ornek.edu.tr', from: '2026-01-01' });
  for (const values of [{ type: 'KT' }, { type: 'EST', officer: officer.id }]) {
    await bySystem(engine, async (tx) => {
      const { id } = await tx.create('documents', { ...values, institution: university.id, authorisedSigner: true, everyPageInitialled: true, stamped: true });
      await tx.perform('documents', id, 'attachScan', { scan: 'documents-0/0' });
      await tx.perform('documents', id, 'accept');
    });
  }
  await performAction(engine, staff('supervisor'), 'institutions', university.id, 'confirmHistory', { historyBasis: 'Eski sistemde 120 sertifika' });
  await performAction(engine, staff('registrar'), 'institutions', university.id, 'review');
  await performAction(engine, staff('supervisor'), 'institutions', university.id, 'activate');
  billing = (await createRecord(engine, staff('registrar'), 'billing-accounts', { institution: university.id, name: 'Strateji Daire Başkanlığı', vkn: '9291417776', city: 'Ankara', invoiceProfile: 'KAMU' })).id;
  whose = { institution: university.id, officer: officer.id };
}, 120_000);
afterAll(async () => { await server?.close(); });

const checked = async (name: string) => {
  const answer = await uploaded(server, operator, name, whose);
  expect(answer).toMatchObject({ status: 201 });
  return inState(operator, answer.body.id, 'checked');
};

describe('lists as institutions send them', () => {
  test.each([['duzensiz-ama-gecerli-15.xlsx', 15], ['baslik-farkli-10.xlsx', 10], ['eski-bicim-12.xls', 12]] as const)('%s comes in whole', async (name, rows) => {
    await openOrder(operator, whose.institution, billing, rows, rows);
    const list = await checked(name);
    expect(list).toMatchObject({ rowsTotal: rows, rowsValid: rows, rowsFaulty: 0, rowsDuplicate: 0, rowsOverQuota: 0 });
    await operator.act('application-lists', String(list['id']), 'accept');
    expect(await inState(operator, String(list['id']), 'accepted')).toMatchObject({ rowsAccepted: rows });
    expect(await operator.list('pre-applications', { applicationList: list['id'] })).toHaveLength(rows);
  });

  test('hatali-60.xlsx shows every planted fault at its cell, and its valid rows come in only when the operator says so', async () => {
    await openOrder(operator, whose.institution, billing, 60, 60);
    const list = await checked('hatali-60.xlsx');
    const truth = JSON.parse(await readFile('tests/fixtures/lists/hatali-60.truth.json', 'utf8')) as { faulty_rows: number[]; faults: { row: number; column: string; code: string }[] };
    const rows = await operator.list('list-rows', { list: list['id'] });
    const shown = rows.flatMap(({ row, faults }) => (faults as { column: string; code: string; address: string; tr: string }[]).filter(({ code }) => code !== 'SAME_NUMBER_ABOVE').map((fault) => ({ row, ...fault })));
    expect(shown.map(({ row, column, code }) => `${row} ${column} ${code}`).sort()).toEqual(truth.faults.map(({ row, column, code }) => `${row} ${column} ${code}`).sort());
    expect(shown.every(({ address, tr }) => /^[A-Z]+\d+$/.test(address) && /[.!?]$/.test(tr))).toBe(true);
    const refusal = await operator.refused('application-lists', String(list['id']), 'accept');
    expect(refusal.sentences[0].sentence).toContain('yalnız geçerli satırları alın');
    expect(await operator.list('pre-applications', { applicationList: list['id'] })).toEqual([]);
    await operator.act('application-lists', String(list['id']), 'acceptValidRows');
    const valid = 60 - truth.faulty_rows.length;
    expect(await inState(operator, String(list['id']), 'partlyAccepted')).toMatchObject({ rowsAccepted: valid });
    expect(await operator.list('pre-applications', { applicationList: list['id'] })).toHaveLength(valid);
  });

  test('a workbook may follow its list: the bytes are judged before the record takes them', async () => {
    const list = await operator.create('application-lists', { ...whose, signedHow: 'wet', signedOn: '2026-11-23' });
    const attach = async (name: string) => operator.send('POST', `/api/application-lists/${list.id}/actions/attachWorkbook`, { workbook: await operator.file(await readFile(`tests/fixtures/lists/${name}`), name) });
    expect(await attach('excel-degil.xlsx')).toMatchObject({ status: 422, body: { code: 'unreadable_file' } });
    const known = await attach('baslik-farkli-10.xlsx');
    expect(known.status).toBe(409);
    expect(known.body.detail).toContain('zaten yüklendi');
    expect(await operator.get('application-lists', list.id)).toMatchObject({ state: 'received', workbook: null, version: list.version });
    expect(await attach('temiz-25.xlsx')).toMatchObject({ status: 200 });
    expect(await inState(operator, list.id, 'checked')).toMatchObject({ rowsTotal: 25 });
  });
});

describe('a list of 5,000', () => {
  test('runs as a job that tells how far it is', async () => {
    await openOrder(operator, whose.institution, billing, 5_000, 5_000);
    const begun = performance.now();
    const answer = await uploaded(server, operator, 'buyuk-5000.xlsx', whose);
    expect(answer).toMatchObject({ status: 201, body: { state: 'received', rowsTotal: 5_000 } });
    const read = new Set<number>();
    await until('the list is checked', async () => {
      const list = await operator.get('application-lists', answer.body.id);
      read.add(list.rowsRead);
      return list.state === 'checked';
    }, 180);
    expect(read.size).toBeGreaterThan(3);
    expect(await operator.get('application-lists', answer.body.id)).toMatchObject({ rowsTotal: 5_000, rowsRead: 5_000, rowsValid: 5_000 });
    await operator.act('application-lists', answer.body.id, 'accept');
    const taken = new Set<number>();
    await until('the list is taken in', async () => {
      const list = await operator.get('application-lists', answer.body.id);
      taken.add(list.rowsAccepted);
      return list.state !== 'takingIn';
    }, 240);
    expect(await operator.get('application-lists', answer.body.id)).toMatchObject({ state: 'accepted', rowsAccepted: 5_000, rowsOverQuota: 0 });
    expect(taken.size).toBeGreaterThan(3);
    const { headers } = await operator.send('POST', '/api/pre-applications/query', { filter: { applicationList: answer.body.id }, range: [0, 0] });
    expect(headers.get('content-range')).toBe('pre-applications 0-0/5000');
    console.info(`buyuk-5000.xlsx: ${Math.round((performance.now() - begun) / 1000)} s`);
  }, 600_000);
});

describe('hostile files', () => {
  test.each([['zip-bombasi.xlsx', /büyük|açıldığında|sıkıştır/i], ['xxe.xlsx', /./], ['excel-degil.xlsx', /./], ['bos.xlsx', /./]])('%s gets a clear sentence and leaves nothing', async (name, words) => {
    const before = [await stored(), (await operator.list('application-lists')).length];
    const answer = await uploaded(server, operator, name, whose);
    expect(answer).toMatchObject({ status: 422, body: { code: 'unreadable_file' } });
    expect(answer.body.detail).toMatch(/^[A-ZÇĞİÖŞÜ“].{15,}[.!?]$/s);
    expect(answer.body.detail).toMatch(words);
    expect([await stored(), (await operator.list('application-lists')).length]).toEqual(before);
  });

  test('and the console still answers, with no job behind that failed', async () => {
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    expect(await leftJobs(server.assembly)).toEqual([]);
  });

  const stored = async (): Promise<number> => (await readdir(join(server.folder, 'files'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
});
