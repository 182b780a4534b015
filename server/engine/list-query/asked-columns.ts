import { maySee } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { columnsOf } from '../columns.ts';
import { type Actor } from '../types.ts';
import { invalid, unknownField } from './invalid.ts';

const mostAsked = 200;

/**
 * The fields that travel in a list, in the order of the page: those asked for, and what every row says of itself (id, version,
 * state, the fields of its title). Undefined when nothing was chosen: then all that the actor may see travel. A field out of sight
 * is refused word for word like one that does not exist.
 */
export function askedColumns(page: Page, actor: Actor, asked: unknown): readonly string[] | undefined {
  if (asked === undefined || asked === null) return undefined;
  if (!Array.isArray(asked) || asked.length > mostAsked) {
    return invalid('columns', `Sütunlar, en çok ${mostAsked} alan adından oluşan bir dizi olmalı.`, `Columns are a list of at most ${mostAsked} names of fields.`);
  }
  const known = columnsOf(page);
  for (const name of asked as unknown[]) {
    if (typeof name !== 'string' || !known.has(name) || !maySee(page, actor, name)) return unknownField('columns');
  }
  const wanted = new Set<string>([...(asked as string[]), ...ownFacts, ...page.title.filter((name) => maySee(page, actor, name))]);
  return [...known.keys()].filter((name) => wanted.has(name));
}

const ownFacts = ['id', 'version', 'state'];
