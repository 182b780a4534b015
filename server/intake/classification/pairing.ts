import { type Row, type Tx } from '../../engine/types.ts';
import { type Classification, type MissingCode } from './letter.ts';

const mostOpen = 50;
const dayMs = 24 * 3_600_000;

/**
 * The other half of a set: an earlier letter of the same sender, or of the same known institution, within `pairingDays`, that brings what this
 * one lacks and lacks what this one brings: one of the undertakings of a first application, or the Excel of a signed list. The newest of several.
 */
export async function otherHalf(tx: Tx, message: Row, found: Classification, institution: string | null): Promise<Row | null> {
  const { proposal } = found;
  if ((proposal !== 'firstApplication' && proposal !== 'list') || found.missing.length === 0) return null;
  const days = Number(await tx.setting('pairingDays'));
  const at = Date.parse(String(message['receivedAt']));
  const [after, before] = [new Date(at - days * dayMs).toISOString(), new Date(at + days * dayMs).toISOString()];
  const rows = await tx.sql<{ id: string; missing: readonly MissingCode[] | null }>(`select id, missing from messages
    where proposal = $6 and id <> $1 and paired_with is null and (state in ('received', 'proposed', 'askedBack') or (state = 'done' and proposal = 'firstApplication'))
      and received_at between $2 and $3 and (sender = $4 or ($5::uuid is not null and institution = $5::uuid and sender_known))
    order by received_at desc limit ${mostOpen}`, [message.id, after, before, message['sender'], found.senderKnown ? institution : null, proposal]);
  const fits = rows.find(({ missing }) => missing !== null && completes(missing, found.missing));
  return fits ? tx.get('messages', fits.id, { lock: true }) : null;
}

/** Whether both lack something, and nothing is lacking in both. What a set wants is said by what each letter lacks of it. */
export function completes(theirs: readonly MissingCode[], ours: readonly MissingCode[]): boolean {
  const lacking = new Set(theirs.map(thing));
  return theirs.length > 0 && ours.length > 0 && ours.every((code) => !lacking.has(thing(code)));
}

/** A scan and an e-signed list are two ways of one thing: the signature under it. */
const thing = (code: MissingCode): MissingCode => (code === 'SCAN' ? 'SIGNED_LIST' : code);
