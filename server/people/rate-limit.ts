import { Refusal } from '#domain/language/refuse.ts';
import { type Engine } from '../engine/types.ts';

export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** Counts a request in its window of time, over all nodes; refuses `too_many_requests` beyond the rate. */
export async function countRequest(engine: Engine, key: string, rate: Rate): Promise<void> {
  const now = Date.parse(engine.clock.now());
  const width = rate.seconds * 1000;
  const start = now - (now % width);
  const { rows } = await engine.reads.query<{ count: number }>({
    name: 'nes_rate',
    text: `insert into engine.rate_counts as r (key, window_start, count) values ($1, $2, 1)
      on conflict (key, window_start) do update set count = r.count + 1 returning count`,
    values: [key, new Date(start).toISOString()],
  });
  if ((rows[0]?.count ?? 0) <= rate.requests) return;
  const retryAfterSeconds = Math.ceil((start + width - now) / 1000);
  throw new Refusal('too_many_requests', `Çok sık istek gönderildi; ${retryAfterSeconds} saniye sonra yeniden deneyin.`, `Too many requests; try again in ${retryAfterSeconds} seconds.`, { retryAfterSeconds });
}

/** Windows that are over; called by the worker. */
export async function sweepRates(engine: Engine): Promise<void> {
  await engine.reads.query('delete from engine.rate_counts where window_start < $1', [new Date(Date.parse(engine.clock.now()) - 3_600_000).toISOString()]);
}
