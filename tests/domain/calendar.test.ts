import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, dayWeight, holidaysOf, nextWorkingDate, workingDaysBetween } from '#domain/calendar/business-days.ts';
import type { Holiday } from '#domain/calendar/business-days.ts';
import { addDays, addMonths, businessDate, businessYear, daysBetween, instantAt, isDate } from '#domain/calendar/dates.ts';
import { spanOf } from '#domain/calendar/relative-days.ts';
import { dueInWords, formatDateTr, formatInstantToSecondTr, formatInstantTr } from '#domain/calendar/wording.ts';
import { rounds } from '../support/rounds.ts';

const rows = JSON.parse(readFileSync(new URL('../../seeds/data/holidays.json', import.meta.url), 'utf8')) as (Holiday & {
  name: string;
  source: string;
})[];
const holidays = holidaysOf(rows);

/** Istanbul's wall clock as an instant. */
const at = (date: string, clock: string) => new Date(`${date}T${clock}:00+03:00`).toISOString();
const later = (from: string, days: number) => formatInstantTr(addWorkingDays(from, days, holidays));

describe('the holiday table', () => {
  test('names its source for every day and has each date once', () => {
    for (const row of rows) expect(row.name !== '' && row.source !== '' && isDate(row.date), row.date).toBe(true);
    expect(new Set(rows.map((row) => row.date)).size).toBe(rows.length);
  });

  test.each([2025, 2026, 2027, 2028])('has the whole year %i', (year) => {
    const ofYear = rows.filter((row) => row.date.startsWith(String(year)));
    expect(ofYear.filter((row) => row.half)).toHaveLength(3);
    // Seven fixed days and seven of the feasts; in 2027 the 19th of May is both.
    expect(ofYear.filter((row) => !row.half)).toHaveLength(year === 2027 ? 13 : 14);
  });

  test('weighs a working day 1, the eve of a feast a half, a feast and a weekend nothing', () => {
    expect(dayWeight('2026-11-23', holidays)).toBe(1);
    expect(dayWeight('2026-10-28', holidays)).toBe(0.5);
    expect(dayWeight('2026-05-27', holidays)).toBe(0);
    expect(dayWeight('2026-11-22', holidays)).toBe(0);
    expect(holidaysOf([{ date: '2026-01-01', half: false }, { date: '2026-01-01', half: true }]).get('2026-01-01')).toBe('full');
  });
});

describe('a deadline in working days', () => {
  test('falls at the same hour of a later working day', () => {
    expect(later(at('2026-11-23', '10:00'), 1)).toBe('24.11.2026 10:00');
    expect(later(at('2026-11-20', '16:00'), 2)).toBe('24.11.2026 16:00');
  });

  test('counts from the next opening when the work came after hours', () => {
    expect(later(at('2026-11-20', '20:00'), 1)).toBe('23.11.2026 17:30');
    expect(later(at('2026-11-21', '12:00'), 1)).toBe('23.11.2026 17:30');
    expect(later(at('2026-11-23', '07:00'), 1)).toBe('23.11.2026 17:30');
  });

  test('takes a half day for half a day', () => {
    // Wednesday 28 October ends at 13:00, Thursday is a feast.
    expect(later(at('2026-10-28', '08:30'), 1)).toBe('30.10.2026 13:00');
    expect(later(at('2026-10-28', '08:30'), 0.5)).toBe('28.10.2026 13:00');
    expect(later(at('2026-10-28', '15:00'), 0.5)).toBe('30.10.2026 13:00');
  });

  test('steps over the long feast', () => {
    expect(later(at('2026-05-25', '17:30'), 1)).toBe('01.06.2026 13:00');
  });

  test('of the courier is ten working days', () => {
    expect(later(at('2026-11-02', '14:00'), 10)).toBe('16.11.2026 14:00');
  });

  test('of no days is the same instant, and a senseless number is refused', () => {
    const now = at('2026-11-21', '12:00');
    expect(addWorkingDays(now, 0, holidays)).toBe(now);
    for (const wrong of [-1, Number.NaN, Infinity, 1001]) expect(() => addWorkingDays(now, wrong, holidays)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-11-21', 1, holidays)).toThrow(RangeError);
  });

  test('ends by itself when a table leaves no working day', () => {
    const never = { get: () => 'full' } as unknown as ReturnType<typeof holidaysOf>;
    expect(() => addWorkingDays(at('2026-11-23', '10:00'), 1, never)).toThrow(RangeError);
    expect(() => nextWorkingDate('2026-11-23', never)).toThrow(RangeError);
  });

  test('lies exactly as many working days away as were asked for', () => {
    const start = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) }).map((ms) => new Date(ms).toISOString());
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 400 }), (from, quarters) => {
        const days = quarters / 4;
        const due = addWorkingDays(from, days, holidays);
        expect(workingDaysBetween(from, due, holidays)).toBeCloseTo(days, 9);
        expect(workingDaysBetween(due, from, holidays)).toBeCloseTo(-days, 9);
        expect(dayWeight(businessDate(due), holidays)).toBeGreaterThan(0);
        expect(addWorkingDays(from, days + 0.25, holidays) > due).toBe(true);
      }),
      { numRuns: rounds() },
    );
  });

  test('has its next working date after a weekend', () => {
    expect(nextWorkingDate('2026-11-21', holidays)).toBe('2026-11-23');
    expect(nextWorkingDate('2026-11-23', holidays)).toBe('2026-11-23');
  });
});

describe('the day in Istanbul', () => {
  test('begins three hours before the day in UTC', () => {
    expect(businessDate('2026-12-31T20:59:59.999Z')).toBe('2026-12-31');
    expect(businessDate('2026-12-31T21:00:00Z')).toBe('2027-01-01');
    expect(businessYear('2026-12-31T21:00:00Z')).toBe(2027);
    expect(instantAt('2026-06-15')).toBe('2026-06-14T21:00:00.000Z');
  });

  test('exists in the calendar', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDate)).toBe(true);
    for (const wrong of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-02-30', '0001-01-01', '', '2026-01-01T00:00']) expect(isDate(wrong), wrong).toBe(false);
  });

  test('moves by months to the last day of a shorter one', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2028-02-29', 36)).toBe('2031-02-28');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-12-31', '2026-01-01')).toBe(-364);
    expect(() => addMonths('2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('times as people read them', () => {
  test('are Turkish', () => {
    expect(formatDateTr('2026-11-22')).toBe('22.11.2026');
    expect(formatInstantTr('2026-11-22T11:05:09Z')).toBe('22.11.2026 14:05');
    expect(formatInstantToSecondTr('2026-11-22T20:59:59Z')).toBe('22.11.2026 23:59:59');
  });

  test('say when something is due, without a suffix on a variable', () => {
    const now = at('2026-11-23', '10:00');
    expect(dueInWords(at('2026-11-23', '17:00'), now)).toBe('bugün, son saat 17:00');
    expect(dueInWords(at('2026-11-24', '17:30'), now)).toBe('yarın, son saat 17:30');
    expect(dueInWords(at('2026-11-25', '10:00'), now)).toBe('25.11.2026 Çarşamba, son saat 10:00');
    expect(dueInWords(at('2026-11-22', '17:30'), now)).toBe('süresi geçti: dün 17:30');
    expect(dueInWords(at('2026-11-23', '09:59'), now)).toBe('süresi geçti: bugün 09:59');
  });
});

describe('spans that move with the day', () => {
  test('are those of the day on which they are asked, by Istanbul\'s clock, both ends included', () => {
    // Half past midnight in Istanbul, still the last of the month in UTC.
    const now = '2026-11-30T21:30:00.000Z';
    expect(spanOf({ relative: 'today' }, now)).toEqual({ from: '2026-12-01', to: '2026-12-01' });
    expect(spanOf({ relative: 'last7Days' }, now)).toEqual({ from: '2026-11-25', to: '2026-12-01' });
    expect(spanOf({ relative: 'next7Days' }, now)).toEqual({ from: '2026-12-01', to: '2026-12-08' });
    expect(spanOf({ relative: 'thisMonth' }, now)).toEqual({ from: '2026-12-01', to: '2026-12-01' });
    expect(spanOf({ relative: 'thisYear' }, now)).toEqual({ from: '2026-01-01', to: '2026-12-01' });
    expect(spanOf({ relative: 'beforeToday' }, now)).toEqual({ to: '2026-11-30' });
    expect(spanOf({ relative: 'untilNow' }, now)).toEqual({ to: now });
  });

  test('are nothing else: an unknown name, a name with something beside it, a plain value', () => {
    for (const other of [{ relative: 'toString' }, { relative: 'today', to: '2026-01-01' }, { from: '2026-01-01' }, ['today'], 'today', null]) expect(spanOf(other, '2026-11-30T21:30:00.000Z')).toBeUndefined();
  });
});
