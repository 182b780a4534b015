import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestQuery, normaliseSerial, recogniseQuery } from '#domain/identifiers/recognise.ts';
import { makeReference } from '#domain/references/reference.ts';
import { rounds } from '../support/rounds.ts';

const kinds = (text: string) => recogniseQuery(text).map((found) => found.kind);
const first = (text: string) => recogniseQuery(text)[0];

describe('the one search box', () => {
  test('knows an identifier by its shape and check digit, however it was typed', () => {
    expect(first('900 000 001 00')).toEqual({ kind: 'personNumber', value: '90000000100' });
    expect(first('1234567890')).toEqual({ kind: 'vkn', value: '1234567890' });
    expect(first('0532 000 00 00')).toEqual({ kind: 'phone', value: '+905320000000' });
    expect(first('ALI@KURUM.GOV.TR')).toEqual({ kind: 'email', value: 'ali@kurum.gov.tr' });
    expect(first('tr42 0001 0000 0000 0000 0000 01')).toEqual({ kind: 'iban', value: 'TR420001000000000000000001' });
    const reference = makeReference('OB', 2026, 123);
    expect(first(reference.toLowerCase().replaceAll('-', ' '))).toEqual({ kind: 'reference', value: reference });
    expect(first('nes2026000000007')).toEqual({ kind: 'invoiceNumber', value: 'NES2026000000007' });
    expect(first('kp 1234 5678 901')).toEqual({ kind: 'barcode', value: 'KP12345678901' });
  });

  test('reads a serial as tools print it', () => {
    expect(recogniseQuery('00:a1:b2:c3:d4:e5')).toContainEqual({ kind: 'serial', value: 'A1B2C3D4E5' });
    expect(normaliseSerial('00A1B2C3D4E5')).toBe('A1B2C3D4E5');
  });

  test('takes the rest for a name, by its search key', () => {
    expect(recogniseQuery('  ışıl  yılmaz ')).toEqual([{ kind: 'name', value: 'ISIL YILMAZ' }]);
    expect(kinds('Muğla Sıtkı Koçman Üniversitesi')).toEqual(['name']);
  });

  test('does not take a number with a wrong check digit for a person', () => {
    expect(kinds('90000000101')).not.toContain('personNumber');
  });

  test('finds nothing to search in signs', () => {
    expect(recogniseQuery('')).toEqual([]);
    expect(recogniseQuery('%%% ***')).toEqual([]);
    expect(recogniseQuery('😀')).toEqual([]);
  });

  test('reads at most its limit of any text', () => {
    expect(recogniseQuery(`${'a'.repeat(longestQuery)} Yılmaz`)).toEqual([{ kind: 'name', value: 'A'.repeat(longestQuery) }]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { value } of recogniseQuery(text)) expect(value).not.toBe('');
      }),
      { numRuns: rounds() },
    );
  });
});
