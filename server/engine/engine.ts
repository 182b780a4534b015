import { checkPages } from './check-pages.ts';
import { type Engine, type Module, type Proposals } from './types.ts';

export interface EngineParts extends Pick<Engine, 'orm' | 'writes' | 'reads' | 'clock' | 'ids' | 'keys' | 'jobs' | 'settings'> {
  readonly modules: readonly Module[];
  readonly proposals?: Proposals | null;
}

/** Everything that turns pages into a back office, with the outside handed in. Refuses pages that contradict each other. */
export function createEngine({ modules, proposals = null, ...parts }: EngineParts): Engine {
  const byName = new Map(modules.map((module) => [module.page.name, module]));
  checkPages(modules.map((module) => module.page), proposals);
  const moduleOf = (noun: string): Module => byName.get(noun) ?? unknown(noun);
  return {
    ...parts, proposals,
    pages: new Map(modules.map(({ page }) => [page.name, page])),
    modules: byName,
    module: moduleOf,
    page: (noun) => moduleOf(noun).page,
  };
}

function unknown(noun: string): never {
  throw new Error(`No page is called '${noun}'`);
}
