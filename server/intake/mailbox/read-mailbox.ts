import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { MailboxFault, type Arrived, type Mailbox, type Place } from '../../adapters/mailbox/mailbox.ts';
import { advance, LeaseLost, leaseSeconds, leaveLease, noteFault, noteRead, takeLease } from './position.ts';
import { sha256Of, type Shelf } from './stored-bytes.ts';
import { takeIn, takeInHeld, takeInTooLarge } from './take-in.ts';

export interface ReadingOptions {
  readonly onError: (error: unknown) => void;
  /** Between two looks where the server tells nothing by itself. */
  readonly pollMs?: number;
  /** Seconds for which a node holds the mailbox without renewing. */
  readonly lease?: number;
  readonly backoff?: { readonly firstMs: number; readonly longestMs: number };
}

/** At one message; then it is held, and the next one is read. */
const mostAttempts = 5;

/** The message at which reading last failed by a fault of ours, and how often in a row. */
interface Stumble {
  hash: string;
  times: number;
}

const usualBackoff = { firstMs: 1_000, longestMs: 60_000 };

/**
 * Reads a mailbox until it is closed: takes the lease, records what lies behind the position, waits for more. Any number of nodes
 * may do so; one of them reads. A fault is noted and tried again after a pause that doubles.
 */
export function readMailbox(parts: Shelf, mailbox: Mailbox, { onError, pollMs = 30_000, lease = leaseSeconds, backoff = usualBackoff }: ReadingOptions): { close(): Promise<void> } {
  const stop = new AbortController();
  const holder = randomUUID();
  const renewMs = (lease * 1000) / 3;
  const stumble: Stumble = { hash: '', times: 0 };
  const rest = (ms: number): Promise<void> => pause(ms, undefined, { signal: stop.signal }).catch(() => undefined);

  const turn = async (): Promise<void> => {
    const place = await takeLease(parts.engine, mailbox.name, holder, lease);
    if (place === null) return rest(renewMs / 2);
    const renewal = setInterval(() => void takeLease(parts.engine, mailbox.name, holder, lease).catch(() => undefined), renewMs);
    try {
      await readToEnd({ parts, mailbox, holder, stumble }, place, stop.signal);
      if (stop.signal.aborted) return;
      await noteRead(parts.engine, mailbox.name);
      await mailbox.idle(pollMs, stop.signal);
    } finally {
      clearInterval(renewal);
    }
  };

  const work = async (): Promise<void> => {
    let failures = 0;
    while (!stop.signal.aborted) {
      try {
        await turn();
        failures = 0;
      } catch (error) {
        if (stop.signal.aborted || error instanceof LeaseLost) continue;
        failures += 1;
        onError(error);
        await noteFault(parts.engine, mailbox.name, sentenceOf(error)).catch(() => undefined);
        await rest(Math.min(backoff.longestMs, backoff.firstMs * 2 ** Math.min(failures - 1, 10)) * (0.75 + Math.random() / 2));
      }
    }
    await leaveLease(parts.engine, mailbox.name, holder).catch(() => undefined);
  };

  const running = work();
  return {
    async close() {
      stop.abort();
      await running;
      await mailbox.close();
    },
  };
}

/** Of a fault of ours no words leave: they may quote a message. */
const sentenceOf = (error: unknown): string => (error instanceof MailboxFault ? error.message : 'Bir e-posta kaydedilemedi; ayrıntısı günlükte.');

interface Reading {
  readonly parts: Shelf;
  readonly mailbox: Mailbox;
  readonly holder: string;
  readonly stumble: Stumble;
}

async function readToEnd(reading: Reading, from: Place, signal: AbortSignal): Promise<void> {
  for await (const arrived of reading.mailbox.arrivals(from)) {
    await takenOrHeld(reading, arrived);
    await reading.mailbox.settle(arrived);
    if (signal.aborted) return;
  }
}

/** Where everything fails, holding fails too, and nothing is passed over; where only this message does, it alone is held. */
async function takenOrHeld(reading: Reading, arrived: Arrived): Promise<void> {
  const { parts, mailbox, stumble } = reading;
  try {
    return await taken(reading, arrived);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    const hash = sha256Of(arrived.raw ?? arrived.head);
    stumble.times = stumble.hash === hash ? stumble.times + 1 : 1;
    stumble.hash = hash;
    if (stumble.times < mostAttempts) throw error;
  }
  await takeInHeld(parts, arrived.raw, arrived.head, mailbox.source, { closing: closingOf(reading, arrived) });
}

async function taken(reading: Reading, arrived: Arrived): Promise<void> {
  const { raw, head, size } = arrived;
  const closing = closingOf(reading, arrived);
  if (raw === null) await takeInTooLarge(reading.parts, head, size, reading.mailbox.source, { closing });
  else await takeIn(reading.parts, raw, reading.mailbox.source, { closing });
}

/** The position moves in the transaction of the record. */
const closingOf = ({ mailbox, holder }: Reading, { place, behind }: Arrived) => (tx: Parameters<typeof advance>[0]): Promise<void> => advance(tx, mailbox.name, holder, place, behind);
