import { pages } from '#domain/index.ts';
import { type Page } from '#domain/language/resource.ts';

const byName = new Map(pages.map((page) => [page.name, page]));

export { pages };

/** The page of a noun, or undefined when the console knows none. */
export const pageOf = (noun: string): Page | undefined => byName.get(noun);

/** The page of a noun that must be there: a route or a reference names it. */
export function knownPage(noun: string): Page {
  const page = byName.get(noun);
  if (!page) throw new Error(`No page describes '${noun}'`);
  return page;
}
