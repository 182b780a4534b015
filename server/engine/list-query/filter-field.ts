import { type z } from 'zod';
import { addDays, instantAt, isDate } from '#domain/calendar/dates.ts';
import { codeOfIssue } from '#domain/identifiers/checked-text.ts';
import { choice, instant, refersTo, type Field } from '#domain/language/field.ts';
import { maySee, personalSight } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { valueSchema } from '#domain/language/schema.ts';
import { type Actor } from '../types.ts';
import { invalid, unknownField } from './invalid.ts';

export interface FilterField {
  readonly name: string;
  readonly field: Field;
  readonly schema: z.ZodType;
}

const known = new WeakMap<Page, ReadonlyMap<string, FilterField>>();

function filterFields(page: Page): ReadonlyMap<string, FilterField> {
  const found = known.get(page) ?? new Map(Object.entries({ ...engineFields(page), ...page.fields }).map(([name, field]) =>
    [name, { name, field, schema: valueSchema(field) }]));
  known.set(page, found);
  return found;
}

const engineFields = (page: Page): Readonly<Record<string, Field>> => ({
  id: refersTo('', page.name),
  state: choice('', Object.fromEntries(Object.entries(page.workflow.states).map(([name, { label }]) => [name, label]))),
  stateSince: instant(''), dueAt: instant(''), createdAt: instant(''), updatedAt: instant(''),
});

/** The field, if the actor may filter by it. An answer to a filter betrays values: whoever never sees personal ones may not ask. */
export function filterField(page: Page, actor: Actor, name: string): FilterField {
  const found = filterFields(page).get(name);
  if (!found || !maySee(page, actor, name)) return unknownField(`filter.${name}`);
  if (found.field.personal && personalSight(page, actor) === 'never') return unknownField(`filter.${name}`);
  return found;
}

export type Operator = 'contains' | 'startsWith' | 'from' | 'to' | 'filled';
export const operators: readonly Operator[] = ['contains', 'filled', 'from', 'startsWith', 'to'];

const texts: readonly Field['kind'][] = ['text', 'longText', 'email', 'phone', 'personNumber', 'vkn', 'iban', 'reference'];
const scales: readonly Field['kind'][] = ['date', 'instant', 'integer', 'money'];

/** Refuses an operator that the field does not know, or that would spell a masked value out sign by sign. */
export function checkOperator(page: Page, actor: Actor, { name, field }: FilterField, operator: string): asserts operator is Operator {
  const allowed = operator === 'filled' || ((operator === 'contains' || operator === 'startsWith') && texts.includes(field.kind))
    || ((operator === 'from' || operator === 'to') && scales.includes(field.kind));
  if (!allowed) invalid(`filter.${name}.${operator}`, 'Bu alan böyle süzülemez.', 'This field cannot be filtered like that.');
  const spelling = field.personal && field.searchable !== 'name' && operator !== 'filled';
  if (spelling && personalSight(page, actor) !== 'always') {
    invalid(`filter.${name}.${operator}`, 'Kişisel alan yalnız tam değeriyle aranabilir.', 'A personal field can be asked for by its whole value only.');
  }
}

export function parseValue({ name, schema }: FilterField, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const params = (issue as { params?: { en?: string } } | undefined)?.params;
  return invalid(`filter.${name}`, issue?.message ?? 'Değer geçersiz.', params?.en ?? 'The value is not valid.', codeOfIssue(issue ?? {}));
}

/** A limit of a span, itself included; a bare day bounds an instant by Istanbul's midnights. */
export function parseLimit(target: FilterField, operator: 'from' | 'to', value: unknown): unknown {
  const isDay = target.field.kind === 'instant' && typeof value === 'string' && /^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(value);
  if (!isDay) return parseValue(target, value);
  // The day after the last one that the calendar knows is none.
  if (!isDate(value) || value >= '2199-12-31') return invalid(`filter.${target.name}`, 'Böyle bir tarih yok.', 'There is no such date.');
  return operator === 'from' ? instantAt(value) : instantAt(addDays(value, 1), -1);
}
