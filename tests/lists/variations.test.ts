import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnKeys, columns, type ColumnKey } from '#domain/list-columns.ts';
import { otherHeadings } from '#domain/list-wordings.ts';
import { checkList } from '../../server/modules/application-lists/row-rules.ts';
import { readWorkbook } from '../../server/modules/application-lists/workbook-reader.ts';
import { cellsOfBlock } from '../../admin/application-lists/grid/block.ts';
import { rounds } from '../support/rounds.ts';
import { soundPeople } from './faulty-list.ts';

const context = { today: '2026-11-22', offeredYears: [1, 2, 3] };
const optional = columnKeys.filter((key) => !columns[key].required);

/** How an institution's own copy may differ from the form. */
interface Copy {
  readonly order: readonly ColumnKey[];
  /** Of the known wordings of a header, which one; and how it is written. */
  readonly wording: number;
  readonly shouted: boolean;
  readonly leftOut: readonly ColumnKey[];
  readonly strange: number;
  readonly titles: number;
  readonly blanksEvery: number;
  readonly numbers: 'texts' | 'numbers' | 'grouped';
  readonly dates: 'turkish' | 'iso' | 'excel';
}

const copies: fc.Arbitrary<Copy> = fc.record({
  order: fc.shuffledSubarray([...columnKeys], { minLength: columnKeys.length }), wording: fc.nat(20), shouted: fc.boolean(), leftOut: fc.subarray([...optional]),
  strange: fc.nat(3), titles: fc.nat(6), blanksEvery: fc.nat(5), numbers: fc.constantFrom('texts', 'numbers', 'grouped'), dates: fc.constantFrom('turkish', 'iso', 'excel'),
});

const headerOf = (key: ColumnKey, { wording, shouted }: Copy): string => {
  const all = [columns[key].header, ...otherHeadings[key]];
  const header = all[wording % all.length] ?? '';
  return shouted ? `  ${header.toLocaleUpperCase('tr')} ` : header;
};

async function workbookOf(copy: Copy, people: ReturnType<typeof soundPeople>): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('Sayfa1');
  const keys = copy.order.filter((key) => !copy.leftOut.includes(key));
  const width = keys.length + copy.strange;
  for (let line = 1; line <= copy.titles; line++) {
    sheet.addRow([line === 1 ? 'T.C. ÖRNEK ÜNİVERSİTESİ REKTÖRLÜĞÜ e-İMZA LİSTESİ' : `Açıklama ${line}`]);
    sheet.mergeCells(line, 1, line, width);
  }
  sheet.addRow([...Array.from({ length: copy.strange }, (_, at) => `Dahili Kod ${at + 1}`), ...keys.map((key) => headerOf(key, copy))]);
  for (const [at, one] of people.entries()) {
    if (copy.blanksEvery > 0 && at % (copy.blanksEvery + 1) === copy.blanksEvery) sheet.addRow([]);
    sheet.addRow([...Array.from({ length: copy.strange }, () => `x${at}`), ...keys.map((key) => written(key, String(one[key] ?? ''), copy))]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function written(key: ColumnKey, text: string, { numbers, dates }: Copy): string | number | Date {
  if (key === 'personNumber' || key === 'years') return numbers === 'numbers' ? Number(text) : numbers === 'grouped' && key === 'personNumber' ? text.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, '$1 $2 $3 $4') : text;
  if (key !== 'birthDate') return text;
  const iso = text.split('.').reverse().join('-');
  return dates === 'turkish' ? text : dates === 'iso' ? iso : new Date(`${iso}T00:00:00Z`);
}

describe('lists of the same kind', () => {
  test('are read right whatever the order of columns, wording of headers, titles, blank lines, further columns and kinds of cells', async () => {
    const people = soundPeople(12);
    await fc.assert(fc.asyncProperty(copies, async (copy) => {
      const read = await readWorkbook(await workbookOf(copy, people));
      const checked = checkList(read.rows, context);
      expect(checked.rows.flatMap(({ faults }) => faults)).toEqual([]);
      expect(checked.rows.map(({ value }) => [value?.personNumber, value?.firstName, value?.birthDate, value?.email, value?.years, value?.reason])).toEqual(
        people.map((one) => [one.personNumber, one.firstName, String(one.birthDate).split('.').reverse().join('-'), one.email, 3, 'new']));
      expect(checked.rows.every(({ value }) => copy.leftOut.includes('unit') || value?.unit === 'Rektörlük')).toBe(true);
    }), { numRuns: Math.min(rounds(40), 1_000) });
  }, 600_000);
});

describe('a block from the clipboard', () => {
  test('is cut at tabs and lines, quoted cells and their quotes kept together', () => {
    expect(cellsOfBlock('a\tb\r\nc\t\r\n')).toEqual([['a', 'b'], ['c', '']]);
    expect(cellsOfBlock('"a\tb"\t"say ""yes"""\n"two\nlines"')).toEqual([['a b', 'say "yes"'], ['two lines']]);
    expect(cellsOfBlock('tek')).toEqual([['tek']]);
    expect(cellsOfBlock('5" boru\tx')).toEqual([['5" boru', 'x']]);
  });
  test('any cells come back as they were copied', () => {
    const cell = fc.string().map((text) => text.replace(/[\r\n\t]/g, ' '));
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const copied = rows.map((row) => row.map((one) => (one.includes('"') ? `"${one.replaceAll('"', '""')}"` : one)).join('\t')).join('\r\n');
      expect(cellsOfBlock(copied)).toEqual(rows);
    }), { numRuns: rounds(300) });
  });
});
