import { fold } from '#domain/turkish/fold.ts';
import type { FieldContext, FieldReading } from './field-reading.ts';
import type { ListCell } from './sheet-cells.ts';

/**
 * A birth date as lists have it: a real Excel date, `gg.aa.yyyy` with any separator, `yyyy-aa-gg`, or with the month's
 * name. Two-digit years and bare numbers are refused: 10179 may be a day of 1927 or 1 January 1979.
 */
export function readBirthDate(cell: ListCell, { today }: Pick<FieldContext, 'today'>): FieldReading {
  const date = cell.kind === 'date' ? cell.text : cell.kind === 'text' ? dateInText(cell.text) : undefined;
  if (!date || !isRealDate(date) || date < '1900-01-01') return { fault: 'DATE_INVALID' };
  if (date > today) return { fault: 'DATE_IN_FUTURE' };
  const eighteenth = `${Number(date.slice(0, 4)) + 18}${date.slice(4)}`;
  return eighteenth > today ? { fault: 'AGE_UNDER_18' } : { value: date };
}

const months = ['OCAK', 'SUBAT', 'MART', 'NISAN', 'MAYIS', 'HAZIRAN', 'TEMMUZ', 'AGUSTOS', 'EYLUL', 'EKIM', 'KASIM', 'ARALIK'];

function dateInText(text: string): string | undefined {
  // Programs that turn dates into text leave midnight behind.
  const day = text.replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '').trim().replace(/[ T]00:00(?::00)?(?:\.0+)?Z?$/, '');
  const turkish = /^([0-9]{1,2})\s*[./-]\s*([0-9]{1,2})\s*[./-]\s*([0-9]{4})$/.exec(day);
  if (turkish) return written(turkish[3]!, Number(turkish[2]), turkish[1]!);
  const iso = /^([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})$/.exec(day);
  if (iso) return written(iso[1]!, Number(iso[2]), iso[3]!);
  const named = /^([0-9]{1,2}) ([A-Z]+) ([0-9]{4})$/.exec(fold(day));
  return named ? written(named[3]!, months.indexOf(named[2]!) + 1, named[1]!) : undefined;
}

const written = (year: string, month: number, day: string): string =>
  `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;

function isRealDate(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]!;
}
