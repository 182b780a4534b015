import { addDays, addMonths, instantAt, weekday } from '#domain/calendar/dates.ts';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { labelIn, type Language } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { type Axis } from '#domain/language/report.ts';
import { columnTypeOf } from '../columns.ts';
import { type Binding } from '../list-query/binding.ts';
import { columnSql } from '../list-query/row-sql.ts';
import { type Values } from '../types.ts';

/** One bar or part of a bar: what it is called, and the part of a list's filter that shows its records. */
export interface Mark {
  readonly key: string;
  readonly label: string;
  readonly filter: Values;
}

/** An axis as SQL over the row `r`, and the marks that its values are. */
export interface Cut {
  /** Text: the key of the mark. */
  readonly sql: string;
  /** Rows that lie on the axis. */
  readonly where: readonly string[];
  /** Known beforehand, in order; null: whatever values are found. */
  readonly marks: readonly Mark[] | null;
}

interface Moment {
  /** `YYYY-MM-DD`, Istanbul. */
  readonly today: string;
  readonly language: Language;
}

export function cutBy(page: Page, axis: Axis, binding: Binding, moment: Moment): Cut {
  if ('by' in axis) return cutByValue(page, axis.by, axis.only, binding, moment.language);
  if ('days' in axis) return cutByDays(page, axis, binding, moment);
  return cutByPeriod(page, axis, binding, moment);
}

function cutByValue(page: Page, field: string, only: readonly string[] | undefined, binding: Binding, language: Language): Cut {
  const labels = field === 'state' ? Object.entries(page.workflow.states).map(([key, { label }]) => [key, label] as const) : Object.entries(page.fields[field]?.choices ?? {});
  const chosen = labels.filter(([key]) => only === undefined || only.includes(key));
  return {
    sql: `${columnSql(field)}::text`,
    where: only === undefined ? [`${columnSql(field)} is not null`] : [`${columnSql(field)} = any(${binding.bind(only, 'text[]')})`],
    marks: labels.length === 0 ? null : chosen.map(([key, label]) => ({ key, label: labelIn(language, label, key), filter: { [field]: [key] } })),
  };
}

/** The limits of a column: dates as they are, instants at Istanbul's midnight. */
const limitsOf = (page: Page, field: string, days: readonly string[]): string[] =>
  (columnTypeOf(page, field) === 'date' ? [...days] : days.map((day) => instantAt(day)));

/** The filter for `from <= value < before`; the list's own limits include both ends. */
function between(page: Page, field: string, from: string | undefined, before: string | undefined): Values {
  const isDay = columnTypeOf(page, field) === 'date';
  const last = before === undefined ? undefined : isDay ? addDays(before, -1) : new Date(Date.parse(instantAt(before)) - 1).toISOString();
  const first = from === undefined ? undefined : isDay ? from : instantAt(from);
  return { [field]: { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) } };
}

const bucketSql = (page: Page, field: string, days: readonly string[], binding: Binding): string =>
  `width_bucket(${columnSql(field)}, ${binding.bind(limitsOf(page, field, days), `${columnTypeOf(page, field).replace('(3)', '')}[]`)})`;

/** Steps count back from today: n days or more lie at or before the day that was n days ago. */
function cutByDays(page: Page, axis: Extract<Axis, { days: string }>, binding: Binding, { today, language }: Moment): Cut {
  const edges = axis.steps.map((step) => addDays(today, 1 - step)).reverse();
  const count = axis.steps.length;
  return {
    // The oldest fall into bucket 0; the marks run from the youngest. What has no day is on no side of it, and counts all the same.
    sql: `coalesce((${count} - ${bucketSql(page, axis.days, edges, binding)})::text, 'none')`,
    where: [],
    marks: [
      ...(page.fields[axis.days] === undefined || page.fields[axis.days]?.required ? [] : [{ key: 'none', label: language === 'tr' ? 'Vadesiz' : 'No date', filter: { [axis.days]: null } }]),
      ...Array.from({ length: count + 1 }, (_, at) => ({
        key: String(at), label: stepLabel(axis, at, language), filter: between(page, axis.days, edges[count - 1 - at], edges[count - at]),
      })),
    ],
  };
}

function stepLabel({ steps, words = 'waiting' }: Extract<Axis, { days: string }>, at: number, language: Language): string {
  const [from, next] = [steps[at - 1], steps[at]];
  const days = language === 'tr' ? 'gün' : 'days';
  if (from === undefined) {
    if (words === 'late') return language === 'tr' ? 'Vadesi gelmedi' : 'Not yet due';
    return language === 'tr' ? 'Bugün' : 'Today';
  }
  return next === undefined ? (language === 'tr' ? `${from} gün ve üstü` : `${from} days or more`) : `${from}–${next - 1} ${days}`;
}

function cutByPeriod(page: Page, { each, of, last = 0, next = 0 }: Extract<Axis, { each: string }>, binding: Binding, { today, language }: Moment): Cut {
  const step = (day: string, times: number): string => (each === 'month' ? addMonths(day, times) : addDays(day, times * (each === 'week' ? 7 : 1)));
  const first = beginOf(each, today);
  // The period that runs now is the last of the last ones, and the first of the next ones.
  const edges = Array.from({ length: last + next + 1 }, (_, at) => step(first, at - last + (last > 0 ? 1 : 0)));
  const [from = first, to = first] = [edges[0], edges.at(-1)];
  const [begin, end] = limitsOf(page, of, [from, to]);
  const type = columnTypeOf(page, of);
  return {
    sql: `(${bucketSql(page, of, edges, binding)} - 1)::text`,
    where: [`${columnSql(of)} >= ${binding.bind(begin, type)}`, `${columnSql(of)} < ${binding.bind(end, type)}`],
    marks: edges.slice(0, -1).map((edge, at) => ({ key: String(at), label: periodLabel(each, edge, language), filter: between(page, of, edge, edges[at + 1]) })),
  };
}

function beginOf(each: 'day' | 'week' | 'month', day: string): string {
  if (each === 'month') return `${day.slice(0, 8)}01`;
  return each === 'week' ? addDays(day, -((weekday(day) + 6) % 7)) : day;
}

const months = { tr: ['Oca', 'Şub', 'Mar', 'Nis', 'May', 'Haz', 'Tem', 'Ağu', 'Eyl', 'Eki', 'Kas', 'Ara'], en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] } as const;

function periodLabel(each: 'day' | 'week' | 'month', day: string, language: Language): string {
  if (each === 'month') return `${months[language][Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
  return formatDateTr(day).slice(0, 5);
}
