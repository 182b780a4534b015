import { type FieldKind } from '#domain/language/field.ts';

/** How a number is set in groups while it is typed; the value itself stays without blanks. */
export interface Grouping {
  /** The signs that count; the rest is put in between. */
  readonly keep: RegExp;
  readonly write: (signs: string) => string;
}

const inGroups = (signs: string, sizes: readonly number[]): string => {
  const parts: string[] = [];
  let at = 0;
  for (const size of sizes) {
    if (at >= signs.length) break;
    parts.push(signs.slice(at, at + size));
    at += size;
  }
  if (at < signs.length) parts.push(signs.slice(at));
  return parts.join(' ');
};

/** `+90 555 111 22 33`, `0555 111 22 33` or `555 111 22 33`, as it was begun. */
const phone = (signs: string): string => {
  if (signs.startsWith('+90')) return inGroups(signs, [3, 3, 3, 2, 2]);
  if (signs.startsWith('+')) return signs;
  return inGroups(signs, signs.startsWith('0') ? [4, 3, 2, 2] : [3, 3, 2, 2]);
};

export const groupings = {
  personNumber: { keep: /[0-9]/u, write: (signs) => inGroups(signs, [3, 3, 3, 2]) },
  vkn: { keep: /[0-9]/u, write: (signs) => inGroups(signs, [3, 3, 4]) },
  iban: { keep: /[0-9A-Za-z]/u, write: (signs) => inGroups(toAsciiUpper(signs), [4, 4, 4, 4, 4, 4, 2]) },
  phone: { keep: /[0-9+]/u, write: phone },
} as const satisfies Partial<Record<FieldKind, Grouping>>;

/** A Turkish keyboard makes İ of i; an IBAN knows neither İ nor ı. */
const toAsciiUpper = (text: string): string => text.replace(/[a-z]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 32));

/** What was typed, in groups, and where the cursor stands in it: behind as many signs as before. */
export function grouped({ keep, write }: Grouping, typed: string, cursor: number): { readonly signs: string; readonly text: string; readonly cursor: number } {
  const only = (text: string) => [...text].filter((sign) => keep.test(sign)).join('');
  const signs = only(typed);
  const text = write(signs);
  const before = only(typed.slice(0, cursor)).length;
  let at = 0;
  for (let seen = 0; seen < before && at < text.length; at++) if (keep.test(text[at] ?? '')) seen++;
  return { signs: only(text), text, cursor: at };
}
