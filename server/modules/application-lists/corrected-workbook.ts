import type ExcelJS from 'exceljs';
import { columnKeys, columns, type ColumnKey } from './columns.ts';
import type { ApplicationList, ListRow } from './list-table.ts';
import type { CheckedList, CheckedRow } from './row-rules.ts';

export interface CorrectionLetter {
  /** First line of the sheet: which list of which institution, in Turkish. */
  readonly title: string;
  /** Instant, ISO 8601; stands in the file's properties. */
  readonly madeAt: string;
}

/**
 * The rows that were refused, as a workbook to send back: headers of the form, every faulty cell coloured with its
 * sentence as a note, and all sentences of a row in its last column. Filled in, it can be read as a list again; rows
 * that were accepted are not in it, so that nobody applies twice.
 * @returns the bytes of an .xlsx
 */
export async function correctedWorkbook(list: ApplicationList, checked: CheckedList, letter: CorrectionLetter): Promise<Uint8Array> {
  // Loaded at first need: a process that sends no list back keeps 20 MB.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  workbook.created = new Date(letter.madeAt);
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet('Düzeltilecek satırlar', { views: [{ state: 'frozen', ySplit: 3 }] });
  sheet.columns = [...columnKeys.map((key) => ({ width: widths[key] ?? 18 })), { width: 70 }];
  sheet.addRow([harmless(letter.title)]).font = { bold: true };
  sheet.addRow(['İşaretli hücreleri düzeltip bu dosyayı yeni liste olarak gönderin. Geçerli sayılan satırlar bu dosyada yoktur.']);
  sheet.addRow([...columnKeys.map((key) => columns[key].header), 'Düzeltilecekler']).font = { bold: true };
  const rowOf = new Map(list.rows.map((row) => [row.row, row]));
  for (const refused of checked.rows.filter((row) => row.faults.length > 0)) addRefused(sheet, rowOf.get(refused.row)!, refused);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const widths: Partial<Record<ColumnKey, number>> = { sequence: 8, email: 34, unit: 34, years: 12, reader: 12 };
const marked: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE0B2' } };

function addRefused(sheet: ExcelJS.Worksheet, row: ListRow, refused: CheckedRow): void {
  const texts = columnKeys.map((key) => (key === 'sequence' ? String(refused.row) : harmless(asSent(row, key))));
  const line = sheet.addRow([...texts, refused.faults.map((fault) => fault.message).join(' ')]);
  for (const at of columnKeys.keys()) line.getCell(at + 1).numFmt = '@';
  for (const fault of refused.faults) {
    const cell = line.getCell(columnKeys.indexOf(fault.key) + 1);
    cell.fill = marked;
    cell.note = fault.message;
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
