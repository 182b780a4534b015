import { Refusal } from '#domain/language/refuse.ts';

/** Denied and missing look alike: nobody learns by asking that a record exists. */
export function missing(): never {
  throw new Refusal('not_found', 'Kayıt bulunamadı.', 'No such record.');
}
