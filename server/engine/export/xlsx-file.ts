import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import exceljs from 'exceljs';
import { withoutFormula, type Cell } from './cells.ts';
import { type FileParts } from './file-parts.ts';

/** Turkey's clock, without summer time since 2016: spreadsheets know no zones. */
const istanbulMs = 3 * 3_600_000;
/** What is packed waits here for a slow reader; unpacked it would be ten times as much. */
const waitingBytes = 32 * 1024 * 1024;

const formats: Partial<Record<Cell['kind'], string>> = { date: 'dd.mm.yyyy', instant: 'dd.mm.yyyy hh:mm', money: '#,##0.00' };

/** A workbook with real dates and numbers, written row by row; a second sheet tells how many rows there are and where they come from. */
export function xlsxFile(parts: FileParts): Readable {
  const out = new PassThrough({ highWaterMark: waitingBytes });
  write(parts, out).catch((error: unknown) => { out.destroy(error as Error); });
  return out;
}

async function write({ headings, pages, closing }: FileParts, out: PassThrough): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false, zip: { zlib: { level: 6 } } as never });
  const sheet = book.addWorksheet(closing.sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = headings.map((heading) => ({ width: Math.min(40, Math.max(12, heading.length + 2)) }));
  const head = sheet.addRow(headings.map(withoutFormula));
  head.font = { bold: true };
  head.commit();
  let rows = 0;
  for await (const page of pages) {
    for (const cells of page) addRow(sheet, cells);
    rows += page.length;
    // Packing happens between turns; without a pause the whole sheet would wait for it in memory.
    await turn();
    if (out.destroyed) return;
  }
  sheet.commit();
  const about = book.addWorksheet(closing.aboutSheet);
  about.columns = [{ width: 26 }, { width: 60 }];
  about.addRow([closing.countWords, rows]).commit();
  for (const line of closing.about) about.addRow(line.map(withoutFormula)).commit();
  about.commit();
  await book.commit();
}

function addRow(sheet: exceljs.Worksheet, cells: readonly Cell[]): void {
  const row = sheet.addRow(cells.map(valueOf));
  for (const [index, { kind }] of cells.entries()) {
    const numFmt = formats[kind];
    if (numFmt !== undefined) row.getCell(index + 1).numFmt = numFmt;
  }
  row.commit();
}

function valueOf(cell: Cell): string | number | Date | null {
  switch (cell.kind) {
    case 'empty': return null;
    case 'text': return withoutFormula(cell.value).slice(0, 32_767);
    case 'integer': return cell.value;
    case 'money': return cell.value / 100;
    case 'date': return new Date(`${cell.value}T00:00:00Z`);
    case 'instant': return new Date(Date.parse(cell.value) + istanbulMs);
  }
}
