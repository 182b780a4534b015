import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longText } from '#domain/language/field.ts';
import { valueSchema } from '#domain/language/schema.ts';
import { compareTurkish } from '#domain/turkish/compare.ts';
import { fold } from '#domain/turkish/fold.ts';
import { normaliseLines, normaliseText } from '#domain/turkish/normalise-text.ts';
import { titleCase, upperTurkish } from '#domain/turkish/title-case.ts';
import { rounds } from '../support/rounds.ts';

const vectors = JSON.parse(readFileSync(new URL('../fixtures/fold-vectors.json', import.meta.url), 'utf8')) as {
  input: string;
  folded: string;
  note: string;
}[];

describe('the search key of a text', () => {
  test(`holds for all ${vectors.length} written vectors`, () => {
    expect(vectors.length).toBeGreaterThanOrEqual(150);
    for (const { input, folded, note } of vectors) expect(fold(input), `${JSON.stringify(input)} ${note}`).toBe(folded);
  });

  test('is its own key, and never holds a double blank or a small letter a–z', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const key = fold(text);
        expect(fold(key)).toBe(key);
        expect(key).not.toMatch(/ {2}|^ | $|[a-z]/);
      }),
      { numRuns: rounds() },
    );
  });

  test('does not care whether a text came composed or decomposed, in Turkish capitals or small letters', () => {
    const turkish = fc.string({ unit: fc.constantFrom(...'abcçdefgğhıijklmnoöprsştuüvyzâîûABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ '), maxLength: 40 });
    fc.assert(
      fc.property(turkish, (text) => {
        const key = fold(text);
        expect(fold(text.normalize('NFD'))).toBe(key);
        expect(fold(text.toLocaleUpperCase('tr'))).toBe(key);
        expect(fold(text.toLocaleLowerCase('tr'))).toBe(key);
      }),
      { numRuns: rounds() },
    );
  });
});

describe('text as it is kept', () => {
  test('is composed, trimmed and has single blanks', () => {
    expect(normaliseText('  S\u0327ahin \u00A0\t Gu\u0308l ')).toBe('Şahin Gül');
  });

  test('loses signs that nobody sees', () => {
    expect(normaliseText('\uFEFFAli\u200B \u202EVeli\u202C')).toBe('Ali Veli');
  });

  test('of several lines keeps its lines and at most one empty one', () => {
    expect(normaliseLines('\r\nBir  iki\r\n\r\n\r\n\r\nüç \n')).toBe('Bir iki\n\nüç');
    expect(valueSchema(longText('Not')).parse('Ali\u202E ilev\r\nSatır\u200B iki')).toBe('Ali ilev\nSatır iki');
  });
});

describe('Turkish order and case', () => {
  test('sorts towns as a Turkish index does', () => {
    const towns = ['Cizre', 'Çorum', 'Iğdır', 'Isparta', 'İzmir', 'Ordu', 'Ödemiş', 'Sivas', 'Şırnak', 'Uşak', 'Ünye'];
    expect([...towns].reverse().sort(compareTurkish)).toEqual(towns);
    expect(['10', '9'].sort(compareTurkish)).toEqual(['9', '10']);
  });

  test('shows a name of the register in title case', () => {
    expect(titleCase('AYŞE NUR ÖZTÜRK-İPEK')).toBe('Ayşe Nur Öztürk-İpek');
    expect(titleCase('ıŞIL')).toBe('Işıl');
    expect(titleCase('SAĞLIK VE SPOR')).toBe('Sağlık ve Spor');
    expect(titleCase("ANKARA'NIN")).toBe("Ankara'nın");
    expect(upperTurkish('ışıl i')).toBe('IŞIL İ');
  });
});
