import { expect, test } from 'vitest';
import { validityOf } from '../../../server/modules/production-items/validity.ts';

const spanOf = (startsAt: string | null, requestedAt: string, years: number) => {
  const { notBefore, notAfter } = validityOf({ startsAt, requestedAt, years });
  return [notBefore.toISOString(), notAfter.toISOString()];
};

test('a first certificate runs from its making, to the second', () => {
  expect(spanOf(null, '2026-11-22T08:30:15.987Z', 3)).toEqual(['2026-11-22T08:30:15.000Z', '2029-11-22T08:30:15.000Z']);
});

test('a renewal begins in the second in which the old one ends', () => {
  expect(spanOf('2026-12-05T20:59:59.000Z', '2026-11-22T08:30:15.987Z', 1)).toEqual(['2026-12-05T20:59:59.000Z', '2027-12-05T20:59:59.000Z']);
});

test('a renewal made after the old one ended begins at once', () => {
  expect(spanOf('2026-11-01T00:00:00.000Z', '2026-11-22T08:30:15.000Z', 2)[0]).toBe('2026-11-22T08:30:15.000Z');
});

test('29 February ends on 28 February', () => {
  expect(spanOf(null, '2028-02-29T10:00:00.000Z', 1)[1]).toBe('2029-02-28T10:00:00.000Z');
});
