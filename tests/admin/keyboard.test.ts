import { describe, expect, it } from 'vitest';
import { desks } from '#domain/menu.ts';
import { asPrinted, openBurst } from '../../admin/keyboard/burst.ts';
import { deskKeys, deskOfKey, homeKey } from '../../admin/keyboard/desk-keys.ts';
import { takenFor } from '../../admin/palette/recognised.ts';

const typed = (text: string, gap: number, before = 1_000): string | undefined => {
  const burst = openBurst();
  let at = before;
  for (const key of text) burst.key(key, (at += gap));
  return burst.key('Enter', at + gap);
};

describe('the barcode scanner', () => {
  it('is known by its speed and its Enter', () => expect(typed('KP02123456789', 8)).toBe('KP02123456789'));
  it('is not confused with a fast typist', () => expect(typed('KP02123456789', 60)).toBeUndefined());
  it('is not confused with two keys pressed together before Enter', () => expect(typed('abc', 5)).toBeUndefined());

  it('leaves out what was typed by hand before the scan began', () => {
    const burst = openBurst();
    let at = 0;
    for (const key of 'not') burst.key(key, (at += 120));
    at += 500;
    for (const key of '4821907365') burst.key(key, (at += 6));
    expect(burst.key('Enter', at + 6)).toBe('4821907365');
  });

  it('is undone by nothing but its own keys: Shift between two signs does not end it', () => {
    const burst = openBurst();
    let at = 0;
    for (const key of ['K', 'Shift', 'P', 'Shift', '0', '2', '1', '2']) burst.key(key, (at += 4));
    expect(burst.key('Enter', at + 4)).toBe('KP0212');
  });

  it('reads the hyphen of a scanner set to an American keyboard', () => expect(asPrinted('OB*2026*000123*7')).toBe('OB-2026-000123-7'));
});

describe('the keys of the desks', () => {
  it('give each desk a letter of its own, beside that of the home page', () => {
    const letters = [...Object.values(deskKeys), homeKey];
    expect(new Set(letters).size).toBe(letters.length);
    expect(Object.keys(deskKeys)).toEqual(Object.keys(desks));
  });

  it('answer to the letter as the Turkish name begins', () => {
    expect(deskOfKey('ü')).toBe('production');
    expect(deskOfKey('Ü')).toBe('production');
    expect(deskOfKey('ç')).toBe('calls');
    expect(deskOfKey('x')).toBeUndefined();
  });
});

describe('what a typed text is taken for', () => {
  it.each([
    ['10000000146', 'personNumber'], ['0532 123 45 67', 'phone'], ['ayse@meb.gov.tr', 'email'], ['OB-2026-000123-7', 'reference'],
  ])('%s is a %s', (text, kind) => expect(takenFor(text)).toBe(kind));
  it('a name is taken for no number', () => expect(takenFor('ışıl yıldız')).toBeUndefined());
  it('eleven digits with a wrong check digit are no person number', () => expect(takenFor('10000000147')).not.toBe('personNumber'));
});
