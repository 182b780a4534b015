import { useStore } from 'react-admin';
import { businessDate } from '#domain/calendar/dates.ts';

/** How many files the person has finished today at this screen. */
export function useToday(): { readonly count: number; readonly add: () => void } {
  const [kept, keep] = useStore('intake.today', { day: '', count: 0 });
  const day = businessDate(new Date().toISOString());
  const count = kept.day === day ? kept.count : 0;
  return { count, add: () => keep({ day, count: count + 1 }) };
}
