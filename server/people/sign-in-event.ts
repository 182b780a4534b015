import { prepareAccess } from '../engine/audit/access-row.ts';
import { type Engine } from '../engine/types.ts';

export type SignInEvent = 'signIn' | 'signInRefused' | 'signOut' | 'signOutEverywhere' | 'secondFactorStarted' | 'secondFactorConfirmed' | 'passwordChanged' | 'credentialsReset' | 'apiKeyIssued' | 'apiKeyRevoked';

export interface SignInEntry {
  readonly event: SignInEvent;
  readonly actorId: string;
  readonly actorName: string;
  /** The account concerned. */
  readonly noun: 'staff' | 'api-clients';
  readonly recordId: string;
  readonly sessionId?: string | undefined;
  readonly address?: string | undefined;
}

/** Who came in and went out stands in the access log, sealed with it: accounts are no nouns with versions. */
export async function noteSignIn(engine: Engine, entry: SignInEntry): Promise<void> {
  const at = engine.clock.now();
  const row = { at, actorId: entry.actorId, sessionId: entry.sessionId ?? null, noun: entry.noun, recordIds: [entry.recordId], kind: entry.event, more: { actorName: entry.actorName, address: entry.address ?? null } };
  const { bytes, mac, keyVersion } = prepareAccess(engine.keys, row);
  await engine.reads.query({
    name: 'nes_note_sign_in',
    text: 'insert into engine.access_log (at, actor_id, session_id, noun, record_ids, kind, bytes, mac, key_version) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)',
    values: [at, row.actorId, row.sessionId, row.noun, row.recordIds, row.kind, bytes, mac, keyVersion],
  });
}
