/** The digit at a place of a text that is known to hold ASCII digits only. */
export const digitAt = (text: string, index: number): number => text.charCodeAt(index) - 48;

/** Blanks of any kind, as people and spreadsheets put between groups of digits. */
export const withoutBlanks = (text: string): string => text.replace(/\s+/gu, '');

/** Upper-cases a–z only: with Turkish casing `tr42…` keeps its letters, but `i` would become `İ`. */
export const asciiUpper = (text: string): string =>
  text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

/** Lower-cases A–Z only: Turkish casing turns `MAIL` into `maıl`. */
export const asciiLower = (text: string): string =>
  text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
