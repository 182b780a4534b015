import { Refusal } from '#domain/language/refuse.ts';
import { createRecord } from '../../engine/create-record.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { type Actor, type Engine } from '../../engine/types.ts';

export interface ReportedEvent {
  /** The carrier's code in our table: 'PTT'. */
  readonly carrier: string;
  readonly barcode: string;
  readonly code: string;
  /** ISO 8601; without an offset it is Istanbul's clock, as carriers send it. */
  readonly at: string;
  readonly place?: string | undefined;
  readonly identityDocument?: string | undefined;
  readonly identityMatched?: boolean | undefined;
}

export type Outcome = 'recorded' | 'known';

const mostEvents = 500;

/**
 * Takes what a carrier reports, each event in a transaction of its own: one bad event does not hold up the rest.
 * An event sent before answers 'known' and changes nothing. Throws the Refusal of the first event that cannot be read.
 */
export async function recordCourierEvents(engine: Engine, actor: Actor, reported: readonly ReportedEvent[]): Promise<Outcome[]> {
  if (reported.length > mostEvents) throw new Refusal('too_large', `Bir istekte en çok ${mostEvents} hareket gönderilebilir.`, `At most ${mostEvents} events a request.`);
  const carriers = await carrierIds(engine, actor, reported);
  const outcomes: Outcome[] = [];
  for (const event of reported) outcomes.push(await recordOne(engine, actor, event, carriers.get(event.carrier)));
  return outcomes;
}

async function recordOne(engine: Engine, actor: Actor, event: ReportedEvent, carrier: string | undefined): Promise<Outcome> {
  if (carrier === undefined) throw new Refusal('invalid_input', `Tanınmayan kurye firması: ${event.carrier.slice(0, 30)}.`, 'Unknown carrier.');
  const { barcode, code, place, identityDocument, identityMatched } = event;
  const values = { carrier, barcode, code, at: asInstant(event.at), place: place ?? null, identityDocument: identityDocument ?? null, identityMatched: identityMatched ?? null };
  try {
    await createRecord(engine, actor, 'courier-events', values);
    return 'recorded';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'already_exists') return 'known';
    throw error;
  }
}

async function carrierIds(engine: Engine, actor: Actor, reported: readonly ReportedEvent[]): Promise<Map<string, string>> {
  const codes = [...new Set(reported.map((event) => event.carrier))];
  const rows = await inTransaction(engine, actor, (tx) => tx.find('carriers', { code: codes }, { bound: codes.length }));
  return new Map(rows.map((row) => [String(row['code']), row.id]));
}

/** `2026-11-23T14:05:00` → Istanbul's `…+03:00`; what is no instant goes on as it is and is refused by the page. */
export function asInstant(text: string): string {
  const withOffset = /(?:Z|[+-][0-9]{2}:?[0-9]{2})$/.test(text) ? text : `${text}+03:00`;
  const milliseconds = Date.parse(withOffset);
  return Number.isNaN(milliseconds) ? text : new Date(milliseconds).toISOString();
}
