import { parseInvoiceNumber } from '../references/invoice-number.ts';
import { normaliseReference } from '../references/reference.ts';
import { fold } from '../turkish/fold.ts';
import { normaliseText } from '../turkish/normalise-text.ts';
import { asciiUpper, withoutBlanks } from './check-digits.ts';
import { isEmail, normaliseEmail } from './email.ts';
import { isIban, normaliseIban } from './iban.ts';
import { normalisePhone } from './phone.ts';
import { isPersonNumber } from './tckn.ts';
import { isVkn } from './vkn.ts';

export const queryKinds = [
  'personNumber',
  'vkn',
  'phone',
  'email',
  'iban',
  'reference',
  'invoiceNumber',
  'barcode',
  'serial',
  'name',
] as const;
export type QueryKind = (typeof queryKinds)[number];

export interface Recognised {
  kind: QueryKind;
  /** In the form the index holds: normalised identifier, or for a name its fold. */
  value: string;
}

/** Longest text of the one search box. */
export const longestQuery = 200;

/**
 * What a typed or pasted text may be, surest first: by shape and check digit. Several when it fits several (ten
 * digits may be a tax number and a telephone); empty when nothing of it could be searched.
 */
export function recogniseQuery(text: string): Recognised[] {
  const typed = normaliseText(text.slice(0, longestQuery));
  return readers.flatMap(({ kind, read }) => {
    const value = read(typed);
    return value === undefined ? [] : [{ kind, value }];
  });
}

const when = (holds: boolean, value: string): string | undefined => (holds ? value : undefined);

const readers: { kind: QueryKind; read: (typed: string) => string | undefined }[] = [
  { kind: 'email', read: (typed) => when(isEmail(normaliseEmail(typed)), normaliseEmail(typed)) },
  { kind: 'iban', read: (typed) => when(isIban(normaliseIban(typed)), normaliseIban(typed)) },
  { kind: 'reference', read: normaliseReference },
  { kind: 'invoiceNumber', read: (typed) => when(parseInvoiceNumber(typed) !== undefined, code(typed)) },
  { kind: 'personNumber', read: (typed) => when(isPersonNumber(withoutBlanks(typed)), withoutBlanks(typed)) },
  { kind: 'vkn', read: (typed) => when(isVkn(withoutBlanks(typed)), withoutBlanks(typed)) },
  { kind: 'phone', read: normalisePhone },
  { kind: 'barcode', read: (typed) => when(isBarcode(code(typed)), code(typed)) },
  { kind: 'serial', read: (typed) => when(isSerial(code(typed)), normaliseSerial(typed)) },
  { kind: 'name', read: (typed) => when(looksLikeName(fold(typed)), fold(typed)) },
];

/** A courier's barcode: 8–30 capitals and digits with at least six digits; carriers differ, none is certain. */
export const isBarcode = (text: string): boolean =>
  /^[A-Z0-9]{8,30}$/.test(text) && (text.match(/[0-9]/g)?.length ?? 0) >= 6;

/** A certificate or card serial: 8–40 hexadecimal digits (RFC 5280: at most 20 octets), at least one of them 0–9. */
export const isSerial = (text: string): boolean => /^(?=.*[0-9])[0-9A-F]{8,40}$/.test(text.replaceAll(':', ''));

/** Capitals without colons, blanks and the leading zeros that tools print or leave out: `00:a1:B2` → `A1B2`. */
export const normaliseSerial = (text: string): string => code(text).replaceAll(':', '').replace(/^0+(?=.)/, '');

// A Turkish keyboard types ı and İ where the label has I.
const code = (typed: string): string => asciiUpper(typed.replace(/[\s-]+/gu, '').replace(/[ıİ]/gu, 'I'));

const looksLikeName = (folded: string): boolean => folded.length >= 2 && /[^0-9 ]/.test(folded);
