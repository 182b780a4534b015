import { checkedText } from '../identifiers/checked-text.ts';
import { asciiUpper } from '../identifiers/check-digits.ts';
import { checkDigit } from './check-digit.ts';

export interface Reference {
  /** Two or three capitals: the kind of record, `OB` pre-application. */
  prefix: string;
  /** Document year in Europe/Istanbul. */
  year: number;
  /** Within the prefix and year, from 1; at least six digits are written. */
  number: number;
}

/**
 * `makeReference('OB', 2026, 123)` → `OB-2026-000123-7`: what people read to each other and scan. A–Z and digits
 * only; the last digit checks year and number by ISO 7064 MOD 11,10, which catches every single wrong digit. The
 * prefix is not in it: there are few, and a wrong one names another kind of record.
 * Throws RangeError when a part does not fit: that is a fault of the program, not of the user.
 */
export function makeReference(prefix: string, year: number, number: number): string {
  if (!/^[A-Z]{2,3}$/.test(prefix)) throw new RangeError('A reference prefix is two or three capitals A–Z');
  if (!Number.isInteger(year) || year < 2000 || year > 2099) throw new RangeError('A reference year is 2000–2099');
  if (!Number.isInteger(number) || number < 1 || number > 999_999_999) {
    throw new RangeError('A reference number is 1–999999999');
  }
  const digits = String(number).padStart(6, '0');
  return `${prefix}-${year}-${digits}-${checkDigit(`${year}${digits}`)}`;
}

/** Exactly as `makeReference` writes it. */
export const isReference = (text: string): boolean => normaliseReference(text) === text;

/** Read as people type it (small letters, blanks or nothing for hyphens); undefined when its check fails. */
export function parseReference(text: string): Reference | undefined {
  const match = shape.exec(compact(text));
  if (!match) return undefined;
  const [, prefix = '', year = '', digits = '', check] = match;
  if (checkDigit(`${year}${digits}`) !== check) return undefined;
  const number = Number(digits);
  return number > 0 && digits === String(number).padStart(6, '0') ? { prefix, year: Number(year), number } : undefined;
}

/** The written form of a reference as typed, or undefined. */
export function normaliseReference(text: string): string | undefined {
  const reference = parseReference(text);
  return reference && makeReference(reference.prefix, reference.year, reference.number);
}

export const zReference = checkedText({
  longest: 40,
  tidy: (text) => normaliseReference(text) ?? text,
  faultOf: (text) =>
    isReference(text)
      ? undefined
      : { code: 'reference_invalid', tr: 'Kayıt numarası doğru değil; son rakamı da yazın.', en: 'The reference is not right; include its last digit.' },
  example: 'OB-2026-000123-7',
});

const shape = /^([A-Z]{2,3})(20[0-9]{2})([0-9]{6,9})([0-9])$/;

// A Turkish keyboard types ı and İ where the paper has I.
const compact = (text: string): string =>
  asciiUpper(text.slice(0, 40).replace(/[\s-]+/gu, '').replace(/[ıİ]/gu, 'I'));
