import { type Field } from '#domain/language/field.ts';
import { type Language } from '#domain/language/label.ts';
import { valueSchema } from '../value-schema.ts';
import { isMasked } from '../providers/patch.ts';

/**
 * What is wrong with a typed value, by the zod that the server will ask; undefined when nothing is. A hidden value is
 * not looked at: it is not sent either.
 */
export function faultOfValue(field: Field, value: unknown, language: Language): string | undefined {
  if (isMasked(value)) return undefined;
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0 && field.kind === 'refersToMany')) {
    return field.required ? (language === 'tr' ? 'Bu alan zorunlu.' : 'This field is required.') : undefined;
  }
  // A file is named by the ticket of its upload, which the server turns into a key.
  if (field.kind === 'file') return undefined;
  const result = valueSchema(field).safeParse(value);
  if (result.success) return undefined;
  const [issue] = result.error.issues;
  const english = (issue as { params?: { en?: string } } | undefined)?.params?.en;
  if (language === 'tr') return issue?.message ?? 'Değer geçersiz.';
  return english ?? field.pattern?.en ?? 'The value is not valid.';
}
