import { maySee, personalSight } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { columnsOf } from '../columns.ts';
import { type Actor, type Row } from '../types.ts';
import { maskOf, type Masked } from './masks.ts';

/** A record as it leaves: fields the actor may not see are absent, masked ones are `{ masked }`. */
export type Presented = Record<string, unknown>;

/** true: every personal value as it is; a list of names: only those. */
export type Unmask = boolean | readonly string[];

interface Presenter {
  readonly names: readonly string[];
  /** For each name: how it is masked, or null when it is not personal. */
  readonly masks: readonly (((value: unknown) => Masked) | null)[];
  readonly personal: readonly string[];
}

const presenters = new WeakMap<Page, Map<string, Presenter>>();
const mostPresenters = 500;

/** For all that the actor may see, or of it the fields given. */
function presenterOf(page: Page, actor: Pick<Actor, 'roles'>, columns?: readonly string[]): Presenter {
  const known = presenters.get(page) ?? new Map<string, Presenter>();
  presenters.set(page, known);
  const key = columns === undefined ? actor.roles.join(' ') : `${actor.roles.join(' ')} ${columns.join(',')}`;
  const found = known.get(key);
  if (found) return found;
  const names = (columns ?? [...columnsOf(page).keys()]).filter((name) => maySee(page, actor, name));
  const masks = names.map((name) => {
    const field = page.fields[name];
    return field?.personal ? maskOf(field) : null;
  });
  const presenter = { names, masks, personal: names.filter((name) => page.fields[name]?.personal) };
  if (known.size >= mostPresenters) known.clear();
  known.set(key, presenter);
  return presenter;
}

/** One record for one actor. A null personal value stays null: that there is none is no secret. */
export function presentRecord(page: Page, actor: Pick<Actor, 'roles'>, row: Row, { unmask }: { unmask: Unmask }): Presented {
  return present(presenterOf(page, actor), row, unmask);
}

export function presentList(page: Page, actor: Pick<Actor, 'roles'>, rows: readonly Row[], { unmask }: { unmask: Unmask }): Presented[] {
  const presenter = presenterOf(page, actor);
  return rows.map((row) => present(presenter, row, unmask));
}

/**
 * The same for rows that were read for this answer alone and with just the fields that the actor may see (of them `columns`, where
 * given), as lists read them: only what is masked is touched, nothing is copied.
 */
export function presentFresh(
  page: Page, actor: Pick<Actor, 'roles'>, rows: readonly Row[], { unmask, columns }: { unmask: boolean; columns?: readonly string[] | undefined }
): Presented[] {
  const { names, masks } = presenterOf(page, actor, columns);
  const presented = rows as unknown as Presented[];
  if (unmask) return presented;
  for (let i = 0; i < names.length; i++) {
    const mask = masks[i];
    if (!mask) continue;
    const name = names[i] as string;
    for (const row of presented) {
      const value = row[name];
      if (value !== null && value !== undefined) row[name] = mask(value);
    }
  }
  return presented;
}

function present({ names, masks }: Presenter, row: Row, unmask: Unmask): Presented {
  const presented: Presented = {};
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const value = row[name];
    // Not asked for in this read: absent, which is not the same as empty.
    if (value === undefined) continue;
    const mask = masks[i];
    const shown = !mask || value === null || unmask === true || (unmask !== false && unmask.includes(name));
    presented[name] = shown ? value : mask(value);
  }
  return presented;
}

/** The personal fields that the actor may know of, of `columns` where given. */
export const personalFieldsOf = (page: Page, actor: Pick<Actor, 'roles'>, columns?: readonly string[]): readonly string[] => presenterOf(page, actor, columns).personal;

/** Whether any of the rows holds a personal value: an answer without one is no view. */
export const holdsPersonal = (page: Page, actor: Pick<Actor, 'roles'>, rows: readonly Row[], columns?: readonly string[]): boolean => {
  const { personal } = presenterOf(page, actor, columns);
  return personal.length > 0 && rows.some((row) => personal.some((name) => row[name] !== null && row[name] !== undefined));
};

/** Whether this noun's lists show personal values to the actor: only on the work screens that the page names, to roles that always see them. */
export const listsUnmasked = (page: Page, actor: Pick<Actor, 'roles'>): boolean =>
  personalSight(page, actor) === 'always' && (page.unmaskedList ?? []).some((role) => actor.roles.includes(role));
