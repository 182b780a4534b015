import { prepareAccess } from '../audit/access-row.ts';
import { shifted, type Statement } from '../statement.ts';
import { type Actor, type Engine } from '../types.ts';

/** 'open': a record; 'reveal': *Göster* with a reason; 'list': a page of a work list; 'export': a file; 'search': unmasked hits. */
export type ViewKind = 'open' | 'reveal' | 'list' | 'export' | 'search';

export interface View {
  readonly noun: string;
  readonly ids: readonly string[];
  /** Names of the fields shown unmasked; never their values. */
  readonly fields: readonly string[];
  readonly kind: ViewKind;
  readonly reason?: string | undefined;
}

/** Refetches by one session count into the earlier row for so long. */
const windowMs = 15 * 60_000;

/** A reason and a file are deeds of their own: each is told. */
const countsIntoEarlier = (actor: Actor, kind: ViewKind): boolean => actor.sessionId !== undefined && kind !== 'reveal' && kind !== 'export';

/** Only when a row of `source` meets `where`, which knows it as `seen`. */
export interface ViewGuard {
  readonly source: Statement;
  readonly where: string;
}

/** Inserts one row of the log and returns a row; nothing when the same session has one for these records. */
export function viewStatement(engine: Engine, actor: Actor, view: View, at: string, guard?: ViewGuard): Statement {
  const entry = {
    at, actorId: actor.id, sessionId: actor.sessionId ?? null, noun: view.noun, recordIds: view.ids, kind: view.kind,
    more: { actorName: actor.name, fields: view.fields, reason: withoutNumbers(view.reason), insteadOf: actor.delegatedBy?.id, person: actor.person },
  };
  const { bytes, mac, keyVersion } = prepareAccess(engine.keys, entry);
  const values: unknown[] = [at, actor.id, entry.sessionId, view.noun, view.ids, view.kind, bytes, mac, keyVersion];
  const conditions: string[] = [];
  if (countsIntoEarlier(actor, view.kind)) {
    values.push(new Date(Date.parse(at) - windowMs).toISOString());
    conditions.push(`not exists (select 1 from engine.access_log l where l.session_id = $3::text and l.noun = $4::text
      and l.at > $10::timestamptz and ${sameRecords(view)}${view.kind === 'list' ? ` and ${sameFields(values, view)}` : ''})`);
  }
  if (guard) conditions.push(guard.where);
  const from = guard ? ` from (${shifted(guard.source.text, values.length)}) seen` : '';
  return {
    text: `insert into engine.access_log (at, actor_id, session_id, noun, record_ids, kind, bytes, mac, key_version)
      select $1::timestamptz, $2::text, $3::text, $4::text, $5::uuid[], $6::text, $7::bytea, $8::bytea, $9::smallint${from}
      ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')} `}returning 1`,
    values: [...values, ...(guard?.source.values ?? [])],
  };
}

/** What was opened is found by its own index; a page of a list, which counts what was opened too, by the records in the row. */
const sameRecords = ({ kind, ids }: View): string =>
  kind === 'open' && ids.length === 1 ? "l.kind = 'open' and l.record_ids[1] = ($5::uuid[])[1]" : "l.record_ids @> $5::uuid[] and (l.kind = $6::text or (l.kind = 'open' and $6::text = 'list'))";

/** A list with other columns shows other values: it counts into an earlier row only when that one names all of its fields. */
function sameFields(values: unknown[], { fields }: View): string {
  values.push(JSON.stringify(fields));
  return `(convert_from(l.bytes, 'UTF8')::jsonb #> '{more,fields}') @> $${values.length}::jsonb`;
}

/** People write numbers into reasons ("TCKN 900… aradı"); the log keeps no personal value. */
const withoutNumbers = (reason: string | undefined): string | undefined => reason?.slice(0, 500).replace(/\d(?:[\s.-]?\d){8,}/g, '***');

const mostRemembered = 20_000;
const views = new WeakMap<object, Map<string, number>>();

/** Whether this process itself committed a row that these views count into: spares the round trip. */
export function seenLately(engine: Engine, actor: Actor, view: View, at: string): boolean {
  if (!countsIntoEarlier(actor, view.kind)) return false;
  const known = views.get(engine.reads);
  const since = Date.parse(at) - windowMs;
  return known !== undefined && view.ids.every((id) => (known.get(keyOf(actor, view, id)) ?? 0) > since);
}

export function rememberView(engine: Engine, actor: Actor, view: View, at: string): void {
  if (!countsIntoEarlier(actor, view.kind)) return;
  const known = views.get(engine.reads) ?? new Map<string, number>();
  views.set(engine.reads, known);
  const moment = Date.parse(at);
  for (const id of view.ids) {
    const key = keyOf(actor, view, id);
    known.delete(key);
    known.set(key, moment);
  }
  for (const key of known.keys()) {
    if (known.size <= mostRemembered) break;
    known.delete(key);
  }
}

const keyOf = (actor: Actor, view: View, id: string): string => `${actor.sessionId}|${actor.id}|${view.noun}|${view.kind}${view.kind === 'list' ? ` ${view.fields.join()}` : ''}|${id}`;
