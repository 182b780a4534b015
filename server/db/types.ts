import pg from 'pg';

/**
 * How values leave PostgreSQL, for the ORM and for prepared reads alike: instants as ISO text, dates as `YYYY-MM-DD`,
 * int8 as a safe integer or a refusal. Sessions run in UTC, so the text ends in `+00`.
 */
const oids = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, dateArray: 1182, int8Array: 1016 };

export function isoOf(text: string): string {
  // '2026-11-22 15:51:10.1+00' → '2026-11-22T15:51:10.100Z'
  const end = text.length - 3;
  const seconds = `${text.slice(0, 10)}T${text.slice(11, 19)}`;
  const fraction = end > 20 ? text.slice(20, end).padEnd(3, '0').slice(0, 3) : '000';
  return `${seconds}.${fraction}Z`;
}

export function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe integer`);
  return value;
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [oids.int8]: safeInteger,
  [oids.date]: (text) => text,
  [oids.timestamptz]: isoOf,
};

export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};
