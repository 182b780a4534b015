import { refusalOf } from '../providers/problem.ts';

const hour = 3_600_000;

/** Instants around a moment, so that each way of saying a time is shown whatever the day is. */
export function instantsAround(now: string): readonly string[] {
  const at = (hours: number) => new Date(Date.parse(now) + hours * hour).toISOString();
  return [at(-24 * 40), at(-24 * 5), at(-9), at(-0.4), at(0.5), at(3), at(24), at(24 * 6), at(24 * 60)];
}

/** A refusal as the server sends it. */
export const refusal = (sentence: string) => refusalOf(409, { code: 'sample', detail: sentence }, sentence);
