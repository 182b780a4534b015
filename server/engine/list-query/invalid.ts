import { Refusal } from '#domain/language/refuse.ts';

/** One wrong part of a question: `path` as the person sent it (`filter.price`). */
export function invalid(path: string, tr: string, en: string, code = 'invalid_input'): never {
  throw new Refusal('invalid_input', 'Sorgu anlaşılamadı.', 'The query was not understood.', { errors: [{ path, code, tr, en }] });
}

/** A field that is not there and one that the actor may not know of get the same sentence. */
export function unknownField(path: string): never {
  return invalid(path, 'Böyle bir alan yok.', 'There is no such field.', 'unknown_field');
}
