import { type RelativeSpan } from '#domain/calendar/relative-days.ts';

/** Spans of days that are asked for every day; they move with the day, in a kept view too. A deadline looks forward, all else back. */
export function dayPresets(isDeadline: boolean, isInstant: boolean): readonly RelativeSpan[] {
  return isDeadline ? [isInstant ? 'untilNow' : 'beforeToday', 'today', 'next7Days'] : ['today', 'last7Days', 'thisMonth', 'thisYear'];
}
