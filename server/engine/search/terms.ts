import { asciiUpper } from '#domain/identifiers/check-digits.ts';
import { normaliseEmail } from '#domain/identifiers/email.ts';
import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { fold } from '#domain/turkish/fold.ts';
import { textArray } from '../array-parameters.ts';
import { type Statement } from '../statement.ts';
import { type Row } from '../types.ts';

export interface SearchTerm {
  readonly field: string;
  readonly kind: 'name' | 'exact';
  /** Never empty for a value that can be found. */
  readonly folded: string;
}

type SearchableField = readonly [name: string, field: Field, kind: 'name' | 'exact'];

const searchables = new WeakMap<Page, readonly SearchableField[]>();

/** The fields of a page that the search box knows. */
export function searchableFields(page: Page): readonly SearchableField[] {
  const known = searchables.get(page) ?? Object.entries(page.fields).flatMap(([name, field]): SearchableField[] =>
    (field.searchable === undefined ? [] : [[name, field, field.searchable]]));
  searchables.set(page, known);
  return known;
}

/** What a record can be found by; fields without a value have no term. */
export function searchTermsOf(page: Page, row: Row): SearchTerm[] {
  return searchableFields(page).flatMap(([field, { kind: fieldKind }, kind]) => {
    const folded = termOf(fieldKind, kind, row[field]);
    return folded === '' ? [] : [{ field, kind, folded }];
  });
}

/** The longest term kept: an index entry has its limit, and nobody types more. */
const longestTerm = 400;

function termOf(fieldKind: Field['kind'], kind: 'name' | 'exact', value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value).slice(0, longestTerm);
  return kind === 'name' ? fold(text).slice(0, longestTerm) : exactTerm(fieldKind === 'email' ? 'email' : 'code', text);
}

/**
 * The key of an exact term: an address stays an address (without its dots `a.b@x` and `ab@x` would be one person);
 * of every other number or code only capitals A–Z and digits count, however it is written.
 */
export function exactTerm(shape: 'email' | 'code', text: string): string {
  if (shape === 'email') return normaliseEmail(text);
  // A Turkish keyboard types ı and İ where the paper has I.
  return asciiUpper(text.replace(/[ıİ]/gu, 'I')).replace(/[^A-Z0-9]/g, '');
}

/**
 * Writes the terms that a change moved; null when it moved none. One plain statement, so that it can ride along with
 * the change itself: a term whose value went is left empty, which nothing finds, and `rebuildSearch` sweeps it.
 */
export function searchTermsStatement(page: Page, before: Row | null, row: Row): Statement | null {
  const fields: string[] = [];
  const kinds: string[] = [];
  const folded: string[] = [];
  for (const [name, field, kind] of searchableFields(page)) {
    if (before !== null && before[name] === row[name]) continue;
    const was = before === null ? '' : termOf(field.kind, kind, before[name]);
    const is = termOf(field.kind, kind, row[name]);
    if (was === is) continue;
    fields.push(name);
    kinds.push(kind);
    folded.push(is);
  }
  return fields.length === 0 ? null : { text: upsert, values: [page.name, row.id, fields, kinds, folded] };
}

/** The terms of new records, all of one page; null when they have none. */
export function manyTermsStatement(page: Page, rows: readonly Row[]): Statement | null {
  const found = searchableFields(page).map(([field, { kind: fieldKind }, kind]) => ({ field, kind, terms: rows.map((row) => termOf(fieldKind, kind, row[field]) || null) }))
    .filter(({ terms }) => terms.some((term) => term !== null));
  if (found.length === 0) return null;
  const names = found.map((_, index) => `t${index}`).join(', ');
  return {
    text: `insert into engine.search_terms (noun, record_id, field, kind, folded)
      select $1, x.id::uuid, t.field, t.kind, t.folded from unnest($2::text[], ${found.map((_, index) => `$${index + 5}::text[]`).join(', ')}) as x (id, ${names})
      cross join lateral unnest($3::text[], $4::text[], array[${names}]) as t (field, kind, folded) where t.folded is not null`,
    values: [page.name, textArray(rows.map(({ id }) => id)), found.map(({ field }) => field), found.map(({ kind }) => kind), ...found.map(({ terms }) => textArray(terms))],
  };
}

const upsert = `insert into engine.search_terms (noun, record_id, field, kind, folded)
  select $1, $2::uuid, t.field, t.kind, t.folded from unnest($3::text[], $4::text[], $5::text[]) as t (field, kind, folded)
  on conflict (noun, record_id, field) do update set kind = excluded.kind, folded = excluded.folded`;
