import { type Field } from '#domain/language/field.ts';

/** `from` and `until`, `awayFrom` and `awayUntil`: the name of the last day that belongs to a first one. */
const lastFor = (first: string): string | undefined => (first === 'from' ? 'until' : first.endsWith('From') ? `${first.slice(0, -'From'.length)}Until` : undefined);

/** The first day that belongs to a last one, by name; undefined for a date that ends nothing. */
export const firstFor = (last: string): string | undefined => (last === 'until' ? 'from' : last.endsWith('Until') ? `${last.slice(0, -'Until'.length)}From` : undefined);

/** The last day of the span that this field begins, where both are dates of the same form. */
export function spanEnd(first: string, fields: Readonly<Record<string, Field>>): string | undefined {
  const last = lastFor(first);
  return last !== undefined && fields[first]?.kind === 'date' && fields[last]?.kind === 'date' ? last : undefined;
}

const dayMs = 86_400_000;

/** Days of a span, both ends included, of `YYYY-MM-DD`; undefined while an end is missing or no day. */
export function daysOf(first: unknown, last: unknown): number | undefined {
  if (typeof first !== 'string' || typeof last !== 'string') return undefined;
  const days = (Date.parse(last) - Date.parse(first)) / dayMs + 1;
  return Number.isInteger(days) ? days : undefined;
}
