import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Row, type Values } from '../../server/engine/types.ts';
import { correctList } from '../../server/modules/application-lists/correct-rows.ts';
import { correctionsFile } from '../../server/modules/application-lists/corrections-file.ts';
import { uploadList } from '../../server/modules/application-lists/intake.ts';
import { readWorkbook } from '../../server/modules/application-lists/workbook-reader.ts';
import { fileOfForm } from '../../server/modules/list-forms/issue.ts';
import { activeUniversity, openOrder } from '../support/active-university.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';
import { filledWorkbook, headersOf, personNumbers } from '../lists/filled-workbook.ts';

let desk: ConsoleEngine;
let institution: Row;
let officer: Row;
let order: Row;
const registrar = person('Kaan', 'registrar');
const supervisor = person('Selin', 'supervisor');
const act = async (noun: string, id: string, action: string, input: Values = {}, by = registrar) => (await performAction(desk.engine, by, noun, id, action, input)).record;
const told = { signedHow: 'eSigned', signedOn: '2026-11-23' };
const uploadBytes = async (bytes: Uint8Array, fileName: string) => {
  const list = await uploadList(desk.outside, registrar, { bytes: await desk.signed(bytes, officer.id), fileName, values: { institution: institution.id, officer: officer.id, ...told } });
  await desk.runJobs();
  return desk.one('application-lists', { id: list.id });
};
const upload = async (name: string) => uploadBytes(await readFile(`tests/fixtures/lists/${name}`), name);
const rowsOf = async (list: Row) => (await desk.all('list-rows', { list: list.id })).sort((one, other) => Number(one['row']) - Number(other['row']));
const rowAt = async (list: Row, row: number) => desk.one('list-rows', { list: list.id, row });
const correct = async (list: Row, row: Row, cells: Record<string, string | null>) => correctList(desk.engine, registrar, list.id, [{ row: Number(row['row']), version: row.version, cells }]);
const standing = (rows: readonly Row[]) => rows.map((row) => [row['row'], row['verdict'], row['faults'], row['value'], row['personNumber'], row['edits']]);

/** The file without the moment at which each of its parts was packed: two files made one after the other differ in nothing else. */
function timeless(file: Uint8Array): Buffer {
  const bytes = Buffer.from(file);
  for (const [sign, at] of [['PK\x03\x04', 10], ['PK\x01\x02', 12]] as const) {
    for (let part = bytes.indexOf(sign, 0, 'latin1'); part >= 0; part = bytes.indexOf(sign, part + 1, 'latin1')) bytes.fill(0, part + at, part + at + 4);
  }
  return bytes;
}

beforeAll(async () => {
  desk = await consoleEngine();
  ({ institution, officer } = await activeUniversity(desk));
  order = await openOrder(desk, institution.id, { 3: 35 }, 25);
}, 120_000);
afterAll(() => desk.close());

let list: Row;
const numbers = personNumbers(20);

test('a cell that is mended becomes right by the rules of the dry run, keeps what the file said, and its pointer to the cell', async () => {
  list = await upload('hatali-60.xlsx');
  expect(list).toMatchObject({ state: 'checked', rowsValid: 31, rowsFaulty: 28, rowsDuplicate: 1 });
  const row = (await rowsOf(list)).find((one) => String(one['faultCodes']) === 'NAME_CHARACTERS') as Row;
  const before = (row['cells'] as Record<string, { address: string; text: string }>)['firstName'];
  expect(await correct(list, row, { firstName: 'Ahmet' })).toMatchObject({ outcomes: [{ row: row['row'], outcome: 'written' }], changed: [row.id] });
  const mended = await rowAt(list, Number(row['row']));
  expect(mended).toMatchObject({ verdict: 'valid', cells: { firstName: before }, edits: { firstName: { text: 'Ahmet', was: before?.text } }, value: { firstName: 'Ahmet' } });
  expect(await desk.one('application-lists', { id: list.id })).toMatchObject({ rowsValid: 32, rowsFaulty: 27, rowsCorrected: 1 });
  // Typed into as seen before: nothing of it is written over what is there now.
  expect((await correct(list, row, { firstName: 'Mehmet' })).outcomes).toEqual([{ row: row['row'], outcome: 'stale' }]);
  expect((await rowAt(list, Number(row['row'])))['value']).toMatchObject({ firstName: 'Ahmet' });
  // And it is taken back.
  await correct(list, mended, { firstName: null });
  expect(await rowAt(list, Number(row['row']))).toMatchObject({ verdict: 'faulty', edits: null, faults: row['faults'] });
});

test('a look at the whole list says row by row what the corrections said, whatever was typed', async () => {
  const rows = await rowsOf(list);
  const [first, second, third] = rows.filter(({ verdict }) => verdict === 'valid') as [Row, Row, Row];
  const numberOf = (row: Row) => String((row['value'] as Values)['personNumber']);
  // One number for three rows, then for two; years that no order holds; payers that take nothing from it; nonsense.
  const steps: [Row, Record<string, string | null>][] = [
    [first, { personNumber: numberOf(second) }], [third, { personNumber: ` ${numberOf(second)} `, years: '2 yıl' }], [second, { reader: 'belki' }], [second, { reader: null, payer: 'Kişi' }],
    [first, { personNumber: null, reader: 'Var' }], [third, { personNumber: '11111111111' }], [third, { personNumber: null, years: null, birthDate: '31.02.1980' }], [third, { birthDate: '' }],
  ];
  for (const [row, cells] of steps) {
    await correct(list, await rowAt(list, Number(row['row'])), cells);
    const judged = await rowsOf(list);
    const counted = await desk.one('application-lists', { id: list.id });
    await act('application-lists', list.id, 'checkAgain');
    await desk.runJobs();
    expect(standing(await rowsOf(list)), JSON.stringify(cells)).toEqual(standing(judged));
    expect(await desk.one('application-lists', { id: list.id })).toMatchObject({ rowsValid: counted['rowsValid'], rowsFaulty: counted['rowsFaulty'], rowsDuplicate: counted['rowsDuplicate'], rowsOverQuota: counted['rowsOverQuota'] });
  }
  await correct(list, await rowAt(list, Number(third['row'])), { birthDate: null });
  await correct(list, await rowAt(list, Number(second['row'])), { payer: null });
  await correct(list, await rowAt(list, Number(first['row'])), { reader: null });
  expect(standing(await rowsOf(list))).toEqual(standing(rows).map((row) => [...row.slice(0, 5), null]));
});

test('rows that were not taken go to the officer in a file with its faults counted; what comes back is known, compared in words, and adds nobody twice', async () => {
  await act('application-lists', list.id, 'acceptValidRows');
  await desk.runJobs();
  expect(await desk.one('application-lists', { id: list.id })).toMatchObject({ state: 'partlyAccepted', rowsAccepted: 31 });
  const taken = (await rowsOf(list)).find(({ verdict }) => verdict === 'accepted') as Row;
  await expect(correct(list, taken, { firstName: 'Başka' })).rejects.toMatchObject({ code: 'illegal_state' });

  desk.mails.length = 0;
  const [reason] = await desk.all('reason-codes', { noun: 'application-lists' });
  await act('application-lists', list.id, 'sendRestBack', { sendBackReason: reason?.id });
  await desk.runJobs();
  const [letter] = desk.mails;
  expect(desk.mails).toHaveLength(1);
  expect(letter).toMatchObject({ to: 'isil@ornek.edu.tr', subject: 'Başvuru listeniz düzeltilmek üzere geri gönderildi', attachments: [{ filename: `${String(list['reference'])}-duzeltilecekler.xlsx` }] });
  expect(letter?.text).toMatch(/Düzeltilecek: 28 hatalı satır \(.*T\.C\. Kimlik No 4.*\), 1 mükerrer satır/);

  const sent = letter?.attachments?.[0]?.content as Uint8Array;
  const back = await readWorkbook(sent);
  expect(back.rows).toHaveLength(29);
  expect(Buffer.compare(timeless(sent), timeless((await correctionsFile(desk.engine, registrar, await desk.one('application-lists', { id: list.id }))).bytes))).toBe(0);
  // The officer mends two, leaves one out, adds one of those who were taken already.
  const people = back.rows.map(({ cells }) => Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, cell.text])));
  const name = back.rows.findIndex(({ row, cells }) => row > 0 && /[0-9]/.test(cells.firstName?.text ?? ''));
  const mended = people.map((one, at) => (at === name ? { ...one, firstName: 'Ahmet' } : one)).slice(0, -1);
  const again = { ...Object.fromEntries(Object.entries(taken['value'] as Values).map(([key, value]) => [key, String(value)])), sequence: '99', reader: 'Yok', payer: 'Kurum', reason: 'Yeni', birthDate: '01.01.1990' };
  const returned = await uploadBytes(await filledWorkbook([['Liste No:', String(list['reference'])]], headersOf(), [...mended, again]), 'duzeltilmis.xlsx');
  expect(returned).toMatchObject({ state: 'checked', corrects: list.id, difference: `${String(list['reference'])} listesine göre 1 satır düzeltilmiş, 27 satır aynı kalmış, 1 satır eklenmiş, 1 satır çıkarılmış.` });
  const rows = await rowsOf(returned);
  expect(rows[name]).toMatchObject({ change: 'fixed', verdict: 'valid', earlier: { firstName: people[name]?.['firstName'] } });
  const last = rows.at(-1);
  expect(last).toMatchObject({ change: 'added', verdict: 'duplicate' });
  expect((last?.['faults'] as { tr: string }[])[0]?.tr).toMatch(/aynı nedenle açık başvurusu var: OB-2026-\d{6}-\d, durumu .+, 23\.11\.2026 tarihinden beri\./);

  await expect(act('application-lists', list.id, 'continueRest')).rejects.toMatchObject({ details: { sentences: [{ code: 'CORRECTED_LIST_CAME', tr: expect.stringContaining(String(returned['reference'])) as string }] } });

  const before = (await desk.all('pre-applications')).length;
  await act('application-lists', returned.id, 'acceptValidRows');
  await desk.runJobs();
  const applications = await desk.all('pre-applications');
  expect(applications.length - before).toBe(Number(returned['rowsValid']));
  expect(new Set(applications.map((one) => `${String(one['personNumber'])} ${String(one['reason'])}`)).size).toBe(applications.length);
  expect(order.state).toBe('open');
});

test('a list that was sent back whole is superseded by its correction, however the correction is called', async () => {
  const people = Array.from({ length: 3 }, (_, at) => ({ personNumber: numbers[at] ?? '', firstName: 'Deniz', lastName: 'Kaya', birthDate: '1.2.1980', email: `d${at}@ornek.edu.tr`, phone: '0532 111 22 3', years: '3', reader: 'Yok', payer: 'Kişi', reason: 'Yeni' }));
  const faulty = await uploadBytes(await filledWorkbook([], headersOf(), people), 'a.xlsx');
  const [reason] = await desk.all('reason-codes', { noun: 'application-lists' });
  await act('application-lists', faulty.id, 'sendBack', { sendBackReason: reason?.id });
  await desk.runJobs();
  const mended = await uploadBytes(await filledWorkbook([], headersOf(), people.map((one) => ({ ...one, phone: '0532 111 22 33' }))), 'b.xlsx');
  expect(mended).toMatchObject({ corrects: faulty.id, difference: `${String(faulty['reference'])} listesine göre 3 satır düzeltilmiş.` });
  expect((await desk.one('application-lists', { id: faulty.id })).state).toBe('superseded');
});

test('a form is issued with number, version, institution and officer, read back under its number, and another institution’s is noticed', async () => {
  const form = await createRecord(desk.engine, registrar, 'list-forms', { institution: institution.id, officer: officer.id });
  expect(form).toMatchObject({ formVersion: '07', issuedOn: '2026-11-23', issuedBy: 'Kaan' });
  const { bytes, fileName } = await fileOfForm(desk.engine, registrar, form);
  expect(fileName).toBe(`FRM.01.03-${String(form['reference'])}.xlsx`);
  await expect(readWorkbook(bytes)).rejects.toMatchObject({ code: 'EMPTY_LIST' });
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as never);
  const sheet = workbook.worksheets[0]!;
  expect([sheet.getCell('K9').dataValidation?.type, sheet.getCell('M1008').dataValidation?.formulae?.[0], workbook.worksheets[1]?.state]).toEqual(['list', "'Seçenekler'!$M$1:$M$2", 'veryHidden']);
  expect([['B9', 'A1', 'A8'].map((cell) => sheet.getCell(cell).protection?.locked ?? true), (sheet as unknown as { sheetProtection: unknown }).sheetProtection !== null]).toEqual([[false, true, true], true]);
  const filled = (place: typeof sheet) => { place.getRow(9).values = ['1', numbers[10], 'Ece', 'Ak', '05.09.1984', 'ece@ornek.edu.tr', '05321112233', 'Rektörlük', 'Memur', 'S1', '3', 'Yok', 'Kurum', 'Yeni']; };
  filled(sheet);
  const list = await uploadBytes(new Uint8Array(await workbook.xlsx.writeBuffer()), fileName);
  expect(list).toMatchObject({ state: 'checked', issuedForm: form.id, formRemark: null, formVersion: '07', rowsTotal: 1, rowsFaulty: 0 });
  const read = await readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
  expect(read.form).toMatchObject({ formNumber: form['reference'], institution: 'Örnek Üniversitesi Rektörlüğü', institutionTaxNumber: '9291417776', officer: 'Işıl Yıldız' });

  const other = await createRecord(desk.engine, registrar, 'institutions', { name: '=Başka Kurum', kind: 'publicBody', sector: 'university', vkn: '1234567890', province: 'İzmir', email: 'k@baska.edu.tr' });
  const foreign = await createRecord(desk.engine, registrar, 'list-forms', { institution: other.id });
  const strange = new excel.Workbook();
  await strange.xlsx.load(Buffer.from((await fileOfForm(desk.engine, registrar, foreign)).bytes) as never);
  filled(strange.worksheets[0]!);
  expect(await uploadBytes(new Uint8Array(await strange.xlsx.writeBuffer()), 'x.xlsx')).toMatchObject({ issuedForm: null, formRemark: expect.stringContaining('başka bir kuruma verilmiş') });
  await expect(createRecord(desk.engine, registrar, 'list-forms', { institution: other.id, officer: officer.id })).rejects.toMatchObject({ tr: expect.stringContaining('görevde bir e-imza sorumlusu değil') });
});

test('a header that nobody knew is made known in the console by two people, and then read', async () => {
  const rows = [{ personNumber: numbers[11] ?? '', firstName: 'Can', lastName: 'Er', birthDate: '1.2.1980', email: 'can@ornek.edu.tr', phone: '05321112234', years: '3', reader: 'Yok', payer: 'Kurum', reason: 'Yeni' }];
  await openOrder(desk, institution.id, { 3: 1 }, 1);
  const bytes = await filledWorkbook([], { ...headersOf(), phone: 'Mobil Hat' }, rows);
  await expect(uploadBytes(bytes, 'c.xlsx')).rejects.toMatchObject({ tr: expect.stringContaining('Cep Telefonu (tanınmayan başlıklar: “Mobil Hat”)') });
  await expect(createRecord(desk.engine, registrar, 'list-headings', { heading: 'GSM NO', column: 'phone' })).rejects.toMatchObject({ tr: expect.stringContaining('zaten tanınıyor') });
  const heading = await createRecord(desk.engine, registrar, 'list-headings', { heading: 'MOBİL HAT', column: 'phone' });
  await expect(uploadBytes(bytes, 'c.xlsx')).rejects.toMatchObject({ code: 'unreadable_file' });
  await act('list-headings', heading.id, 'approve', {}, supervisor);
  expect(await uploadBytes(bytes, 'c.xlsx')).toMatchObject({ state: 'checked', rowsTotal: 1, rowsValid: 1 });
});
