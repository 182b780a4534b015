import { type Label } from '#domain/language/label.ts';
import { courierMeanings } from '#domain/courier-meanings.ts';

/** A part of a structure that is typed as one thing. */
export type Part =
  | { readonly label: Label; readonly kind: 'text'; readonly max?: number; readonly multiline?: boolean }
  | { readonly label: Label; readonly kind: 'choice'; readonly choices: Readonly<Record<string, Label>> }
  | { readonly label: Label; readonly kind: 'choices'; readonly choices: Readonly<Record<string, Label>> }
  | { readonly label: Label; readonly kind: 'texts' };

/** How a structure is typed: lines of text, a key and its meaning, or a single value. */
export type Shape =
  | { readonly of: 'lines'; readonly each: Label }
  | { readonly of: 'map'; readonly key: Label; readonly value: Part }
  | { readonly of: 'scalar' };

/** As many rows as stand in a form; longer lists are nouns of their own. */
export const mostRows = 25;

/** The structures of the pages, by noun and field. One that is not here is typed as what its value is. */
export const shapes: Readonly<Record<string, Shape>> = {
  'api-clients.scopes': { of: 'lines', each: { tr: 'Kapsam', en: 'Scope' } },
  'api-clients.addresses': { of: 'lines', each: { tr: 'IP adresi', en: 'Address' } },
  'carriers.codeMap': { of: 'map', key: { tr: 'Firmanın kodu', en: 'Carrier’s code' }, value: { label: { tr: 'Anlamı', en: 'Meaning' }, kind: 'choice', choices: courierMeanings } },
  'settings.value': { of: 'scalar' },
};

/** What a value without a declared shape is typed as; undefined when it is deeper than a form can show. */
export function shapeOfValue(value: unknown): Shape | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { of: 'scalar' };
  if (Array.isArray(value) && value.length > 0 && value.every((line) => typeof line === 'string')) return { of: 'lines', each: { tr: 'Satır', en: 'Line' } };
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((part) => typeof part === 'string'))
    return { of: 'map', key: { tr: 'Anahtar', en: 'Key' }, value: { label: { tr: 'Değer', en: 'Value' }, kind: 'text' } };
  return undefined;
}
