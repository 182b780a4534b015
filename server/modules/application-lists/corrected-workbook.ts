import type ExcelJS from 'exceljs';
import { columnKeys, columns, currentForm, type ColumnKey } from '#domain/list-columns.ts';
import { type RowFault } from '#domain/list-rows.ts';
import type { ListRow } from './list-table.ts';

/** A row that was not taken, as it stands by now, and why. */
export interface RefusedRow {
  readonly row: ListRow;
  readonly faults: readonly Pick<RowFault, 'key' | 'tr'>[];
}

export interface CorrectionLetter {
  /** First line of the sheet: which list of which institution, in Turkish. */
  readonly title: string;
  /** `LS-…`: a file that comes back is recognised by it. */
  readonly listNumber: string;
  /** `LF-…` of the form that the list came on. */
  readonly formNumber?: string | undefined;
  /** Instant, ISO 8601; stands in the file's properties. */
  readonly madeAt: string;
}

const headerRow = 6;

/**
 * The rows that were refused, as a workbook to send back: headers of the form, every faulty cell coloured with its
 * sentence as a note, and all sentences of a row in its last column. Filled in, it can be read as a list again; rows
 * that were accepted are not in it, so that nobody applies twice. "Sıra No" is the row of the list that it corrects.
 * @returns the bytes of an .xlsx
 */
export async function correctedWorkbook(rows: readonly RefusedRow[], letter: CorrectionLetter): Promise<Uint8Array> {
  // Loaded at first need: a process that sends no list back keeps 20 MB.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  workbook.created = new Date(letter.madeAt);
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet('Düzeltilecek satırlar', { views: [{ state: 'frozen', xSplit: 4, ySplit: headerRow }] });
  sheet.columns = [...columnKeys.map((key) => ({ width: widths[key] ?? 18, style: { numFmt: '@' } })), { width: 90 }];
  sheet.addRow([harmless(letter.title)]).font = { bold: true, size: 13 };
  sheet.addRow(['İşaretli hücreleri düzeltip bu dosyayı yeni liste olarak imzalayıp gönderin. Alınan satırlar bu dosyada yoktur; “Sıra No” sütununu değiştirmeyin.']);
  sheet.addRow(['Liste No:', '', letter.listNumber]);
  sheet.addRow(letter.formNumber === undefined ? [] : ['Form No:', '', letter.formNumber]);
  sheet.addRow(['Sürüm:', '', currentForm.version]);
  const header = sheet.addRow([...columnKeys.map((key) => columns[key].header), 'Düzeltilecekler']);
  header.font = { bold: true };
  header.alignment = { wrapText: true, vertical: 'middle' };
  for (const refused of rows) addRefused(sheet, refused);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const widths: Partial<Record<ColumnKey, number>> = { sequence: 10, email: 34, unit: 34, years: 12, reader: 12 };
const marked: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE0B2' } };

function addRefused(sheet: ExcelJS.Worksheet, { row, faults }: RefusedRow): void {
  const texts = columnKeys.map((key) => (key === 'sequence' ? String(row.row) : harmless(asSent(row, key))));
  const line = sheet.addRow([...texts, faults.map((fault) => fault.tr).join(' ')]);
  for (const at of columnKeys.keys()) line.getCell(at + 1).numFmt = '@';
  for (const fault of faults) {
    const cell = line.getCell(Math.max(columnKeys.indexOf(fault.key as ColumnKey), 0) + 1);
    cell.fill = marked;
    cell.note = cell.note ? `${typeof cell.note === 'string' ? cell.note : ''} ${fault.tr}`.trim() : fault.tr;
  }
}

/** Dates as people write them here. */
function asSent(row: ListRow, key: ColumnKey): string {
  const cell = row.cells[key];
  if (!cell) return '';
  return cell.kind === 'date' ? cell.text.split('-').reverse().join('.') : cell.text;
}

/**
 * What a stranger wrote must not run on the desk of who opens the file, nor after a round through CSV. Cells are of
 * format "text", which keeps "+90 …" a text when it is edited; what begins like a formula gets an apostrophe.
 */
const harmless = (text: string): string => (/^\s*(?:[=@]|[+-](?![\d\s(]))|^[\t\r]/.test(text) ? `'${text}` : text);
