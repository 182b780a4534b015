import { type Role } from '../roles.ts';
import { checkPage } from './check.ts';
import { type Fields, type ValueOf } from './field.ts';
import { type Label } from './label.ts';
import { type RowPredicate } from './rows.ts';
import { type Workflow } from './workflow.ts';

/** How a guard's data is found; loaded in one batch for all guards of an action or a list of ids. */
export type Load =
  | { readonly one: string; readonly by: string; readonly of?: string }
  /** `from`: `by` holds what stands in this field of mine, instead of my id. `where`: only those whose fields have these values. More than `limit` (200) a record is a fault that is told, never a cut in silence. */
  | { readonly many: string; readonly by: string; readonly from?: string; readonly of?: string; readonly limit?: number; readonly where?: Readonly<Record<string, string | readonly string[]>> }
  | { readonly listed: string; readonly by: string; readonly of?: string }
  /** The same records for whoever is judged: rules kept as data. More than `limit` (200) of them is a fault that is told. */
  | { readonly every: string; readonly limit?: number; readonly where?: Readonly<Record<string, string | readonly string[]>> }
  | { readonly setting: string };

export interface UpdateRule<FieldName extends string = string, StateName extends string = string> {
  readonly fields: readonly FieldName[];
  readonly by: Role | readonly Role[];
  /** Only in these states; left out: in all. */
  readonly in?: readonly StateName[];
  /** The change waits as a record of `changes` until another person approves it. */
  readonly fourEyes?: boolean;
}

export interface May<FieldName extends string = string, StateName extends string = string, RowName extends string = string> {
  readonly read: Readonly<Partial<Record<Role, 'all' | RowName>>>;
  /** 'always': unmasked when a record is opened; 'withReason': only by *Göster* with a reason. Others see masks. */
  readonly seePersonal?: Readonly<Partial<Record<Role, 'always' | 'withReason'>>>;
  readonly create?: Role | readonly Role[];
  readonly update?: readonly UpdateRule<FieldName, StateName>[];
}

export interface PageShape {
  readonly label: Label;
  readonly plural?: Label;
  /** Fields that name a record, joined by a blank. */
  readonly title: readonly string[];
  readonly icon?: string;
  readonly fields: Fields;
  readonly may: May;
  readonly rows?: Readonly<Record<string, RowPredicate>>;
  /** Whose data the personal fields are: a refersTo field, or 'self'. */
  readonly subject?: string;
  /** Columns of the derived list, in order; left out: the first six. */
  readonly list?: readonly string[];
  readonly sort?: readonly [string, 'ASC' | 'DESC'];
  /** Roles whose work list shows this noun unmasked; each page of it is recorded as a view. */
  readonly unmaskedList?: readonly Role[];
  readonly loads?: Readonly<Record<string, Load>>;
  /** Each guard that the page names, in words, as a condition that a person can read before trying. */
  readonly conditions?: Readonly<Record<string, Label>>;
  readonly onCreate?: { readonly requires?: readonly string[]; readonly does?: readonly string[]; readonly then?: readonly string[] };
  readonly onUpdate?: { readonly requires?: readonly string[]; readonly does?: readonly string[]; readonly then?: readonly string[] };
  /** Which other nouns hang on this one, for the record page: noun and its field. */
  readonly related?: readonly { readonly noun: string; readonly by: string }[];
  /** The refersTo field that is filled while a record counts as the double of another one: nothing but evidence may newly refer to it then. */
  readonly doubleOf?: string;
  readonly group?: string;
  /** How the fields stand together on the record page and in forms, in order; what no group names comes last. */
  readonly groups?: readonly FieldGroup[];
  /**
   * Where a state waits for several roles, whose work one record is: `of` holds the role, `takenBy` the member of staff who took it on,
   * `until` the moment by which it must be done.
   */
  readonly desk?: { readonly of: string; readonly takenBy?: string; readonly until?: string };
  readonly workflow?: Workflow;
}

export interface FieldGroup<FieldName extends string = string> {
  readonly label: Label;
  readonly fields: readonly FieldName[];
}

/** A page as the engine and the screens see it. */
export interface Page extends PageShape {
  readonly name: string;
  readonly workflow: Workflow;
}

type StateNames<P> = P extends { workflow: { states: infer S } } ? keyof S & string : 'active';
type ActionNames<P> = P extends { workflow: { actions: infer A } } ? keyof A & string : never;
type FieldNames<P> = P extends { fields: infer F } ? keyof F & string : never;
type RowNames<P> = P extends { rows: infer R } ? keyof R & string : never;
type ConditionsOf<P> = P extends { conditions: infer C } ? C : never;
type LoadNames<P> = P extends { loads: infer L } ? keyof L & string : never;

/** What the compiler checks of the names on a page: states, actions, fields, rows and roles that are misspelt do not compile. */
type Checked<P> = {
  readonly title: readonly FieldNames<P>[];
  readonly list?: readonly (FieldNames<P> | 'state' | 'dueAt' | 'createdAt' | 'stateSince')[];
  readonly subject?: FieldNames<P> | 'self';
  readonly doubleOf?: FieldNames<P>;
  readonly desk?: { readonly of: FieldNames<P>; readonly takenBy?: FieldNames<P>; readonly until?: FieldNames<P> };
  readonly may: May<FieldNames<P>, StateNames<P>, RowNames<P>>;
  readonly loads?: { readonly [K in LoadNames<P>]: Load };
  readonly conditions?: { readonly [K in keyof ConditionsOf<P>]: K extends GuardNames<P> ? Label : never };
  readonly groups?: readonly FieldGroup<FieldNames<P>>[];
  readonly workflow?: Workflow<StateNames<P>, ActionNames<P>, FieldNames<P> | 'stateSince' | 'createdAt'>;
};

/** A noun without steps of its own has one state and no way out of it. */
const standing = { initial: 'active', states: { active: { label: { tr: 'Etkin', en: 'Active' }, kind: 'done' } }, actions: {} } as const satisfies Workflow;

/**
 * Declares a noun. Its name is its path (`/api/<name>`), its table (with underscores) and its key everywhere.
 * Throws at load when the page contradicts itself: see check.ts.
 */
export function defineResource<const N extends string, const P extends PageShape>(name: N, page: P & Checked<P>): Resource<N, P> {
  const resource = { workflow: standing, ...page, name } as unknown as Resource<N, P>;
  checkPage(resource as unknown as Page);
  return resource;
}

export type Resource<N extends string = string, P = unknown> = P & { readonly name: N; readonly workflow: P extends { workflow: infer W } ? W : typeof standing };

/** A record as commands and guards see it: plain, unmasked. Instants are ISO text, dates `YYYY-MM-DD`, money integer kuruş. */
export type RecordOf<R> = {
  readonly id: string;
  readonly version: number;
  readonly state: StateNames<R>;
  readonly stateSince: string;
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
} & (R extends { fields: infer F } ? { readonly [K in keyof F]: ValueOf<F[K]> } : never);

type ActionsOf<R> = R extends { workflow: { actions: infer A } } ? A[keyof A] : never;
type Listed<T, K extends string> = T extends { readonly [key in K]: readonly (infer Name)[] } ? Name & string : never;
type WhenOf<T> = T extends { readonly to: { readonly when: infer Name } } ? Name & string : never;
type Hooks<R> = (R extends { onCreate: infer C } ? C : never) | (R extends { onUpdate: infer U } ? U : never);

/** The names that a page uses and its module owes. */
export type GuardNames<R> = Listed<ActionsOf<R>, 'requires'> | WhenOf<ActionsOf<R>> | Listed<Hooks<R>, 'requires'>;
export type ConsequenceNames<R> = Listed<ActionsOf<R>, 'does'> | Listed<Hooks<R>, 'does'>;
export type EffectNames<R> = Listed<ActionsOf<R>, 'then'> | Listed<Hooks<R>, 'then'>;
