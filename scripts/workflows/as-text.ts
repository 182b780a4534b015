import { labelIn } from '../../server/domain/language/label.ts';
import { type Page } from '../../server/domain/language/resource.ts';
import { asList, type Action } from '../../server/domain/language/workflow.ts';
import { roles, type Role } from '../../server/domain/roles.ts';

/** A workflow in words: each state with who it waits for, and below it each way out with who may take it and what holds it back. */
export function workflowAsText(page: Page): string {
  const states = Object.entries(page.workflow.states).map(([name, state]) => {
    const mark = name === page.workflow.initial ? '→ ' : '';
    const waits = state.waitsOn === undefined ? '' : ` · bekler: ${asList<string>(state.waitsOn).map(roleLabel).join(', ')}`;
    const due = state.due ? ` · süre: ${state.due.workingDays}` : '';
    return [`${mark}${labelIn('tr', state.label, name)} (${name}, ${state.kind})${waits}${due}`, ...waysOut(page, name)].join('\n');
  });
  const anywhere = Object.entries(page.workflow.actions).filter(([, action]) => action.from === undefined).map(([name, action]) => `    ${sentence(page, name, action)}`);
  const always = anywhere.length === 0 ? [] : ['Her durumda', ...anywhere];
  return [`${labelIn('tr', page.label, page.name)} (${page.name})`, '', ...states, ...always, ''].join('\n');
}

const waysOut = (page: Page, state: string): string[] =>
  Object.entries(page.workflow.actions).filter(([, action]) => asList(action.from).includes(state)).map(([name, action]) => `    ${sentence(page, name, action)}`);

function sentence(page: Page, name: string, action: Action): string {
  const parts = [`${labelIn('tr', action.label, name)} (${name}) → ${target(page, action)}`, `kim: ${asList(action.by).map(roleLabel).join(', ')}`];
  if (asList(action.notBy).length > 0) parts.push(`başka kişi: ${asList<string>(action.notBy).join(', ')}`);
  if (action.approvals) parts.push(`onaylar: ${action.approvals.map(roleLabel).join(' + ')}`);
  if (asList(action.requires).length > 0) parts.push(`koşul: ${asList(action.requires).map((guard) => labelIn('tr', page.conditions?.[guard], guard)).join(', ')}`);
  if (asList(action.does).length > 0) parts.push(`sonuç: ${asList(action.does).join(', ')}`);
  if (asList(action.then).length > 0) parts.push(`ardından: ${asList(action.then).join(', ')}`);
  if (action.after) parts.push(`zaman: ${action.after.setting} (${action.after.since ?? 'stateSince'})`);
  return parts.join(' · ');
}

function target(page: Page, action: Action): string {
  const label = (state: string) => labelIn('tr', page.workflow.states[state]?.label, state);
  if (action.to === undefined) return 'aynı durum';
  return typeof action.to === 'string' ? label(action.to) : `${label(action.to.then)} (${action.to.when}) ya da ${label(action.to.else)}`;
}

export const roleLabel = (role: string): string => (role in roles ? labelIn('tr', roles[role as Role], role) : role);
