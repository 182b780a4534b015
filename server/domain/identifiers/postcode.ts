import { checkedText } from './checked-text.ts';
import { withoutBlanks } from './check-digits.ts';

/** Five ASCII digits; the first two are the province, 01–81. */
export const isPostcode = (text: string): boolean => /^(?:0[1-9]|[1-7][0-9]|8[01])[0-9]{3}$/.test(text);

/** Province code of a right postcode: `41470` → `41`. */
export const provinceOfPostcode = (postcode: string): string => postcode.slice(0, 2);

export const zPostcode = checkedText({
  longest: 20,
  tidy: withoutBlanks,
  faultOf: (text) =>
    isPostcode(text)
      ? undefined
      : {
          code: 'postcode_invalid',
          tr: 'Posta kodu 5 rakamdır ve il koduyla (01–81) başlar.',
          en: 'A postcode has 5 digits and begins with the province code (01–81).',
        },
  example: '41470',
});
