import { type PageShape } from './resource.ts';
import { asList, type Workflow } from './workflow.ts';

/** The names that a page uses and its module owes, in order, each once. */
export function owedNames(page: Pick<PageShape, 'onCreate' | 'onUpdate'> & { readonly workflow: Workflow }): { guards: string[]; consequences: string[]; effects: string[] } {
  const actions = Object.values(page.workflow.actions);
  const hooks = [page.onCreate ?? {}, page.onUpdate ?? {}];
  const whens = actions.flatMap((action) => (typeof action.to === 'object' ? [action.to.when] : []));
  const every = (key: 'requires' | 'does' | 'then') => [...actions, ...hooks].flatMap((part) => [...asList(part[key])]);
  const unique = (names: string[]) => [...new Set(names)].sort();
  return { guards: unique([...every('requires'), ...whens]), consequences: unique(every('does')), effects: unique(every('then')) };
}
