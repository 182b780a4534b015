import { maySee, readableRows } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { type Page } from '#domain/language/resource.ts';
import { columnsOf, selectList, tableOf } from '../columns.ts';
import { type Actor, type Engine, type Row } from '../types.ts';
import { askedColumns } from './asked-columns.ts';
import { openBinding } from './binding.ts';
import { cappedTotal, totalCap } from './capped-count.ts';
import { cursorAt, openCursor, rangesAfter } from './cursor.ts';
import { filterSql } from './filter.ts';
import { invalid } from './invalid.ts';
import { runPrepared } from './prepared.ts';
import { rightsSql } from './row-sql.ts';
import { opposite, orderSql, parseSort, type Direction, type Sort } from './sort.ts';

/** A question as it came in, nothing of it believed yet. `range` is of row numbers, both ends included. */
export interface ListQuestion {
  readonly filter?: unknown;
  readonly sort?: unknown;
  readonly range?: unknown;
  readonly cursor?: unknown;
  /** Names of the fields that shall travel; left out: all. */
  readonly columns?: unknown;
}

export interface ListAnswer {
  /** As stored, with the fields that the actor may see; personal ones unmasked: present/ masks them. */
  readonly rows: Row[];
  /** The fields in the rows, where the question chose some. */
  readonly columns?: readonly string[] | undefined;
  readonly total: number;
  /** There are more than `total`. */
  readonly capped: boolean;
  /** Row numbers of the first and last row; by cursor they count from 0. An empty page ends before it starts. */
  readonly start: number;
  readonly end: number;
  /** For `cursor: { after }`; absent on the last page. */
  readonly next?: string;
  /** For `cursor: { before }`; absent on the first page. */
  readonly previous?: string;
}

interface Place {
  readonly at: readonly unknown[];
  readonly forward: boolean;
}

/** A page of rows: by number, or beside a place. */
interface Window {
  readonly start: number;
  readonly width: number;
  readonly place?: Place;
}

const widest = 500;
const usualWidth = 25;

/**
 * One page of a noun's records: what the actor may read of what the filter asks for, in order, with a total.
 * Two statements side by side, past the ORM. Refusals: not_permitted, invalid_input, personal_filter_in_url, use_cursor.
 */
export async function listRecords(engine: Engine, actor: Actor, noun: string, question: ListQuestion, via: 'url' | 'body'): Promise<ListAnswer> {
  const page = engine.page(noun);
  if (readableRows(page, actor) === 'none') throw new Refusal('not_permitted', 'Bu kayıtları görme yetkiniz yok.', 'You may not read these records.');
  const sort = parseSort(page, actor, question.sort);
  const columns = askedColumns(page, actor, question.columns);
  const list = listOf(page, actor, columns && [...columns, ...sort.names.filter((name) => !columns.includes(name))]);
  const window = parseWindow(engine, page, sort, question);
  const binding = openBinding();
  const rights = rightsSql(page, actor, binding);
  const filters = filterSql(page, actor, question.filter, via, binding);
  const conditions = [...(rights === null ? [] : [rights]), ...filters.map(({ sql }) => sql)];
  const terms = rights === null && filters.length === 1 ? filters[0]?.terms : undefined;
  const options = filters.some(({ uneven }) => uneven) ? { plan: 'each' as const } : {};
  const source = terms ?? `${tableOf(page.name)} r${conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`}`;
  const countValues = [...binding.values];
  const limit = bucketOf(window.width + 1);
  const text = rowsSql(page, list, sort, conditions, window, limit, binding);
  const rows = () => runPrepared<Row>(engine, text, binding.values, options);
  const count = () => cappedTotal(engine, source, countValues, options);
  if (terms !== undefined && window.place === undefined && window.start === 0) {
    const total = await count();
    const walked = total.capped ? await walk(engine, page, list, sort, terms, limit, countValues) : [];
    return answer(engine, page, sort, columns, window, walked.length === limit ? walked : await rows(), total);
  }
  const [found, total] = await Promise.all([rows(), count()]);
  return answer(engine, page, sort, columns, window, found, total);
}

const farthestWalk = 20_000;

/**
 * A name that thousands have is met soon by whoever walks the list in its order; to gather all of them and sort would cost a
 * hundred times as much. A walk that finds too few within its bound (they all lie far down) is given up.
 */
function walk(engine: Engine, page: Page, list: string, sort: Sort, terms: string, limit: number, values: readonly unknown[]): Promise<Row[]> {
  const order = orderSql(sort, sort.direction);
  // `offset 0` keeps the planner from turning the question round.
  const text = `select ${list} from (select * from ${tableOf(page.name)} r ${order} limit ${farthestWalk}) r
    where exists (select 1 from ${terms} and s.record_id = r.id offset 0) ${order} limit ${limit}`;
  return runPrepared<Row>(engine, text, values);
}

/** Limits stand in the text, so that the planner knows them; in steps, so that the texts stay few. */
const buckets = [11, 26, 51, 101, 251, widest + 1];
const bucketOf = (rows: number): number => buckets.find((bucket) => rows <= bucket) ?? widest + 1;

function parseWindow(engine: Engine, page: Page, sort: Sort, { range, cursor }: ListQuestion): Window {
  if (cursor !== undefined && cursor !== null) return parsePlace(engine, page, sort, cursor);
  if (range === undefined || range === null) return { start: 0, width: usualWidth };
  const bounds = Array.isArray(range) && range.length === 2 ? (range as unknown[]) : [];
  const [start, end] = bounds;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || (start as number) < 0 || (end as number) < (start as number)) {
    return invalid('range', 'Aralık [ilk, son] biçiminde iki satır numarası olmalı.', 'A range is two row numbers, [first, last].');
  }
  return checkedWidth(start as number, (end as number) - (start as number) + 1);
}

function checkedWidth(start: number, width: number): Window {
  if (width > widest) return invalid('range', `Bir sayfada en çok ${widest} satır istenebilir.`, `A page has at most ${widest} rows.`);
  if (start + width > totalCap) {
    throw new Refusal('use_cursor', 'Bu kadar ileriye sayfa numarasıyla gidilemez; sonraki ve önceki düğmelerini kullanın ya da aramayı daraltın.',
      'Pages this far are reached by cursor only; go on with next and previous, or narrow the search.');
  }
  return { start, width };
}

function parsePlace(engine: Engine, page: Page, sort: Sort, cursor: unknown): Window {
  const { after, before, limit = usualWidth } = (typeof cursor === 'object' ? cursor : {}) as Record<string, unknown>;
  if ((after === undefined) === (before === undefined)) return invalid('cursor', 'İmleç ya "after" ya "before" taşımalı.', 'A cursor has either "after" or "before".');
  if (!Number.isSafeInteger(limit) || (limit as number) < 1) return invalid('cursor.limit', 'Satır sayısı pozitif olmalı.', 'The number of rows must be positive.');
  const forward = after !== undefined;
  const at = openCursor(engine.keys, page, sort, forward ? after : before, forward ? 'cursor.after' : 'cursor.before');
  return { ...checkedWidth(0, limit as number), place: { at, forward } };
}

function rowsSql(
  page: Page, list: string, sort: Sort, conditions: readonly string[], { start, place }: Window, limit: number, binding: ReturnType<typeof openBinding>,
): string {
  const table = tableOf(page.name);
  const where = (more: readonly string[]) => (more.length === 0 ? '' : ` where ${more.join(' and ')}`);
  if (place) {
    const direction: Direction = place.forward ? sort.direction : opposite(sort.direction);
    const parts = rangesAfter(page, sort, direction, place.at, binding).map((range) =>
      `select ${list} from ${table} r${where([...conditions, range])} ${orderSql(sort, direction)} limit ${limit}`);
    if (parts.length === 1) return parts.join('');
    return `select * from (${parts.map((part) => `(${part})`).join(' union all ')}) u ${orderSql(sort, direction, (name) => `u."${name}"`)} limit ${limit}`;
  }
  const order = orderSql(sort, sort.direction);
  if (start === 0) return `select ${list} from ${table} r${where(conditions)} ${order} limit ${limit}`;
  // Ids first: rows that are skipped are skipped in the index.
  const ids = `select r.id from ${table} r${where(conditions)} ${order} limit ${limit} offset ${binding.bind(start, 'int')}`;
  return `select ${list} from (${ids}) k join ${table} r on r.id = k.id ${order}`;
}

const lists = new WeakMap<Page, Map<string, string>>();
const mostLists = 500;

/** The columns that the roles may see, or of these the ones given. */
export function listOf(page: Page, actor: Actor, columns?: readonly string[]): string {
  const known = lists.get(page) ?? new Map<string, string>();
  lists.set(page, known);
  const key = columns === undefined ? actor.roles.join(' ') : columns.join(',');
  const found = known.get(key) ?? selectList(page, columns ?? [...columnsOf(page).keys()].filter((name) => maySee(page, actor, name)), 'r');
  if (known.size >= mostLists) known.clear();
  known.set(key, found);
  return found;
}

function answer(
  engine: Engine, page: Page, sort: Sort, columns: readonly string[] | undefined, { start, width, place }: Window, found: Row[], total: { total: number; capped: boolean },
): ListAnswer {
  const more = found.length > width;
  const rows = more ? found.slice(0, width) : found;
  const backward = place !== undefined && !place.forward;
  if (backward) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  const hasNext = backward || more;
  const hasPrevious = place === undefined ? start > 0 : place.forward || more;
  const places = {
    ...(hasNext && last ? { next: cursorAt(engine.keys, page, sort, last) } : {}),
    ...(hasPrevious && first ? { previous: cursorAt(engine.keys, page, sort, first) } : {}),
  };
  if (columns !== undefined) forget(rows, sort.names.filter((name) => !columns.includes(name)));
  return {
    rows, columns, ...total, start, end: start + rows.length - 1, ...places,
  };
}

/** What was read for the cursor alone does not travel. */
function forget(rows: readonly Row[], names: readonly string[]): void {
  for (const name of names) for (const row of rows) (row as Record<string, unknown>)[name] = undefined;
}
