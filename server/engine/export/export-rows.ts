import { type Language } from '#domain/language/label.ts';
import { readableRows } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { withoutNumbers } from '../access-log/deed.ts';
import { recordListView } from '../access-log.ts';
import { titlesOf } from '../bulk/rows.ts';
import { tableOf } from '../columns.ts';
import { askedColumns } from '../list-query/asked-columns.ts';
import { openBinding } from '../list-query/binding.ts';
import { filterSql } from '../list-query/filter.ts';
import { isId } from '../http/read-parts.ts';
import { invalid } from '../list-query/invalid.ts';
import { listRecords } from '../list-query/list-records.ts';
import { rightsSql } from '../list-query/row-sql.ts';
import { parseSort } from '../list-query/sort.ts';
import { listsUnmasked, presentFresh, type Presented } from '../present/presenter.ts';
import { type Actor, type Engine, type Values } from '../types.ts';
import { cellOf, type Cell, type Titles } from './cells.ts';

/** What a file shall hold, nothing of it believed yet. */
export interface ExportQuestion {
  readonly filter?: unknown;
  readonly sort?: unknown;
  readonly columns: unknown;
  /** Ids of rows that the filter finds and the file shall not hold. */
  readonly except?: readonly string[];
}

const mostColumns = 60;
const mostExcepted = 1_000;
/** Beyond it nobody needs to know how many more. */
const countedAtMost = 5_000_000;
const rowsOfPage = 500;

/** The columns asked for, in their order; refused as a list refuses them. */
export function exportColumns(page: Page, actor: Actor, { columns, sort }: ExportQuestion): readonly string[] {
  if (readableRows(page, actor) === 'none') throw new Refusal('not_permitted', 'Bu kayıtları görme yetkiniz yok.', 'You may not read these records.');
  parseSort(page, actor, sort);
  if (!Array.isArray(columns) || columns.length === 0 || columns.length > mostColumns || new Set(columns).size < columns.length) {
    return invalid('columns', `Bir ile ${mostColumns} arasında, birbirinden farklı sütun seçin.`, `Choose one to ${mostColumns} different columns.`);
  }
  askedColumns(page, actor, columns);
  return columns as string[];
}

/** The rows that somebody has taken out of his choice. */
export function exceptIn(given: unknown): readonly string[] {
  if (given === undefined) return [];
  if (!Array.isArray(given) || given.length > mostExcepted || !given.every(isId)) return invalid('except', `Dışarıda bırakılanlar en çok ${mostExcepted} kayıt numarası olmalı.`, `Exceptions are at most ${mostExcepted} ids.`);
  return given as string[];
}

/** How many rows the actor would get, exactly. */
export async function countRows(engine: Engine, actor: Actor, page: Page, filter: unknown, except: readonly string[] = []): Promise<number> {
  const binding = openBinding();
  const rights = rightsSql(page, actor, binding);
  const conditions = [...(rights === null ? [] : [rights]), ...filterSql(page, actor, filter, 'body', binding).map(({ sql }) => sql)];
  if (except.length > 0) conditions.push(`r.id <> all(${binding.bind(except, 'uuid[]')})`);
  const { rows } = await engine.reads.query<{ n: number }>(
    `select count(*)::int as n from (select 1 from ${tableOf(page.name)} r${conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`} limit ${countedAtMost}) c`, [...binding.values]);
  return rows[0]?.n ?? 0;
}

/**
 * All rows page by page, by cursor, masked exactly as the list of this actor masks; each page that holds unmasked personal values has its row
 * in the access log before it is handed out. Never more than `most` rows: what is made meanwhile must not make the file longer than was allowed.
 */
export async function* exportPages(engine: Engine, actor: Actor, page: Page, question: ExportQuestion, language: Language, most: number): AsyncGenerator<Cell[][]> {
  const columns = question.columns as string[];
  const unmask = listsUnmasked(page, actor);
  const excepted = new Set(question.except);
  let left = most;
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const limit = Math.min(rowsOfPage, left + excepted.size);
    const place = after === undefined ? { range: [0, limit - 1] } : { cursor: { after, limit } };
    const answer = await listRecords(engine, actor, page.name, { filter: question.filter, sort: question.sort, columns, ...place }, 'body');
    const rows = answer.rows.filter(({ id }) => !excepted.has(id)).slice(0, left);
    if (unmask) await recordListView(engine, actor, page, rows, 'export', columns);
    const records = presentFresh(page, actor, rows, { unmask, columns: answer.columns });
    const titles = await titlesIn(engine, actor, page, columns, records);
    if (records.length > 0) yield records.map((record) => columns.map((name) => cellOf(page, name, record[name], language, titles)));
    left -= records.length;
    after = left > 0 ? answer.next : undefined;
  }
}

/** What referred records are called, to this actor; those out of his sight have no name. */
async function titlesIn(engine: Engine, actor: Actor, page: Page, columns: readonly string[], records: readonly Presented[]): Promise<Titles> {
  const wanted = new Map<string, Set<string>>();
  for (const name of columns) {
    const { kind, noun } = page.fields[name] ?? {};
    if ((kind !== 'refersTo' && kind !== 'refersToMany') || noun === undefined) continue;
    const ids = wanted.get(noun) ?? new Set();
    wanted.set(noun, ids);
    for (const record of records) for (const id of [record[name]].flat()) if (typeof id === 'string') ids.add(id);
  }
  const titles = new Map<string, string>();
  for (const [noun, ids] of wanted) {
    const all = [...ids];
    for (let from = 0; from < all.length; from += rowsOfPage) for (const [id, title] of await titlesOf(engine, actor, engine.page(noun), all.slice(from, from + rowsOfPage))) titles.set(id, title);
  }
  return titles;
}

/** What the log may keep of a filter: names of all fields, values of those that are about nobody, and no number that somebody typed among them. */
export function filterFacts(page: Page, filter: unknown): Values {
  if (typeof filter !== 'object' || filter === null) return {};
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, name === 'q' || page.fields[name]?.personal ? '***' : tellable(value)]));
}

function tellable(value: unknown): unknown {
  if (typeof value === 'string') return withoutNumbers(value);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(tellable) : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, tellable(part)]));
}
