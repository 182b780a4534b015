import { CFB } from '@e965/xlsx';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { type ColumnKey } from '#domain/list-columns.ts';
import { headingKey } from '#domain/list-wordings.ts';
import { remarksAbout } from '../../server/modules/application-lists/form-remarks.ts';
import { listLimits } from '../../server/modules/application-lists/limits.ts';
import { ListFileError } from '../../server/modules/application-lists/list-file-error.ts';
import { checkList } from '../../server/modules/application-lists/row-rules.ts';
import { readWorkbook } from '../../server/modules/application-lists/workbook-reader.ts';
import { headers, rowXml, sheetXml, workbookOf, zipOf } from './hostile-files.ts';
import { personNumbers } from './filled-workbook.ts';

const numbers = personNumbers(40, 500_000);
const place = Object.fromEntries(['sequence', 'personNumber', 'firstName', 'lastName', 'birthDate', 'email', 'phone', 'unit', 'title', 'staffNumber', 'years', 'reader', 'payer', 'reason'].map((key, at) => [key, at]));
type Over = Partial<Record<ColumnKey, string>>;
/** One line of the form in its own order; `<c …>` is a cell as it stands in the XML. */
const line = (at: number, over: Over = {}): string[] => {
  const cells = [String(at), numbers[at] ?? '', 'Ayşe', 'Öztürk', '01.02.1980', `ayse${at}@ornek.edu.tr`, '05321234567', 'Rektörlük', 'Memur', `S${at}`, '3', 'Yok', 'Kurum', 'Yeni'];
  for (const [key, text] of Object.entries(over)) cells[place[key] ?? 0] = text;
  return cells;
};
const sheet = (lines: readonly (readonly string[])[], after = ''): string => sheetXml(lines.map((cells, at) => rowXml(at + 1, cells)).join('')).replace('</sheetData>', `</sheetData>${after}`);
const merged = (...refs: string[]) => `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const list = (...overs: Over[]) => workbookOf([sheet([headers, ...overs.map((over, at) => line(at + 1, over))])]);
const number = (value: string | number) => `<c><v>${value}</v></c>`;

/** What the rules say of a file: each row's values, or its faults as `cell code`. */
async function verdicts(source: Uint8Array | string, key?: ColumnKey): Promise<unknown[]> {
  const { rows } = checkList((await readWorkbook(source)).rows, { today: '2026-11-22', offeredYears: [1, 2, 3] });
  return rows.map(({ value, faults }) => (value ? (key === undefined || key === 'sequence' ? 'valid' : value[key]) : faults.map(({ address, code }) => `${address} ${code}`).join(', ')));
}
const refusal = async (source: Uint8Array | string, limits = listLimits): Promise<ListFileError> => {
  const error = await readWorkbook(source, limits).then(() => undefined, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ListFileError);
  return error as ListFileError;
};
const valid = (count: number) => Array.from({ length: count }, () => 'valid');
const other = (name: string) => new URL(`../fixtures/lists/others/${name}`, import.meta.url).pathname;

describe('lists that other programs wrote', () => {
  test('openpyxl: the list stands on the second sheet, with filtered rows, comments, totals and a signature', async () => {
    const read = await readWorkbook(other('openpyxl-ikinci-sayfa-8.xlsx'));
    expect(read).toMatchObject({ sheet: 'PERSONEL', headerRow: 5, hiddenRows: [8, 9], form: { version: '07', institutionTaxNumber: '9291417776' } });
    expect(read.remarks.map(({ excelRow }) => excelRow)).toEqual([16, 18, 19]);
    expect(await verdicts(other('openpyxl-ikinci-sayfa-8.xlsx'), 'birthDate')).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((at) => `${1975 + at}-0${at + 1}-${10 + at}`));
    expect(await verdicts(other('openpyxl-ikinci-sayfa-8.xlsx'), 'firstName')).toEqual(['Gülşen', 'Ismail', 'Çağrı', 'Ömer', 'İpek', 'Şule', 'Gülşen', 'Ismail']);
  });
  test('LibreOffice, old .xls: the same list gives the same people', async () => {
    for (const key of ['personNumber', 'birthDate', 'email', 'phone', 'staffNumber'] as const) expect(await verdicts(other('libreoffice-ikinci-sayfa-8.xls'), key)).toEqual(await verdicts(other('openpyxl-ikinci-sayfa-8.xlsx'), key));
  });
  test.each(['xlsxwriter-1904-6.xlsx', 'libreoffice-1904-6.xlsx'])('%s: days counted from 1904, one payer merged over all rows, ruled lines below', async (name) => {
    expect(await verdicts(other(name), 'birthDate')).toEqual([0, 1, 2, 3, 4, 5].map((at) => `198${at}-02-28`));
    expect(await verdicts(other(name), 'payer')).toEqual(Array.from({ length: 6 }, () => 'institution'));
    expect(await verdicts(other(name), 'years')).toEqual([1, 2, 3, 1, 2, 3]);
  });
  test('two lines of header, the upper one grouping the lower one', async () => {
    const read = await readWorkbook(other('xlsxwriter-iki-satir-baslik-4.xlsx'));
    expect([read.headerRow, read.headers.lastName, read.headers.reader, read.strange]).toEqual([4, 'SOYADI', 'OKUYUCU', []]);
    expect(await verdicts(other('xlsxwriter-iki-satir-baslik-4.xlsx'), 'lastName')).toEqual(['Işık', 'Öztürk', 'Yılmaz', 'Doğan']);
  });
  test('strict Open XML with dates written out, prefixed names of the OpenXML SDK, absolute targets', async () => {
    const plain = sheet([headers, line(1, { birthDate: '<c t="d"><v>1980-02-01T00:00:00</v></c>' })]);
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const strict = plain.replace(main, 'http://purl.oclc.org/ooxml/spreadsheetml/main');
    const prefixed = plain.replace(`xmlns="${main}"`, `xmlns:x="${main}"`).replace(/<(\/?)([a-z]\w*)/gi, '<$1x:$2');
    for (const xml of [plain, strict, prefixed]) expect(await verdicts(workbookOf([xml]), 'birthDate')).toEqual(['1980-02-01']);
  });
  test('a table of exceljs with rich text, links, protection and a filter', async () => {
    const { default: excel } = await import('exceljs');
    const workbook = new excel.Workbook();
    const made = workbook.addWorksheet('Liste');
    made.addRow(headers);
    made.addRow(line(1));
    made.getCell('C2').value = { richText: [{ text: 'Ay', font: { bold: true } }, { text: 'şe' }] };
    made.getCell('F2').value = { text: 'ayse1@ornek.edu.tr', hyperlink: 'mailto:ayse1@ornek.edu.tr' };
    made.getCell('K2').value = 3;
    made.getCell('E2').value = new Date('1980-02-01T00:00:00Z');
    made.autoFilter = 'A1:N2';
    await made.protect('x', {});
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    expect([...(await verdicts(bytes, 'firstName')), ...(await verdicts(bytes, 'email')), ...(await verdicts(bytes, 'birthDate'))]).toEqual(['Ayşe', 'ayse1@ornek.edu.tr', '1980-02-01']);
  });
});

describe('where the list stands in its file', () => {
  test('thirty lines of instructions, a header with line breaks, stars and remarks in brackets', async () => {
    const untidy = ['Sıra&#10;No', 'T.C.&#10;KİMLİK NO *', 'ADI *', 'SOYADI *', 'DOĞUM TARİHİ (gg.aa.yyyy)', 'E-POSTA ADRESİ (kurumsal):', 'Cep Telefonu (5XX XXX XX XX)', 'BİRİMİ', 'UNVANI', 'SİCİL NO', 'SÜRE (YIL)', 'KART OKUYUCU (Var / Yok)', 'ÖDEME TİPİ', 'BAŞVURU NEDENİ'];
    const bytes = workbookOf([sheet([...Array.from({ length: 30 }, (_, at) => [`${at + 1}. Açıklama: T.C. Kimlik No 11 hanedir.`]), untidy, line(1), line(2)])]);
    expect((await readWorkbook(bytes)).headerRow).toBe(31);
    expect(await verdicts(bytes)).toEqual(valid(2));
  });
  test('two lines of header without a merged cell', async () => {
    const upper = ['Sıra No', 'T.C. Kimlik No', 'Adı', 'Soyadı', 'Doğum', 'Kurumsal E-posta', 'Cep', 'Birim', 'Unvan', 'Kurum Sicil No', 'Sertifika', 'Kart', 'Ödeme', 'Başvuru'];
    const lower = ['', '', '', '', 'Tarihi', '', 'Telefonu', '', '', '', 'Süresi (Yıl)', 'Okuyucu', 'Tipi', 'Nedeni'];
    expect(await verdicts(workbookOf([sheet([['Liste'], upper, lower, line(1)])]))).toEqual(valid(1));
  });
  test('an old copy on a hidden sheet and an example on the first one are no second list', async () => {
    const example = sheet([['Örnek'], headers]);
    expect(await verdicts(workbookOf([example, sheet([headers, line(1)]), sheet([headers, line(2), line(3)])], { hidden: [3] }))).toEqual(valid(1));
    expect((await refusal(workbookOf([sheet([headers, line(1)]), sheet([headers, line(2)])]))).code).toBe('MORE_THAN_ONE_LIST');
  });
  test('values merged over rows are read in each, ruled and numbered lines below are nobody', async () => {
    const rows = [line(1), line(2, { unit: '', years: '', payer: '' }), line(3, { unit: '', years: '', payer: '' }), ['4'], ['5']];
    const bytes = workbookOf([sheet([headers, ...rows], merged('H2:H6', 'K2:K6', 'M2:M6'))]);
    expect(await verdicts(bytes, 'unit')).toEqual(['Rektörlük', 'Rektörlük', 'Rektörlük']);
    expect((await readWorkbook(bytes)).rows[1]?.cells.payer).toMatchObject({ address: 'M3', text: 'Kurum' });
    expect(await verdicts(workbookOf([sheet([headers, line(1), line(2, { personNumber: '' })], merged('B2:B3'))]))).toEqual(['B2 DUPLICATE_IN_LIST', 'valid']);
  });
  test('headings of sections, totals and repeated headers between people are nobody, and are told', async () => {
    const read = await readWorkbook(workbookOf([sheet([headers, ['BİLGİ İŞLEM DAİRESİ'], line(1), headers, line(2), ['', 'Toplam: 2 kişi'], ['', '', '', 'İmza']])]));
    expect(read.rows.map(({ excelRow }) => excelRow)).toEqual([3, 5]);
    expect(remarksAbout(read, undefined, { id: 'x', vkn: null })).toEqual(['Kişilerin arasında başvuru sayılmayan satır var: 2., 4. satır.']);
  });
  test('rows that Excel hides are read, and told', async () => {
    const xml = sheet([headers, line(1), line(2), line(3)]).replace('<row r="3"', '<row r="3" hidden="1"');
    const read = await readWorkbook(workbookOf([xml]));
    expect([read.rows.length, read.hiddenRows]).toEqual([3, [3]]);
    expect(remarksAbout(read, undefined, { id: 'x', vkn: null })).toEqual(['Excel’de gizli olan 1 satır da okundu (3. satır).']);
  });
});

describe('cells as people leave them', () => {
  const cells = async (key: ColumnKey, ...texts: string[]) => verdicts(list(...texts.map((text) => ({ [key]: text }))), key);
  test('identity numbers: as a number, in scientific notation, with blanks, apostrophe, signs that nobody sees, or printed as a decimal', async () => {
    const [a, b, c, d, e, f, g] = numbers.slice(10) as [string, string, string, string, string, string, string];
    expect(await cells('personNumber', number(a), number(`${Number(b) / 1e10}E10`), ` ${c.slice(0, 3)}\u00a0${c.slice(3)} `, `'${d}`, `\u200b${e}\ufeff`, `${f}.0`, g.replace(/(\d{3})/, '$1.'))).toEqual([a, b, c, d, e, f, g]);
  });
  test('identity numbers whose digits are lost', async () => {
    expect(await cells('personNumber', '1.23E+10', '1,23457E+10', number('12300000000'), (numbers[1] ?? '').slice(0, 10), `${numbers[1] ?? ''}0`, (numbers[1] ?? '').replace('0', 'O'), '')).toEqual(
      ['B2 TCKN_LENGTH', 'B3 TCKN_LENGTH', 'B4 TCKN_CHECKSUM', 'B5 TCKN_LENGTH', 'B6 TCKN_LENGTH', 'B7 TCKN_LENGTH', 'B8 REQUIRED']);
  });
  test('birth dates in Turkish, ISO and with invisible signs; and what is none', async () => {
    expect(await cells('birthDate', '5.9.1984', '05/09/1984', '05 - 09 - 1984', '5 Eylül 1984', '05 EYLÜL 1984', '1984-09-05', '1984-09-05T00:00:00.000Z', '05.09.1984 00:00', '\u200e05.09.1984')).toEqual(Array.from({ length: 9 }, () => '1984-09-05'));
    expect(await cells('birthDate', '05.09.84', '31.02.1984', '09/25/1984', number(30930), '1984', '24.11.2008', '01.01.2030', '5 Eylol 1984', '')).toEqual(
      ['E2 DATE_INVALID', 'E3 DATE_INVALID', 'E4 DATE_INVALID', 'E5 DATE_INVALID', 'E6 DATE_INVALID', 'E7 AGE_UNDER_18', 'E8 DATE_IN_FUTURE', 'E9 DATE_INVALID', 'E10 REQUIRED']);
  });
  test('phones', async () => {
    expect(await cells('phone', number('5321234567'), '+90 (532) 123 45 67', '0090 532 123 4567', '0532.123.45.67', '0532-123-45-67', '5321234567.0', '\u200b0532 123 45 67', "'05321234567", '90 532 1234567')).toEqual(Array.from({ length: 9 }, () => '+905321234567'));
    expect(await cells('phone', '0312 123 45 67', '444 5 576', '532 123 45', '5.32E+09', '0532 123 45 67 / 0533 123 45 67', 'yok', '+49 151 12345678')).toEqual(
      ['G2 PHONE_NOT_MOBILE', 'G3 PHONE_NOT_MOBILE', 'G4 PHONE_INVALID', 'G5 PHONE_INVALID', 'G6 PHONE_INVALID', 'G7 PHONE_INVALID', 'G8 PHONE_INVALID']);
  });
  test('e-mail addresses', async () => {
    expect(await cells('email', ' AYSE@ORNEK.EDU.TR ', 'mailto:ayse@ornek.edu.tr', 'ayse@ornek.edu.tr\u200b', '\u00a0ayse@ornek.edu.tr')).toEqual(Array.from({ length: 4 }, () => 'ayse@ornek.edu.tr'));
    expect(await cells('email', 'ayşe@ornek.edu.tr', 'ALİ@ORNEK.EDU.TR', 'ayse @ornek.edu.tr', 'a@ornek.edu.tr; b@ornek.edu.tr', 'ayse@ornek', 'ayse.ornek.edu.tr', 'ayse@ornek.edu.tr.')).toEqual([2, 3, 4, 5, 6, 7, 8].map((row) => `F${row} EMAIL_INVALID`));
  });
  test('names with I and İ in capitals and small letters, hard blanks and the hyphens of word processors', async () => {
    expect(await cells('firstName', 'IŞIL', 'İBRAHİM', 'ışıl', 'ibrahim', 'Ali\u00a0Can', '  Ayşe   Nur ', 'Ece\u2011Su', 'GÜL')).toEqual(['Işıl', 'İbrahim', 'Işıl', 'İbrahim', 'Ali Can', 'Ayşe Nur', 'Ece-Su', 'Gül']);
    expect(await cells('lastName', 'Ka\u200bya', 'K4ya', 'Dr. Kaya', 'Kaya (Er)', number(5), 'Kaya, Er', '')).toEqual([2, 3, 4, 5, 6, 7].map((row) => `D${row} NAME_CHARACTERS`).concat('D8 REQUIRED'));
  });
  test('formulas are refused with and without the value that Excel kept; numbering by formula is not', async () => {
    expect(await verdicts(list({ phone: '<c t="str"><f>"0"&amp;"5321234567"</f><v>05321234567</v></c>' }, { years: '<c><f>1+2</f><v>3</v></c>' }, { unit: '<c><f>Z1</f></c>' }, { sequence: '<c><f>A1+1</f><v>4</v></c>' }))).toEqual(
      ['G2 FORMULA_CELL', 'K3 FORMULA_CELL', 'H4 FORMULA_CELL', 'valid']);
  });
  test('terms, readers, payers and reasons in other words', async () => {
    expect(await cells('years', number(1), '2 YIL', '3 yıllık', '\u200b3', '5', 'üç', '1-3')).toEqual([1, 2, 3, 3, 'K6 YEARS_NOT_OFFERED', 'K7 YEARS_NOT_OFFERED', 'K8 YEARS_NOT_OFFERED']);
    expect(await cells('reader', '<c t="b"><v>1</v></c>', 'HAYIR', 'istiyor', 'İstemiyor', 'belki')).toEqual([true, false, true, false, 'L6 READER_UNKNOWN']);
    expect(await cells('payer', 'KURUM', 'Kişi', 'kurum ödeyecek', 'Kişi Ödemeli', 'Devlet')).toEqual(['institution', 'person', 'institution', 'person', 'M6 PAYER_UNKNOWN']);
    expect(await cells('reason', 'YENİ', 'ilk başvuru', 'Yenileme', 'Kayıp / Çalıntı', 'DİĞER', 'Arıza')).toEqual(['new', 'new', 'renewal', 'lostOrStolen', 'other', 'N7 REASON_UNKNOWN']);
  });
  test('several faults of one row stand at their own cells; a person who stands twice counts once, the last time', async () => {
    expect(await verdicts(list({ personNumber: '123', email: 'x', phone: '' }, { personNumber: numbers[5] ?? '' }, { personNumber: ` ${numbers[5] ?? ''}` }))).toEqual(['B2 TCKN_LENGTH, F2 EMAIL_INVALID, G2 REQUIRED', 'B3 DUPLICATE_IN_LIST', 'valid']);
  });
});

describe('what is no list, or not yet', () => {
  const text = (content: string) => Buffer.from(content);
  const csv = `${headers.join(';')}\r\n${line(1).join(';')}\r\n`;
  test.each([
    ['a CSV with a byte order mark', text(`\ufeff${csv}`)], ['a CSV in windows-1254', Buffer.from(csv.replace(/[^\0-\x7f]/g, '\u00fd'), 'latin1')], ['a web page called .xls', text(`<html><table><tr><td>${headers.join('</td><td>')}</td></tr></table></html>`)],
    ['a PDF', text('%PDF-1.7')], ['an .xlsb', zipOf([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'xl/workbook.bin', content: 'x' }])], ['nothing', text('')],
  ])('%s is refused with what to do', async (_name, bytes) => {
    expect(await refusal(new Uint8Array(bytes))).toMatchObject({ code: 'NOT_A_WORKBOOK', tr: expect.stringContaining('Excel’de açıp .xlsx olarak kaydedin') as string });
  });
  test('an .ods is refused with what to do', async () => {
    expect((await refusal(new Uint8Array(await readFile(other('libreoffice-iki-satir-baslik-4.ods'))))).code).toBe('NOT_A_WORKBOOK');
  });
  test('a file with a password says so', async () => {
    const container = CFB.utils.cfb_new();
    for (const name of ['/EncryptionInfo', '/EncryptedPackage']) CFB.utils.cfb_add(container, name, Buffer.alloc(5_000, 7));
    expect(await refusal(new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer))).toMatchObject({ code: 'ENCRYPTED', tr: 'Dosya parolayla korunuyor. Parolayı kaldırıp yeniden gönderin.' });
  });
  test('an empty sheet, a title alone, a header alone', async () => {
    expect((await refusal(workbookOf([sheet([])]))).code).toBe('NO_HEADER');
    expect((await refusal(workbookOf([sheet([['FRM.01.03 Başvuru Listesi']])]))).code).toBe('NO_HEADER');
    expect((await refusal(workbookOf([sheet([headers])]))).code).toBe('EMPTY_LIST');
  });
  const without = (heading: string, instead: string) => workbookOf([sheet([headers.map((header) => (header === heading ? instead : header)), line(1)])]);
  test('a header that nobody knows is quoted, and read once it is known as data', async () => {
    const bytes = without('Cep Telefonu', 'Mobil Hat');
    expect(await refusal(bytes)).toMatchObject({ code: 'MISSING_COLUMN', tr: expect.stringMatching(/Cep Telefonu \(tanınmayan başlıklar: “Mobil Hat”\)\. .*Liste sütun başlıkları/) as string });
    expect((await readWorkbook(bytes, listLimits, new Map([[headingKey('MOBİL HAT'), 'phone']]))).rows[0]?.cells.phone?.text).toBe('05321234567');
    expect(await refusal(without('T.C. Kimlik No', 'Yurttaş Sayısı'))).toMatchObject({ code: 'MISSING_COLUMN', detail: 'T.C. Kimlik No (tanınmayan başlıklar: “Yurttaş Sayısı”)' });
  });
  test('first and last name in one column, and two columns of one meaning, are said in those words', async () => {
    const together = headers.filter((header) => header !== 'Soyadı').map((header) => (header === 'Adı' ? 'ADI - SOYADI' : header));
    expect(await refusal(workbookOf([sheet([together, line(1)])]))).toMatchObject({ code: 'NAME_IN_ONE_COLUMN', detail: '“ADI - SOYADI”' });
    expect(await refusal(workbookOf([sheet([[...headers.map((header) => (header === 'Cep Telefonu' ? 'GSM' : header)), 'Telefon'], line(1)])]))).toMatchObject({ code: 'REPEATED_COLUMN', detail: 'Cep Telefonu (“GSM”, “Telefon”)' });
  });
  test('five thousand and one rows are a list; more than the bound is none', async () => {
    const bytes = workbookOf([sheet([headers, ...Array.from({ length: 5_001 }, (_, at) => line(at % 40))])]);
    expect((await readWorkbook(bytes)).rows).toHaveLength(5_001);
    expect(await refusal(bytes, { ...listLimits, rows: 5_000 })).toMatchObject({ code: 'TOO_MANY_ROWS', detail: '5.000' });
  });
  test('another version, another form, another institution and columns that were not read are told of a list that is read', async () => {
    const told = async (head: string[][], header = headers) => remarksAbout(await readWorkbook(workbookOf([sheet([...head, header, [...line(1), 'x']])])), undefined, { id: 'x', vkn: '9291417776' });
    expect(await told([['FRM.01.03 Sürüm: 05'], ['Vergi Kimlik No:', '9291417776']])).toEqual(['Formun sürümü 05; güncel sürüm 07.']);
    expect(await told([['FRM.01.12 Personel Listesi'], ['VKN:', '1234567890']])).toEqual(['Dosyada yazan vergi kimlik no (1234567890) bu kurumun değil. Liste doğru kuruma mı kaydedildi, kontrol edin.', 'Dosyanın başlığında FRM.01.12 yazıyor; başvuru listesinin formu FRM.01.03.']);
    expect(await told([['Form No:', 'LF-2026-000001-9']], [...headers, 'Dahili Kod'])).toEqual(['Dosyadaki form numarası (LF-2026-000001-9) bizim verdiğimiz bir form değil.', 'Tanınmayan sütunlar okunmadı: “Dahili Kod”.']);
  });
});
