import { useLocale } from 'react-admin';
import { formatDateTr, formatInstantTr } from '#domain/calendar/wording.ts';
import { type Field } from '#domain/language/field.ts';
import { labelIn, type Label, type Language } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList, type State } from '#domain/language/workflow.ts';
import { formatPhone } from '#domain/identifiers/phone-text.ts';
import { formatKurus } from '#domain/money/kurus-text.ts';
import { waitingParties } from '#domain/language/waiting-parties.ts';
import { pageOf } from '../pages.ts';
import { asLanguage } from '../providers/language.ts';
import { isMasked } from '../providers/patch.ts';
import { engineFieldLabels } from '../providers/page-messages.ts';

export const useLanguage = (): Language => asLanguage(useLocale() ?? 'tr');

/** Reads a label of a page aloud in the language of the screen. */
export function useLabel(): (label: Label | undefined, identifier: string) => string {
  const language = useLanguage();
  return (label, identifier) => labelIn(language, label, identifier);
}

export const stateLabel = (page: Page, state: string, language: Language): string => labelIn(language, page.workflow.states[state]?.label, state);

export const actionLabel = (page: Page, action: string, language: Language): string =>
  labelIn(language, page.workflow.actions[action]?.label, action);

export function fieldLabel(page: Page, field: string, language: Language): string {
  if (field in engineFieldLabels) return engineFieldLabels[field as keyof typeof engineFieldLabels][language];
  return labelIn(language, page.fields[field]?.label, field);
}

/** Whom a state waits for, as people call them; undefined when nobody. */
export const waitsOnInWords = (state: State | undefined, language: Language): string | undefined =>
  partiesInWords(asList<string>(state?.waitsOn as string | readonly string[] | undefined), language);

export const partiesInWords = (parties: readonly string[], language: Language): string | undefined =>
  parties
    .map((party) => labelIn(language, waitingParties[party], party))
    .join(', ') || undefined;

export const roleLabel = (role: string, language: Language): string => labelIn(language, waitingParties[role], role);

/** A record by the fields that name it; hidden parts stay hidden. */
export function titleOf(page: Page, record: Readonly<Record<string, unknown>> | undefined, language: Language): string {
  const parts = page.title.map((name) => titlePart(page, name, record?.[name], language)).filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : labelIn(language, page.label, page.name);
}

/** What is about a noun is called by that noun's name, not by its identifier. */
export function titlePart(page: Page, name: string, value: unknown, language: Language): string {
  const about = name === 'noun' ? pageOf(String(value)) : undefined;
  return about ? labelIn(language, about.label, about.name) : textOf(page.fields[name], value, language);
}

/** A value as one line of text: for titles, tables of changes and the search box. References show nothing here. */
export function textOf(field: Field | undefined, value: unknown, language: Language): string {
  if (value === null || value === undefined) return '';
  if (isMasked(value)) return value.masked;
  switch (field?.kind) {
    case 'money':
      return typeof value === 'number' ? formatKurus(value) : String(value);
    case 'date':
      return dayText(String(value));
    case 'instant':
      return momentText(String(value));
    case 'phone':
      return formatPhone(String(value));
    case 'flag':
      return value === true ? (language === 'tr' ? 'Evet' : 'Yes') : language === 'tr' ? 'Hayır' : 'No';
    case 'choice':
      return labelIn(language, field.choices?.[String(value)], String(value));
    case 'refersTo':
    case 'refersToMany':
      return '';
    default:
      if (typeof value === 'object') return JSON.stringify(value);
      // A day that is kept as text is written as a day all the same.
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : String(value);
  }
}

export const dayText = (value: string): string => safely(value, formatDateTr);
export const momentText = (value: string): string => safely(value, formatInstantTr);

/** The moment on this screen's clock, for words such as "today"; nothing is decided by it. */
export const nowOnScreen = (): string => new Date().toISOString();

/** A value that breaks the form is shown as it came, rather than taking the page down. */
function safely(value: string, format: (value: string) => string): string {
  try {
    return format(value);
  } catch {
    return value;
  }
}
