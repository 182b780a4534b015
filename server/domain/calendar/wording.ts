import { addDays, businessDate, daysBetween, instantAt, millisecondsOf, minuteOfDay, weekday } from './dates.ts';

/** `22.11.2026` */
export const formatDateTr = (date: string): string => {
  weekday(date);
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}`;
};

/** `22 Kasım 2026 Pazar` */
export const formatLongDateTr = (date: string): string => {
  const day = dayNames[weekday(date)];
  return `${Number(date.slice(8))} ${monthNames[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)} ${day}`;
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

/** Time left or gone by: `3 gün`, `5 saat`, `12 dakika`, `az önce` under a minute. Whole units, rounded down. */
export function agoInWords(instant: string, now: string): string {
  const minutes = Math.floor(Math.abs(millisecondsOf(now) - millisecondsOf(instant)) / 60_000);
  if (minutes < 1) return 'az önce';
  if (minutes < 60) return `${minutes} dakika`;
  return minutes < 1440 ? `${Math.floor(minutes / 60)} saat` : `${Math.floor(minutes / 1440)} gün`;
}

/** Last instant of a date in Istanbul, for "valid through" dates. */
export const endOfDate = (date: string): string => instantAt(addDays(date, 1), -1);

const clockOf = (instant: string): string => {
  const minute = minuteOfDay(instant);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};

const nearDays = new Map([[-1, 'dün'], [0, 'bugün'], [1, 'yarın']]);

const dayNames = ['Pazar', 'Pazartesi', 'Salı', 'Çarşamba', 'Perşembe', 'Cuma', 'Cumartesi'];

const monthNames = [
  'Ocak', 'Şubat', 'Mart', 'Nisan', 'Mayıs', 'Haziran', 'Temmuz', 'Ağustos', 'Eylül', 'Ekim', 'Kasım', 'Aralık',
];
