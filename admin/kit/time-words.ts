import { workingDaysBetween, type Holidays } from '#domain/calendar/business-days.ts';
import { businessDate, daysBetween, millisecondsOf, minuteOfDay } from '#domain/calendar/dates.ts';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { type Language } from '#domain/language/label.ts';

/** A key below `console.time` with what fills its blanks, and how much it presses. */
export interface TimeWords {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly presses: 'late' | 'soon' | 'calm';
}

const minute = 60_000;
const hour = 60 * minute;
const farInWorkingDays = 15;

/**
 * A deadline as people say it: "2 iş günü gecikti", "bugün 17:00'ye kadar", "3 iş günü kaldı". Without the holidays
 * working days cannot be counted truly, so plain days are. RangeError when one of the two is no instant.
 */
export function dueWords(at: string, now: string, language: Language, holidays?: Holidays): TimeWords {
  const left = millisecondsOf(at) - millisecondsOf(now);
  return left < 0 ? lateWords(at, now, -left, holidays) : leftWords(at, now, left, { language, holidays });
}

function lateWords(at: string, now: string, late: number, holidays?: Holidays): TimeWords {
  const words = (key: string, count: number): TimeWords => ({ key, values: { smart_count: count }, presses: 'late' });
  if (late < hour) return words('lateMinutes', Math.max(1, Math.floor(late / minute)));
  if (late < 24 * hour) return words('lateHours', Math.floor(late / hour));
  const worked = holidays ? Math.floor(workingDaysBetween(at, now, holidays)) : 0;
  return worked >= 1 ? words('lateWorkingDays', worked) : words('lateDays', daysBetween(businessDate(at), businessDate(now)));
}

function leftWords(at: string, now: string, left: number, { language, holidays }: { language: Language; holidays: Holidays | undefined }): TimeWords {
  if (left < hour) return { key: 'leftMinutes', values: { smart_count: Math.max(1, Math.ceil(left / minute)) }, presses: 'soon' };
  const days = daysBetween(businessDate(now), businessDate(at));
  const until = untilClock(at, language);
  if (days === 0) return { key: 'today', values: { until }, presses: 'soon' };
  if (days === 1) return { key: 'tomorrow', values: { until }, presses: 'calm' };
  const worked = holidays ? Math.round(workingDaysBetween(now, at, holidays)) : 0;
  if (worked >= 1 && worked <= farInWorkingDays) return { key: 'leftWorkingDays', values: { smart_count: worked }, presses: 'calm' };
  return { key: 'byDay', values: { day: formatDateTr(businessDate(at)) }, presses: 'calm' };
}

/** How long ago something was, in the largest unit that says enough. What lies ahead of the clock is told as now. */
export function agoWords(at: string, now: string): Pick<TimeWords, 'key' | 'values'> {
  const passed = Math.max(0, millisecondsOf(now) - millisecondsOf(at));
  if (passed < minute) return { key: 'justNow', values: {} };
  if (passed < hour) return { key: 'minutesAgo', values: { smart_count: Math.floor(passed / minute) } };
  const days = daysBetween(businessDate(at), businessDate(now));
  if (days === 0) return { key: 'hoursAgo', values: { smart_count: Math.floor(passed / hour) } };
  if (days === 1) return { key: 'yesterday', values: { clock: clockOf(at) } };
  if (days <= 30) return { key: 'daysAgo', values: { smart_count: days } };
  return { key: 'onDay', values: { day: formatDateTr(businessDate(at)) } };
}

/** `17:00'ye`, `09:00'a`, `10:05'e`: the suffix follows the last number that is spoken. English has none. */
export function untilClock(at: string, language: Language): string {
  const clock = clockOf(at);
  if (language !== 'tr') return clock;
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return `${clock}'${dativeOf(minutes === 0 ? hours : minutes)}`;
}

const dativeOf = (number: number): string => (number % 10 === 0 ? (tens[number / 10] ?? 'a') : (ones[number % 10] ?? 'e'));
/** sıfır, on, yirmi, otuz, kırk, elli */
const tens = ['a', 'a', 'ye', 'a', 'a', 'ye'];
/** –, bir, iki, üç, dört, beş, altı, yedi, sekiz, dokuz */
const ones = ['', 'e', 'ye', 'e', 'e', 'e', 'ya', 'ye', 'e', 'a'];

const clockOf = (at: string): string => {
  const minutes = minuteOfDay(at);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};
