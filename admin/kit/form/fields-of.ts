import { type Field } from '#domain/language/field.ts';
import { maySee, mayUpdate, type PermitActor } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';

/** What a form of a new record asks: what the system fills in is not asked. */
export const fieldsToCreate = (page: Page, actor: PermitActor): Record<string, Field> =>
  Object.fromEntries(Object.entries(page.fields).filter(([name, field]) => !field.derived && maySee(page, actor, name)));

/** What the role may change in a state, and whether a second person must agree. */
export function fieldsToUpdate(page: Page, actor: PermitActor, state: string): { readonly fields: Record<string, Field>; readonly fourEyes: readonly string[] } {
  const rights = Object.keys(page.fields).map((name) => [name, mayUpdate(page, actor, name, state)] as const);
  return {
    fields: Object.fromEntries(rights.filter(([, right]) => right !== 'no').map(([name]) => [name, page.fields[name] as Field])),
    fourEyes: rights.filter(([, right]) => right === 'fourEyes').map(([name]) => name),
  };
}

/** From so many fields on, what is typed is kept. */
export const wantsDraft = (fields: Readonly<Record<string, Field>>): boolean => Object.keys(fields).length > 3;

/** Names whose values a draft keeps: a file is sent ahead and named by a ticket that ends. */
export const keptNames = (fields: Readonly<Record<string, Field>>): string[] =>
  Object.entries(fields).flatMap(([name, { kind }]) => (kind === 'file' ? [] : [name]));
