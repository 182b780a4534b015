import { isPersonNumber } from '#domain/identifiers/tckn.ts';
import { isIban } from '#domain/identifiers/iban.ts';
import { isVkn } from '#domain/identifiers/vkn.ts';
import { type Field } from '#domain/language/field.ts';

/** Where a value stands that exists nowhere else: whatever answer holds it, holds it from there. */
export interface Place {
  readonly noun: string;
  readonly id: string;
  /** A field, or 'reason' of a step in the trail. */
  readonly field: string;
}

/** Makes values that occur once in the world, valid for their kind, and finds them again in any text. */
export interface Canaries {
  valueFor(field: Field, place: Place): unknown;
  text(place: Place): string;
  foundIn(text: string): Place[];
}

export function openCanaries(): Canaries {
  const places = new Map<string, Place>();
  let last = 0;
  const keep = (value: string, place: Place): string => { places.set(keyOf(value), place); return value; };
  const text = (place: Place) => keep(`Knr${lettersOf(++last)}`, place);
  return {
    text,
    valueFor(field, place) {
      switch (field.kind) {
        case 'email': return `${text(place).toLowerCase()}@kanarya.gov.tr`;
        case 'phone': return keep(`+905${String(300_000_000 + ++last)}`, place);
        case 'personNumber': return keep(numberWith(isPersonNumber, `3${String(10_000_000 + ++last)}`, '', 2), place);
        case 'vkn': return keep(numberWith(isVkn, `7${String(10_000_000 + ++last)}`, '', 1), place);
        case 'iban': return keep(ibanOf(++last), place);
        case 'date': return field.personal || field.unique ? keep(dayOf(++last), place) : '2026-05-04';
        case 'instant': return '2026-10-01T08:00:00.000Z';
        case 'integer': return Math.max(field.min ?? 0, 2);
        case 'money': return 12_345;
        case 'flag': return true;
        case 'choice': return Object.keys(field.choices ?? {}).at(-1);
        case 'reference': return keep(`${field.series ?? 'XX'}-2026-9${String(100_000 + ++last)}`, place);
        case 'structure': return { canary: text(place) };
        default: return fitting(field, text(place), ++last);
      }
    },
    foundIn(answer) {
      const found = [...answer.matchAll(signs)].flatMap(([sign]) => places.get(keyOf(sign)) ?? []);
      return [...new Set(found)];
    },
  };
}

/** A text that the field's own rules take; where digits are wanted it is no canary any more. */
function fitting(field: Field, canary: string, n: number): string {
  const { pattern, max = 200 } = field;
  const shapes = [canary, canary.toLowerCase(), canary.toUpperCase(), String(10_000 + n), String(100_000 + n), '12345', `A${n}`, `${canary.toLowerCase()}@hs01.kep.tr`, `${canary.toLowerCase()}.kanarya.tr`];
  return shapes.find((shape) => shape.length <= max && (!pattern || new RegExp(pattern.source, 'u').test(shape))) ?? canary;
}

const signs = /knr[a-j]{7}|\+905\d{9}|TR\d{24}|[A-Z]{2}-2026-9\d{6}|19[3-6]\d-\d\d-\d\d|(?<!\d)\d{10,11}(?!\d)/gi;
const keyOf = (value: string): string => value.toLowerCase().replace('@kanarya.gov.tr', '');

const lettersOf = (n: number): string => String(1_000_000 + n).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));

const dayOf = (n: number): string => new Date(Date.UTC(1930, 0, 1) + (n % 14_000) * 86_400_000).toISOString().slice(0, 10);

/** The one continuation of so many digits that passes the check. */
function numberWith(holds: (text: string) => boolean, head: string, tail: string, digits: number): string {
  for (let n = 0; n < 10 ** digits; n++) {
    const candidate = `${head}${String(n).padStart(digits, '0')}${tail}`;
    if (holds(candidate)) return candidate;
  }
  throw new Error(`No check digits fit ${head}`);
}

const ibanOf = (n: number): string => {
  const account = `000150${String(10 ** 15 + n)}`;
  for (let check = 2; check < 99; check++) {
    const iban = `TR${String(check).padStart(2, '0')}${account}`;
    if (isIban(iban)) return iban;
  }
  throw new Error('No check digits fit the account');
};
