import { type Field } from '#domain/language/field.ts';
import { mayRead, maySee, type PermitActor } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../../pages.ts';

const engineColumns = ['state', 'stateSince', 'dueAt', 'createdAt', 'updatedAt'] as const;
const engineSorts: readonly string[] = engineColumns;
const usualNumber = 6;

export type Density = 'compact' | 'standard' | 'comfortable';
export const densities: readonly Density[] = ['compact', 'standard', 'comfortable'];

/** How a person has arranged a list. Names of fields and pixels only: nothing about anybody. */
export interface ListLook {
  readonly columns: readonly string[];
  /** In pixels; a column that is not named is as wide as its content. */
  readonly widths: Readonly<Record<string, number>>;
  readonly density: Density;
}

const hasStates = (page: Page): boolean => Object.keys(page.workflow.states).length > 1;

/** The columns that a page names, as far as the roles may see them; the state is always among them. */
export function usualColumns(page: Page, actor: PermitActor): string[] {
  const named = page.list ?? Object.keys(page.fields).slice(0, usualNumber);
  const seen = named.filter((name) => maySee(page, actor, name) && tellsSomething(page, actor, name));
  return seen.includes('state') || !hasStates(page) ? seen : [...seen, 'state'];
}

/** A column of records that the roles may not read would say so in every row and nothing else. */
function tellsSomething(page: Page, actor: PermitActor, name: string): boolean {
  const field = page.fields[name];
  const target = field?.kind === 'refersTo' || field?.kind === 'refersToMany' ? pageOf(field.noun ?? '') : undefined;
  return target === undefined || mayRead(target, actor);
}

/** All columns that the roles could choose; structures and files say nothing in one line. */
export function possibleColumns(page: Page, actor: PermitActor): string[] {
  const own = Object.entries(page.fields).filter(([name, { kind }]) => maySee(page, actor, name) && tellsSomething(page, actor, name) && kind !== 'structure' && kind !== 'file');
  const usual = usualColumns(page, actor);
  const engine = hasStates(page) ? engineColumns : (['createdAt', 'updatedAt'] as const);
  return [...new Set([...usual, ...own.map(([name]) => name), ...engine])];
}

/** A kept choice of columns as far as it still fits the page and the roles; undefined when nothing of it does. */
export function fittingColumns(page: Page, actor: PermitActor, kept: unknown): string[] | undefined {
  if (!Array.isArray(kept)) return undefined;
  const possible = new Set(possibleColumns(page, actor));
  const fitting = [...new Set(kept.filter((name): name is string => typeof name === 'string' && possible.has(name)))];
  return fitting.length > 0 ? fitting : undefined;
}

const linksElsewhere: readonly Field['kind'][] = ['refersTo', 'refersToMany', 'file'];
const namesNothing: readonly Field['kind'][] = ['money', 'integer', 'flag'];

/** The column that opens the record: what the record is called by, else the first that is not itself a link to another one and no bare figure. */
export function openerOf(page: Page, names: readonly string[]): string | undefined {
  const kindOf = (name: string) => page.fields[name]?.kind;
  const own = names.filter((name) => name !== 'state' && name !== 'recordId' && !linksElsewhere.includes(kindOf(name) ?? 'text'));
  return own.find((name) => page.title.includes(name)) ?? own.find((name) => !namesNothing.includes(kindOf(name) ?? 'text')) ?? own[0] ?? names[0];
}

export const isSortable = (page: Page, name: string): boolean => engineSorts.includes(name) || page.fields[name]?.sortable === true;

/** Figures stand under each other: money and counts to the right. */
export const alignsRight = (field: Field | undefined): boolean => field?.kind === 'money' || field?.kind === 'integer';

const codes: readonly Field['kind'][] = ['reference', 'iban', 'vkn', 'personNumber', 'phone'];

/** What is read sign by sign has signs of one width. */
export const isMonospaced = (field: Field | undefined): boolean => codes.includes(field?.kind ?? 'text');
