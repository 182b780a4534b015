import { formatDateTr, formatInstantTr } from '#domain/calendar/wording.ts';
import { instantAt, isDate } from '#domain/calendar/dates.ts';
import { formatAmount, parseKurus } from '#domain/money/kurus-text.ts';

/** How a value is written by hand, and read back; undefined when what is typed cannot be read. */
export interface Writing {
  readonly write: (value: unknown) => string;
  readonly read: (text: string) => unknown;
}

/** `22.11.2026`, also typed `22112026`, `22.11.26`, `22/11/2026` or `2026-11-22`. */
export const dayWriting: Writing = {
  write: (value) => tolerant(value, formatDateTr),
  read: readDay,
};

export function readDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  const [, day, month, year] =
    /^(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4}|\d{2})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim()) ?? [];
  const date = iso ? text.trim() : `${(year ?? '').padStart(4, '20')}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}

/** `22.11.2026 14:05`, Istanbul's clock. */
export const momentWriting: Writing = {
  write: (value) => tolerant(value, formatInstantTr),
  read: (text) => {
    const [, day = '', hour = '', minute = ''] = /^(\S+)\s+(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? [];
    const date = readDay(day);
    if (date === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
    return instantAt(date, (Number(hour) * 60 + Number(minute)) * 60_000);
  },
};

/** `1.234,56` for integer kuruş. */
export const amountWriting: Writing = {
  write: (value) => (typeof value === 'number' ? formatAmount(value) : String(value ?? '')),
  read: parseKurus,
};

/** A small JSON value; a bare word is a text. */
export const structureWriting: Writing = {
  write: (value) => (value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2)),
  read: (text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return /^\s*[[{"]/.test(text) ? undefined : text.trim();
    }
  },
};

function tolerant(value: unknown, write: (text: string) => string): string {
  if (value === null || value === undefined || value === '') return '';
  try {
    return write(String(value));
  } catch {
    return String(value);
  }
}
