import { readableRows } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { selectList, tableOf } from '../columns.ts';
import { openBinding } from '../list-query/binding.ts';
import { invalid } from '../list-query/invalid.ts';
import { runPrepared } from '../list-query/prepared.ts';
import { rightsSql } from '../list-query/row-sql.ts';
import { presentRecord, type Presented } from '../present/presenter.ts';
import { type Actor, type Engine, type Row } from '../types.ts';
import { exactHits, mostHitsOfNoun, nameHits, nearHits, type Hit, type Scope } from './hits.ts';
import { standingFields } from './until.ts';
import { findableFields, readQuery } from './query.ts';

export interface SearchHit {
  readonly id: string;
  /** The field that matched. */
  readonly field: string;
  readonly how: 'exact' | 'name' | 'near';
  /** State, deadline and title fields, personal ones masked. */
  readonly record: Presented;
}

export interface SearchGroup {
  readonly noun: string;
  readonly hits: readonly SearchHit[];
}

const longestText = 200;

/**
 * Everything that the actor may find by a text: whole numbers first, then names, grouped by noun, at most 20 of each.
 * If there is nothing, names that are nearly it. Hits are masked, so no view is logged.
 */
export async function searchAll(engine: Engine, actor: Actor, text: unknown): Promise<SearchGroup[]> {
  if (typeof text !== 'string' || text.length > longestText || !text.isWellFormed()) {
    return invalid('q', `Aranan metin en çok ${longestText} karakter olabilir.`, `A search has at most ${longestText} characters.`);
  }
  const { exact, words } = readQuery(text);
  const scopes = scopesOf(engine, actor);
  const [whole, named] = await Promise.all([exactHits(engine, actor, scopes, exact), nameHits(engine, actor, scopes, words)]);
  const groups = await present(engine, actor, [...withHow(whole, 'exact'), ...withHow(named, 'name')]);
  if (groups.length > 0) return groups;
  return present(engine, actor, withHow(await nearHits(engine, actor, scopes, words), 'near'));
}

function scopesOf(engine: Engine, actor: Actor): Scope[] {
  return [...engine.pages.values()].flatMap((page): Scope[] => {
    const rows = readableRows(page, actor);
    const fields = findableFields(page, actor);
    if (rows === 'none' || fields.name.length + fields.exact.length === 0) return [];
    return [{ page, ...fields, restricted: rows !== 'all' }];
  });
}

type FoundHit = Hit & { readonly how: SearchHit['how'] };
const withHow = (hits: readonly Hit[], how: SearchHit['how']): FoundHit[] => hits.map((hit) => ({ ...hit, how }));

/** Hits as the actor may see them, in the order of the menu; nouns with a whole number found come first. */
async function present(engine: Engine, actor: Actor, hits: readonly FoundHit[]): Promise<SearchGroup[]> {
  const byNoun = new Map<string, Map<string, FoundHit>>();
  for (const hit of hits) {
    const known = byNoun.get(hit.noun) ?? new Map<string, FoundHit>();
    byNoun.set(hit.noun, known);
    if (!known.has(hit.id)) known.set(hit.id, hit);
  }
  const nouns = [...engine.pages.keys()].filter((noun) => byNoun.has(noun));
  const groups = await Promise.all(nouns.map((noun) => groupOf(engine, actor, engine.page(noun), [...(byNoun.get(noun)?.values() ?? [])])));
  const filled = groups.filter((group) => group.hits.length > 0);
  const isExact = (group: SearchGroup) => (group.hits[0]?.how === 'exact' ? 0 : 1);
  return filled.sort((one, other) => isExact(one) - isExact(other));
}

async function groupOf(engine: Engine, actor: Actor, page: Page, hits: readonly FoundHit[]): Promise<SearchGroup> {
  const binding = openBinding();
  const asked = binding.bind(hits.map(({ id }) => id), 'uuid[]');
  const rights = rightsSql(page, actor, binding);
  const list = selectList(page, [...new Set(['id', 'state', 'dueAt', ...standingFields(page), ...page.title])], 'r');
  const text = `select ${list} from ${tableOf(page.name)} r where r.id = any(${asked})${rights === null ? '' : ` and ${rights}`}`;
  const rows = new Map((await runPrepared<Row>(engine, text, binding.values)).map((row) => [row.id, row]));
  const shown = hits.flatMap(({ id, field, how }): SearchHit[] => {
    const row = rows.get(id);
    return row ? [{ id, field, how, record: presentRecord(page, actor, row, { unmask: false }) }] : [];
  });
  return { noun: page.name, hits: shown.slice(0, mostHitsOfNoun) };
}
