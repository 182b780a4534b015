import { isRoutes } from '#domain/application-routes.ts';
import { type Language } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { routeInWords } from './routes/route-words.ts';

/** Configuration of which a new version is a new record: the fields that two versions share, and the state of the one in force. */
const versioned: Readonly<Record<string, { readonly same: readonly string[]; readonly inForce: string; readonly order: string }>> = {
  templates: { same: ['code'], inForce: 'inForce', order: 'versionNumber' },
  'consent-texts': { same: ['code'], inForce: 'inForce', order: 'versionNumber' },
  guides: { same: ['code'], inForce: 'inForce', order: 'versionNumber' },
  'classification-rules': { same: ['code'], inForce: 'inForce', order: 'versionNumber' },
  'legal-texts': { same: ['code'], inForce: 'inForce', order: 'versionNumber' },
  'application-types': { same: ['code'], inForce: 'inForce', order: 'versionNumber' },
  'price-lists': { same: ['product', 'years'], inForce: 'approved', order: 'validFrom' },
};

type Values = Readonly<Record<string, unknown>>;

export const isVersioned = (noun: string): boolean => noun in versioned;

/** What to ask for: other versions of the same thing. */
export const siblingsFilter = (noun: string, record: Values): Values => {
  const [first = ''] = versioned[noun]?.same ?? [];
  return { [first]: [record[first]] };
};

/** The version that this one follows: of those that were in force, the newest before it. */
export function predecessorOf<R extends Values>(noun: string, record: Values, others: readonly R[]): R | undefined {
  const kind = versioned[noun];
  if (!kind) return undefined;
  const rank = (one: Values) => one[kind.order] as string | number;
  const before = others.filter((other) => other['id'] !== record['id'] && kind.same.every((name) => other[name] === record[name]) && wasInForce(other, kind.inForce) && rank(other) < rank(record));
  return before.reduce<R | undefined>((best, other) => (best === undefined || rank(other) > rank(best) ? other : best), undefined);
}

const wasInForce = (other: Values, inForce: string): boolean => other['state'] === inForce || other['state'] === 'superseded';

/** The fields in which the versions differ, in the order of the page. What names the version is no difference. */
export function changedFields(page: Page, before: Values, after: Values): readonly string[] {
  const naming = ['versionNumber', ...(versioned[page.name]?.same ?? [])];
  return Object.keys(page.fields).filter((name) => !naming.includes(name) && JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));
}

/** A text as lines, and a route table as one line of words a route; undefined where a value is better shown as itself. */
export function linesOf(page: Page, name: string, value: unknown, language: Language): string | undefined {
  if (isRoutes(value)) return value.map((route) => routeInWords(route, language)).join('\n');
  if (page.fields[name]?.kind === 'longText') return typeof value === 'string' ? value : '';
  return undefined;
}
