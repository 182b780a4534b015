import { businessDate } from '#domain/calendar/dates.ts';
import { labelIn, type Language } from '#domain/language/label.ts';
import { maySee, readableRows } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { type Axis, type Report } from '#domain/language/report.ts';
import { type Page } from '#domain/language/resource.ts';
import { tableOf } from '../columns.ts';
import { openBinding } from '../list-query/binding.ts';
import { listOf } from '../list-query/list-records.ts';
import { columnSql, rightsSql } from '../list-query/row-sql.ts';
import { presentRecord } from '../present/presenter.ts';
import { type Actor, type Engine, type Row, type Values } from '../types.ts';
import { cutBy, type Cut, type Mark } from './axes.ts';
import { runBounded } from './bounded.ts';

/** Records that are looked at; beyond, the newest ones stand for all, and `capped` says so. */
const lookedAtMost = 50_000;
const mostMarks = 30;

export interface ReportAnswer {
  readonly name: string;
  readonly noun: string;
  readonly label: string;
  /** 'count', or 'money' in kuruş. */
  readonly measure: 'count' | 'money';
  readonly bars: readonly Mark[];
  readonly parts: readonly Mark[];
  /** One row a bar, one value a part. */
  readonly values: readonly (readonly number[])[];
  readonly total: number;
  readonly capped: boolean;
  /** With a bar's and a part's own filter: the question for the list of the noun. */
  readonly filter: Values;
}

interface Cell {
  readonly x: string;
  readonly y: string;
  readonly n: number;
  readonly value: number | string | null;
}

/** A report as this person may see it: only records and fields within reach. Refusals: not_found where there is no right to it. */
export async function runReport(engine: Engine, actor: Actor, language: Language, report: Report): Promise<ReportAnswer> {
  const page = engine.pages.get(report.noun);
  if (!page || !mayAskFor(page, actor, report)) throw new Refusal('not_found', 'Böyle bir rapor bulunamadı.', 'There is no such report.');
  const binding = openBinding();
  const moment = { today: businessDate(engine.clock.now()), language };
  const over = cutBy(page, report.over, binding, moment);
  const split = report.split && cutBy(page, report.split, binding, moment);
  const rights = rightsSql(page, actor, binding);
  const wanted = Object.entries(report.where ?? {}).map(([field, values]) => `${columnSql(field)} = any(${binding.bind(values, 'text[]')})`);
  const where = [...wanted, ...over.where, ...(split?.where ?? []), ...(rights === null ? [] : [rights])];
  const value = report.sum ? `${columnSql(report.sum.of)}${report.sum.less ? ` - coalesce(${columnSql(report.sum.less)}, 0)` : ''}` : '0';
  const cells = await runBounded<Cell>(engine,
    `select q.x, q.y, count(*)::int as n, sum(q.value)::bigint as value from (select ${over.sql} as x, ${split?.sql ?? "'all'"} as y, ${value} as value
      from ${tableOf(page.name)} r where ${where.join(' and ')} order by ${columnSql('createdAt')} desc limit ${lookedAtMost + 1}) q group by 1, 2`, binding.values);
  const bars = await marksOf(engine, actor, page, report.over, over, cells.map(({ x, n }) => [x, n]));
  const parts = split && report.split ? await marksOf(engine, actor, page, report.split, split, cells.map(({ y, n }) => [y, n])) : [{ key: 'all', label: labelIn(language, page.plural ?? page.label, page.name), filter: {} }];
  const shown = parts.filter(({ key }) => report.split === undefined || 'days' in report.split || cells.some(({ y }) => y === key));
  const at = new Map(cells.map((cell) => [`${cell.x} ${cell.y}`, report.sum ? Number(cell.value ?? 0) : cell.n]));
  const values = bars.map((bar) => shown.map((part) => at.get(`${bar.key} ${part.key}`) ?? 0));
  const looked = cells.reduce((sum, { n }) => sum + n, 0);
  return {
    name: report.name, noun: report.noun, label: labelIn(language, report.label, report.name), measure: report.sum ? 'money' : 'count', bars, parts: shown, values,
    total: values.flat().reduce((sum, one) => sum + one, 0), capped: looked > lookedAtMost, filter: report.where ?? {},
  };
}

const fieldOf = (axis: Axis): string => ('by' in axis ? axis.by : 'days' in axis ? axis.days : axis.of);

/** A figure over a field betrays it: every field that it stands on must be seen, and none may be personal. */
export function mayAskFor(page: Page, actor: Actor, { over, split, sum, where = {} }: Report): boolean {
  const fields = [fieldOf(over), ...(split ? [fieldOf(split)] : []), ...(sum ? [sum.of, ...(sum.less ? [sum.less] : [])] : []), ...Object.keys(where)];
  return readableRows(page, actor) !== 'none' && fields.every((field) => maySee(page, actor, field) && page.fields[field]?.personal !== true);
}

/** Marks that are known, or those of the values found: the largest, called as their records are called. */
async function marksOf(engine: Engine, actor: Actor, page: Page, axis: Axis, cut: Cut, found: readonly (readonly [string, number])[]): Promise<readonly Mark[]> {
  if (cut.marks !== null) return cut.marks;
  const field = fieldOf(axis);
  const counts = new Map<string, number>();
  for (const [key, n] of found) counts.set(key, (counts.get(key) ?? 0) + n);
  const keys = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 'by' in axis ? (axis.most ?? mostMarks) : mostMarks).map(([key]) => key);
  const names = await namesOf(engine, actor, page.fields[field]?.noun, keys);
  return keys.map((key) => ({ key, label: names.get(key) ?? key, filter: { [field]: [key] } }));
}

async function namesOf(engine: Engine, actor: Actor, noun: string | undefined, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const target = noun === undefined ? undefined : engine.pages.get(noun);
  if (!target || ids.length === 0 || readableRows(target, actor) === 'none') return new Map();
  const binding = openBinding();
  const rights = rightsSql(target, actor, binding);
  const rows = await runBounded<Row>(engine, `select ${listOf(target, actor)} from ${tableOf(target.name)} r where r.id = any(${binding.bind(ids, 'uuid[]')})${rights === null ? '' : ` and ${rights}`}`, binding.values);
  return new Map(rows.map((row) => [row.id, titleOf(target, presentRecord(target, actor, row, { unmask: false }))]));
}

const titleOf = (page: Page, record: Readonly<Record<string, unknown>>): string =>
  page.title.map((name) => { const value = record[name]; return value === null || value === undefined ? '' : typeof value === 'object' ? String((value as { masked?: string }).masked ?? '') : String(value); }).join(' ').trim();
