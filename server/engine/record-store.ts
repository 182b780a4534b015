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

/**
 * The same for many records of one page: a column in which all agree is one value, the others travel as arrays of text, and those
 * that nobody has are left out.
 */
export function insertManyStatement(page: Page, rows: readonly Row[], heads: readonly Uint8Array[]): Statement {
  const values: unknown[] = [bytesArray(heads)];
  const arrays: string[] = ['audit_head'];
  const columns: string[] = ['audit_head'];
  const sources: string[] = ['x.audit_head'];
  for (const [name, column] of columnsOf(page)) {
    const type = columnTypeOf(page, name);
    const texts = rows.map((row) => textOf(type, row[name]));
    const [first] = texts;
    const agree = texts.every((text) => text === first);
    if (agree && first === null) continue;
    columns.push(`"${column}"`);
    values.push(agree ? first : textArray(texts));
    if (!agree) arrays.push(`c${arrays.length}`);
    sources.push(`${agree ? `$${values.length}` : `x.c${arrays.length - 1}`}::${type}`);
  }
  const lists = values.flatMap((value, index) => (Buffer.isBuffer(value) ? [`$${index + 1}::${index === 0 ? 'bytea' : 'text'}[]`] : []));
  return { text: `insert into ${tableOf(page.name)} (${columns.join(', ')}) select ${sources.join(', ')} from unnest(${lists.join(', ')}) as x (${arrays.join(', ')})`, values };
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
