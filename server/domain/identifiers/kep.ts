import { checkedText } from './checked-text.ts';
import { isEmail, normaliseEmail } from './email.ts';

/** Registered e-mail: `local@hsNN.kep.tr`, NN the provider. */
export const isKep = (text: string): boolean => /@hs[0-9]{2}\.kep\.tr$/.test(text) && isEmail(text);

export const zKep = checkedText({
  longest: 254,
  tidy: normaliseEmail,
  faultOf: (text) =>
    isKep(text)
      ? undefined
      : { code: 'kep_invalid', tr: 'KEP adresi kurum@hs01.kep.tr biçiminde olmalıdır.', en: 'A KEP address looks like kurum@hs01.kep.tr.' },
  example: 'kurum@hs01.kep.tr',
});
