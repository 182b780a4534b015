import { type Page } from '#domain/language/resource.ts';
import { nameLiteral, openBinding, type Binding } from '../list-query/binding.ts';
import { runPrepared } from '../list-query/prepared.ts';
import { rightsSql } from '../list-query/row-sql.ts';
import { tableOf } from '../columns.ts';
import { type Actor, type Engine } from '../types.ts';
import { holdsWords, namesList } from './query.ts';
import { nearWord } from './near-name.ts';

/** A noun that the actor may search, and the fields to find by. */
export interface Scope {
  readonly page: Page;
  readonly name: readonly string[];
  readonly exact: readonly string[];
  /** Only some rows may be read, so that rights are asked before hits are cut off. */
  readonly restricted: boolean;
}

export interface Hit {
  readonly noun: string;
  readonly id: string;
  readonly field: string;
}

export const mostHitsOfNoun = 20;
/** Terms looked at before ranking: a frequent name has tens of thousands, and nobody reads beyond the first. */
const mostTerms = 5_000;
const mostExact = 400;

/** Numbers and codes: the whole value, whoever holds it. */
export async function exactHits(engine: Engine, actor: Actor, scopes: readonly Scope[], exact: readonly string[]): Promise<Hit[]> {
  if (exact.length === 0) return [];
  const inScopes = (some: readonly Scope[], rights: RightsSql) => askTerms(engine, some, 'exact', (binding, fields) =>
    `select s.noun, s.record_id as id, s.field from engine.search_terms s where s.kind = 'exact'
      and s.folded = any(${binding.bind(exact, 'text[]')}) and ${fields('s')}${rights(binding)} limit ${mostExact}`);
  return everyScope(actor, scopes, inScopes);
}

/** Names that hold every word, whole names first. */
export async function nameHits(engine: Engine, actor: Actor, scopes: readonly Scope[], words: readonly string[]): Promise<Hit[]> {
  const [longest] = words;
  if (longest === undefined) return [];
  const inScopes = (some: readonly Scope[], rights: RightsSql) => askTerms(engine, some, 'name', (binding, fields) => {
    const found = `select s.noun, s.record_id, s.field, s.folded from engine.search_terms s
      where ${holdsWords(words, fields('o'), binding)} and ${fields('s')}${rights(binding)} limit ${mostTerms}`;
    const whole = binding.bind(longest, 'text');
    const start = binding.bind(`${longest}%`, 'text');
    const rank = `(f.folded = ${whole}) desc, (f.folded like ${start}) desc, length(f.folded), f.record_id desc`;
    return `select noun, id, field from (select f.noun, f.record_id as id, f.field, row_number() over (partition by f.noun order by ${rank}) as n from (${found}) f) h
      where n <= ${2 * mostHitsOfNoun} order by n`;
  });
  return everyScope(actor, scopes, inScopes);
}

const mostNear = 500;
const nearTimeoutMs = 2_000;
/** Two neighbours swapped spoil four of a word's n + 1 trigrams and bring four others: what is less alike is another word. */
const nearness = (word: string): number => Math.max(0.3, (word.length - 3) / (word.length + 5) - 0.01);

/** Names that are nearly what was typed: found by trigrams, judged by slips of the hand. Asked only when nothing else was found. */
export async function nearHits(engine: Engine, actor: Actor, scopes: readonly Scope[], words: readonly string[]): Promise<Hit[]> {
  const [longest = ''] = words;
  if (longest.length < 4) return [];
  const inScopes = async (some: readonly Scope[], rights: RightsSql) => {
    if (some.every((scope) => scope.name.length === 0)) return [];
    const binding = openBinding();
    const fields = fieldsIn(some, 'name');
    const typed = binding.bind(longest, 'text');
    const text = `select s.noun, s.record_id as id, s.field, n.names from (
        select s.* from engine.search_terms s where s.kind = 'name' and ${typed} <% s.folded and ${fields('s')}${rights(binding)}
        order by word_similarity(${typed}, s.folded) desc, s.record_id desc limit ${mostNear}) s
      cross join lateral (select string_agg(o.folded, ' ') as names from engine.search_terms o
        where o.noun = s.noun and o.record_id = s.record_id and o.kind = 'name' and ${fields('o')}) n`;
    const rows = await withNearness<Hit & { names: string }>(engine, nearness(longest), text, binding.values);
    return rows.filter(({ names }) => holdsNearly(words, names)).map(({ noun, id, field }) => ({ noun, id, field }));
  };
  return everyScope(actor, scopes, inScopes);
}

function holdsNearly(words: readonly string[], names: string): boolean {
  const stored = names.split(' ');
  return words.every((word) => stored.some((other) => nearWord(word, other)));
}

/** The threshold of `<%` is a setting of the session, so it is set for one transaction. */
async function withNearness<T>(engine: Engine, threshold: number, text: string, values: unknown[]): Promise<T[]> {
  const client = await engine.reads.connect();
  try {
    await client.query(`begin read only; set local pg_trgm.word_similarity_threshold = ${threshold.toFixed(3)}; set local statement_timeout = ${nearTimeoutMs}`);
    const { rows } = await client.query(text, values);
    return rows as T[];
  } catch (error) {
    // Too many names are a little like it: better no guess than a waiting person.
    if ((error as { code?: string }).code === '57014') return [];
    throw error;
  } finally {
    // A connection that cannot even roll back is thrown away.
    await client.query('rollback').then(() => client.release(), () => client.release(true));
  }
}

type RightsSql = (binding: Binding) => string;
type FieldsSql = (alias: string) => string;

/** Nouns that the actor may read whole in one statement; each other with its row rights joined in. */
async function everyScope(actor: Actor, scopes: readonly Scope[], ask: (some: readonly Scope[], rights: RightsSql) => Promise<Hit[]>): Promise<Hit[]> {
  const open = scopes.filter(({ restricted }) => !restricted);
  const restricted = scopes.filter((scope) => scope.restricted);
  const answers = await Promise.all([
    ask(open, () => ''),
    ...restricted.map((scope) => ask([scope], (binding) =>
      ` and exists (select 1 from ${tableOf(scope.page.name)} r where r.id = s.record_id and ${rightsSql(scope.page, actor, binding) ?? 'true'})`)),
  ]);
  return answers.flat();
}

async function askTerms(engine: Engine, scopes: readonly Scope[], kind: 'name' | 'exact', write: (binding: Binding, fields: FieldsSql) => string): Promise<Hit[]> {
  const known = scopes.filter((scope) => scope[kind].length > 0);
  if (known.length === 0) return [];
  const binding = openBinding();
  const text = write(binding, fieldsIn(known, kind));
  return runPrepared<Hit>(engine, text, binding.values, { plan: 'each' });
}

/** Terms of the fields that the actor may find by, noun by noun: none lends its right to another. Spelled out, because the planner estimates pairs badly. */
function fieldsIn(scopes: readonly Scope[], kind: 'name' | 'exact'): FieldsSql {
  const known = scopes.filter((scope) => scope[kind].length > 0);
  return (alias) => `(${known.map((scope) => `${alias}.noun = ${nameLiteral(scope.page.name)} and ${alias}.field in (${namesList(scope[kind])})`).join(' or ')})`;
}
