import { prepareAccess } from '../audit/access-row.ts';
import { type Statement } from '../statement.ts';
import { type Actor, type Engine, type Values } from '../types.ts';

/** What somebody did that changes no record of a noun: a view shared, a file taken out, a job begun. Holds no personal value. */
export interface Deed {
  readonly kind: string;
  readonly noun: string;
  readonly ids: readonly string[];
  readonly facts?: Values;
}

/** One row of the access log, sealed with it; where `when` is given, only if that query finds something. */
export function deedStatement(engine: Engine, actor: Actor, { kind, noun, ids, facts }: Deed, when?: string): Statement {
  const at = engine.clock.now();
  const row = { at, actorId: actor.id, sessionId: actor.sessionId ?? null, noun, recordIds: ids, kind, more: { actorName: actor.name, insteadOf: actor.delegatedBy?.id, ...facts } };
  const { bytes, mac, keyVersion } = prepareAccess(engine.keys, row);
  return {
    text: `insert into engine.access_log (at, actor_id, session_id, noun, record_ids, kind, bytes, mac, key_version)
      select $1::timestamptz, $2::text, $3::text, $4::text, $5::uuid[], $6::text, $7::bytea, $8::bytea, $9::smallint${when === undefined ? '' : ` where exists (${when})`} returning 1`,
    values: [at, actor.id, row.sessionId, noun, ids, kind, bytes, mac, keyVersion],
  };
}

export async function noteDeed(engine: Engine, actor: Actor, deed: Deed): Promise<void> {
  const { text, values } = deedStatement(engine, actor, deed);
  await engine.reads.query({ name: 'nes_deed', text, values: [...values] });
}

/** People write numbers into what they say ("TCKN 900… aradı"); the log keeps no personal value. */
export const withoutNumbers = (text: string): string => text.replace(/\d(?:[\s.-]?\d){8,}/g, '***');
