import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { MailboxFault, type Arrived, type Mailbox, type Place } from '../../adapters/mailbox/mailbox.ts';
import { advance, LeaseLost, leaseSeconds, leaveLease, noteFault, noteRead, takeLease } from './position.ts';
import { type Shelf } from './stored-bytes.ts';
import { takeIn, takeInTooLarge } from './take-in.ts';

export interface ReadingOptions {
  readonly onError: (error: unknown) => void;
  /** Between two looks where the server tells nothing by itself. */
  readonly pollMs?: number;
  /** Seconds for which a node holds the mailbox without renewing. */
  readonly lease?: number;
  readonly backoff?: { readonly firstMs: number; readonly longestMs: number };
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
  const rest = (ms: number): Promise<void> => pause(ms, undefined, { signal: stop.signal }).catch(() => undefined);

  const turn = async (): Promise<void> => {
    const place = await takeLease(parts.engine, mailbox.name, holder, lease);
    if (place === null) return rest(renewMs / 2);
    const renewal = setInterval(() => void takeLease(parts.engine, mailbox.name, holder, lease).catch(() => undefined), renewMs);
    try {
      await readToEnd(parts, mailbox, holder, place, stop.signal);
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

async function readToEnd(parts: Shelf, mailbox: Mailbox, holder: string, from: Place, signal: AbortSignal): Promise<void> {
  for await (const arrived of mailbox.arrivals(from)) {
    await taken(parts, mailbox, holder, arrived);
    await mailbox.settle(arrived);
    if (signal.aborted) return;
  }
}

async function taken(parts: Shelf, mailbox: Mailbox, holder: string, { raw, head, size, place, behind }: Arrived): Promise<void> {
  const closing = (tx: Parameters<typeof advance>[0]): Promise<void> => advance(tx, mailbox.name, holder, place, behind);
  if (raw === null) await takeInTooLarge(parts, head, size, mailbox.source, { closing });
  else await takeIn(parts, raw, mailbox.source, { closing });
}
