import { type Field } from '#domain/language/field.ts';
import { labelIn, type Language } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { stateLabel } from './words.ts';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** The choices of a field, in the order of the page. */
export const choicesOf = (field: Field, language: Language): Choice[] =>
  Object.entries(field.choices ?? {}).map(([id, label]) => ({ id, name: labelIn(language, label, id) }));

export const stateChoices = (page: Page, language: Language): Choice[] =>
  Object.keys(page.workflow.states).map((id) => ({ id, name: stateLabel(page, id, language) }));
