import { createHmac, timingSafeEqual } from 'node:crypto';
import { columnTypeOf } from '../columns.ts';
import { type Page } from '#domain/language/resource.ts';
import { type Keys } from '../keys.ts';
import { secretKey } from '../secret-key.ts';
import { type Row } from '../types.ts';
import { type Binding } from './binding.ts';
import { invalid } from './invalid.ts';
import { columnSql } from './row-sql.ts';
import { type Direction, type Sort } from './sort.ts';

/**
 * A place in an order: the sort values of a row and its id, sealed for one noun and one sort. What is sorted by is never
 * personal, so nothing but dates, amounts and names of things lies in it.
 */
export function cursorAt(keys: Keys, page: Page, sort: Sort, row: Row): string {
  const body = Buffer.from(JSON.stringify(sort.names.map((name) => row[name] ?? null)));
  return Buffer.concat([seal(keys.secrets.keys.get(keys.secrets.current), page, sort, body), body]).toString('base64url');
}

const sealLength = 12;
const longestCursor = 2_000;

/** The values in the cursor, in the order of `sort.names`. Refuses what was altered or made for another order. */
export function openCursor(keys: Keys, page: Page, sort: Sort, cursor: unknown, path: string): readonly unknown[] {
  if (typeof cursor !== 'string' || cursor.length > longestCursor) return unreadable(path);
  const bytes = Buffer.from(cursor, 'base64url');
  // Re-encoding refuses the spellings that decode to the same bytes.
  if (bytes.length <= sealLength || bytes.toString('base64url') !== cursor) return unreadable(path);
  const body = bytes.subarray(sealLength);
  const given = bytes.subarray(0, sealLength);
  const fits = [...keys.secrets.keys.values()].some((key) => timingSafeEqual(given, seal(key, page, sort, body)));
  return fits ? (JSON.parse(body.toString('utf8')) as unknown[]) : unreadable(path);
}

function seal(key: Uint8Array | undefined, page: Page, sort: Sort, body: Buffer): Buffer {
  if (!key) throw new Error('The current secret key is not configured');
  return createHmac('sha256', secretKey(key)).update(`cursor|${page.name}|${sort.field}|${sort.direction}|`).update(body).digest().subarray(0, sealLength);
}

const unreadable = (path: string): never =>
  invalid(path, 'Sayfa imleci bu listeye ait değil ya da bozulmuş. Listeyi baştan açın.', 'The cursor is damaged or belongs to another list; open the list anew.', 'cursor_invalid');

/**
 * What comes strictly after a place, walking in `direction`, as conditions to run one after the other: rows beside empty
 * values are a second range of the index, and an `or` would walk all of it.
 */
export function rangesAfter(page: Page, sort: Sort, direction: Direction, place: readonly unknown[], binding: Binding): string[] {
  const compare = direction === 'ASC' ? '>' : '<';
  const [first = ''] = sort.names;
  const column = columnSql(first);
  const bound = (name: string) => binding.bind(place[sort.names.indexOf(name)], columnTypeOf(page, name));
  if (place[0] !== null) {
    const beyond = `(${sort.names.map(columnSql).join(', ')}) ${compare} (${sort.names.map(bound).join(', ')})`;
    return sort.nullable && direction === 'ASC' ? [beyond, `${column} is null`] : [beyond];
  }
  const beyondId = `${column} is null and ${columnSql('id')} ${compare} ${bound('id')}`;
  return direction === 'ASC' ? [beyondId] : [beyondId, `${column} is not null`];
}
