/** A day as people type it, so many days from today, by Istanbul's calendar: 22.11.2026. */
export function typedDay(daysAhead = 0): string {
  return new Date(Date.now() + daysAhead * 86_400_000).toLocaleDateString('tr-TR', { timeZone: 'Europe/Istanbul', day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** Today as machines write it: 2026-11-22. */
export const isoDay = (): string => typedDay().split('.').reverse().join('-');
