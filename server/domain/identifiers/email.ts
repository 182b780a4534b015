import { checkedText } from './checked-text.ts';
import { asciiLower } from './check-digits.ts';

/** Trimmed, A–Z lowered; never with Turkish casing, which turns `MAIL@X.TR` into `maıl@x.tr`. */
export const normaliseEmail = (text: string): string => asciiLower(text.trim());

/**
 * A mailable address in ASCII with a dot in its domain; at most 254 characters (RFC 5321), 64 before the @.
 * Quoted local parts and IP domains are legal mail but here always a slip. Each part is matched alone: no backtracking.
 */
export function isEmail(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return (
    at > 0 &&
    local.length <= 64 &&
    local.split('.').every((atom) => /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/i.test(atom)) &&
    labels.length >= 2 &&
    labels.every((label) => label.length <= 63 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(label)) &&
    /^[a-z][a-z0-9-]+$/i.test(labels[labels.length - 1] ?? '')
  );
}

export const zEmail = checkedText({
  longest: 254,
  tidy: normaliseEmail,
  faultOf: (text) =>
    isEmail(text)
      ? undefined
      : {
          code: 'email_invalid',
          tr: 'E-posta adresi doğru değil; tek bir adres, Türkçe harf olmadan yazın.',
          en: 'The e-mail address is not right; give one address without Turkish letters.',
        },
  example: 'ad.soyad@kurum.gov.tr',
});
