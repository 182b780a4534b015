import { type Page } from './resource.ts';
import { asList, targetsOf, type Action } from './workflow.ts';

/** An arrow of the drawing: everything that leads from one state to another. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly actions: readonly { readonly name: string; readonly action: Action }[];
}

/** The arrows of a workflow, in the order of its page. What leaves a record where it is, is no arrow; see `factsOf`. */
export function waysOf(page: Page): Way[] {
  const ways = new Map<string, { from: string; to: string; actions: { name: string; action: Action }[] }>();
  for (const [name, action] of Object.entries(page.workflow.actions)) {
    for (const from of asList(action.from)) {
      for (const to of targetsOf(action, from)) {
        if (to === from) continue;
        const key = `${from}>${to}`;
        const way = ways.get(key) ?? { from, to, actions: [] };
        way.actions.push({ name, action });
        ways.set(key, way);
      }
    }
  }
  return [...ways.values()];
}

/** What can be done while a record stays in a state: facts that arrive, and what may happen at any time. */
export const factsOf = (page: Page, state: string): { name: string; action: Action }[] =>
  Object.entries(page.workflow.actions)
    .filter(([, action]) => (action.from === undefined || asList(action.from).includes(state)) && targetsOf(action, state).every((to) => to === state))
    .map(([name, action]) => ({ name, action }));
