import { checkedText } from './checked-text.ts';
import { digitAt, withoutBlanks } from './check-digits.ts';

/** Tax number: ten ASCII digits (leading zeros are legal, so it is text) of which the last is a check digit. */
export function isVkn(text: string): boolean {
  if (!/^[0-9]{10}$/.test(text)) return false;
  let sum = 0;
  for (let place = 1; place <= 9; place += 1) {
    const shifted = (digitAt(text, place - 1) + 10 - place) % 10;
    sum += shifted === 9 ? 9 : (shifted * 2 ** (10 - place)) % 9;
  }
  return digitAt(text, 9) === (10 - (sum % 10)) % 10;
}

export const zVkn = checkedText({
  longest: 40,
  tidy: withoutBlanks,
  faultOf: (text) => {
    if (isVkn(text)) return undefined;
    return /^[0-9]{10}$/.test(text)
      ? {
          code: 'vkn_check',
          tr: 'Vergi kimlik numarası doğru değil; rakamları kontrol edin.',
          en: 'The tax number is not right; check its digits.',
        }
      : {
          code: 'vkn_shape',
          tr: 'Vergi kimlik numarası 10 rakam olmalıdır.',
          en: 'The tax number must have 10 digits.',
        };
  },
  example: '1234567890',
});
