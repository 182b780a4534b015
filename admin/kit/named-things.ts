import { type Field } from '#domain/language/field.ts';
import { labelIn, type Language } from '#domain/language/label.ts';
import { pageOf } from '../pages.ts';
import { actionLabel } from './words.ts';

/**
 * Some records are about a noun or one of its actions and hold its identifier, as a reason code does ('pre-applications',
 * 'markIncomplete'). What the screen calls it; undefined when the field names no such thing.
 */
export function namedThing(name: string, field: Field | undefined, record: Readonly<Record<string, unknown>> | undefined, language: Language): string | undefined {
  if (field?.kind !== 'text' || (name !== 'noun' && name !== 'action')) return undefined;
  const page = pageOf(String(record?.['noun'] ?? ''));
  if (!page) return undefined;
  if (name === 'noun') return labelIn(language, page.label, page.name);
  const action = String(record?.[name] ?? '');
  return action in page.workflow.actions ? actionLabel(page, action, language) : undefined;
}
