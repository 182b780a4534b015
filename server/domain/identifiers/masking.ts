/*
 * What a person without the right to see gets instead. Lengths are kept only where they are public anyway (eleven
 * digits of a TCKN); elsewhere a mask of fixed length hides the length too. Signs are counted as people see them.
 */

/** First three and last three: `90000000100` → `900*****100`; a shorter number is hidden whole. */
export const maskPersonNumber = (text: string): string =>
  text.length >= 9 ? `${text.slice(0, 3)}${'*'.repeat(text.length - 6)}${text.slice(-3)}` : maskText(text);

/** The last two digits of a Turkish number: `+905320000012` → `+90 5** *** ** 12`. */
export const maskPhone = (text: string): string => {
  const match = /^\+90([0-9])[0-9]{7}([0-9]{2})$/.exec(text);
  return match ? `+90 ${match[1]}** *** ** ${match[2]}` : maskText(text);
};

/** First sign and the domain: `ali@kurum.gov.tr` → `a***@kurum.gov.tr`. */
export const maskEmail = (text: string): string => {
  const at = text.lastIndexOf('@');
  return at > 0 ? `${firstSign(text)}***${text.slice(at)}` : maskText(text);
};

/** Country and the last four: `TR** **** … 0001`. */
export const maskIban = (text: string): string => {
  const iban = text.replace(/\s+/gu, '');
  return iban.length === 26 ? `TR** **** **** **** **** **${iban.slice(-4, -2)} ${iban.slice(-2)}` : maskText(text);
};

/** First letter of each part: `Işıl Yılmaz` → `I*** Y***`. At most four parts are shown. */
export const maskName = (text: string): string =>
  text
    .split(/[\s-]+/u)
    .filter(Boolean)
    .slice(0, 4)
    .map((part) => `${firstSign(part)}***`)
    .join(' ');

/** Hidden whole: a birth date identifies with its year alone. */
export const maskDate = (text: string): string => (text === '' ? '' : '**.**.****');

/** Hidden whole, its length too; an empty text stays empty, so that "nothing there" is still seen. */
export const maskText = (text: string): string => (text === '' ? '' : '***');

export const maskKinds = {
  personNumber: maskPersonNumber,
  phone: maskPhone,
  email: maskEmail,
  iban: maskIban,
  name: maskName,
  date: maskDate,
  text: maskText,
} as const;


const firstSign = (text: string): string => Array.from(text)[0] ?? '';
