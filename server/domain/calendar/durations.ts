import { addDays, addMonths, businessDate, instantAt, millisecondsOf } from './dates.ts';

/** The instant that long after another; a duration setting is '6 months', '10 days', '24 hours' or '30 minutes'. */
export const instantAfter = (instant: string, duration: string): string => shifted(instant, duration, 1);

export const instantBefore = (instant: string, duration: string): string => shifted(instant, duration, -1);

function shifted(instant: string, duration: string, sign: 1 | -1): string {
  const [, count, unit] = /^(\d{1,4}) (month|day|hour|minute)s?$/.exec(duration) ?? [];
  const number = sign * Number(count);
  if (unit === 'minute') return new Date(millisecondsOf(instant) + number * 60_000).toISOString();
  if (unit === 'hour') return new Date(millisecondsOf(instant) + number * 3_600_000).toISOString();
  const day = businessDate(instant);
  const timeOfDay = millisecondsOf(instant) - millisecondsOf(instantAt(day));
  if (unit === 'day') return instantAt(addDays(day, number), timeOfDay);
  if (unit === 'month') return instantAt(addMonths(day, number), timeOfDay);
  throw new RangeError(`'${duration}' is no duration like '6 months'`);
}
