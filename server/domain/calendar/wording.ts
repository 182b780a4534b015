import { businessDate, daysBetween, millisecondsOf, minuteOfDay, weekday } from './dates.ts';

/** `22.11.2026` */
export const formatDateTr = (date: string): string => {
  weekday(date);
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}`;
};

/** `22.11.2026 14:05`, Istanbul's clock. */
export const formatInstantTr = (instant: string): string => `${formatDateTr(businessDate(instant))} ${clockOf(instant)}`;

/** `22.11.2026 14:05:09`, for what counts to the second: a certificate's end. */
export const formatInstantToSecondTr = (instant: string): string =>
  `${formatInstantTr(instant)}:${new Date(millisecondsOf(instant)).toISOString().slice(17, 19)}`;

/**
 * A deadline against now: `bugün, son saat 17:00`, `yarın, son saat 17:30`, `25.11.2026 Çarşamba, son saat 10:00`,
 * `süresi geçti: dün 17:30`. No suffix on a variable: vowel harmony would break it.
 */
export function dueInWords(due: string, now: string): string {
  const late = millisecondsOf(due) < millisecondsOf(now);
  const day = dayInWords(businessDate(due), businessDate(now));
  return late ? `süresi geçti: ${day} ${clockOf(due)}` : `${day}, son saat ${clockOf(due)}`;
}

/** `bugün`, `yarın`, `dün`, else `25.11.2026 Çarşamba`. */
export function dayInWords(date: string, today: string): string {
  const near = nearDays.get(daysBetween(today, date));
  return near ?? `${formatDateTr(date)} ${dayNames[weekday(date)]}`;
}

const clockOf = (instant: string): string => {
  const minute = minuteOfDay(instant);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};

const nearDays = new Map([[-1, 'dün'], [0, 'bugün'], [1, 'yarın']]);

const dayNames = ['Pazar', 'Pazartesi', 'Salı', 'Çarşamba', 'Perşembe', 'Cuma', 'Cumartesi'];

