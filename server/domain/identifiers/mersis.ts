import { checkedText } from './checked-text.ts';
import { withoutBlanks } from './check-digits.ts';
import { isPersonNumber } from './tckn.ts';
import { isVkn } from './vkn.ts';

/** Central trade registry number: 16 ASCII digits. */
export const isMersis = (text: string): boolean => /^[0-9]{16}$/.test(text);

/** False: worth a warning, never a refusal. The usual layout (0 + tax number + 5, or person number + 5) is not law. */
export const isUsualMersis = (text: string): boolean =>
  isMersis(text) && ((text.startsWith('0') && isVkn(text.slice(1, 11))) || isPersonNumber(text.slice(0, 11)));

export const zMersis = checkedText({
  longest: 40,
  tidy: withoutBlanks,
  faultOf: (text) =>
    isMersis(text)
      ? undefined
      : { code: 'mersis_invalid', tr: 'MERSİS numarası 16 rakam olmalıdır.', en: 'The MERSİS number must have 16 digits.' },
  example: '0900000001700015',
});
