import { checkedText } from './checked-text.ts';
import { asciiUpper } from './check-digits.ts';

/** Without blanks and hyphens, in capitals. */
export const normaliseIban = (text: string): string => asciiUpper(text.replace(/[\s-]+/gu, ''));

/**
 * Turkish IBAN in its electronic form: TR, 2 check digits, 5 of the bank, a reserved 0, 16 of the account
 * (ISO 13616 allows letters in the account), remainder 1 by 97.
 */
export function isIban(text: string): boolean {
  if (!/^TR[0-9]{7}0[0-9A-Z]{16}$/.test(text)) return false;
  const moved = text.slice(4) + text.slice(0, 4);
  let remainder = 0;
  for (const sign of moved) {
    const value = Number.parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** As printed: groups of four. */
export const formatIban = (iban: string): string =>
  normaliseIban(iban).replace(/(.{4})(?=.)/gu, '$1 ');

/** Five digits of the bank: `00010` Ziraat, `00015` VakıfBank. */
export const bankCodeOf = (iban: string): string => normaliseIban(iban).slice(4, 9);

export const zIban = checkedText({
  longest: 60,
  tidy: normaliseIban,
  faultOf: (text) => {
    if (isIban(text)) return undefined;
    return /^TR[0-9A-Z]{24}$/.test(text)
      ? { code: 'iban_check', tr: 'IBAN doğru değil; rakamları kontrol edin.', en: 'The IBAN is not right.' }
      : { code: 'iban_shape', tr: 'IBAN TR ile başlamalı ve 26 karakter olmalıdır.', en: 'A Turkish IBAN has 26 characters.' };
  },
  example: 'TR420001000000000000000001',
});
