import { expect, test } from 'vitest';
import { correctedWorkbook, type RefusedRow } from '../../server/modules/application-lists/corrected-workbook.ts';
import { type ListRow } from '../../server/modules/application-lists/list-table.ts';
import { checkList, type CheckedList } from '../../server/modules/application-lists/row-rules.ts';
import { readWorkbook } from '../../server/modules/application-lists/workbook-reader.ts';

const fixture = (name: string) => new URL(`../fixtures/lists/${name}`, import.meta.url).pathname;
const context = { today: '2026-11-22', offeredYears: [1, 2, 3] };
const letter = { title: '=Örnek Üniversitesi, 20.11.2026 listesi', listNumber: 'LS-2026-000001-2', madeAt: '2026-11-22T09:00:00.000Z' };
const refusedOf = (rows: readonly ListRow[], checked: CheckedList): RefusedRow[] => checked.rows.flatMap(({ row, faults }) => {
  const sent = rows.find((one) => one.row === row);
  return faults.length > 0 && sent ? [{ row: sent, faults: faults.map(({ key, message }) => ({ key, tr: message })) }] : [];
});

test('the refused rows go back marked, the accepted ones stay out, and nothing in it can run', async () => {
  const sent = await readWorkbook(fixture('hatali-60.xlsx'));
  const checked = checkList(sent.rows, context);
  const again = await readWorkbook(await correctedWorkbook(refusedOf(sent.rows, checked), letter));
  expect(again.rows).toHaveLength(29);
  expect(again.form).toMatchObject({ listNumber: 'LS-2026-000001-2', version: '07' });
  const cells = again.rows.flatMap((row) => Object.values(row.cells));
  expect(cells.filter((cell) => cell.kind === 'formula')).toEqual([]);
  expect(cells.filter((cell) => /^\s*[=@]/.test(cell.text))).toEqual([]);

  const found = checkList(again.rows, context).rows.map((row) => row.faults.map((fault) => fault.code).join());
  const before = checked.rows.filter((row) => row.faults.length > 0).map((row) => row.faults.map((fault) => fault.code).join());
  // The repeated number stands alone now; formulas have become texts: one no name, one a harmless unit.
  const expected = before.map((code) => (code === 'DUPLICATE_IN_LIST' || code === 'FORMULA_CELL' ? '' : code));
  expected[before.indexOf('FORMULA_CELL')] = 'NAME_CHARACTERS';
  expect(found).toEqual(expected);
});

test('a corrected file comes in whole', async () => {
  const sent = await readWorkbook(fixture('hatali-60.xlsx'));
  // Row 15 is called Ahm3t, row 16 is right.
  const only = { ...sent, rows: sent.rows.filter((row) => row.row === 15 || row.row === 16) };
  const again = await readWorkbook(await correctedWorkbook(refusedOf(only.rows, checkList(only.rows, context)), letter));
  const mended = again.rows.map((row) => ({ ...row, cells: { ...row.cells, firstName: { ...row.cells.firstName!, text: 'Ahmet' } } }));
  expect(checkList(mended, context).summary).toEqual({ total: 1, valid: 1, faulty: 0, duplicate: 0 });
  expect(mended[0]?.cells.email?.text).toBe(sent.rows[14]?.cells.email?.text);
});
