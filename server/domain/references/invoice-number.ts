import { checkedText } from '../identifiers/checked-text.ts';
import { asciiUpper, withoutBlanks } from '../identifiers/check-digits.ts';

export interface InvoiceNumber {
  /** Three signs A–Z or 0–9. */
  series: string;
  year: number;
  /** Gapless within series and year, from 1. */
  number: number;
}

/** GİB's form: series, year, nine digits. `makeInvoiceNumber('NES', 2026, 7)` → `NES2026000000007`. RangeError else. */
export function makeInvoiceNumber(series: string, year: number, number: number): string {
  if (!/^[A-Z0-9]{3}$/.test(series)) throw new RangeError('An invoice series is three signs A–Z or 0–9');
  if (!Number.isInteger(year) || year < 2000 || year > 2099) throw new RangeError('An invoice year is 2000–2099');
  if (!Number.isInteger(number) || number < 1 || number > 999_999_999) {
    throw new RangeError('An invoice number is 1–999999999');
  }
  return `${series}${year}${String(number).padStart(9, '0')}`;
}

export function parseInvoiceNumber(text: string): InvoiceNumber | undefined {
  const match = /^([A-Z0-9]{3})(20[0-9]{2})([0-9]{9})$/.exec(asciiUpper(withoutBlanks(text.slice(0, 40))));
  const [, series = '', year, digits] = match ?? [];
  return match && Number(digits) > 0 ? { series, year: Number(year), number: Number(digits) } : undefined;
}

export const isInvoiceNumber = (text: string): boolean => /^[A-Z0-9]{16}$/.test(text) && parseInvoiceNumber(text) !== undefined;

export const zInvoiceNumber = checkedText({
  longest: 40,
  tidy: (text) => asciiUpper(withoutBlanks(text)),
  faultOf: (text) =>
    isInvoiceNumber(text)
      ? undefined
      : { code: 'invoice_number_invalid', tr: 'Fatura numarası 3 karakter, yıl ve 9 rakamdır.', en: 'An invoice number is 3 signs, the year and 9 digits.' },
  example: 'NES2026000000007',
});
