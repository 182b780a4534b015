import { type PermitActor, readableRows } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { type RowActor, type RowPredicate } from '#domain/language/rows.ts';
import { columnOf, columnTypeOf } from '../columns.ts';
import { type Binding } from './binding.ts';

type Rows = readonly RowPredicate[] | 'all' | 'none';

/**
 * Row rights as SQL over the table alias `r`; null when every row may be read. Means exactly what `rowHolds` means: it is
 * true or false, never null, so a `not` is carried down to the leaves, where a null is spelled out.
 */
export function rightsSql(page: Page, actor: PermitActor, binding: Binding): string | null {
  const rows: Rows = readableRows(page, actor);
  if (rows === 'all') return null;
  return rows === 'none' ? 'false' : rowSql(page, { any: rows }, actor, binding);
}

export function rowSql(page: Page, predicate: RowPredicate, actor: RowActor, binding: Binding, wanted = true): string {
  if ('not' in predicate) return rowSql(page, predicate.not, actor, binding, !wanted);
  if ('all' in predicate) return joined(page, predicate.all, actor, binding, wanted, wanted ? 'and' : 'or');
  if ('any' in predicate) return joined(page, predicate.any, actor, binding, wanted, wanted ? 'or' : 'and');
  if ('filled' in predicate) return `${columnSql(predicate.field)} is ${predicate.filled === wanted ? 'not null' : 'null'}`;
  if ('state' in predicate) return oneOf(page, 'state', predicate.state, binding, wanted);
  if ('in' in predicate) return oneOf(page, predicate.field, predicate.in, binding, wanted);
  const own = actor[predicate.isActor];
  return oneOf(page, predicate.field, own === undefined ? [] : [own], binding, wanted);
}

function joined(
  page: Page, parts: readonly RowPredicate[], actor: RowActor, binding: Binding, wanted: boolean, word: 'and' | 'or',
): string {
  if (parts.length === 0) return String(word === 'and');
  return `(${parts.map((part) => rowSql(page, part, actor, binding, wanted)).join(` ${word} `)})`;
}

export const columnSql = (field: string): string => `r."${columnOf(field)}"`;

function oneOf(page: Page, field: string, candidates: readonly unknown[], binding: Binding, wanted: boolean): string {
  const type = columnTypeOf(page, field);
  const possible = candidates.filter((value) => couldBe(type, value));
  if (possible.length === 0) return String(!wanted);
  const column = columnSql(field);
  const [only] = possible;
  const values = possible.length === 1 ? binding.bind(only, type) : binding.bind(possible, `${type}[]`);
  if (possible.length === 1) return wanted ? `${column} = ${values}` : `${column} is distinct from ${values}`;
  return wanted ? `${column} = any(${values})` : `(${column} is null or ${column} <> all(${values}))`;
}

const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const dayText = /^\d{4}-\d{2}-\d{2}$/;
const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether a column of the type could ever equal the value as TypeScript compares: the actor 'system' is no uuid. */
function couldBe(type: string, value: unknown): boolean {
  switch (type) {
    case 'text': return typeof value === 'string' && !value.includes('\0') && value.isWellFormed();
    case 'uuid': return typeof value === 'string' && uuidText.test(value);
    case 'date': return typeof value === 'string' && dayText.test(value) && isTime(`${value}T00:00:00.000Z`);
    case 'timestamptz(3)': return typeof value === 'string' && instantText.test(value) && isTime(value);
    case 'int': return typeof value === 'number' && Number.isInteger(value) && value >= -2_147_483_648 && value <= 2_147_483_647;
    case 'bigint': return Number.isSafeInteger(value);
    case 'boolean': return typeof value === 'boolean';
    default: return false;
  }
}

const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
