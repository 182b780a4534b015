import { type Role } from '../roles.ts';
import { type Fields } from './field.ts';
import { type Label } from './label.ts';
import { type RowPredicate } from './rows.ts';

/** What colour means everywhere: who has to move, or how it ended. */
export type StateKind = 'ours' | 'theirs' | 'moving' | 'done' | 'stopped' | 'alarm';

/** Whom the record waits for: a desk of ours, or somebody outside. */
export type WaitsOn = Role | 'applicant' | 'institution' | 'officer' | 'carrier' | 'payer' | 'time';

export interface State {
  readonly label: Label;
  readonly kind: StateKind;
  readonly waitsOn?: WaitsOn | readonly Role[];
  /** One true sentence for whoever asks: no internal note, no suffix on a variable. */
  readonly says?: Label;
  /** Working days until it is overdue: the name of a setting that holds the number. */
  readonly due?: { readonly workingDays: string };
  /** Whether the usual way of a record leads through here: never, or only for records like these. Left out: as the actions lead. */
  readonly onPath?: false | RowPredicate;
}

/** A length of time is never written on a page: it is the name of a setting. `since` is a field holding an instant. */
export interface Timer<FieldName extends string = string> {
  readonly setting: string;
  readonly since?: FieldName | 'stateSince';
}

export type Target<StateName extends string = string> =
  | StateName
  | { readonly when: string; readonly then: StateName; readonly else: StateName };

export interface Action<StateName extends string = string, FieldName extends string = string, ActionName extends string = string> {
  readonly label: Label;
  /** States it may leave; left out: any state (a fact that can arrive at any time). */
  readonly from?: StateName | readonly StateName[];
  /** Left out: the record stays where it is. */
  readonly to?: Target<StateName>;
  readonly by: Role | readonly Role[];
  /** Nobody who did one of these on this record, 'create' and 'update' included, and no second account of the same person. */
  readonly notBy?: ActionName | 'create' | 'update' | readonly (ActionName | 'create' | 'update')[];
  /** One approval of each role named, each by another person; the last one carries the action out. */
  readonly approvals?: readonly Role[];
  /** What wants a look of its own at each record, such as a second signature: never over many at once; whatever has `approvals` is so by itself. */
  readonly oneByOne?: true;
  /** It stands in the queue of second signatures for whoever may give it, wherever this holds and the state allows it. */
  readonly signWhere?: RowPredicate;
  /** The action that takes it back, record by record; it asks nothing, so that many can be taken back at once. */
  readonly undoneBy?: ActionName;
  /** What the form asks. An input with the name of a field is written to that field. */
  readonly input?: Fields;
  /** Guards, all of which must agree. */
  readonly requires?: readonly string[];
  /** Consequences, in the same transaction, in this order. */
  readonly does?: readonly string[];
  /** Effects, run after the commit as jobs. */
  readonly then?: readonly string[];
  /** Carried out by the clock. */
  readonly after?: Timer<FieldName>;
  /** Stamps an instant field with the moment of the action. */
  readonly stamps?: FieldName;
  readonly intent?: 'primary' | 'normal' | 'danger';
  readonly confirm?: Label;
}

export interface Workflow<StateName extends string = string, ActionName extends string = string, FieldName extends string = string> {
  readonly initial: StateName;
  readonly states: Readonly<Record<StateName, State>>;
  readonly actions: Readonly<Record<ActionName, Action<StateName, FieldName, ActionName>>>;
}

export const asList = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** Every state that an action can lead to from `from`. */
export function targetsOf(action: Action, from: string): readonly string[] {
  if (action.to === undefined) return [from];
  return typeof action.to === 'string' ? [action.to] : [action.to.then, action.to.else];
}

/** Whether every record asks for a look of its own. */
export const isOneByOne = ({ approvals, oneByOne }: Action): boolean => approvals !== undefined || oneByOne === true;

export const leaves = (action: Action, state: string): boolean =>
  action.from === undefined || asList(action.from).includes(state);

