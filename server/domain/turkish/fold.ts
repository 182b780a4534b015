/**
 * The one key under which texts are searched: capitals A–Z, digits and single blanks, so that `Iğdır`, `igdir` and
 * `IĞDIR` are one. Greek, Cyrillic, Hebrew and Arabic letters are kept, without their marks; any other script, sign or
 * emoji leaves a blank; invisible signs (soft hyphen, zero width, bidi) leave no trace.
 *
 * `nes_fold(text)` in server/db/functions/fold.sql gives the same text: change both. Every range is written out,
 * because Node and each PostgreSQL know other Unicode versions and their ideas of "letter" and "upper" differ.
 */
export function fold(text: string): string {
  return text
    .replace(unread, ' ')
    .normalize('NFKD')
    .replace(traceless, '')
    .replace(cased, (letter) => spellings.get(letter) ?? letter)
    .replace(notKept, ' ')
    .trim();
}

// Read: Latin to Arabic, Latin and Greek additional, punctuation to numerals, circled, Latin-C, ligatures and
// presentation forms, full width. All settled before Unicode 14, so every version decomposes them alike.
const unread =
  /[^\u0001-\u06FF\u1E00-\u1FFF\u2000-\u218F\u2460-\u24FF\u2C60-\u2C7F\uFB00-\uFDFF\uFE00-\uFE0F\uFE20-\uFE2F\uFE70-\uFEFF\uFF00-\uFFEF]/gu;

// Combining marks, Hebrew points, Arabic vowels and tatweel; soft hyphen, zero width, bidi, variation selectors.
const traceless =
  /[\u00AD\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u200B-\u200F\u202A-\u202E\u2060-\u206F\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF]+/gu;

const notKept =
  /[^A-Z0-9\u0391-\u03A9\u0400-\u042F\u0490\u0492\u049A\u04A2\u04AE\u04B0\u04BA\u04D8\u04E8\u05D0-\u05EA\u0621-\u063A\u0641-\u064A\u066E-\u06D3]+/gu;

const cased = /[^A-Z0-9 ]/gu;

// `ı` has no decomposition, so it stands here; `İ` is I with a dot that fell with the marks.
const spellings = new Map([
  ...pairs('abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  ...pairs('ıøØłŁđĐðÐħĦŧŦŋŊĸəƏ', 'IOOLLDDDDHHTTNNKEE'),
  ...pairs('αβγδεζηθικλμνξοπρςστυφχψω', 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΣΤΥΦΧΨΩ'),
  ...pairs('абвгдежзийклмнопрстуфхцчшщъыьэюя', 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'),
  ...pairs('ђєѕіјљњћџґғқңүұһәө', 'ЂЄЅІЈЉЊЋЏҐҒҚҢҮҰҺӘӨ'),
  ...pairs('٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'),
  ['ß', 'SS'],
  ['ẞ', 'SS'],
  ['æ', 'AE'],
  ['Æ', 'AE'],
  ['œ', 'OE'],
  ['Œ', 'OE'],
  ['þ', 'TH'],
  ['Þ', 'TH'],
] as [string, string][]);

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((letter, index) => [letter, to[index] ?? '']);
}
