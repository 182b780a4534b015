import { addDays, businessDate } from '#domain/calendar/dates.ts';

export interface DayPreset {
  readonly name: 'overdue' | 'today' | 'nextWeek' | 'lastWeek' | 'thisMonth' | 'thisYear';
  readonly ask: { readonly from?: string; readonly to?: string };
}

/** Spans of days that are asked for every day. A deadline looks forward, all else back. */
export function dayPresets(now: string, isDeadline: boolean, isInstant: boolean): DayPreset[] {
  const today = businessDate(now);
  const always: DayPreset[] = [{ name: 'today', ask: { from: today, to: today } }];
  if (isDeadline) {
    return [{ name: 'overdue', ask: { to: isInstant ? now : addDays(today, -1) } }, ...always, { name: 'nextWeek', ask: { from: today, to: addDays(today, 7) } }];
  }
  return [
    ...always,
    { name: 'lastWeek', ask: { from: addDays(today, -6), to: today } },
    { name: 'thisMonth', ask: { from: `${today.slice(0, 8)}01`, to: today } },
    { name: 'thisYear', ask: { from: `${today.slice(0, 4)}-01-01`, to: today } },
  ];
}
