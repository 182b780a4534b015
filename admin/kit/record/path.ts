import { type Page } from '#domain/language/resource.ts';
import { rowHolds } from '#domain/language/rows.ts';
import { asList, leaves, targetsOf, type State } from '#domain/language/workflow.ts';

type Values = Readonly<Record<string, unknown>>;

/** A stage of one record's own way. */
export interface Stage {
  readonly state: string;
  readonly when: 'passed' | 'now' | 'ahead';
}

/** A move out of the trail, in the order in which it happened. */
export interface Move {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The way of this record: the states that it passed, where it stands, and what lies ahead as the workflow leads. A loop
 * (incomplete and back) is drawn once. Without the trail, what it passed is what the workflow says it must have.
 */
export function pathOf(page: Page, record: Values, trail?: readonly Move[]): Stage[] {
  const now = String(record['state']);
  const passed = trail === undefined ? guessedPast(page, record, now) : walked(trail, now);
  const ahead = aheadOf(page, record, now).filter((state) => !passed.includes(state));
  return [
    ...passed.map((state) => ({ state, when: 'passed' as const })),
    { state: now, when: 'now' as const },
    ...ahead.map((state) => ({ state, when: 'ahead' as const })),
  ];
}

/** The states walked through before `now`; whoever came back to a state has not passed what lay between. */
function walked(trail: readonly Move[], now: string): string[] {
  const states: string[] = [];
  for (const { from, to } of trail) {
    for (const state of [from, to]) {
      if (state === null || states.at(-1) === state) continue;
      const before = states.indexOf(state);
      if (before >= 0) states.length = before;
      states.push(state);
    }
  }
  const here = states.indexOf(now);
  return here >= 0 ? states.slice(0, here) : states;
}

function guessedPast(page: Page, record: Values, now: string): string[] {
  const { initial } = page.workflow;
  const way = [initial, ...aheadOf(page, record, initial)];
  const here = way.indexOf(now);
  if (here >= 0) return way.slice(0, here);
  return now === initial ? [] : [initial];
}

/** The main way on from a state: the primary action first, else the nearest state that the page names after it, to the first good end. */
export function aheadOf(page: Page, record: Values, from: string): string[] {
  const way: string[] = [];
  for (let here = from; isUnderway(page.workflow.states[here]); ) {
    const next = nextOf(page, record, here, [from, ...way]);
    if (next === undefined) break;
    way.push(next);
    here = next;
  }
  return way;
}

const isUnderway = (state: State | undefined): boolean => state !== undefined && state.kind !== 'done' && state.kind !== 'stopped';

function nextOf(page: Page, record: Values, from: string, seen: readonly string[]): string | undefined {
  const order = Object.keys(page.workflow.states);
  const options = Object.values(page.workflow.actions)
    .filter((action) => leaves(action, from) && action.from !== undefined && action.intent !== 'danger')
    .flatMap((action) => targetsOf(action, from).map((to) => ({ to, primary: action.intent === 'primary' })))
    .filter(({ to }) => !seen.includes(to) && isOnPath(page.workflow.states[to], record))
    // A detour leads back to where it left: from there any state may be the next, else only a later one.
    .filter(({ to }) => order.indexOf(to) > order.indexOf(from) || page.workflow.states[from]?.onPath === false);
  const nearest = (some: typeof options) =>
    some.toSorted((one, other) => order.indexOf(one.to) - order.indexOf(other.to)).at(0)?.to;
  return nearest(options.filter(({ primary }) => primary)) ?? nearest(options);
}

function isOnPath(state: State | undefined, record: Values): boolean {
  if (!state || state.kind === 'stopped' || state.kind === 'alarm' || state.onPath === false) return false;
  return state.onPath === undefined || rowHolds(state.onPath, record, { id: '' });
}

/** Whether a way is worth drawing: one place is none. */
export const hasPath = (page: Page): boolean => Object.keys(page.workflow.states).length > 2 && asList(page.workflow.initial).length === 1;
