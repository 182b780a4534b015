import { type Row, type Tx } from '../../engine/types.ts';
import { missingUndertakings } from './completeness.ts';
import { type Classification, type FormKind, type MissingCode } from './letter.ts';

const mostOpen = 50;
const dayMs = 24 * 3_600_000;

const givenBy: Readonly<Partial<Record<MissingCode, FormKind>>> = { INSTITUTION_UNDERTAKING: 'KT', OFFICER_UNDERTAKING: 'EST' };

/**
 * The other half of a first-time set: an earlier letter of the same sender, or of the same known institution, within `pairingDays`, that has
 * exactly what this one lacks. The newest of several. Null when there is none.
 */
export async function otherHalf(tx: Tx, message: Row, found: Classification, institution: string | null): Promise<Row | null> {
  if (found.proposal !== 'firstApplication' || found.missing.length === 0) return null;
  const days = Number(await tx.setting('pairingDays'));
  const after = new Date(Date.parse(String(message['receivedAt'])) - days * dayMs).toISOString();
  const before = new Date(Date.parse(String(message['receivedAt'])) + days * dayMs).toISOString();
  const rows = await tx.sql<{ id: string; missing: readonly MissingCode[] | null }>(`select id, missing from messages
    where proposal = 'firstApplication' and id <> $1 and paired_with is null and state in ('received', 'proposed', 'askedBack', 'done')
      and received_at between $2 and $3 and (sender = $4 or ($5::uuid is not null and institution = $5::uuid and sender_known))
    order by received_at desc limit ${mostOpen}`, [message.id, after, before, message['sender'], found.senderKnown ? institution : null]);
  const fits = rows.find(({ missing }) => completes(missing ?? [], found.missing));
  return fits ? tx.get('messages', fits.id, { lock: true }) : null;
}

/** Whether what one lacks is what the other brings, both ways. */
function completes(theirs: readonly MissingCode[], ours: readonly MissingCode[]): boolean {
  const held = (missing: readonly MissingCode[]) => new Set((['INSTITUTION_UNDERTAKING', 'OFFICER_UNDERTAKING'] as const).filter((code) => !missing.includes(code)).flatMap((code) => givenBy[code] ?? []));
  return theirs.length > 0 && missingUndertakings(new Set([...held(theirs), ...held(ours)])).length === 0;
}
