import { checkedText } from './checked-text.ts';
import { withoutBlanks } from './check-digits.ts';

/** Number of an administrative unit: text of ASCII digits. No check digit is known, so only the alphabet is certain. */
export const isDetsis = (text: string): boolean => /^[0-9]{1,12}$/.test(text);

/** False: worth a warning ("usually 6–9 digits"), never a refusal; the registry publishes no length. */
export const isUsualDetsis = (text: string): boolean => /^[0-9]{6,9}$/.test(text);

export const zDetsis = checkedText({
  longest: 40,
  tidy: withoutBlanks,
  faultOf: (text) =>
    isDetsis(text)
      ? undefined
      : { code: 'detsis_invalid', tr: 'DETSİS numarası yalnız rakamdan oluşur.', en: 'The DETSİS number has digits only.' },
  example: '24301234',
});
