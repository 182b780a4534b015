/*
 * Dates without time are `YYYY-MM-DD`, instants ISO 8601 in UTC. Türkiye keeps UTC+3 all year since 2016; older
 * instants, when summer time existed, are not read here.
 */

const dayMs = 86_400_000;
const istanbulMs = 3 * 3_600_000;

/** A date that exists, between 1900 and 2199. */
export function isDate(text: string): boolean {
  if (!/^(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

/** The day that an instant falls on in Istanbul. RangeError when it is no instant. */
export const businessDate = (instant: string): string => new Date(millisecondsOf(instant) + istanbulMs).toISOString().slice(0, 10);

/** The document year, by Istanbul's clock. */
export const businessYear = (instant: string): number => Number(businessDate(instant).slice(0, 4));

/** Minutes since midnight in Istanbul, 0–1439. */
export function minuteOfDay(instant: string): number {
  const local = new Date(millisecondsOf(instant) + istanbulMs);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** Istanbul's midnight at the start of a date, or a number of milliseconds after it, as an instant. */
export const instantAt = (date: string, millisecondsAfterMidnight = 0): string =>
  new Date(midnightOf(date) - istanbulMs + millisecondsAfterMidnight).toISOString();

export const addDays = (date: string, days: number): string => {
  if (!Number.isSafeInteger(days)) throw new RangeError('Days must be whole');
  return new Date(midnightOf(date) + days * dayMs).toISOString().slice(0, 10);
};

/** Calendar months; the last day of a shorter month stands in: 31 January + 1 → 28 February. */
export function addMonths(date: string, months: number): string {
  if (!Number.isSafeInteger(months)) throw new RangeError('Months must be whole');
  midnightOf(date);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, lastDay));
  return target.toISOString().slice(0, 10);
}

/** Whole days from one date to the other; negative when it is earlier. */
export const daysBetween = (from: string, to: string): number => (midnightOf(to) - midnightOf(from)) / dayMs;

/** 0 Sunday … 6 Saturday. */
export const weekday = (date: string): number => new Date(midnightOf(date)).getUTCDay();

/** Milliseconds since 1970; RangeError when the text is no instant with its offset. */
export function millisecondsOf(instant: string): number {
  // Without an offset a machine would read its own zone into the text.
  const known = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,15}(?:Z|[+-][0-9]{2}:[0-9]{2})$/.test(instant);
  const milliseconds = known ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new RangeError('Not an ISO 8601 instant with an offset');
  return milliseconds;
}

function midnightOf(date: string): number {
  if (!isDate(date)) throw new RangeError('Not a date YYYY-MM-DD');
  return Date.parse(`${date}T00:00:00Z`);
}
