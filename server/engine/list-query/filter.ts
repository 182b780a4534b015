import { fold } from '#domain/turkish/fold.ts';
import { asciiLower, asciiUpper } from '#domain/identifiers/check-digits.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { type Page } from '#domain/language/resource.ts';
import { columnTypeOf } from '../columns.ts';
import { findableFields, holdsWord, holdsWords, namesList, readQuery } from '../search/query.ts';
import { exactTerm } from '../search/terms.ts';
import { type Actor } from '../types.ts';
import { nameLiteral, type Binding } from './binding.ts';
import { checkOperator, filterField, operators, parseLimit, parseValue, type FilterField, type Operator } from './filter-field.ts';
import { invalid } from './invalid.ts';
import { columnSql } from './row-sql.ts';

/** One condition on the row `r`. `terms`, where given, is a set of search terms with one for each row that meets it. */
export interface Condition {
  readonly sql: string;
  readonly terms?: string;
  /** The best plan depends on the value: a fragment may be of ten names or of a tenth of all. */
  readonly uneven?: boolean;
}

const mostFields = 20;
const mostValues = 500;

/** Every part of a filter as SQL, in a fixed order, so that one question has one text. Via a URL no personal value is taken. */
export function filterSql(page: Page, actor: Actor, filter: unknown, via: 'url' | 'body', binding: Binding): Condition[] {
  if (filter === undefined || filter === null) return [];
  if (!isObject(filter)) return invalid('filter', 'Süzgeç bir nesne olmalı.', 'A filter is an object.');
  const names = Object.keys(filter).sort();
  if (names.length > mostFields) return invalid('filter', `En çok ${mostFields} alan süzülebilir.`, `At most ${mostFields} fields can be filtered.`);
  return names.flatMap((name) => {
    if (name === 'q') return [queryCondition(page, actor, filter[name], via, binding)];
    const target = filterField(page, actor, name);
    if (target.field.personal && via === 'url') personalInUrl(`filter.${name}`);
    return conditionsOf(page, actor, target, filter[name], binding);
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function personalInUrl(path: string): never {
  throw new Refusal('personal_filter_in_url', 'Kişisel bilgi adres satırında taşınamaz; sorguyu gövdede gönderin.',
    'Personal data may not travel in a URL; send the query in the body.', { errors: [{ path, code: 'personal_filter_in_url', tr: 'Adres satırında aranamaz.', en: 'Cannot be asked for in a URL.' }] });
}

function conditionsOf(page: Page, actor: Actor, target: FilterField, asked: unknown, binding: Binding): Condition[] {
  const column = columnSql(target.name);
  if (asked === null) return [{ sql: `${column} is null` }];
  if (Array.isArray(asked)) return [valuesCondition(page, target, asked, binding)];
  if (!isObject(asked)) return [valuesCondition(page, target, [asked], binding)];
  const used = Object.keys(asked);
  if (used.length === 0 || used.length > operators.length) return invalid(`filter.${target.name}`, 'Süzgeç koşulu boş.', 'The filter has no condition.');
  for (const operator of used) checkOperator(page, actor, target, operator);
  return operators.filter((operator) => used.includes(operator)).map((operator) => operatorCondition(page, target, operator, asked[operator], binding));
}

function valuesCondition(page: Page, target: FilterField, asked: readonly unknown[], binding: Binding): Condition {
  const { name, field } = target;
  if (field.kind === 'structure') return invalid(`filter.${name}`, 'Bu alan böyle süzülemez.', 'This field cannot be filtered like that.');
  if (asked.length > mostValues) return invalid(`filter.${name}`, `En çok ${mostValues} değer verilebilir.`, `At most ${mostValues} values can be given.`);
  const type = columnTypeOf(page, name);
  const column = columnSql(name);
  if (field.kind === 'refersToMany') {
    const wanted = asked.map((value) => (parseValue(target, [value]) as unknown[])[0]);
    return { sql: `${column} && ${binding.bind(wanted, type)}` };
  }
  const values = [...new Set(asked.map((value) => parseValue(target, value)))];
  const [only] = values;
  const equal = values.length === 1 ? `${column} = ${binding.bind(only, type)}` : `${column} = any(${binding.bind(values, `${type}[]`)})`;
  // Search terms are the index of exact fields; unique ones have their own.
  if (field.searchable !== 'exact' || field.unique || values.length === 0) return { sql: equal };
  const keys = values.map((value) => exactTerm(field.kind === 'email' ? 'email' : 'code', String(value)));
  return { sql: `${columnSql('id')} in (select s.record_id from ${exactTerms(page, namesList([name]), keys, binding)}) and ${equal}` };
}

const exactTerms = (page: Page, fields: string, keys: readonly string[], binding: Binding): string =>
  `engine.search_terms s where s.noun = ${nameLiteral(page.name)} and s.field in (${fields}) and s.kind = 'exact' and s.folded = any(${binding.bind(keys, 'text[]')})`;

function operatorCondition(page: Page, target: FilterField, operator: Operator, asked: unknown, binding: Binding): Condition {
  const column = columnSql(target.name);
  switch (operator) {
    case 'filled':
      if (typeof asked !== 'boolean') return invalid(`filter.${target.name}.filled`, 'Evet ya da hayır olmalı.', 'Must be true or false.');
      return { sql: `${column} is ${asked ? 'not null' : 'null'}` };
    case 'from': case 'to':
      return { sql: `${column} ${operator === 'from' ? '>=' : '<='} ${binding.bind(parseLimit(target, operator, asked), columnTypeOf(page, target.name))}` };
    case 'contains': case 'startsWith':
      return textCondition(page, target, operator, asked, binding);
  }
}

const longestFragment = 200;

function textCondition(page: Page, { name, field }: FilterField, operator: 'contains' | 'startsWith', asked: unknown, binding: Binding): Condition {
  const path = `filter.${name}.${operator}`;
  if (typeof asked !== 'string' || asked.length > longestFragment || !asked.isWellFormed() || asked.includes('\0')) return invalid(path, 'Aranan metin geçersiz.', 'The text asked for is not valid.');
  const column = columnSql(name);
  const spoken = field.kind === 'text' || field.kind === 'longText';
  const key = spoken ? fold(asked) : field.kind === 'email' ? asciiLower(asked.trim()) : asciiUpper(asked.trim());
  if (key === '') return invalid(path, 'Aranacak bir harf ya da rakam yazın.', 'Type a letter or a digit to look for.');
  if (!spoken) return { sql: `${column} like ${binding.bind(`${operator === 'contains' ? '%' : ''}${literally(key)}%`, 'text')}`, uneven: true };
  const holds = (text: string) => (operator === 'contains' ? holdsWord(text, key, binding) : `${text} like ${binding.bind(`${key}%`, 'text')}`);
  if (field.searchable !== 'name') return { sql: holds(`nes_fold(${column})`), uneven: true };
  const terms = `engine.search_terms s where s.noun = ${nameLiteral(page.name)} and s.field = ${nameLiteral(name)} and s.kind = 'name' and ${holds('s.folded')}`;
  return { sql: `${columnSql('id')} in (select s.record_id from ${terms})`, terms, uneven: true };
}

/** Signs that LIKE gives a meaning to, taken as themselves. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

function queryCondition(page: Page, actor: Actor, asked: unknown, via: 'url' | 'body', binding: Binding): Condition {
  if (typeof asked !== 'string' || asked.length > longestFragment) return invalid('filter.q', 'Aranan metin geçersiz.', 'The text asked for is not valid.');
  if (via === 'url') return personalInUrl('filter.q');
  const { exact, words } = readQuery(asked);
  const fields = findableFields(page, actor);
  const sets: string[] = [];
  if (exact.length > 0 && fields.exact.length > 0) sets.push(`select s.record_id from ${exactTerms(page, namesList(fields.exact), exact, binding)}`);
  if (words.length > 0 && fields.name.length > 0) {
    const names = namesList(fields.name);
    sets.push(`select s.record_id from engine.search_terms s where s.noun = ${nameLiteral(page.name)} and s.field in (${names}) and ${holdsWords(words, `o.field in (${names})`, binding)}`);
  }
  return sets.length === 0 ? { sql: 'false' } : { sql: `${columnSql('id')} in (${sets.join(' union all ')})`, uneven: true };
}
