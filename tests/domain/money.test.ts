import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addKurus, isKurus, largestKurus, subtractKurus, timesKurus, vatOf, vatWithin, withVat } from '#domain/money/kurus.ts';
import { formatAmount, formatKurus, parseKurus, zLiraText } from '#domain/money/kurus-text.ts';
import { rounds } from '../support/rounds.ts';

const amounts = fc.integer({ min: -largestKurus / 2, max: largestKurus / 2 });

describe('money', () => {
  test('is whole kuruş: fractions, strings and sums beyond bounds are refused', () => {
    for (const wrong of [0.1, Number.NaN, Infinity, largestKurus + 1, 2 ** 53]) {
      expect(isKurus(wrong)).toBe(false);
      expect(() => addKurus(1, wrong)).toThrow(RangeError);
    }
    expect(isKurus('100')).toBe(false);
    expect(() => addKurus(largestKurus, 1)).toThrow(RangeError);
    expect(() => timesKurus(100, 1.5)).toThrow(RangeError);
    expect(addKurus()).toBe(0);
    expect(addKurus(1, 2, 3)).toBe(6);
    expect(subtractKurus(100, 250)).toBe(-150);
    expect(timesKurus(60_000, 25)).toBe(1_500_000);
    expect(Object.is(subtractKurus(0, 0), 0) && Object.is(timesKurus(-5, 0), 0)).toBe(true);
  });

  test('VAT is rounded half up to the kuruş, and a return mirrors its sale', () => {
    expect(vatOf(9900, 18)).toBe(1782);
    expect(withVat(9900, 18)).toBe(11_682);
    expect(withVat(13_400, 18)).toBe(15_812);
    expect(vatOf(2, 25)).toBe(1);
    expect(vatOf(1, 49)).toBe(0);
    expect(vatOf(1, 50)).toBe(1);
    expect(vatOf(-2, 25)).toBe(-1);
    expect(vatOf(12_345, 0)).toBe(0);
    expect(vatOf(200, 0.25)).toBe(1);
    expect(vatOf(largestKurus / 2, 20)).toBe(largestKurus / 10);
    for (const wrong of [-1, 101, Number.NaN, 0.001]) expect(() => vatOf(100, wrong)).toThrow(RangeError);
  });

  test('VAT agrees with the exact fraction for any amount, and the gross gives its VAT back', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(0, 1, 8, 10, 18, 20), (net, rate) => {
        const vat = vatOf(net, rate);
        const twiceError = 2n * (BigInt(vat) * 100n - BigInt(net) * BigInt(rate));
        expect(twiceError <= 100n && twiceError >= -100n).toBe(true);
        expect(vatOf(net === 0 ? 0 : -net, rate)).toBe(vat === 0 ? 0 : -vat);
        expect(vatWithin(withVat(net, rate), rate)).toBe(vat);
      }),
      { numRuns: rounds() },
    );
  });

  test('is written in the Turkish way', () => {
    expect(formatKurus(123_456)).toBe('1.234,56 TL');
    expect(formatKurus(5)).toBe('0,05 TL');
    expect(formatKurus(-100_000_000)).toBe('-1.000.000,00 TL');
    expect(formatAmount(0)).toBe('0,00');
    expect(() => formatKurus(1.5)).toThrow(RangeError);
  });

  test.each([
    ['1.234,56', 123_456], ['1234,56', 123_456], ['1234,5', 123_450], ['1,234.56', 123_456], ['1234.56', 123_456],
    ['₺1.234,56', 123_456], ['1.234,56 TL', 123_456], ['1 234,56 tl', 123_456], ['1.234', 123_400], ['1.234.567', 123_456_700],
    ['1,234,567', 123_456_700], ['0,05', 5], ['0.05', 5], ['12.5', 1250], ['-10,00', -1000], ['0', 0], ['-0', 0], ['600 TRY', 60_000],
  ])('%s is understood', (text, kurus) => {
    expect(parseKurus(text)).toBe(kurus);
  });

  test.each(['1,234', '0.500', '0,500', '1.2345', '1,2,3', '1.23,45', '12,345.678', '1.234.56', '', 'TL', '-', '1e5', '0x10', '1..2', ',5', '٥', 'NaN', '9'.repeat(16), '1'.repeat(100)])(
    '%j could be misread and is refused',
    (text) => {
      expect(parseKurus(text)).toBeUndefined();
      expect(zLiraText.safeParse(text).success).toBe(false);
    },
  );

  test('survives being written and read', () => {
    fc.assert(
      fc.property(amounts, (kurus) => {
        expect(parseKurus(formatKurus(kurus))).toBe(kurus);
      }),
      { numRuns: rounds() },
    );
  });
});
