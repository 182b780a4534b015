import { mayAct, mayCreate, mayRead, maySee } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { notPermitted } from '../../engine/create-record.ts';
import { isId } from '../../engine/http/read-parts.ts';
import { missing } from '../../engine/missing.ts';
import { selectById, type StoredRow } from '../../engine/record-store.ts';
import { type Actor, type Engine, type Row } from '../../engine/types.ts';

/** Which form a draft belongs to: a new record, a record, or an action on a record. */
export interface Place {
  readonly page: Page;
  /** Null: the record is yet to be made. */
  readonly record: Row | null;
  /** Null: the form of the record itself. */
  readonly action: string | null;
}

/** The form behind a path, if this actor could open it now. Refuses `not_found` and `not_permitted`, as the form itself would. */
export async function placeOf(engine: Engine, actor: Actor, noun: string | undefined, id: string | undefined, action: string | undefined): Promise<Place> {
  const page = engine.pages.get(noun ?? '') ?? missing();
  if (action !== undefined && !Object.hasOwn(page.workflow.actions, action)) return missing();
  if (id === 'new') {
    if (action !== undefined) return missing();
    if (!mayCreate(page, actor)) throw notPermitted();
    return { page, record: null, action: null };
  }
  if (!isId(id)) return missing();
  const { text, values } = selectById(page, id, false);
  const { rows: [record] } = await engine.reads.query<StoredRow>(text, [...values]);
  if (!record || !mayRead(page, actor, record)) return missing();
  if (action !== undefined && !mayAct(page, actor, action)) throw notPermitted();
  return { page, record, action: action ?? null };
}

/** What the form asks: fields that its user may see, and a reason. What the page no longer knows is no part of a draft. */
export function knownValues({ page, action }: Place, actor: Actor): ReadonlySet<string> {
  const inputs = Object.entries(action === null ? {} : (page.workflow.actions[action]?.input ?? {})).filter(([, { see }]) => see === undefined || see.some((role) => actor.roles.includes(role)));
  const own = Object.entries(page.fields).filter(([name, field]) => !field.derived && maySee(page, actor, name));
  return new Set(['reason', ...(action === null ? own : inputs).map(([name]) => name)]);
}

/** The fields of the draft that are about a person. */
export function personalNames({ page, action }: Place, names: readonly string[]): string[] {
  const fields = action === null ? page.fields : (page.workflow.actions[action]?.input ?? {});
  return names.filter((name) => fields[name]?.personal || page.fields[name]?.personal);
}
