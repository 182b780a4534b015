import { formatDateTr, formatInstantTr } from '#domain/calendar/wording.ts';
import { type Field } from '#domain/language/field.ts';
import { labelIn, type Label, type Language } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { formatAmount } from '#domain/money/kurus-text.ts';

/** One value of a file: what a person reads, and what a spreadsheet may calculate with. Money in kuruş, instants ISO 8601 in UTC. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'integer' | 'money'; readonly value: number }
  | { readonly kind: 'date' | 'instant'; readonly value: string };

export const empty: Cell = { kind: 'empty' };
export const textCell = (value: string): Cell => (value === '' ? empty : { kind: 'text', value });

const engineLabels: Readonly<Record<string, Label>> = {
  id: { tr: 'Kayıt numarası', en: 'Record id' }, version: { tr: 'Sürüm', en: 'Version' }, state: { tr: 'Durum', en: 'State' }, stateSince: { tr: 'Durum başlangıcı', en: 'In this state since' },
  dueAt: { tr: 'Son an', en: 'Due' }, createdAt: { tr: 'Oluşturulma', en: 'Created' }, updatedAt: { tr: 'Son değişiklik', en: 'Last changed' },
};

export const headingOf = (page: Page, name: string, language: Language): string => labelIn(language, page.fields[name]?.label ?? engineLabels[name], name);

/** Names of referred records, by their ids. */
export type Titles = ReadonlyMap<string, string>;

/** A presented value (masked where it is masked) of a column, in the words of its page. */
export function cellOf(page: Page, name: string, value: unknown, language: Language, titles: Titles): Cell {
  if (value === null || value === undefined) return empty;
  if (isMasked(value)) return textCell(value.masked);
  const field = page.fields[name];
  return field ? fieldCell(field, value, language, titles) : engineCell(page, name, value, language);
}

const isMasked = (value: unknown): value is { masked: string } => typeof value === 'object' && value !== null && typeof (value as { masked?: unknown }).masked === 'string';

function engineCell(page: Page, name: string, value: unknown, language: Language): Cell {
  if (name === 'state') return textCell(labelIn(language, page.workflow.states[String(value)]?.label, String(value)));
  if (name === 'version') return { kind: 'integer', value: Number(value) };
  return name === 'id' ? textCell(String(value)) : { kind: 'instant', value: String(value) };
}

function fieldCell(field: Field, value: unknown, language: Language, titles: Titles): Cell {
  switch (field.kind) {
    case 'integer': case 'money': return { kind: field.kind, value: Number(value) };
    case 'date': case 'instant': return { kind: field.kind, value: String(value) };
    case 'flag': return textCell(value === true ? (language === 'tr' ? 'Evet' : 'Yes') : (language === 'tr' ? 'Hayır' : 'No'));
    case 'choice': return textCell(labelIn(language, field.choices?.[String(value)], String(value)));
    case 'refersTo': return textCell(titles.get(String(value)) ?? '');
    case 'refersToMany': return textCell((value as string[]).map((id) => titles.get(id) ?? '').filter(Boolean).join(', '));
    // The key of a file is nobody's business outside; that there is one is.
    case 'file': return textCell(language === 'tr' ? 'Var' : 'Yes');
    case 'structure': return textCell(typeof value === 'string' ? value : JSON.stringify(value));
    default: return textCell(String(value));
  }
}

/**
 * A text that a spreadsheet would take for a formula begins with an apostrophe: a value that somebody typed into a form of ours must not
 * run on the machine of whoever opens the file. The wide forms of the signs count too, for some programs fold them.
 */
// eslint-disable-next-line no-control-regex -- NUL is one of the signs that some programs skip
export const withoutFormula = (text: string): string => (/^[=+\-@\t\r\n\0＝＋－＠]/.test(text) ? `'${text}` : text);

/** As Turkish readers write it: 22.11.2026, 22.11.2026 14:05, 1.234,56. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'empty': return '';
    case 'text': return withoutFormula(cell.value);
    case 'integer': return String(cell.value);
    case 'money': return formatAmount(cell.value);
    case 'date': return formatDateTr(cell.value);
    case 'instant': return formatInstantTr(cell.value);
  }
}
