import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { listLimits } from '../../server/modules/application-lists/limits.ts';
import { asRefusal, ListFileError } from '../../server/modules/application-lists/list-file-error.ts';
import { readWorkbook } from '../../server/modules/application-lists/workbook-reader.ts';
import { headers, rowXml, sheetXml, workbookOf, zipOf } from './hostile-files.ts';

const fixture = (name: string) => new URL(`../fixtures/lists/${name}`, import.meta.url).pathname;
const person = ['1', '90000000100', 'Ayşe', 'Öztürk', '01.02.1980', 'ayse@ornek.edu.tr', '05321234567', 'Rektörlük', 'Memur', 'S1', '3', 'Yok', 'Kurum', 'Yeni'];
const list = (...rows: string[][]) => sheetXml([headers, ...rows].map((cells, at) => rowXml(at + 1, cells)).join(''));

const refusal = async (source: Uint8Array | string, limits = listLimits) => {
  const error = await readWorkbook(source, limits).then(() => undefined, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ListFileError);
  return error as ListFileError;
};

describe('the lists that institutions send are read whole', () => {
  test.each([
    ['temiz-25.xlsx', 25, 7], ['duzensiz-ama-gecerli-15.xlsx', 15, 7], ['baslik-farkli-10.xlsx', 10, 1],
    ['eski-bicim-12.xls', 12, 7], ['hatali-60.xlsx', 60, 7],
  ])('%s has %i applicants under row %i', async (name, count, headerRow) => {
    const read = await readWorkbook(fixture(name));
    expect(read.rows).toHaveLength(count);
    expect(read.headerRow).toBe(headerRow);
    expect(read.rows.map((row) => row.row)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    expect(read.rows.every((row) => row.excelRow === headerRow + row.row)).toBe(true);
  });

  test('five thousand people are read within a few seconds, and the bytes handed in stay as they were', async () => {
    const bytes = new Uint8Array(await readFile(fixture('buyuk-5000.xlsx')));
    const before = bytes.slice();
    const started = performance.now();
    expect((await readWorkbook(bytes)).rows).toHaveLength(5000);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(Buffer.compare(bytes, before)).toBe(0);
  });

  test('what stands above and below the table is told apart from the applicants', async () => {
    const read = await readWorkbook(fixture('temiz-25.xlsx'));
    expect(read.form).toMatchObject({
      version: '07', institution: 'Örnek Üniversitesi Rektörlüğü', institutionTaxNumber: '9291417776', officer: 'Tuğba Kılıç', officerNumber: '96374068104',
    });
    expect(read.remarks.map((remark) => remark.excelRow)).toEqual([34, 35]);
    expect(read.sheet).toBe('Başvuru Listesi');
    expect(read.headers.personNumber).toBe('T.C. Kimlik No');
  });

  test('an old .xls says the same as its new twin would: texts, numbers and addresses', async () => {
    const [first] = (await readWorkbook(fixture('eski-bicim-12.xls'))).rows;
    expect(first?.cells.personNumber).toEqual({ address: 'B8', raw: '97364563890', text: '97364563890', kind: 'text' });
    expect(first?.cells.years).toEqual({ address: 'K8', raw: 3, text: '3', kind: 'number' });
  });
});

describe('cells as Excel keeps them', () => {
  test('a real date is a day, in either epoch of Excel', async () => {
    const styles = { name: 'xl/styles.xml', content: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>' };
    const dated = (serial: number) => list([...person.slice(0, 4), `<c s="1"><v>${serial}</v></c>`, ...person.slice(5)]);
    const windows = await readWorkbook(workbookOf([dated(29_430)], { more: [styles] }));
    expect(windows.rows[0]?.cells.birthDate).toEqual({ address: 'E2', raw: 29_430, text: '1980-07-28', kind: 'date' });
    const macintosh = await readWorkbook(workbookOf([dated(29_430 - 1462)], { more: [styles], workbook: '<workbookPr date1904="1"/>' }));
    expect(macintosh.rows[0]?.cells.birthDate?.text).toBe('1980-07-28');
  });

  test.each([
    ['never calculated', '<c><f>1+1</f><v></v></c>'], ['without a value', '<c><f>1+1</f></c>'], ['calculated', '<c><f>1+1</f><v>2</v></c>'],
    ['a text', '<c t="str"><f>1+1</f><v>Ali</v></c>'], ['an array', '<c><f t="array" ref="C2">1+1</f><v>2</v></c>'],
  ])('a formula is seen as one: %s', async (_, cell) => {
    const { rows } = await readWorkbook(workbookOf([list([...person.slice(0, 2), cell, ...person.slice(3)])]));
    expect(rows[0]?.cells.firstName).toMatchObject({ kind: 'formula', text: '=1+1', address: 'C2' });
  });

  test('an empty cell has an address, so that a fault can point at it', async () => {
    const { rows } = await readWorkbook(workbookOf([list([...person.slice(0, 5), '', ...person.slice(6)])]));
    expect(rows[0]?.cells.email).toEqual({ address: 'F2', raw: null, text: '', kind: 'blank' });
  });

  test('lines numbered in advance, empty lines and a header printed again are no applicants', async () => {
    const { rows, remarks } = await readWorkbook(workbookOf([list(person, ['2'], [], headers, ['2', ...person.slice(1)], ['3'], ['Toplam', '2'])]));
    expect(rows.map((row) => row.excelRow)).toEqual([2, 6]);
    expect(remarks.map((remark) => remark.excelRow)).toEqual([5, 8]);
  });

  test('a line with little in it but a number is an applicant with faults, not a remark', async () => {
    const { rows } = await readWorkbook(workbookOf([list(person, ['2', '90000000100'])]));
    expect(rows).toHaveLength(2);
  });
});

describe('a file that gives no list says why in one Turkish sentence', () => {
  test.each([
    ['bos.xlsx', 'EMPTY_LIST'], ['excel-degil.xlsx', 'NOT_A_WORKBOOK'], ['zip-bombasi.xlsx', 'ZIP_BOMB'], ['xxe.xlsx', 'EXTERNAL_ENTITY'],
    ['hatali-60.truth.json', 'NOT_A_WORKBOOK'],
  ])('%s: %s', async (name, code) => {
    const error = await refusal(fixture(name));
    expect(error.code).toBe(code);
    expect(error.tr).toMatch(/^\p{Lu}.*\.$/u);
    expect(asRefusal(error)).toMatchObject({ code: 'unreadable_file', tr: error.tr, details: { reason: code } });
  });

  test('the missing column is named', async () => {
    const without = headers.map((header) => (header === 'Doğum Tarihi' || header === 'Cep Telefonu' ? 'Açıklama' : header));
    const error = await refusal(workbookOf([sheetXml(rowXml(1, without) + rowXml(2, person))]));
    expect(error).toMatchObject({ code: 'MISSING_COLUMN', tr: expect.stringContaining('Listede zorunlu sütun eksik: Doğum Tarihi, Cep Telefonu (tanınmayan başlıklar: “Açıklama”).') as string });
  });

  test('two columns of one meaning are refused; a surer header wins over a vague one', async () => {
    expect(await refusal(workbookOf([sheetXml(rowXml(1, [...headers, 'Adı']) + rowXml(2, person))]))).toMatchObject({ code: 'REPEATED_COLUMN', detail: 'Adı (“Adı”, “Adı”)' });
    const { rows } = await readWorkbook(workbookOf([sheetXml(rowXml(1, [...headers, 'Telefon (Dahili)']) + rowXml(2, [...person, '1234']))]));
    expect(rows[0]?.cells.phone?.text).toBe('05321234567');
  });

  test('a second list in the file is not left out in silence; a hidden one is not read', async () => {
    const error = await refusal(workbookOf([list(person), list(person)]));
    expect(error).toMatchObject({ code: 'MORE_THAN_ONE_LIST', detail: 'Liste 1, Liste 2' });
    expect((await readWorkbook(workbookOf([list(person, person), list(person)], { hidden: [2] }))).rows).toHaveLength(2);
  });

  test('no header, and one row too many', async () => {
    expect((await refusal(workbookOf([sheetXml(rowXml(1, person))]))).code).toBe('NO_HEADER');
    expect(await refusal(workbookOf([list(person, person, person)]), { ...listLimits, rows: 2 })).toMatchObject({
      code: 'TOO_MANY_ROWS', tr: 'Listede izin verilenden çok satır var (en çok 2). Listeyi bölerek gönderin.',
    });
  });

  test('macros and passwords', async () => {
    expect((await refusal(workbookOf([list(person)], { more: [{ name: 'xl/vbaProject.bin', content: 'x' }] }))).code).toBe('MACRO');
    expect((await refusal(workbookOf([list(person)], { more: [{ name: 'xl/styles.xml', content: '<styleSheet/>', encrypted: true }] }))).code).toBe('ENCRYPTED');
  });

  test('a zip that is no workbook, and an entry written twice', async () => {
    expect((await refusal(zipOf([{ name: 'word/document.xml', content: '<a/>' }]))).code).toBe('NOT_A_WORKBOOK');
    expect((await refusal(workbookOf([list(person)], { more: [{ name: 'xl/workbook.xml', content: '<workbook/>' }] }))).code).toBe('UNREADABLE');
  });

  test('a file over the limit is not even looked into', async () => {
    expect(await refusal(fixture('buyuk-5000.xlsx'), { ...listLimits, fileBytes: 1024 * 1024 / 4 })).toMatchObject({ code: 'TOO_LARGE' });
  });
});
