import { addDays, businessDate, instantAt, millisecondsOf, weekday } from './dates.ts';

export interface Holiday {
  /** `YYYY-MM-DD` */
  date: string;
  /** From 13:00 only: the eve of a feast, 28 October. */
  half: boolean;
}

/** Days that are not worked, or worked until 13:00, by date. From `holidaysOf`. */
export type Holidays = ReadonlyMap<string, 'full' | 'half'>;

/** A full holiday wins over a half one on the same date. */
export function holidaysOf(rows: Iterable<Holiday>): Holidays {
  const days = new Map<string, 'full' | 'half'>();
  for (const { date, half } of rows) if (days.get(date) !== 'full') days.set(date, half ? 'half' : 'full');
  return days;
}

/** Working hours, Europe/Istanbul (confirm with Kamu SM): 08:30–17:30; a half day ends at 13:00, which is half of it. */
const opens = 8.5 * 3_600_000;
const closes = 17.5 * 3_600_000;
const closesHalf = 13 * 3_600_000;
const fullDay = closes - opens;

/** The longest span walked, in days: twenty years. A deadline beyond it is a wrong setting. */
const longestWalk = 7_400;

/** 1 a working day, 0.5 a half one, 0 a weekend or holiday. */
export const dayWeight = (date: string, holidays: Holidays): number => workedOn(date, holidays) / fullDay;

/**
 * The instant `days` working days after another, counted in working hours: Monday 10:00 + 1 → Tuesday 10:00; what
 * comes after hours begins with the next opening. `days` ≥ 0, fractions allowed, at most 1,000. The answer falls at
 * 17:30 rather than at the next 08:30.
 */
export function addWorkingDays(instant: string, days: number, holidays: Holidays): string {
  if (!(days >= 0 && days <= 1000)) throw new RangeError('Working days must be 0–1000');
  let left = Math.round(days * fullDay);
  if (left === 0) return new Date(millisecondsOf(instant)).toISOString();
  let date = businessDate(instant);
  let begun = Math.max(opens, timeOf(instant));
  for (let walked = 0; walked < longestWalk; walked += 1) {
    const open = Math.max(0, opens + workedOn(date, holidays) - begun);
    if (left <= open) return instantAt(date, begun + left);
    left -= open;
    date = addDays(date, 1);
    begun = opens;
  }
  throw new RangeError('No working day within twenty years');
}

/**
 * Working days between two instants, counted in working hours: 1.5 is a day and a half. Negative when `to` is earlier.
 */
export function workingDaysBetween(from: string, to: string, holidays: Holidays): number {
  if (millisecondsOf(to) < millisecondsOf(from)) return -workingDaysBetween(to, from, holidays);
  const last = businessDate(to);
  let worked = 0;
  let date = businessDate(from);
  for (let walked = 0; date <= last; walked += 1) {
    if (walked > longestWalk) throw new RangeError('The span is longer than twenty years');
    const begin = date === businessDate(from) ? Math.max(opens, timeOf(from)) : opens;
    const closing = opens + workedOn(date, holidays);
    const end = date === last ? Math.min(closing, timeOf(to)) : closing;
    worked += Math.max(0, end - begin);
    date = addDays(date, 1);
  }
  return worked / fullDay;
}

/** The first date, this one included, on which at least half a day is worked. */
export function nextWorkingDate(date: string, holidays: Holidays): string {
  let day = date;
  for (let walked = 0; walked < longestWalk; walked += 1) {
    if (workedOn(day, holidays) > 0) return day;
    day = addDays(day, 1);
  }
  throw new RangeError('No working day within twenty years');
}

function workedOn(date: string, holidays: Holidays): number {
  const day = weekday(date);
  const holiday = holidays.get(date);
  if (day === 0 || day === 6 || holiday === 'full') return 0;
  return holiday === 'half' ? closesHalf - opens : fullDay;
}

const timeOf = (instant: string): number => millisecondsOf(instant) - millisecondsOf(instantAt(businessDate(instant)));
