import { owedNames } from './owed-names.ts';
import { type Page } from './resource.ts';
import { asList, targetsOf, type Action } from './workflow.ts';

/** What a page says wrongly about itself and types cannot see. Thrown at load: such a page never serves a request. */
export class PageFault extends Error {
  constructor(noun: string, faults: readonly string[]) {
    super(`The page of '${noun}' contradicts itself:\n  ${faults.join('\n  ')}`);
    this.name = 'PageFault';
  }
}

const nounName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const engineFields = ['id', 'version', 'state', 'stateSince', 'dueAt', 'createdAt', 'updatedAt', 'auditHead'];

export function checkPage(page: Page): void {
  const faults = [...faultsOfNames(page), ...faultsOfStates(page), ...faultsOfActions(page), ...faultsOfConditions(page), ...faultsOfRights(page)];
  if (faults.length > 0) throw new PageFault(page.name, faults);
}

function faultsOfNames(page: Page): string[] {
  const faults: string[] = [];
  if (!nounName.test(page.name)) faults.push(`the name '${page.name}' is not a path of small letters and hyphens`);
  for (const field of Object.keys(page.fields)) if (engineFields.includes(field)) faults.push(`the field '${field}' belongs to the engine`);
  const personal = Object.entries(page.fields).filter(([, field]) => field.personal).map(([name]) => name);
  if (personal.length > 0 && page.subject === undefined) faults.push(`${personal.join(', ')} are personal, but no 'subject' says whose`);
  for (const [name, field] of Object.entries(page.fields)) {
    if (field.personal && field.sortable) faults.push(`the personal field '${name}' may not be sortable: an order betrays values`);
  }
  const grouped = (page.groups ?? []).flatMap(({ fields }) => fields);
  for (const name of new Set(grouped)) if (grouped.indexOf(name) !== grouped.lastIndexOf(name)) faults.push(`the field '${name}' stands in two groups`);
  return faults;
}

function faultsOfStates(page: Page): string[] {
  const { initial, states, actions } = page.workflow;
  const faults: string[] = [];
  if (!(initial in states)) return [`the initial state '${initial}' does not exist`];
  const reached = reachable(page);
  for (const [name, state] of Object.entries(states)) {
    if (!reached.has(name)) faults.push(`the state '${name}' cannot be reached`);
    const waysOut = Object.values(actions).some((action) => asList(action.from).includes(name) && targetsOf(action, name).some((to) => to !== name));
    const waits = state.kind === 'ours' || state.kind === 'theirs' || state.kind === 'moving';
    if (waits && !waysOut) faults.push(`the state '${name}' waits and has no way out`);
  }
  return faults;
}

function reachable(page: Page): Set<string> {
  const reached = new Set([page.workflow.initial]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const action of Object.values(page.workflow.actions)) {
      const sources = action.from === undefined ? [...reached] : asList(action.from).filter((state) => reached.has(state));
      for (const target of sources.flatMap((source) => targetsOf(action, source))) {
        if (!reached.has(target)) { reached.add(target); grown = true; }
      }
    }
  }
  return reached;
}

function faultsOfActions(page: Page): string[] {
  return Object.entries(page.workflow.actions).flatMap(([name, action]) => faultsOfAction(page, action).map((fault) => `the action '${name}' ${fault}`));
}

function faultsOfAction(page: Page, action: Action): string[] {
  const faults: string[] = [];
  if (asList(action.by).length === 0) faults.push('may be done by nobody');
  for (const other of asList(action.notBy)) {
    if (other !== 'create' && other !== 'update' && !(other in page.workflow.actions)) faults.push(`is not by those who '${other}', which nobody can`);
  }
  const undoing = action.undoneBy === undefined ? undefined : page.workflow.actions[action.undoneBy];
  if (action.undoneBy !== undefined && !undoing) faults.push(`is undone by '${action.undoneBy}', which nobody can`);
  if (Object.values(undoing?.input ?? {}).some(({ required }) => required)) faults.push(`is undone by '${action.undoneBy ?? ''}', which asks for something`);
  for (const role of action.approvals ?? []) if (!asList(action.by).includes(role)) faults.push(`wants the approval of '${role}', who may not do it`);
  if (action.after && !asList(action.by).includes('system')) faults.push("has a timer, but is not by 'system'");
  if (action.after && action.from === undefined) faults.push('has a timer, but no state to start from');
  const stamped = action.stamps === undefined ? undefined : page.fields[action.stamps];
  if (action.stamps !== undefined && stamped?.kind !== 'instant') faults.push(`stamps '${action.stamps}', which is no instant`);
  for (const [input, field] of Object.entries(action.input ?? {})) {
    const own = page.fields[input];
    if (own && own.kind !== field.kind) faults.push(`asks '${input}' as ${field.kind}, the record keeps ${own.kind}`);
  }
  return faults;
}

/** A guard without words would stop people with a condition that nobody could read before. */
function faultsOfConditions(page: Page): string[] {
  const { guards } = owedNames(page);
  const told = Object.keys(page.conditions ?? {});
  return [
    ...guards.filter((guard) => !told.includes(guard)).map((guard) => `the guard '${guard}' has no condition in words`),
    ...told.filter((guard) => !guards.includes(guard)).map((guard) => `the condition '${guard}' is of no guard`),
  ];
}

function faultsOfRights(page: Page): string[] {
  const faults: string[] = [];
  if (Object.keys(page.may.read).length === 0) faults.push('nobody may read it');
  for (const rule of page.may.update ?? []) {
    for (const name of rule.fields) if (page.fields[name]?.derived) faults.push(`'${name}' is derived and cannot be updated by hand`);
  }
  const readers = new Set(Object.keys(page.may.read));
  for (const role of Object.keys(page.may.seePersonal ?? {})) if (!readers.has(role)) faults.push(`'${role}' may see personal values of records that it may not read`);
  return faults;
}
