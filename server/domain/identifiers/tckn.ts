import { checkedText } from './checked-text.ts';
import type { TextFault } from './checked-text.ts';
import { digitAt, withoutBlanks } from './check-digits.ts';

/** GİB's number for an unnamed buyer on an e-Arşiv invoice. It fails the check on purpose: allow it in that field only. */
export const unnamedBuyerNumber = '11111111111';

/** TCKN or YKN: eleven ASCII digits, none leading zero, both check digits right. The same rule holds for both kinds. */
export function isPersonNumber(text: string): boolean {
  if (!/^[1-9][0-9]{10}$/.test(text)) return false;
  let odd = 0;
  let even = 0;
  for (let place = 0; place < 9; place += 1) {
    if (place % 2 === 0) odd += digitAt(text, place);
    else even += digitAt(text, place);
  }
  // The bracket can be negative, and % keeps the sign.
  const tenth = (((7 * odd - even) % 10) + 10) % 10;
  return digitAt(text, 9) === tenth && digitAt(text, 10) === (odd + even + tenth) % 10;
}

/** Number of a foreign national: 99…, in older records 97… or 98…. */
export const isYkn = (text: string): boolean => /^9[789]/.test(text) && isPersonNumber(text);

/** Number of a citizen. For "the number of a person, whoever" use `isPersonNumber`. */
export const isTckn = (text: string): boolean => isPersonNumber(text) && !isYkn(text);

/** What is wrong with a person number: its shape, its leading zero or its check digits. */
export function personNumberFault(text: string): TextFault | undefined {
  if (!/^[0-9]{11}$/.test(text)) return faults.shape;
  return isPersonNumber(text) ? undefined : faults.check;
}

export const zPersonNumber = checkedText({
  longest: 40,
  tidy: withoutBlanks,
  faultOf: personNumberFault,
  example: '90000000100',
});

const faults = {
  shape: {
    code: 'person_number_shape',
    tr: 'T.C. kimlik numarası 11 rakam olmalıdır.',
    en: 'The identity number must have 11 digits.',
  },
  check: {
    code: 'person_number_check',
    tr: 'T.C. kimlik numarası doğru değil; rakamları kontrol edin.',
    en: 'The identity number is not right; check its digits.',
  },
} satisfies Record<string, TextFault>;
