import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { bytesArray, textArray } from './array-parameters.ts';
import { columnOf, columnsOf, columnTypeOf, selectList, tableOf } from './columns.ts';
import { type Statement } from './statement.ts';
import { type Row, type Values } from './types.ts';

/** The SQL of single records, made once for each page. Only the command path writes through it. */

const selects = new WeakMap<Page, string>();

function selectOf(page: Page): string {
  const known = selects.get(page) ?? `select ${selectList(page)}, audit_head as "auditHead" from ${tableOf(page.name)}`;
  selects.set(page, known);
  return known;
}

export interface StoredRow extends Row {
  readonly auditHead: Uint8Array | null;
}

/**
 * Excludes every other command on the row, but not the check of a foreign key that points to it: two commands that had both
 * written a pointer to a row could otherwise never both lock it.
 */
const rowLock = ' for no key update';

export const selectById = (page: Page, id: string, lock: boolean): Statement =>
  ({ text: `${selectOf(page)} where id = $1${lock ? rowLock : ''}`, values: [id] });

/** Rows by equality on columns; an array means one of its values, null means empty. */
export function selectWhere(page: Page, where: Values, options: { lock?: boolean; limit: number }): Statement {
  const columns = columnsOf(page);
  const values: unknown[] = [];
  const conditions = Object.entries(where).map(([name, value]) => {
    const column = columns.get(name);
    if (column === undefined) throw new Error(`'${page.name}' has no field '${name}'`);
    if (value === null) return `"${column}" is null`;
    values.push(value);
    if (page.fields[name]?.kind === 'refersToMany') return `$${values.length} = any("${column}")`;
    return Array.isArray(value) ? `"${column}" = any($${values.length})` : `"${column}" = $${values.length}`;
  });
  values.push(options.limit);
  const filter = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  return { text: `${selectOf(page)}${filter} order by id limit $${values.length}${options.lock ? rowLock : ''}`, values };
}

export function insertStatement(page: Page, row: Row, head: Uint8Array): Statement {
  const names = [...columnsOf(page).keys()].filter((name) => row[name] !== undefined && row[name] !== null);
  const columns = [...names.map((name) => `"${columnOf(name)}"`), 'audit_head'];
  const values = [...names.map((name) => toColumn(page.fields[name], row[name])), head];
  return { text: `insert into ${tableOf(page.name)} (${columns.join(', ')}) values (${values.map((_, i) => `$${i + 1}`).join(', ')})`, values };
}

/** The same for many records of one page; columns that nobody has are left out. */
export function insertManyStatement(page: Page, rows: readonly Row[], heads: readonly Uint8Array[]): Statement {
  const { columns, sources, from, values } = columnsOfMany(page, rows, [...columnsOf(page).keys()].filter((name) => rows.some((row) => row[name] !== null && row[name] !== undefined)), heads);
  return { text: `insert into ${tableOf(page.name)} (${['audit_head', ...columns].join(', ')}) select ${['x.audit_head', ...sources].join(', ')} from ${from}`, values };
}

/** `rows` are the records after the change; of each the columns named are written, with the version and the head of its trail. */
export function updateManyStatement(page: Page, rows: readonly Row[], changed: readonly string[], heads: readonly Uint8Array[]): Statement {
  const names = [...new Set([...changed, 'version', 'updatedAt'])];
  const { columns, sources, from, values } = columnsOfMany(page, rows, names, heads);
  const ids = values.push(textArray(rows.map(({ id }) => id)));
  const sets = columns.map((column, index) => `${column} = ${sources[index]}`);
  return { text: `update ${tableOf(page.name)} r set audit_head = x.audit_head, ${sets.join(', ')} from ${from.replace('unnest(', `unnest($${ids}::text[], `).replace('x (', 'x (id, ')} where r.id = x.id::uuid`, values };
}

/** A column in which all agree is one value, the others travel as arrays of text, and are rows of `x` there. */
function columnsOfMany(page: Page, rows: readonly Row[], names: readonly string[], heads: readonly Uint8Array[]) {
  const values: unknown[] = [bytesArray(heads)];
  const arrays = [{ name: 'audit_head', value: '$1::bytea[]' }];
  const sources = names.map((name) => {
    const type = columnTypeOf(page, name);
    const texts = rows.map((row) => textOf(type, row[name]));
    const [first] = texts;
    if (texts.every((text) => text === first)) return `$${values.push(first)}::${type}`;
    const column = `c${arrays.length}`;
    arrays.push({ name: column, value: `$${values.push(textArray(texts))}::text[]` });
    return `x.${column}::${type}`;
  });
  const from = `unnest(${arrays.map(({ value }) => value).join(', ')}) as x (${arrays.map(({ name }) => name).join(', ')})`;
  return { columns: names.map((name) => `"${columnOf(name)}"`), sources, from, values };
}

/** As PostgreSQL reads the column's type from text. */
function textOf(type: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && type !== 'jsonb') return value;
  if (type === 'uuid[]') return `{${(value as string[]).join()}}`;
  return type === 'jsonb' ? JSON.stringify(value) : String(value);
}

/** `row` is the record after the change; only the columns named are written, with the version and the head of its trail. */
export function updateStatement(page: Page, row: Row, changed: readonly string[], head: Uint8Array): Statement {
  const names = [...new Set([...changed, 'version', 'updatedAt'])];
  const values = [row.id, head, ...names.map((name) => toColumn(page.fields[name], row[name]))];
  const sets = names.map((name, index) => `"${columnOf(name)}" = $${index + 3}`);
  return { text: `update ${tableOf(page.name)} set audit_head = $2, ${sets.join(', ')} where id = $1`, values };
}

const toColumn = (field: Field | undefined, value: unknown): unknown =>
  field?.kind === 'structure' && value !== null && value !== undefined ? JSON.stringify(value) : value;

/** Names whose values differ, by value. */
export function changedNames(page: Page, before: Row, after: Values): string[] {
  return Object.keys(after).filter((name) => name in page.fields && !sameValue(before[name], after[name]));
}

export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other || ((one ?? null) === null && (other ?? null) === null)) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** jsonb forgets the order of keys, so a comparison must too. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}
