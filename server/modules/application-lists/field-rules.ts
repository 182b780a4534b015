import { isEmail, normaliseEmail } from '#domain/identifiers/email.ts';
import { normaliseMobile } from '#domain/identifiers/phone.ts';
import { isPersonNumber } from '#domain/identifiers/tckn.ts';
import { fold } from '#domain/turkish/fold.ts';
import { normaliseText } from '#domain/turkish/normalise-text.ts';
import { titleCase, upperTurkish } from '#domain/turkish/title-case.ts';
import { readBirthDate } from './birth-date.ts';
import { columns, type ColumnKey } from './columns.ts';
import type { RowFaultCode } from './fault-sentences.ts';
import type { FieldContext, FieldReading } from './field-reading.ts';
import type { ListCell } from './sheet-cells.ts';

/** What a cell means in its column, or the one thing wrong with it. An empty cell of an optional column has value undefined. */
export function readField(key: Exclude<ColumnKey, 'sequence'>, cell: ListCell, context: FieldContext): FieldReading {
  // A formula shows one value here and may show another one at the institution: only what was typed is taken.
  if (cell.kind === 'formula') return { fault: 'FORMULA_CELL' };
  if (cell.text.trim() === '') return columns[key].required ? { fault: 'REQUIRED' } : { value: undefined };
  if (cell.text.length > columns[key].max + spareForBlanks) return { fault: 'TOO_LONG' };
  return readers[key](cell, context);
}

/** Blanks around a value are no fault; they go when it is normalised, and the value is measured again. */
const spareForBlanks = 40;

const readers: Record<Exclude<ColumnKey, 'sequence'>, (cell: ListCell, context: FieldContext) => FieldReading> = {
  personNumber: ({ text, kind }) => {
    // Separators only in text: 9513100078.4 as a number is no identity number.
    const digits = kind === 'text' ? asDigits(text).replace(/[\s.-]+/g, '') : text;
    if (!/^[0-9]{11}$/.test(digits)) return { fault: 'TCKN_LENGTH' };
    return isPersonNumber(digits) ? { value: digits } : { fault: 'TCKN_CHECKSUM' };
  },
  firstName: (cell) => readName(cell, 'firstName'),
  lastName: (cell) => readName(cell, 'lastName'),
  birthDate: readBirthDate,
  email: ({ text }) => {
    const address = normaliseEmail(text.replace(invisible, '').replace(/^\s*mailto:/i, ''));
    return isEmail(address) ? { value: address } : { fault: 'EMAIL_INVALID' };
  },
  phone: ({ text, kind }) => {
    if (kind !== 'text' && !/^[0-9]+$/.test(text)) return { fault: 'PHONE_INVALID' };
    const reading = normaliseMobile(asDigits(text));
    if ('phone' in reading) return { value: reading.phone };
    return { fault: reading.problem === 'notMobile' ? 'PHONE_NOT_MOBILE' : 'PHONE_INVALID' };
  },
  unit: (cell) => readLine(cell, 'unit'),
  title: (cell) => readLine(cell, 'title'),
  staffNumber: (cell) => readLine(cell, 'staffNumber'),
  years: ({ text }, { offeredYears }) => {
    const years = Number(/^([0-9]{1,2})(?: ?YIL(?:LIK)?)?$/.exec(upperTurkish(asDigits(text).trim()).replace('İ', 'I'))?.[1]);
    return offeredYears.includes(years) ? { value: years } : { fault: 'YEARS_NOT_OFFERED' };
  },
  reader: oneOf('READER_UNKNOWN', [
    [true, ['VAR', 'EVET', 'E', 'ISTIYOR', 'ISTIYORUM', 'ISTENIYOR', 'TRUE', 'DOGRU']],
    [false, ['YOK', 'HAYIR', 'H', 'ISTEMIYOR', 'ISTEMIYORUM', 'ISTENMIYOR', 'FALSE', 'YANLIS']],
  ]),
  payer: oneOf('PAYER_UNKNOWN', [
    ['institution', ['KURUM', 'KURUM ODEMELI', 'KURUM ODER', 'KURUM ODEYECEK', 'KURUMSAL', 'KURUMUMUZ', 'KURUM TARAFINDAN']],
    ['person', ['KISI', 'KISI ODEMELI', 'KISI ODER', 'KISI ODEYECEK', 'KISISEL', 'BIREYSEL', 'SAHIS', 'SAHSI', 'KENDISI', 'KISI TARAFINDAN']],
  ]),
  reason: oneOf('REASON_UNKNOWN', [
    ['new', ['YENI', 'YENI BASVURU', 'ILK', 'ILK BASVURU', 'ILK DEFA', 'YENI SERTIFIKA']],
    ['renewal', ['YENILEME', 'YENILEME BASVURUSU', 'SERTIFIKA YENILEME', 'SURE YENILEME']],
    ['lostOrStolen', ['KAYIP', 'CALINTI', 'KAYIP CALINTI', 'KAYIP VEYA CALINTI', 'KAYIP YA DA CALINTI']],
    ['other', ['DIGER', 'DIGER NEDEN', 'EK SERTIFIKA', 'ILAVE SERTIFIKA']],
  ]),
};

/** Zero-width signs, soft hyphens and marks of direction, which come along from web pages and PDFs. */
const invisible = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** What programs leave around digits: an apostrophe that once said "text" to Excel, signs that nobody sees, the `.0` of a number that was printed. */
const asDigits = (text: string): string => text.replace(invisible, '').trim().replace(/^['’‘`]/, '').replace(/^(\+?[0-9]{10,13})[.,]0+$/, '$1');

function oneOf(fault: RowFaultCode, meanings: readonly (readonly [unknown, readonly string[]])[]): (cell: ListCell) => FieldReading {
  const meaningOf = new Map(meanings.flatMap(([value, words]) => words.map((word) => [word, value] as const)));
  return ({ text }) => {
    const word = fold(text);
    return meaningOf.has(word) ? { value: meaningOf.get(word) } : { fault };
  };
}

/**
 * Letters of any Latin alphabet, for foreign nationals too. Invisible signs are a fault and are not stripped: the name
 * goes into a certificate, and the sender should know what his file carries.
 */
const nameShape = /^\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:(?: |-| - |['’])[\p{Script=Latin}\p{M}]+)*['’]?$/u;

function readName(cell: ListCell, key: 'firstName' | 'lastName'): FieldReading {
  // Word processors put their own hyphens between double names.
  const name = cell.text.normalize('NFC').replace(/\s+/gu, ' ').replace(/[\u2010\u2011]/g, '-').trim();
  if (name.length > columns[key].max) return { fault: 'TOO_LONG' };
  if (cell.kind !== 'text' || !nameShape.test(name)) return { fault: 'NAME_CHARACTERS' };
  const shouted = name === upperTurkish(name) || name === name.toLocaleLowerCase('tr');
  return { value: shouted ? titleCase(name) : name };
}

function readLine(cell: ListCell, key: 'unit' | 'title' | 'staffNumber'): FieldReading {
  // Excel turns "12-05" into a day; what was meant is lost.
  if (cell.kind === 'date') return { fault: 'TEXT_EXPECTED' };
  const line = normaliseText(cell.text);
  if (line.length > columns[key].max) return { fault: 'TOO_LONG' };
  return { value: line === '' ? undefined : line };
}
