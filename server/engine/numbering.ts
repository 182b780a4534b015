import { businessYear } from '#domain/calendar/dates.ts';
import { type Page } from '#domain/language/resource.ts';
import { makeReference } from '#domain/references/reference.ts';
import { type CommandTx } from './transaction.ts';

/** The sequence behind a series of references; gaps are allowed (only invoice numbers are gapless). */
export const sequenceOf = (series: string): string => `engine.series_${series.toLowerCase()}`;

/** The references that a new record of the page carries. */
export async function numbered(tx: CommandTx, page: Page): Promise<Record<string, string>> {
  const numbers: Record<string, string> = {};
  for (const [name, field] of Object.entries(page.fields)) {
    if (field.kind !== 'reference' || field.series === undefined) continue;
    const [row] = await tx.sql<{ next: number }>(`select nextval('${sequenceOf(field.series)}') as next`);
    numbers[name] = makeReference(field.series, businessYear(tx.now), (row as { next: number }).next);
  }
  return numbers;
}

/** The same for `count` records, with one question a series. */
export async function numberedMany(tx: CommandTx, page: Page, count: number): Promise<Record<string, string>[]> {
  const numbers = Array.from({ length: count }, (): Record<string, string> => ({}));
  for (const [name, { kind, series }] of Object.entries(page.fields)) {
    if (kind !== 'reference' || series === undefined) continue;
    const rows = await tx.sql<{ next: number }>(`select nextval('${sequenceOf(series)}') as next from generate_series(1, $1::int)`, [count]);
    rows.forEach(({ next }, index) => { (numbers[index] ??= {})[name] = makeReference(series, businessYear(tx.now), next); });
  }
  return numbers;
}
