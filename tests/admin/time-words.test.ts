import { expect, test } from 'vitest';
import { holidaysOf } from '#domain/calendar/business-days.ts';
import { agoWords, dueWords, untilClock } from '../../admin/kit/time-words.ts';
import kit from '../../admin/messages/kit.ts';

const holidays = holidaysOf([{ date: '2026-10-29', half: false }, { date: '2026-10-28', half: true }]);
/** Istanbul's clock. */
const at = (day: string, clock: string) => new Date(`${day}T${clock}:00+03:00`).toISOString();

function said(due: string, now: string, known: typeof holidays | null = holidays): string {
  const { key, values, presses } = dueWords(due, now, 'tr', known ?? undefined);
  return `${kit.tr.time[key as keyof typeof kit.tr.time].replace(/%\{(\w+)\}/g, (_, name: string) => String(values[name]))} (${presses})`;
}

test('a deadline is told as people say it', () => {
  const monday = at('2026-11-23', '10:00');
  expect(said(at('2026-11-23', '17:00'), monday)).toBe("bugün 17:00'ye kadar (soon)");
  expect(said(at('2026-11-23', '10:40'), monday)).toBe('40 dk kaldı (soon)');
  expect(said(at('2026-11-24', '09:00'), monday)).toBe("yarın 09:00'a kadar (calm)");
  expect(said(at('2026-11-26', '10:00'), monday)).toBe('3 iş günü kaldı (calm)');
  expect(said(at('2027-03-01', '10:00'), monday)).toBe('son gün 01.03.2027 (calm)');
  expect(said(at('2026-11-23', '09:35'), monday)).toBe('25 dk gecikti (late)');
  expect(said(at('2026-11-20', '17:00'), monday)).toBe('3 gün gecikti (late)');
  expect(said(at('2026-11-19', '10:00'), monday)).toBe('2 iş günü gecikti (late)');
});

test('holidays and half days are not counted as late; as long as they are unknown plain days are told', () => {
  const friday = at('2026-10-30', '10:00');
  expect(said(at('2026-10-27', '10:00'), friday)).toBe('1 iş günü gecikti (late)');
  expect(said(at('2026-10-27', '10:00'), friday, null)).toBe('3 gün gecikti (late)');
});

test('the suffix of a clock follows the number that is spoken last', () => {
  const clocks = ['00:00', '01:00', '02:00', '03:00', '04:00', '05:00', '06:00', '07:00', '08:00', '09:00', '10:00', '17:00', '20:00', '12:10', '12:20', '12:30', '12:40', '12:50', '10:06', '10:09', '10:03'];
  expect(clocks.map((clock) => untilClock(at('2026-11-23', clock), 'tr').slice(6)).join(' ')).toBe(
    'a e ye e e e ya ye e a a ye ye a ye a a ye ya a e',
  );
  expect(untilClock(at('2026-11-23', '17:00'), 'en')).toBe('17:00');
});

test('what was is told by its distance, and after a month by its day', () => {
  const now = at('2026-11-23', '10:00');
  expect(agoWords(at('2026-11-23', '09:59'), now)).toEqual({ key: 'minutesAgo', values: { smart_count: 1 } });
  expect(agoWords(at('2026-11-23', '07:00'), now)).toEqual({ key: 'hoursAgo', values: { smart_count: 3 } });
  expect(agoWords(at('2026-11-22', '23:50'), now)).toEqual({ key: 'yesterday', values: { clock: '23:50' } });
  expect(agoWords(at('2026-11-13', '10:00'), now)).toEqual({ key: 'daysAgo', values: { smart_count: 10 } });
  expect(agoWords(at('2026-01-13', '10:00'), now)).toEqual({ key: 'onDay', values: { day: '13.01.2026' } });
  expect(agoWords(at('2026-11-23', '10:01'), now)).toEqual({ key: 'justNow', values: {} });
});
