import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskDate, maskEmail, maskIban, maskKinds, maskName, maskPersonNumber, maskPhone, maskText } from '#domain/identifiers/masking.ts';
import { rounds } from '../support/rounds.ts';

describe('what a person without the right to see gets', () => {
  test('is the mask that staff are used to, for each kind of value', () => {
    expect(maskPersonNumber('90000000100')).toBe('900*****100');
    expect(maskPhone('+905320000012')).toBe('+90 5** *** ** 12');
    expect(maskPhone('+902620000012')).toBe('+90 2** *** ** 12');
    expect(maskEmail('ali.veli@kurum.gov.tr')).toBe('a***@kurum.gov.tr');
    expect(maskIban('TR420001000000000000000001')).toBe('TR** **** **** **** **** **00 01');
    expect(maskName('Işıl Nur Yılmaz-Öz')).toBe('I*** N*** Y*** Ö***');
    expect(maskDate('1990-04-23')).toBe('**.**.****');
    expect(maskText('Güvenlik sözcüğü')).toBe('***');
  });

  test('hides a value of an unexpected form whole', () => {
    expect([maskPersonNumber('123'), maskPhone('123'), maskEmail('yok'), maskIban('TR42')]).toEqual(Array(4).fill('***'));
  });

  test('shows that nothing is there, and does not cut a letter in two', () => {
    for (const mask of Object.values(maskKinds)) expect(mask('')).toBe('');
    expect(maskName('𝒜li')).toBe('𝒜***');
  });

  test('never lets a text of six or more signs through unchanged', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 60 }), fc.constantFrom(...Object.values(maskKinds)), (text, mask) => {
        fc.pre(text.trim().length >= 6 && !/^[\s*-]*$/.test(text));
        expect(mask(text)).not.toBe(text);
        expect(mask(text)).not.toContain(text.trim().slice(0, -1));
      }),
      { numRuns: rounds() },
    );
  });
});
