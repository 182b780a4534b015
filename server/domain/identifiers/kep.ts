import { checkedText } from './checked-text.ts';
import { isEmail, normaliseEmail } from './email.ts';

/** Registered e-mail: `local@hsNN.kep.tr`, NN the provider; for fields, with the sentence of its refusal. */
export const kepPattern = {
  source: '^[a-z0-9._+-]+@hs[0-9]{2}\\.kep\\.tr$',
  tr: 'KEP adresi kurum@hs01.kep.tr biçiminde ve küçük harfle olmalıdır.', en: 'A KEP address looks like kurum@hs01.kep.tr, in small letters.',
} as const;

export const isKep = (text: string): boolean => new RegExp(kepPattern.source, 'u').test(text) && isEmail(text);

export const zKep = checkedText({
  longest: 254,
  tidy: normaliseEmail,
  faultOf: (text) =>
    isKep(text)
      ? undefined
      : { code: 'kep_invalid', tr: kepPattern.tr, en: kepPattern.en },
  example: 'kurum@hs01.kep.tr',
});
