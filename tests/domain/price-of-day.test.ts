import { expect, test } from 'vitest';
import { businessDate } from '#domain/calendar/dates.ts';
import { debtOf, openAmountOf } from '#domain/money/debt.ts';
import { priceOn } from '#domain/money/price-of-day.ts';
import { standingOfPrices } from '#domain/money/price-standing.ts';

const price = (id: string, validFrom: string, createdAt = '2025-12-01T08:00:00.000Z') => ({ id, validFrom, createdAt });
const prices = [price('2026', '2026-01-01'), price('2025', '2025-01-01'), price('2027', '2027-01-01')];

test('the price of the day is the newest that has begun', () => {
  expect(priceOn(prices, '2026-11-22')?.id).toBe('2026');
  expect(priceOn(prices, '2026-01-01')?.id).toBe('2026');
  expect(priceOn(prices, '2025-12-31')?.id).toBe('2025');
});

test('at midnight in Istanbul the new year’s price begins, three hours before UTC’s midnight', () => {
  expect(priceOn(prices, businessDate('2026-12-31T20:59:59.999Z'))?.id).toBe('2026');
  expect(priceOn(prices, businessDate('2026-12-31T21:00:00.000Z'))?.id).toBe('2027');
});

test('before the first price there is none', () => {
  expect(priceOn(prices, '2024-12-31')).toBeUndefined();
  expect(priceOn([], '2026-01-01')).toBeUndefined();
});

test('of two prices from one day the one entered last counts', () => {
  const corrected = [price('wrong', '2026-01-01', '2025-12-01T08:00:00.000Z'), price('right', '2026-01-01', '2025-12-02T08:00:00.000Z')];
  expect(priceOn(corrected, '2026-05-05')?.id).toBe('right');
  expect(priceOn(corrected.toReversed(), '2026-05-05')?.id).toBe('right');
});

test('debt is what is open of open charges, and nothing else', () => {
  const charges = [
    { state: 'accrued', amount: 72_000, paidAmount: null },
    { state: 'partlyPaid', amount: 50_000, paidAmount: 20_000 },
    { state: 'paid', amount: 99_999, paidAmount: 99_999 },
    { state: 'cancelled', amount: 11_111, paidAmount: 0 },
    { state: 'refunded', amount: 22_222, paidAmount: 22_222 },
  ];
  expect(debtOf(charges)).toBe(102_000);
  expect(charges.map(openAmountOf)).toEqual([72_000, 30_000, 0, 0, 0]);
});

test('prices of a product say which counts today, until when, and what comes', () => {
  const price = (id: string, validFrom: string, state = 'approved') => ({ id, validFrom, state, createdAt: `${validFrom}T08:00:00.000Z` });
  const prices = [price('old', '2024-01-01'), price('now', '2026-01-01'), price('next', '2027-01-01'), price('draft', '2027-06-01', 'draft'), price('gone', '2026-06-01', 'withdrawn')];
  expect(standingOfPrices(prices, '2026-11-23').map(({ price: { id }, standing, until }) => `${id} ${standing} ${until}`)).toEqual([
    'draft waiting null', 'next upcoming null', 'gone withdrawn null', 'now inForce 2026-12-31', 'old past 2025-12-31',
  ]);
});
