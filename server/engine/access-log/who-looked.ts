import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { columnOf, tableOf } from '../columns.ts';
import { openBinding } from '../list-query/binding.ts';
import { type Actor, type Engine } from '../types.ts';
import { noteDeed } from './deed.ts';
import { viewsOf, type LoggedView } from './logged-views.ts';
import { readableRecord } from './open-record.ts';

export interface Looks {
  /** Newest first; of the ids of each only those that were asked about. */
  readonly looks: readonly LoggedView[];
  /** How many records were asked about, the record itself included. */
  readonly records: number;
  /** true: more hang on it than one report asks about. */
  readonly recordsCapped: boolean;
  /** `before` of the older ones, if there are any. */
  readonly next?: string;
}

const mostOfKind = 500;
const mostRecords = 2_000;
const pageLength = 100;

/**
 * Who saw personal values of a record or of the records that refer to it (Law 6698, art. 12: the controller has its own processing
 * inspected). A hundred at a time, newest first. Asking is a deed that the same log keeps. Refuses `not_found` for a record out of sight.
 */
export async function whoLooked(engine: Engine, actor: Actor, page: Page, id: string, before: string | undefined): Promise<Looks> {
  await readableRecord(engine, actor, page, id);
  const asked = await recordsAround(engine, actor, page, id);
  const found = await viewsOf(engine, asked.ids, { ...(before === undefined ? {} : { before }), limit: pageLength + 1 });
  if (before === undefined) await noteDeed(engine, actor, { kind: 'whoLooked', noun: page.name, ids: [id] });
  const shown = found.slice(0, pageLength);
  const wanted = new Set(asked.ids);
  const last = shown.at(-1);
  return {
    looks: shown.map((look) => ({ ...look, ids: look.ids.filter((one) => wanted.has(one)) })), records: asked.ids.length, recordsCapped: asked.capped,
    ...(found.length > pageLength && last ? { next: last.place } : {}),
  };
}

/** The record and whatever refers to it and holds personal values, of the kinds that the actor may read. */
async function recordsAround(engine: Engine, actor: Actor, page: Page, id: string): Promise<{ ids: string[]; capped: boolean }> {
  const binding = openBinding();
  const own = binding.bind(id, 'uuid');
  const parts = [...engine.pages.values()].filter((other) => mayRead(other, actor) && Object.values(other.fields).some(({ personal }) => personal)).flatMap((other) =>
    Object.entries(other.fields).filter(([, field]) => field.kind === 'refersTo' && field.noun === page.name)
      .map(([name]) => `(select r.id from ${tableOf(other.name)} r where r."${columnOf(name)}" = ${own} limit ${mostOfKind + 1})`));
  if (parts.length === 0) return { ids: [id], capped: false };
  const { rows } = await engine.reads.query<{ id: string }>(`select distinct id from (${parts.join(' union all ')}) f limit ${mostRecords}`, [...binding.values]);
  return { ids: [id, ...rows.map((row) => row.id).filter((one) => one !== id)], capped: rows.length === mostRecords };
}
