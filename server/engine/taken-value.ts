import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { uniqueName } from './columns.ts';
import { type Values } from './types.ts';

/** Of the values given, one that another record has already is a fault of its field: the form shows it there. Any other refusal stays as it is. */
export async function atItsField<T>(page: Page, given: Values, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Refusal && error.code === 'already_exists' ? atField(page, given, error) : error;
  }
}

function atField(page: Page, given: Values, refusal: Refusal): Refusal {
  const { constraint } = refusal.details;
  const [name, field] = Object.entries(page.fields).find(([one, { unique }]) => unique && given[one] !== undefined && uniqueName(page.name, [one]) === constraint) ?? [];
  if (name === undefined) return refusal;
  const tr = `“${labelIn('tr', field?.label, name)}” alanındaki bu değer başka bir kayıtta var.`;
  const en = `Another record has this value of “${labelIn('en', field?.label, name)}” already.`;
  const fault = { path: name, code: 'taken', tr: 'Bu değer başka bir kayıtta var.', en: 'Another record has this value already.' };
  return new Refusal('already_exists', tr, en, { ...refusal.details, errors: [fault] });
}
