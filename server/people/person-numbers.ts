import { isPersonNumber } from '#domain/identifiers/tckn.ts';

/** Whether a T.C. kimlik numarası stands anywhere in a value: names of views and preferences are shown to others and kept in plain. */
export const holdsPersonNumber = (value: unknown): boolean =>
  [...JSON.stringify(value ?? null).matchAll(/(?<![0-9a-f-])[1-9]\d{10}(?![0-9a-f-])/gi)].some(([number]) => isPersonNumber(number));
