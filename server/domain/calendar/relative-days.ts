import { addDays, businessDate } from './dates.ts';

/*
 * Spans of days that move with the day: a kept view that asks for "the last seven days" means those before the day on which
 * it is opened. In a filter such a span stands as `{ relative: 'last7Days' }`, and is written out before a list is asked.
 */

/** Days as `YYYY-MM-DD`, both ends included; the end may be an instant. */
export interface Span {
  readonly from?: string;
  readonly to?: string;
}

const spans = {
  /** Of moments: everything up to now. */
  untilNow: (_today, now) => ({ to: now }),
  /** Of days: everything before today. */
  beforeToday: (today) => ({ to: addDays(today, -1) }),
  today: (today) => ({ from: today, to: today }),
  next7Days: (today) => ({ from: today, to: addDays(today, 7) }),
  last7Days: (today) => ({ from: addDays(today, -6), to: today }),
  thisMonth: (today) => ({ from: `${today.slice(0, 8)}01`, to: today }),
  thisYear: (today) => ({ from: `${today.slice(0, 4)}-01-01`, to: today }),
} satisfies Readonly<Record<string, (today: string, now: string) => Span>>;

export type RelativeSpan = keyof typeof spans;

export const isRelativeSpan = (name: unknown): name is RelativeSpan => typeof name === 'string' && Object.hasOwn(spans, name);

/** The span's days at this instant, by Istanbul's clock. */
export const spanAt = (name: RelativeSpan, now: string): Span => (spans[name] as (today: string, now: string) => Span)(businessDate(now), now);

/** What `{ relative: … }` of a filter asks for at this instant; undefined when it is no such condition. */
export function spanOf(condition: unknown, now: string): Span | undefined {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return undefined;
  const { relative, ...strange } = condition as { relative?: unknown };
  return isRelativeSpan(relative) && Object.keys(strange).length === 0 ? spanAt(relative, now) : undefined;
}
