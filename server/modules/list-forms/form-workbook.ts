import type ExcelJS from 'exceljs';
import { columnKeys, columns, currentForm, type ColumnKey } from '#domain/list-columns.ts';

/** What is written into an FRM.01.03 before it leaves. */
export interface FormFacts {
  /** `LF-2026-000001-2` */
  readonly number: string;
  readonly version: string;
  /** `YYYY-MM-DD` */
  readonly issuedOn: string;
  readonly institution: string;
  readonly vkn: string;
  /** null: left for the institution to fill in. */
  readonly officer: string | null;
  /** Terms on offer. */
  readonly years: readonly number[];
}

/** Rows that are drawn and have drop-downs; more may be written below them. */
const preparedRows = 1_000;
const headerRow = 8;

const choices = (years: readonly number[]): Partial<Record<ColumnKey, readonly string[]>> => ({
  years: years.map(String), reader: ['Var', 'Yok'], payer: ['Kurum', 'Kişi'], reason: ['Yeni', 'Yenileme', 'Kayıp-Çalıntı', 'Diğer'],
});

/** Said beside the cell when it is entered. */
const hints: Partial<Record<ColumnKey, string>> = {
  personNumber: '11 rakam, boşluksuz.', birthDate: 'gün.ay.yıl olarak: 05.09.1984', email: 'Kurumsal adres; Türkçe harf ve boşluk olmadan.', phone: 'SMS alabilen cep telefonu: 0532 000 00 00',
};

const widths: Partial<Record<ColumnKey, number>> = { sequence: 8, personNumber: 16, firstName: 20, lastName: 20, birthDate: 14, email: 34, phone: 18, unit: 30, title: 22, staffNumber: 16, years: 14, reader: 13, payer: 13, reason: 18 };

/**
 * An FRM.01.03 to fill in: its number, institution and officer in a head that is locked, drop-downs whose words lie on a hidden
 * sheet, every column a text, so that Excel turns no number into another one.
 * @returns the bytes of an .xlsx
 */
export async function formWorkbook(facts: FormFacts): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  workbook.creator = 'Kamu SM';
  workbook.created = workbook.modified = new Date(`${facts.issuedOn}T00:00:00.000Z`);
  const sheet = workbook.addWorksheet('Başvuru Listesi', { views: [{ state: 'frozen', ySplit: headerRow, xSplit: 4 }], pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${headerRow}:${headerRow}` } });
  sheet.columns = columnKeys.map((key) => ({ width: widths[key] ?? 16, style: { numFmt: '@', protection: { locked: false } } }));
  head(sheet, facts);
  dropDowns(workbook, sheet, choices(facts.years));
  // Without a password: it keeps a hand from slipping, and anybody who must may lift it.
  await sheet.protect('', { formatColumns: true, formatRows: true, sort: true, autoFilter: true, insertRows: true, deleteRows: true, selectLockedCells: true, selectUnlockedCells: true });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function head(sheet: ExcelJS.Worksheet, facts: FormFacts): void {
  const last = columnKeys.length;
  const lines: readonly (readonly string[])[] = [
    [`${currentForm.code} Nitelikli Elektronik Sertifika Başvuru Listesi`],
    ['Form No:', facts.number, '', 'Sürüm:', facts.version],
    ['Tarih:', facts.issuedOn.split('-').reverse().join('.')],
    ['Kurum Adı:', facts.institution],
    ['Vergi Kimlik No:', facts.vkn],
    ['e-İmza Sorumlusu:', facts.officer ?? ''],
    ['Her satıra bir kişi yazın. Kimlik no, ad, soyad ve doğum tarihi nüfus kaydıyla aynı olmalıdır. Listeyi e-imzalı ya da ıslak imzalı taramasıyla birlikte bilgi@kamusm.gov.tr adresine gönderin.'],
  ];
  for (const [at, texts] of lines.entries()) {
    const row = sheet.getRow(at + 1);
    for (let column = 1; column <= last; column++) row.getCell(column).protection = { locked: true };
    for (const [place, text] of texts.entries()) if (text !== '') row.getCell(place === 0 ? 1 : place + 2).value = harmless(text);
    row.getCell(1).font = { bold: at < 6 };
  }
  sheet.mergeCells(1, 1, 1, last);
  sheet.mergeCells(7, 1, 7, last);
  sheet.getRow(1).font = { bold: true, size: 14 };
  sheet.getRow(7).alignment = { wrapText: true, vertical: 'top' };
  sheet.getRow(7).height = 32;
  // The only head cell that the institution may fill in, where we know no officer.
  if (facts.officer === null) sheet.getCell(6, 3).protection = { locked: false };
  for (let line = 2; line <= 6; line++) sheet.mergeCells(line, 1, line, 2);
  const header = sheet.getRow(headerRow);
  header.values = columnKeys.map((key) => columns[key].header);
  header.height = 34;
  for (const [at, key] of columnKeys.entries()) {
    const cell = header.getCell(at + 1);
    cell.font = { bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: columns[key].required ? 'FF1F3A5F' : 'FF5B6B7F' } };
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
    cell.protection = { locked: true };
  }
}

function dropDowns(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, lists: Partial<Record<ColumnKey, readonly string[]>>): void {
  const words = workbook.addWorksheet('Seçenekler', { state: 'veryHidden' });
  // exceljs writes validations of whole ranges, but its types tell of single cells only.
  const validations = (sheet as unknown as { dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void } }).dataValidations;
  for (const [at, key] of columnKeys.entries()) {
    const letter = sheet.getColumn(at + 1).letter;
    const range = `${letter}${headerRow + 1}:${letter}${headerRow + preparedRows}`;
    const list = lists[key];
    const prompt = hints[key] === undefined ? {} : { showInputMessage: true, promptTitle: columns[key].header, prompt: hints[key] };
    if (list) {
      const source = words.getColumn(at + 1);
      source.values = [...list];
      validations.add(range, {
        type: 'list', allowBlank: true, formulae: [`'Seçenekler'!$${letter}$1:$${letter}$${list.length}`], showErrorMessage: true, errorStyle: 'stop',
        errorTitle: columns[key].header, error: `Şunlardan birini seçin: ${list.join(', ')}.`, showInputMessage: true, promptTitle: columns[key].header, prompt: list.join(' · '),
      });
    } else if (prompt.prompt !== undefined) validations.add(range, { type: 'textLength', operator: 'lessThanOrEqual', formulae: [columns[key].max + 40], allowBlank: true, showErrorMessage: true, error: 'Metin çok uzun.', ...prompt });
  }
}

/** An institution may be called anything: no cell of ours begins like a formula. */
const harmless = (text: string): string => (/^\s*[=@+-]|^[\t\r]/.test(text) ? `'${text}` : text);
