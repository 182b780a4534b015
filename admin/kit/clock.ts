import { useSyncExternalStore } from 'react';
import { holidaysOf, type Holidays } from '#domain/calendar/business-days.ts';
import { call } from '../providers/http.ts';
import { currentSession } from '../providers/session.ts';

/** One clock and one list of holidays for all the times on a screen: a table of 200 deadlines has one timer. */
const listeners = new Set<() => void>();
let minute = new Date().toISOString();
let timer: ReturnType<typeof setInterval> | undefined;
let holidays: Holidays | undefined;
let asked = false;

const tell = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    minute = new Date().toISOString();
    timer = setInterval(() => {
      minute = new Date().toISOString();
      tell();
    }, 30_000);
  }
  askForHolidays();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The moment on this screen's clock, renewed twice a minute; nothing is decided by it. */
export const useClock = (): string => useSyncExternalStore(subscribe, () => minute);

/** The holidays once they are known. */
export const useHolidays = (): Holidays | undefined => useSyncExternalStore(subscribe, () => holidays);

interface HolidayRow {
  readonly day: string;
  readonly half: boolean;
}

/** Some thirty days a year, of a few years; a screen that is not given them counts plain days. */
function askForHolidays(): void {
  if (asked || currentSession() === null) return;
  asked = true;
  const query = new URLSearchParams({ filter: JSON.stringify({ state: ['active'] }), range: '[0,199]', sort: '["day","DESC"]' });
  call(`/api/holidays?${query}`).then(
    ({ json }) => {
      holidays = holidaysOf((json as HolidayRow[]).map(({ day, half }) => ({ date: day, half })));
      tell();
    },
    () => {
      asked = false;
    },
  );
}
