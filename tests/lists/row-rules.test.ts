import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { ColumnKey } from '../../server/modules/application-lists/columns.ts';
import type { ListRow } from '../../server/modules/application-lists/list-table.ts';
import { checkList, checkRow } from '../../server/modules/application-lists/row-rules.ts';
import type { ListCell } from '../../server/modules/application-lists/sheet-cells.ts';
import { readWorkbook } from '../../server/modules/application-lists/workbook-reader.ts';

const fixture = (name: string) => new URL(`../fixtures/lists/${name}`, import.meta.url).pathname;
const context = { today: '2026-11-22', offeredYears: [1, 2, 3] };
const check = async (name: string) => checkList((await readWorkbook(fixture(name))).rows, context);

describe('the lists that institutions send', () => {
  test.each([['temiz-25.xlsx', 25], ['duzensiz-ama-gecerli-15.xlsx', 15], ['baslik-farkli-10.xlsx', 10], ['eski-bicim-12.xls', 12], ['buyuk-5000.xlsx', 5000]])(
    '%s: all %i rows are valid', async (name, total) => {
      const { rows, summary } = await check(name);
      expect(rows.flatMap((row) => row.faults)).toEqual([]);
      expect(summary).toEqual({ total, valid: total, faulty: 0, duplicate: 0 });
    });

  test('hatali-60.xlsx shows exactly the planted faults, each at its cell, and 31 valid rows', async () => {
    const truth = JSON.parse(await readFile(fixture('hatali-60.truth.json'), 'utf8')) as { faults: unknown[]; faulty_rows: number[] };
    const { rows, summary } = await check('hatali-60.xlsx');
    const found = rows.flatMap(({ row, faults }) => faults.map(({ column, code, value }) => ({ row, column, code, value })));
    expect(found).toEqual(truth.faults);
    expect(rows.filter((row) => !row.value).map((row) => row.row)).toEqual(truth.faulty_rows);
    expect(summary).toEqual({ total: 60, valid: 31, faulty: 29, duplicate: 1 });
    expect(rows[14]?.faults).toEqual([{
      column: 'Adı', key: 'firstName', address: 'C22', code: 'NAME_CHARACTERS', value: 'Ahm3t',
      message: 'Ad ve soyad yalnız harf, boşluk, kesme işareti ve tire içerebilir; görünmeyen karakter de olmamalıdır.',
    }]);
  });

  test('an untidy row becomes what a tidy one would have been', async () => {
    const { rows } = await check('duzensiz-ama-gecerli-15.xlsx');
    expect(rows[0]?.value).toEqual({
      personNumber: '95131000784', firstName: 'Özgür', lastName: 'Kaya', birthDate: '1980-07-28', email: 'ozgur.kaya75@ornek.edu.tr', phone: '+905377098810',
      unit: 'Strateji Geliştirme Başkanlığı', title: 'Hukuk Müşaviri', staffNumber: 'S20981', years: 3, reader: true, payer: 'institution', reason: 'new',
    });
    expect(rows[1]?.value?.firstName).toBe('Işıl');
    expect(rows[1]?.value?.email).toBe('isil.erdogmus39@ornek.edu.tr');
  });
});

type Cells = Partial<Record<ColumnKey, string | ListCell>>;
const tidy: Cells = {
  personNumber: '90000000100', firstName: 'Ayşe', lastName: 'Öztürk', birthDate: '01.02.1980', email: 'ayse@ornek.edu.tr', phone: '05321234567',
  unit: 'Rektörlük', title: '', staffNumber: 'S1', years: '3', reader: 'Yok', payer: 'Kurum', reason: 'Yeni',
};
const cell = (text: string, kind: ListCell['kind'] = text === '' ? 'blank' : 'text'): ListCell => ({ address: 'C9', raw: text, text, kind });
const rowWith = (cells: Cells, row = 1): ListRow => ({
  row, excelRow: row + 1,
  cells: Object.fromEntries(Object.entries({ ...tidy, ...cells }).map(([key, value]) => [key, typeof value === 'string' ? cell(value) : value])),
});
const valueOf = <Key extends Exclude<ColumnKey, 'sequence'>>(key: Key, value: string | ListCell) => checkRow(rowWith({ [key]: value }), context).value?.[key];
const codeOf = (key: ColumnKey, value: string | ListCell) => checkRow(rowWith({ [key]: value }), context).faults.map((fault) => fault.code).join();

describe('a cell means one thing, however it is written', () => {
  test.each(['01.02.1980', '1.2.1980', '01/02/1980', '01-02-1980', '1980-02-01', ' 01.02.1980 ', '01.02.1980 00:00:00', '1 Şubat 1980', '01 ŞUBAT 1980'])(
    'birth date %s', (text) => expect(valueOf('birthDate', text)).toBe('1980-02-01'));
  test.each(['1980', '01.02.80', '30.02.1980', '29.02.1981', '00.01.1980', '13.13.1980', '01.02.1880', '1 Şub 1980', 'dün', '010179'])(
    'no birth date: %s', (text) => expect(codeOf('birthDate', text)).toBe('DATE_INVALID'));
  test('a bare number is no birth date, a real Excel date is', () => {
    expect(codeOf('birthDate', cell('29430', 'number'))).toBe('DATE_INVALID');
    expect(valueOf('birthDate', cell('1980-07-28', 'date'))).toBe('1980-07-28');
  });
  test('who turns eighteen today may apply, who turns tomorrow may not', () => {
    expect(valueOf('birthDate', '22.11.2008')).toBe('2008-11-22');
    expect(codeOf('birthDate', '23.11.2008')).toBe('AGE_UNDER_18');
    expect(codeOf('birthDate', '23.11.2026')).toBe('DATE_IN_FUTURE');
    expect(checkRow(rowWith({ birthDate: '29.02.2008' }), { ...context, today: '2026-02-28' }).faults).toHaveLength(1);
    expect(checkRow(rowWith({ birthDate: '29.02.2008' }), { ...context, today: '2026-03-01' }).faults).toHaveLength(0);
  });

  test.each(['05321234567', '5321234567', '+90 532 123 45 67', '(0532) 123-4567', '00905321234567'])(
    'mobile number %s', (text) => expect(valueOf('phone', text)).toBe('+905321234567'));
  test.each([['0212 555 00 11', 'PHONE_NOT_MOBILE'], ['444 5 576', 'PHONE_NOT_MOBILE'], ['123', 'PHONE_INVALID'], ['0532 123 45 6', 'PHONE_INVALID']])(
    '%s: %s', (text, code) => expect(codeOf('phone', text)).toBe(code));

  test.each([['AYŞE NUR', 'Ayşe Nur'], ['ışıl', 'Işıl'], ['İPEK', 'İpek'], ['  Ali  Can ', 'Ali Can'], ['Ays\u0327e', 'Ayşe'], ['D’Angelo', 'D’Angelo'], ['Öztürk-İPEK', 'Öztürk-İPEK']])(
    'first name %j is kept as %s', (text, name) => expect(valueOf('firstName', text)).toBe(name));
  test.each(['Ahm3t', 'Ali\u200bCan', 'Ali‮', 'Али', 'A_B', 'Ali;', '-Ali', '😀'])('no name: %j', (text) => expect(codeOf('lastName', text)).toBe('NAME_CHARACTERS'));

  test.each([['900 000 001 00', ''], ['9000000010', 'TCKN_LENGTH'], ['9000000O100', 'TCKN_LENGTH'], ['٩٠٠٠٠٠٠٠١٠٠', 'TCKN_LENGTH'], ['90000000101', 'TCKN_CHECKSUM'], ['01234567804', 'TCKN_CHECKSUM']])(
    'identity number %s: %s', (text, code) => expect(codeOf('personNumber', text)).toBe(code));
  test('a foreigner’s number is as good, a broken number is none', () => {
    expect(valueOf('personNumber', cell('99000000110', 'number'))).toBe('99000000110');
    expect(codeOf('personNumber', cell('9000000010.01', 'number'))).toBe('TCKN_LENGTH');
  });

  test.each([['3', 3], ['1 yıl', 1], ['2 YIL', 2], ['3 yil', 3], ['2 yıllık', 2]])('%s is a term', (text, years) => expect(valueOf('years', text)).toBe(years));
  test.each(['7', 'üç', '-3', '3.5', '0', '1980-01-03'])('no term: %s', (text) => expect(codeOf('years', text)).toBe('YEARS_NOT_OFFERED'));
  test.each([['EVET', true], ['var', true], ['Hayır', false], ['YOK', false]])('reader %s', (text, reader) => expect(valueOf('reader', text)).toBe(reader));
  test.each([['KURUM ÖDEMELİ', 'institution'], ['kişi', 'person'], ['Kişi Öder', 'person'], ['Bireysel', 'person']])('payer %s', (text, payer) => expect(valueOf('payer', text)).toBe(payer));
  test.each([['Yeni', 'new'], ['YENİLEME', 'renewal'], ['Kayıp/Çalıntı', 'lostOrStolen'], ['Kayıp-Çalıntı', 'lostOrStolen'], ['Diğer', 'other']])(
    'reason %s', (text, reason) => expect(valueOf('reason', text)).toBe(reason));

  test('a formula is refused wherever it would be believed, even in an optional column', () => {
    for (const key of ['firstName', 'unit', 'personNumber', 'years'] as const) expect(codeOf(key, cell('=1+1', 'formula'))).toBe('FORMULA_CELL');
    expect(codeOf('sequence', cell('=ROW()', 'formula'))).toBe('');
  });
  test('optional cells may be empty; each required one may not', () => {
    expect(checkRow(rowWith({ unit: '', title: '', staffNumber: ' ' }), context).value).not.toHaveProperty('unit');
    const empty = Object.fromEntries(Object.keys(tidy).map((key) => [key, '']));
    expect(checkRow(rowWith(empty), context).faults.map((fault) => fault.code)).toEqual(Array.from({ length: 10 }, () => 'REQUIRED'));
  });
  test('a text too long, a staff number that Excel turned into a day', () => {
    expect(codeOf('unit', 'x'.repeat(201))).toBe('TOO_LONG');
    expect(codeOf('firstName', 'x'.repeat(65))).toBe('TOO_LONG');
    expect(codeOf('staffNumber', cell('2026-05-12', 'date'))).toBe('TEXT_EXPECTED');
  });
});

describe('a number that stands twice', () => {
  test('the last line stands and tells of the others, each earlier one points to it', () => {
    const { rows, summary } = checkList([rowWith({}, 1), rowWith({ personNumber: '900 0000 0100' }, 2), rowWith({ firstName: 'Fatma' }, 3), rowWith({ personNumber: '81234567804' }, 4)], context);
    expect(rows.map((row) => row.faults.map((fault) => fault.code).join())).toEqual(['DUPLICATE_IN_LIST', 'DUPLICATE_IN_LIST', '', '']);
    expect(rows[0]?.faults[0]?.message).toContain('4. satır');
    expect(rows[2]?.notices.map((notice) => notice.code)).toEqual(['SAME_NUMBER_ABOVE']);
    expect(rows[2]?.value?.firstName).toBe('Fatma');
    expect(summary).toEqual({ total: 4, valid: 2, faulty: 2, duplicate: 2 });
  });
  test('two empty or two wrong numbers are no repetition', () => {
    const { rows } = checkList([rowWith({ personNumber: '11111111111' }, 1), rowWith({ personNumber: '11111111111' }, 2)], context);
    expect(rows.flatMap((row) => row.faults.map((fault) => fault.code))).toEqual(['TCKN_CHECKSUM', 'TCKN_CHECKSUM']);
  });
});
