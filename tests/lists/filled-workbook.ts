import { columnKeys, columns, type ColumnKey } from '#domain/list-columns.ts';

export type Person = Readonly<Partial<Record<ColumnKey, string | number>>>;

export const headersOf = (): Record<ColumnKey, string> => Object.fromEntries(columnKeys.map((key) => [key, columns[key].header])) as Record<ColumnKey, string>;

/** A list as an institution would send it: lines above the table, its own headers in the order given, one row a person. */
export async function filledWorkbook(head: readonly (readonly string[])[], headers: Readonly<Partial<Record<ColumnKey, string>>>, people: readonly Person[]): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('Liste');
  for (const line of head) sheet.addRow([...line]);
  const keys = Object.keys(headers) as ColumnKey[];
  sheet.addRow(keys.map((key) => headers[key]));
  for (const one of people) sheet.addRow(keys.map((key) => one[key] ?? ''));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Identity numbers whose digits agree, of nobody: they begin with 9. */
export const personNumbers = (count: number, from = 0): string[] => Array.from({ length: count }, (_, at) => {
  const digits = [...String(930_000_000 + from + at * 7)].map(Number);
  const [odd, even] = [0, 1].map((first) => digits.filter((__, place) => place % 2 === first).reduce((sum, digit) => sum + digit, 0)) as [number, number];
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return [...digits, tenth, (odd + even + tenth) % 10].join('');
});
