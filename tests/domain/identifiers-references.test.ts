import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit } from '#domain/references/check-digit.ts';
import { isInvoiceNumber, makeInvoiceNumber, parseInvoiceNumber, zInvoiceNumber } from '#domain/references/invoice-number.ts';
import { isReference, makeReference, normaliseReference, parseReference, zReference } from '#domain/references/reference.ts';
import { rounds } from '../support/rounds.ts';

const parts = fc.record({
  prefix: fc.array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 2, maxLength: 3 }).map((letters) => letters.join('')),
  year: fc.integer({ min: 2000, max: 2099 }),
  number: fc.integer({ min: 1, max: 999_999_999 }),
});

describe('a reference that people read to each other', () => {
  test('has its year, six digits and a check digit', () => {
    expect(makeReference('OB', 2026, 123)).toBe('OB-2026-000123-7');
    expect(makeReference('OB', 2026, 1_234_567)).toMatch(/^OB-2026-1234567-[0-9]$/);
    expect(isReference('OB-2026-000123-7')).toBe(true);
    expect(zReference.safeParse('OB-2026-000123').success).toBe(false);
  });

  test('has the check digit of the published sample of ISO 7064 MOD 11,10', () => {
    expect(checkDigit('0794')).toBe('5');
    expect(checkDigit('79462')).toBe('3');
  });

  test('is read back as it is typed: small letters, no hyphens, Turkish keyboard', () => {
    fc.assert(
      fc.property(parts, (reference) => {
        const written = makeReference(reference.prefix, reference.year, reference.number);
        expect(parseReference(written)).toEqual(reference);
        expect(normaliseReference(` ${written.toLowerCase().replaceAll('-', ' ')}`)).toBe(written);
        expect(normaliseReference(written.toLocaleLowerCase('tr').replaceAll('-', ''))).toBe(written);
        expect(zReference.parse(written.replaceAll('-', ''))).toBe(written);
      }),
      { numRuns: rounds() },
    );
  });

  test('is refused when any one digit is wrong, or a letter stands for a digit', () => {
    fc.assert(
      fc.property(parts, ({ prefix, year, number }) => {
        const written = makeReference(prefix, year, number).replaceAll('-', '');
        for (let place = prefix.length; place < written.length; place += 1) {
          for (const sign of '0123456789OIlSB') {
            if (sign === written[place]) continue;
            expect(parseReference(written.slice(0, place) + sign + written.slice(place + 1))).toBeUndefined();
          }
        }
      }),
      { numRuns: Math.min(rounds(), 1000) },
    );
  });

  test('is refused for parts that do not fit, and never survives hostile text', () => {
    for (const [prefix, year, number] of [['O', 2026, 1], ['ÖB', 2026, 1], ['ob', 2026, 1], ['OB', 1999, 1], ['OB', 2026, 0], ['OB', 2026, 1.5], ['OB', 2026, 1e9]] as const) {
      expect(() => makeReference(prefix, year, number)).toThrow(RangeError);
    }
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => parseReference(text) === undefined || isReference(normaliseReference(text) ?? '')), { numRuns: rounds() });
  });
});

describe('an invoice number', () => {
  test('is three signs, the year and nine digits', () => {
    expect(makeInvoiceNumber('NES', 2026, 7)).toBe('NES2026000000007');
    expect(parseInvoiceNumber(' nes2026 000000007')).toEqual({ series: 'NES', year: 2026, number: 7 });
    expect(zInvoiceNumber.parse('nes2026000000007')).toBe('NES2026000000007');
    for (const wrong of ['NES2026000000000', 'NES202600000007', 'NEŞ2026000000007', 'nes2026000000007', '']) expect(isInvoiceNumber(wrong)).toBe(false);
    for (const [series, year, number] of [['NE', 2026, 1], ['nes', 2026, 1], ['NES', 26, 1], ['NES', 2026, 0]] as const) {
      expect(() => makeInvoiceNumber(series, year, number)).toThrow(RangeError);
    }
  });
});
