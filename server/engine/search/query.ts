import { normaliseEmail } from '#domain/identifiers/email.ts';
import { longestQuery, recogniseQuery } from '#domain/identifiers/recognise.ts';
import { maySee, personalSight, type PermitActor } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { fold } from '#domain/turkish/fold.ts';
import { nameLiteral, type Binding } from '../list-query/binding.ts';
import { exactTerm, searchableFields } from './terms.ts';

/** What a typed text asks for: exact terms it may be, and the words that a name must all contain, longest first. */
export interface SearchQuery {
  readonly exact: readonly string[];
  readonly words: readonly string[];
}

const mostWords = 6;

export function readQuery(text: string): SearchQuery {
  const typed = text.slice(0, longestQuery);
  const recognised = recogniseQuery(typed);
  const code = exactTerm('code', typed);
  const exact = recognised.filter(({ kind }) => kind !== 'name').map(({ kind, value }) => exactTerm(kind === 'email' ? 'email' : 'code', value));
  // Without a digit it is a name, and a name need not be looked up among the codes.
  const whole = typed.includes('@') ? normaliseEmail(typed) : code.length >= 3 && /[0-9]/.test(code) ? code : '';
  const words = recognised.some(({ kind }) => kind === 'name') ? [...new Set(fold(typed).split(' '))] : [];
  return {
    exact: [...new Set([...exact, whole])].filter((term) => term !== ''),
    words: words.filter((word) => word !== '').sort((a, b) => b.length - a.length).slice(0, mostWords),
  };
}

/** The fields that the actor may find a record by: whoever never sees personal values may not find by them either. */
export function findableFields(page: Page, actor: PermitActor): Record<'name' | 'exact', string[]> {
  const blind = personalSight(page, actor) === 'never';
  const found = searchableFields(page).filter(([name, field]) => maySee(page, actor, name) && !(blind && field.personal));
  const of = (wanted: 'name' | 'exact') => found.filter(([, , kind]) => kind === wanted).map(([name]) => name);
  return { name: of('name'), exact: of('exact') };
}

export const namesList = (names: readonly string[]): string => names.map(nameLiteral).join(', ');

/**
 * A folded text holds a word. Trigrams need three signs, so a shorter word must begin a word of the name. A fold has no
 * sign that LIKE gives a meaning to.
 */
export function holdsWord(column: string, word: string, binding: Binding): string {
  if (word.length >= 3) return `${column} like ${binding.bind(`%${word}%`, 'text')}`;
  return `(${column} like ${binding.bind(`${word}%`, 'text')} or ${column} like ${binding.bind(`% ${word}%`, 'text')})`;
}

/** Conditions on terms `s` of names: the longest word in the term itself, each other in any name of the same record. */
export function holdsWords(words: readonly string[], ownFields: string, binding: Binding): string {
  const [longest = '', ...others] = words;
  const also = others.map((word) => ` and exists (select 1 from engine.search_terms o
    where o.noun = s.noun and o.record_id = s.record_id and o.kind = 'name' and ${ownFields} and ${holdsWord('o.folded', word, binding)})`);
  return `s.kind = 'name' and ${holdsWord('s.folded', longest, binding)}${also.join('')}`;
}
