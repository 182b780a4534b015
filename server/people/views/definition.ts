import { spanOf } from '#domain/calendar/relative-days.ts';
import { labelIn, type Language } from '#domain/language/label.ts';
import { maySee } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { type Page } from '#domain/language/resource.ts';
import { askedColumns } from '../../engine/list-query/asked-columns.ts';
import { openBinding } from '../../engine/list-query/binding.ts';
import { filterSql } from '../../engine/list-query/filter.ts';
import { invalid } from '../../engine/list-query/invalid.ts';
import { parseSort } from '../../engine/list-query/sort.ts';
import { type Actor, type Values } from '../../engine/types.ts';
import { holdsPersonNumber } from '../person-numbers.ts';

export const densities = ['compact', 'standard', 'comfortable'] as const;

/** What a list looks like: what it asks for, in which order, with which columns, how close together. */
export interface Definition {
  readonly filter?: Values;
  readonly sort?: readonly [string, 'ASC' | 'DESC'];
  readonly columns?: readonly string[];
  readonly density?: (typeof densities)[number];
}

const longestDefinition = 16 * 1024;
const mostColumns = 60;

/** A definition from outside, every part of it one that this actor could ask the list itself. Refuses `invalid_input`, `personal_filter_in_view`. */
export function checkDefinition(page: Page, actor: Actor, given: unknown): Definition {
  if (!isObject(given)) return invalid('definition', 'Görünüm tanımı bir nesne olmalı.', 'The definition is an object.');
  const { filter, sort, columns, density, ...strange } = given;
  const [unknown] = Object.keys(strange);
  if (unknown !== undefined) return invalid(`definition.${unknown.slice(0, 100)}`, 'Böyle bir alan yok.', 'No such field.');
  if (JSON.stringify(given).length > longestDefinition) return invalid('definition', 'Görünüm tanımı çok uzun.', 'The definition is too long.');
  if (filter !== undefined && filter !== null) checkFilter(page, actor, filter);
  if (sort !== undefined && sort !== null) parseSort(page, actor, sort);
  if (columns !== undefined && columns !== null) checkColumns(page, actor, columns);
  if (density !== undefined && density !== null && !(densities as readonly unknown[]).includes(density)) invalid('definition.density', `Sıklık şunlardan biri olmalı: ${densities.join(', ')}.`, `The density is one of ${densities.join(', ')}.`);
  return Object.fromEntries(Object.entries({ filter, sort, columns, density }).filter(([, part]) => part !== undefined && part !== null));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Spans that move with the day are kept as they are; for judging them one day is as good as another. */
const anyMoment = '2026-01-01T00:00:00.000Z';

/** A view is kept in plain, read by others and named in addresses: no part of it may tell of a person. */
function checkFilter(page: Page, actor: Actor, filter: unknown): void {
  filterSql(page, actor, isObject(filter) ? Object.fromEntries(Object.entries(filter).map(([name, asked]) => [name, spanOf(asked, anyMoment) ?? asked])) : filter, 'body', openBinding());
  const personal = Object.keys(filter as object).filter((name) => name === 'q' || page.fields[name]?.personal);
  if (personal.length === 0 && !holdsPersonNumber(filter)) return;
  throw new Refusal('personal_filter_in_view', 'Kişisel bilgiye göre süzgeç görünümde saklanamaz; süzgeçten çıkarıp yeniden kaydedin.', 'A filter over personal data cannot be kept in a view.', {
    errors: personal.map((name) => ({ path: `definition.filter.${name}`, code: 'personal_filter_in_view', tr: 'Kişisel alan; görünümde saklanamaz.', en: 'A personal field; not kept in views.' })),
  });
}

function checkColumns(page: Page, actor: Actor, columns: unknown): void {
  askedColumns(page, actor, columns);
  const given = columns as string[];
  if (given.length === 0 || given.length > mostColumns || new Set(given).size < given.length) invalid('definition.columns', `Bir ile ${mostColumns} arasında, birbirinden farklı sütun seçin.`, `Choose one to ${mostColumns} different columns.`);
}

export interface Repaired {
  readonly definition: Definition;
  /** What no longer fits the page, or never fitted this reader, in one sentence; absent when all of it holds. */
  readonly notice?: string;
}

/** A stored definition as this reader can use it today: pages change, and whoever shared the view may see more than its reader. */
export function repairedFor(page: Page, actor: Actor, stored: Definition, language: Language): Repaired {
  const lost: string[] = [];
  const words = language === 'tr' ? { filter: 'süzgeç', column: 'sütun', sort: 'sıralama' } : { filter: 'filter', column: 'column', sort: 'order' };
  const fits = (check: () => void, kind: keyof typeof words, name: string): boolean => {
    try {
      check();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      lost.push(`${words[kind]} “${nameFor(page, actor, name, language)}”`);
      return false;
    }
  };
  const filter = Object.fromEntries(Object.entries(stored.filter ?? {}).filter(([name, value]) => fits(() => { checkFilter(page, actor, { [name]: value }); }, 'filter', name)));
  const columns = (stored.columns ?? []).filter((name) => fits(() => { askedColumns(page, actor, [name]); }, 'column', name));
  const sort = stored.sort && fits(() => { parseSort(page, actor, stored.sort); }, 'sort', stored.sort[0]) ? stored.sort : undefined;
  const definition: Definition = {
    ...(stored.filter ? { filter } : {}), ...(sort ? { sort } : {}), ...(columns.length > 0 ? { columns } : {}), ...(stored.density ? { density: stored.density } : {}),
  };
  if (lost.length === 0) return { definition };
  const notice = language === 'tr' ? `Bu görünümün artık geçerli olmayan parçaları çıkarıldı: ${lost.join(', ')}.` : `Parts of this view that no longer apply were left out: ${lost.join(', ')}.`;
  return { definition, notice };
}

/** A field that the reader may not know of is not named to him. */
function nameFor(page: Page, actor: Actor, name: string, language: Language): string {
  const field = Object.hasOwn(page.fields, name) ? page.fields[name] : undefined;
  if (!field) return name;
  return maySee(page, actor, name) ? labelIn(language, field.label, name) : '•••';
}
