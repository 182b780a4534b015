import { type Role } from '../roles.ts';
import { type Label } from './label.ts';

export type FieldKind =
  | 'text' | 'longText' | 'email' | 'phone' | 'personNumber' | 'vkn' | 'iban' | 'date' | 'instant' | 'integer'
  | 'money' | 'choice' | 'flag' | 'refersTo' | 'refersToMany' | 'reference' | 'file' | 'structure';

export interface FieldOptions {
  readonly required?: boolean;
  /** A value about a person: masked by default, encrypted in the audit trail, never in a URL. */
  readonly personal?: boolean;
  /** Roles that may read it, out of those that may read the record; left out: all of them. */
  readonly see?: readonly Role[];
  readonly sortable?: boolean;
  /** 'name': by fragment, folded; 'exact': the whole value. Either puts it into the search box. */
  readonly searchable?: 'name' | 'exact';
  /** Filled by the engine, a consequence or an action; never by a form. */
  readonly derived?: boolean;
  readonly unique?: boolean;
  /** Length of a text, or size of a number. */
  readonly max?: number;
  readonly min?: number;
  readonly default?: string | number | boolean;
  readonly help?: Label;
  /** Of a refersTo field: what was so at its time. It may go on, or newly begin, to refer to a record that was merged into another one (`doubleOf` of that page). */
  readonly evidence?: boolean;
  readonly pattern?: { readonly source: string; readonly tr: string; readonly en: string };
}

/** One field of a page. `Value` and `Required` exist for the compiler only. */
export interface Field<Value = unknown, Required extends boolean = boolean> extends Omit<FieldOptions, 'required'> {
  readonly kind: FieldKind;
  readonly label: Label;
  readonly required: Required;
  readonly choices?: Readonly<Record<string, Label>>;
  /** The noun that a refersTo or refersToMany points at. */
  readonly noun?: string;
  /** The letters before the year of a reference: 'OB'. */
  readonly series?: string;
  readonly value?: Value;
}

type IsRequired<O> = O extends { readonly required: true } ? true : false;

function maker<Value>(kind: FieldKind, defaults: FieldOptions = {}) {
  return <const O extends FieldOptions = {}>(label: Label, options?: O): Field<Value, IsRequired<O>> => ({
    ...defaults,
    ...options,
    kind,
    label,
    required: (options?.required ?? false) as IsRequired<O>,
  });
}

/** One line, at most 200 characters unless `max` says otherwise. */
export const text = maker<string>('text', { max: 200 });
/** Several lines, at most 4000 characters. */
export const longText = maker<string>('longText', { max: 4000 });
/** Lower-cased as ASCII, at most 254 characters (RFC 5321). */
export const email = maker<string>('email', { max: 254 });
/** Mobile number, kept as E.164 `+905XXXXXXXXX`. */
export const phone = maker<string>('phone', { max: 13 });
/** T.C. kimlik numarası, or a foreigner's number (YKN), checked by its digits. */
export const personNumber = maker<string>('personNumber', { max: 11, personal: true });
/** Vergi kimlik numarası, ten digits, leading zeros kept. */
export const vkn = maker<string>('vkn', { max: 10 });
export const iban = maker<string>('iban', { max: 26 });
/** A day without time, `YYYY-MM-DD`. */
export const date = maker<string>('date');
/** A moment, ISO 8601 in UTC with milliseconds. */
export const instant = maker<string>('instant');
export const integer = maker<number>('integer');
/** Integer kuruş, Turkish lira. */
export const money = maker<number>('money');
export const flag = maker<boolean>('flag');
/** Key of a stored file; bytes live in the file store. */
export const file = maker<string>('file', { derived: true, max: 200 });

export function choice<const C extends Readonly<Record<string, Label>>, const O extends FieldOptions = {}>(
  label: Label, choices: C, options?: O,
): Field<keyof C & string, IsRequired<O>> {
  return { ...options, kind: 'choice', label, choices, required: (options?.required ?? false) as IsRequired<O> };
}

export function refersTo<const O extends FieldOptions = {}>(label: Label, noun: string, options?: O): Field<string, IsRequired<O>> {
  return { ...options, kind: 'refersTo', label, noun, required: (options?.required ?? false) as IsRequired<O> };
}

/** An unordered set of records of another noun, at most 100. */
export function refersToMany<const O extends FieldOptions = {}>(label: Label, noun: string, options?: O): Field<string[], IsRequired<O>> {
  return { ...options, kind: 'refersToMany', label, noun, required: (options?.required ?? false) as IsRequired<O> };
}

/** What people quote: `OB-2026-000123-7`. Numbered by the engine at creation. */
export function reference(label: Label, series: string): Field<string, false> {
  return { kind: 'reference', label, series, required: false, derived: true, unique: true, sortable: true, searchable: 'exact', max: 30 };
}

/** A small JSON value of a known shape, kept whole in one jsonb column. */
export function structure<Value>() {
  return <const O extends FieldOptions = {}>(label: Label, options?: O): Field<Value, IsRequired<O>> => ({
    ...options, kind: 'structure', label, required: (options?.required ?? false) as IsRequired<O>,
  });
}

export type Fields = Readonly<Record<string, Field>>;

export type ValueOf<F> = F extends Field<infer Value, infer Required> ? (Required extends true ? Value : Value | null) : never;
