import { Readable } from 'node:stream';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, textCell, withoutFormula, type Cell } from '../../server/engine/export/cells.ts';
import { xlsxFile } from '../../server/engine/export/xlsx-file.ts';

const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '\u0000', '＝', '＋', '－', '＠'];
const hostile = fc.tuple(fc.constantFrom(...starts), fc.string({ maxLength: 30 })).map(([first, rest]) => first + rest);

test('F5: no text begins as a formula does, and what was typed comes back', () => {
  let tried = 0;
  fc.assert(fc.property(fc.oneof(hostile, fc.string({ maxLength: 30, unit: 'binary' })), (text) => {
    tried += 1;
    const written = cellText(textCell(text));
    expect(starts.some((sign) => written.startsWith(sign))).toBe(false);
    expect(written.startsWith("'") && written !== text ? written.slice(1) : written).toBe(text);
  }), { numRuns: 3_000 });
  console.log(`F5 texts: ${tried}, formulas left: 0`);
});

test('F5: a workbook holds texts as texts and numbers as numbers', async () => {
  const texts = [...fc.sample(hostile, { numRuns: 300, seed: 7 }).map((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')), '=HYPERLINK("http://x","y")', "=cmd|'/c calc'!A1"].filter((text) => text.trim() !== '');
  const rows: Cell[][] = texts.map((text, at) => [textCell(text), { kind: 'integer', value: -at - 1 }, { kind: 'money', value: -12_345 }]);
  const file = xlsxFile({ headings: ['=a', 'b', 'c'], pages: (async function* () { yield rows; })(), closing: { sheetName: 'Satırlar', aboutSheet: 'Hakkında', countWords: 'Toplam', about: [] } } as never);
  const book = new exceljs.Workbook();
  await book.xlsx.read(Readable.from([Buffer.concat(await file.toArray() as Buffer[])]) as never);
  const sheet = book.worksheets[0]!;
  let formulas = 0;
  texts.forEach((_text, at) => {
    const row = sheet.getRow(at + 2);
    if (row.getCell(1).type === exceljs.ValueType.Formula || row.getCell(1).type === exceljs.ValueType.Hyperlink) formulas += 1;
    expect(withoutFormula(String(row.getCell(1).value))).toBe(String(row.getCell(1).value));
    expect(row.getCell(2).value).toBe(-at - 1);
    expect(row.getCell(3).value).toBe(-123.45);
  });
  console.log(`F5 workbook: ${texts.length} hostile texts, formulas: ${formulas}, numbers that stayed numbers: ${texts.length * 2}`);
  expect(formulas).toBe(0);
});
