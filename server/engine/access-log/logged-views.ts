import { type Engine } from '../types.ts';

/** One row of the access log, for whoever may ask who looked. */
export interface LoggedView {
  /** Its place in the log: `before` of an older page. */
  readonly place: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string | null;
  readonly noun: string;
  readonly ids: readonly string[];
  readonly kind: string;
  /** Names of the fields that were shown; never their values. */
  readonly fields: readonly string[];
  readonly reason: string | null;
}

interface LoggedEntry {
  readonly at: string;
  readonly actorId: string;
  readonly noun: string;
  readonly recordIds: string[];
  readonly kind: string;
  readonly more?: { readonly actorName?: string; readonly fields?: string[]; readonly reason?: string };
}

const mostViews = 200;
const newest = '9223372036854775807';

/** Who looked at any of these records, newest first, at most 200; `before`: older than this place of the log. */
export async function viewsOf(engine: Engine, recordIds: readonly string[], { before = newest, limit = 100 }: { before?: string; limit?: number } = {}): Promise<LoggedView[]> {
  const { rows } = await engine.reads.query<{ place: string; bytes: Buffer }>({
    name: 'nes_views_of',
    text: 'select id::text as place, bytes from engine.access_log where record_ids && $1::uuid[] and id < $2::bigint order by id desc limit $3',
    values: [recordIds, before, Math.min(limit, mostViews)],
  });
  return rows.map(({ place, bytes }) => {
    const entry = JSON.parse(bytes.toString('utf8')) as LoggedEntry;
    return {
      place, at: entry.at, actorId: entry.actorId, actorName: entry.more?.actorName ?? null, noun: entry.noun, ids: entry.recordIds,
      kind: entry.kind, fields: entry.more?.fields ?? [], reason: entry.more?.reason ?? null,
    };
  });
}
