import type { Pool } from 'pg';

/** Ended by an administrator or by a crash of the server, and what the line itself says when it is gone. */
const lost = new Set(['57P01', '57P02', '08000', '08003', '08006', 'ECONNRESET', 'EPIPE']);
const lostWords = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

/** Whether the connection went away under the statement, as opposed to the statement being wrong. */
export function connectionLost(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return (typeof code === 'string' && lost.has(code)) || (typeof message === 'string' && lostWords.test(message));
}

/**
 * Whether the connection was dead already when it was spoken to: the server's last word stands in the place of the first answer,
 * or the line refuses what is written to it. Any other loss may have come after everything was heard.
 */
export const diedBefore = (error: unknown): boolean => ['57P01', 'EPIPE'].includes(String((error as { code?: unknown } | null)?.code));

/**
 * A pool whose bare selects are asked again when the connection was lost: one that the server ended while it lay idle is handed
 * out as long as its end lies unread in the socket. Each connection of the pool may be such a one. Whatever else is sent here
 * (the row of a deed, a key) might have been done before the line broke, and fails as it did.
 */
export function askAgainWhenLost(pool: Pool): Pool {
  const ask = pool.query.bind(pool) as (...given: readonly unknown[]) => Promise<unknown>;
  const asking = async (...given: readonly unknown[]) => {
    for (let left = pool.options.max; ; left--) {
      try {
        return await ask(...given);
      } catch (error) {
        if (left <= 0 || !connectionLost(error) || !isSelect(given[0])) throw error;
      }
    }
  };
  return Object.assign(pool, { query: asking as typeof pool.query });
}

const isSelect = (statement: unknown): boolean => /^\s*select\b/i.test(typeof statement === 'string' ? statement : String((statement as { text?: unknown } | undefined)?.text ?? ''));
