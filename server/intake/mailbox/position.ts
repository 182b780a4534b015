import { type Place } from '../../adapters/mailbox/mailbox.ts';
import { type Engine, type Tx } from '../../engine/types.ts';

/** Somebody else reads this mailbox now; what this node was about to record is left to him. */
export class LeaseLost extends Error {}

/** A node that dies leaves its mailbox unread for so long. */
export const leaseSeconds = 30;

/** Takes or keeps the right to read a mailbox; the database's clock counts, for nodes' clocks differ. Answers the place up to which it was read, or null while another node holds it. */
export async function takeLease({ reads }: Pick<Engine, 'reads'>, mailbox: string, holder: string, seconds = leaseSeconds): Promise<Place | null> {
  const { rows: [row] } = await reads.query<{ validity: string; last_number: number }>(
    `insert into engine.mailboxes as m (name, holder, lease_until) values ($1, $2, now() + make_interval(secs => $3))
     on conflict (name) do update set holder = $2, lease_until = now() + make_interval(secs => $3)
     where m.holder = $2 or m.lease_until is null or m.lease_until < now()
     returning validity, last_number`, [mailbox, holder, seconds]);
  return row ? { validity: row.validity, number: row.last_number } : null;
}

export async function leaveLease({ reads }: Pick<Engine, 'reads'>, mailbox: string, holder: string): Promise<void> {
  await reads.query('update engine.mailboxes set lease_until = null where name = $1 and holder = $2', [mailbox, holder]);
}

/** In the transaction of the message's record: both are there or neither. Throws LeaseLost where another node has taken over. */
export async function advance(tx: Tx, mailbox: string, holder: string, place: Place, behind: number): Promise<void> {
  const moved = await tx.sql(
    `update engine.mailboxes set validity = $3, last_number = case when validity = $3 then greatest(last_number, $4::bigint) else $4::bigint end, taken = taken + 1, waiting = $5
     where name = $1 and holder = $2 and lease_until > now() returning 1`, [mailbox, holder, place.validity, place.number, behind]);
  if (moved.length === 0) throw new LeaseLost(`Another node reads ${mailbox} now`);
}

export async function noteRead({ reads }: Pick<Engine, 'reads'>, mailbox: string): Promise<void> {
  await reads.query('update engine.mailboxes set read_at = now(), waiting = 0, last_error = null where name = $1', [mailbox]);
}

export async function noteFault({ reads }: Pick<Engine, 'reads'>, mailbox: string, sentence: string): Promise<void> {
  await reads.query('insert into engine.mailboxes as m (name, last_error, last_error_at) values ($1, $2, now()) on conflict (name) do update set last_error = $2, last_error_at = now()', [mailbox, sentence.slice(0, 400)]);
}

export interface MailboxStanding {
  readonly name: string;
  /** When it was last read to its end; null: never. */
  readonly readAt: string | null;
  readonly taken: number;
  readonly waiting: number | null;
  /** What the last attempt failed at; null when it went well. */
  readonly lastError: string | null;
  readonly lastErrorAt: string | null;
  readonly secondsSinceRead: number | null;
}

export async function standingOfMailboxes({ reads }: Pick<Engine, 'reads'>): Promise<MailboxStanding[]> {
  const { rows } = await reads.query<MailboxStanding>(
    `select name, read_at as "readAt", taken, waiting, last_error as "lastError", last_error_at as "lastErrorAt", extract(epoch from now() - read_at)::int as "secondsSinceRead"
     from engine.mailboxes order by name limit 50`);
  return rows;
}
