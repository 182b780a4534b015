import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';

type Values = Readonly<Record<string, unknown>>;

/** A hidden value as the API sends it: never a string, so that it cannot come back as the value itself. */
export interface Masked {
  readonly masked: string;
}

export const isMasked = (value: unknown): value is Masked =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Masked>).masked === 'string';

/** What a person may have typed for a new record: masked, derived and empty values stay behind. */
export function newValues(page: Page, data: Values): Values {
  return ownEntries(page.fields, data, (value) => value !== null && value !== undefined && value !== '');
}

/** What an action's form sends. */
export function inputValues(fields: Readonly<Record<string, Field>>, data: Values): Values {
  return Object.fromEntries(
    Object.entries(data).filter(([name, value]) => name in fields && !isMasked(value) && value !== null && value !== undefined && value !== ''),
  );
}

/** Only the fields that changed: absent means unchanged, and two people may change different fields. */
export function changedValues(page: Page, data: Values, before: Values): Values {
  return ownEntries(page.fields, data, (value, name) => value !== undefined && !same(emptyAsNull(value), emptyAsNull(before[name])));
}

function ownEntries(fields: Readonly<Record<string, Field>>, data: Values, wanted: (value: unknown, name: string) => boolean): Values {
  const entries = Object.entries(data).filter(([name, value]) => {
    const field = fields[name];
    return field !== undefined && !field.derived && !isMasked(value) && wanted(value, name);
  });
  return Object.fromEntries(entries.map(([name, value]) => [name, emptyAsNull(value)]));
}

const emptyAsNull = (value: unknown): unknown => (value === '' || value === undefined ? null : value);

export const same = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);
