import { type z } from 'zod';
import { type Page } from '#domain/language/resource.ts';
import { Refusal, type InputFault } from '#domain/language/refuse.ts';
import { actionSchema, createSchema, updateSchema } from '#domain/language/schema.ts';
import { type Values } from './types.ts';

/** Parsed once, at the door of the command; inside, types are facts. */

const memo = <K extends string>(make: (page: Page, key: K) => z.ZodObject) => {
  const known = new WeakMap<Page, Map<K, z.ZodObject>>();
  return (page: Page, key: K): z.ZodObject => {
    const own = known.get(page) ?? new Map<K, z.ZodObject>();
    known.set(page, own);
    const schema = own.get(key) ?? make(page, key);
    own.set(key, schema);
    return schema;
  };
};

const creating = memo<'create'>((page) => createSchema(page));
const updating = memo<'update'>((page) => updateSchema(page));
const acting = memo<string>((page, action) => actionSchema(page, action));

export const parseCreate = (page: Page, values: Values): Values => parsed(creating(page, 'create'), values);
export const parseUpdate = (page: Page, patch: Values): Values => parsed(updating(page, 'update'), patch);
export const parseAction = (page: Page, action: string, input: Values): Values => parsed(acting(page, action), input);

export function parsed(schema: z.ZodObject, input: unknown): Values {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalidInput(result.error.issues.flatMap(faultsOf));
}

export function invalidInput(errors: readonly InputFault[]): Refusal {
  const first = errors[0];
  return new Refusal('invalid_input', first ? `Girdi geçersiz: ${first.tr}` : 'Girdi geçersiz.', 'The input is not valid.', { errors: errors.slice(0, 100) });
}

function faultsOf(issue: z.core.$ZodIssue): InputFault[] {
  const path = issue.path.join('.').slice(0, 200);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, 20).map((key) => ({ path: [path, key.slice(0, 100)].filter(Boolean).join('.'), code: 'UNKNOWN_FIELD', tr: 'Böyle bir alan yok ya da yazılamaz.', en: 'No such field, or not writable.' }));
  }
  const absent = issue.code === 'invalid_type' && issue.input === undefined;
  if (absent) return [{ path, code: 'REQUIRED', tr: 'Boş bırakılamaz.', en: 'Required.' }];
  const code = issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : issue.code.toUpperCase();
  const en = issue.code === 'custom' && typeof issue.params?.['en'] === 'string' ? issue.params['en'] : issue.message;
  return [{ path, code, tr: issue.message, en }];
}
