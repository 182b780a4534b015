import { Refusal } from '#domain/language/refuse.ts';
import { type Page } from '#domain/language/resource.ts';
import { tableOf } from '../columns.ts';
import { isId } from '../http/read-parts.ts';
import { openBinding } from '../list-query/binding.ts';
import { filterSql } from '../list-query/filter.ts';
import { invalid } from '../list-query/invalid.ts';
import { rightsSql } from '../list-query/row-sql.ts';
import { type Statement } from '../statement.ts';
import { type Actor } from '../types.ts';
import { mostRows } from './bulk-job.ts';

const mostExcepted = 1_000;

/** Some records by their ids, or all that a filter finds but for a few. */
export type Chosen = { readonly ids: readonly string[] } | { readonly filter: Readonly<Record<string, unknown>>; readonly except: readonly string[] };

/** Which records a job is about, as it came in: chosen now, or those that a rehearsal was about. */
export type Selection = Chosen | { readonly rehearsed: string };

export function readSelection(given: unknown): Selection {
  const { ids, filter, except, rehearsed, ...strange } = (typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {}) as Record<string, unknown>;
  if (Object.keys(strange).length > 0 || [ids, filter, rehearsed].filter((one) => one !== undefined).length !== 1) return invalid('selection', 'Seçim "ids", "filter" ya da "rehearsed" alanlarından yalnız birini taşımalı.', 'A selection has one of "ids", "filter" and "rehearsed".');
  if (rehearsed !== undefined) {
    if (except !== undefined || !isId(rehearsed)) return invalid('selection.rehearsed', 'Bir denemenin iş numarası olmalı; yanında başka bir şey verilmez.', 'Must be the id of a rehearsal, and nothing beside it.');
    return { rehearsed };
  }
  if (ids !== undefined) {
    if (except !== undefined) return invalid('selection.except', 'Dışarıda bırakılanlar yalnız süzgeçle verilir.', 'Exceptions go with a filter only.');
    return { ids: idsIn('selection.ids', ids, 1, mostRows) };
  }
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) return invalid('selection.filter', 'Süzgeç bir nesne olmalı.', 'A filter is an object.');
  return { filter: filter as Record<string, unknown>, except: idsIn('selection.except', except ?? [], 0, mostExcepted) };
}

function idsIn(path: string, given: unknown, fewest: number, most: number): string[] {
  if (!Array.isArray(given) || given.length < fewest || !given.every(isId)) return invalid(path, 'Kayıt numaralarından oluşan bir liste olmalı.', 'Must be a list of ids.');
  if (given.length > most) throw tooMany(given.length);
  return [...new Set(given)];
}

export const tooMany = (count: number): Refusal => new Refusal('too_many_rows', `Bir kerede en çok ${mostRows.toLocaleString('tr-TR')} kayıt işlenir; aramayı daraltın.`, `At most ${mostRows} records at once; narrow the search.`, { count, limit: mostRows });

/**
 * Writes the rows of a job, in the order in which the records were made: what the job is about is settled here, whatever changes
 * later. Ids are taken as they are: each is judged when its turn comes, and one that is out of sight is refused like one that never was.
 */
export function freezeStatement(page: Page, actor: Actor, jobId: string, selection: Chosen): Statement {
  if ('ids' in selection) {
    return { text: 'insert into engine.bulk_rows (job_id, n, record_id) select $1::uuid, row_number() over (order by id), id from unnest($2::uuid[]) id', values: [jobId, selection.ids] };
  }
  const binding = openBinding();
  const job = binding.bind(jobId, 'uuid');
  const rights = rightsSql(page, actor, binding);
  const conditions = [...(rights === null ? [] : [rights]), ...filterSql(page, actor, selection.filter, 'body', binding).map(({ sql }) => sql)];
  if (selection.except.length > 0) conditions.push(`r.id <> all(${binding.bind(selection.except, 'uuid[]')})`);
  const found = `select r.id from ${tableOf(page.name)} r${conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`} order by r.id limit ${mostRows + 1}`;
  return { text: `insert into engine.bulk_rows (job_id, n, record_id) select ${job}, row_number() over (order by f.id), f.id from (${found}) f`, values: binding.values };
}
