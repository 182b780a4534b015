import { type Page } from '#domain/language/resource.ts';
import { asList, leaves, type Action } from '#domain/language/workflow.ts';
import { type OfferedAction } from '../../providers/console-api.ts';

const wantsInput = (action: Action): boolean => Object.values(action.input ?? {}).some(({ required }) => required);

/**
 * The offered action that takes a record straight back to where it was: one that asks for nothing, is not dangerous
 * itself and that nothing stands in the way of. Undefined where there is none: then a step is not offered to be taken back.
 */
export function reverseOf(page: Page, offers: readonly OfferedAction[], before: string, now: string): string | undefined {
  if (before === now) return undefined;
  return offers.find(({ name, blockedBy }) => {
    const action = page.workflow.actions[name];
    return action !== undefined && action.to === before && (blockedBy ?? []).length === 0 && action.confirm === undefined && action.intent !== 'danger' && !wantsInput(action);
  })?.name;
}

/** Whether any chain of actions leads from one state back to another; what cannot be undone is asked once more. */
export function leadsBack(page: Page, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const state of seen) {
    if (state === to) return true;
    for (const action of Object.values(page.workflow.actions)) {
      if (!leaves(action, state)) continue;
      const targets = action.to === undefined ? [] : typeof action.to === 'string' ? [action.to] : [action.to.then, action.to.else];
      for (const target of targets) seen.add(target);
    }
  }
  return false;
}

/** What an action leads to, as far as the page says: its states, its approvals, whether there is a way back. */
export function consequencesOf(page: Page, name: string, state: string): { readonly to: readonly string[]; readonly approvals: readonly string[]; readonly final: boolean } {
  const action = page.workflow.actions[name];
  const targets = action?.to === undefined ? [] : typeof action.to === 'string' ? [action.to] : [action.to.then, action.to.else];
  const to = targets.filter((target) => target !== state);
  return { to, approvals: asList(action?.approvals), final: to.length > 0 && to.every((target) => !leadsBack(page, target, state)) };
}
