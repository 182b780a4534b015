import { maySee } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { type Actor } from '../types.ts';
import { columnSql } from './row-sql.ts';
import { invalid, unknownField } from './invalid.ts';

export type Direction = 'ASC' | 'DESC';
export type SortRequest = readonly [field: string, direction: Direction];

/** A total order: it always ends in the id, so that no row is shown twice or never. */
export interface Sort {
  readonly field: string;
  readonly direction: Direction;
  /** Names, the id last; all run in one direction, so that one index serves both ways. */
  readonly names: readonly string[];
  /** Only the first may be empty. */
  readonly nullable: boolean;
}

const engineSorts = ['id', 'state', 'stateSince', 'dueAt', 'createdAt', 'updatedAt'];
const newestFirst: SortRequest = ['createdAt', 'DESC'];

/** The order asked for, or the page's own. Refused on a field that is not sortable or that the actor may not see. */
export function parseSort(page: Page, actor: Actor, asked: unknown): Sort {
  if (asked === undefined || asked === null) return sortBy(page, page.sort ?? newestFirst);
  if (!Array.isArray(asked) || asked.length !== 2) return invalid('sort', 'Sıralama ["alan","ASC"] biçiminde olmalı.', 'A sort is ["field","ASC"].');
  const [field, direction] = asked as unknown[];
  if (direction !== 'ASC' && direction !== 'DESC') return invalid('sort', 'Sıralama yönü ASC ya da DESC olmalı.', 'A sort runs ASC or DESC.');
  if (typeof field !== 'string' || !isField(page, field) || !maySee(page, actor, field)) return unknownField('sort');
  const sortable = engineSorts.includes(field) || page.fields[field]?.sortable === true;
  if (!sortable) return invalid('sort', 'Bu alana göre sıralanamaz.', 'This field cannot be sorted by.');
  return sortBy(page, [field, direction]);
}

const isField = (page: Page, name: string): boolean => Object.hasOwn(page.fields, name) || engineSorts.includes(name);

function sortBy(page: Page, [field, direction]: SortRequest): Sort {
  const field_ = page.fields[field];
  // The index of states runs (state, createdAt, id): a state holds many rows, and their age is the order people expect.
  const names = field === 'id' ? ['id'] : field === 'state' ? ['state', 'createdAt', 'id'] : [field, 'id'];
  return { field, direction, names, nullable: field === 'dueAt' || (field_ !== undefined && !field_.required) };
}

/** PostgreSQL's own place for nulls (last when rising, first when falling) is the one that a plain index serves. */
export const orderSql = (sort: Sort, direction: Direction, column: (name: string) => string = columnSql): string =>
  `order by ${sort.names.map((name) => `${column(name)} ${direction}`).join(', ')}`;

export const opposite = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC');
