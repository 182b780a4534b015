import { type Page } from '#domain/language/resource.ts';
import { type Role } from '#domain/roles.ts';

/**
 * What a page grants, worked out a second time from its data alone: none of the code under test is asked. Short on purpose, so
 * that it can be checked by reading.
 */
export interface Who {
  readonly roles: readonly Role[];
  readonly system: boolean;
  readonly id: string;
  readonly person: string | undefined;
  readonly institution: string | undefined;
}

type Row = Readonly<Record<string, unknown>>;
const some = (who: Who, roles: unknown): boolean => [roles].flat().some((role) => who.roles.includes(role as Role));
const engineFields = ['id', 'version', 'state', 'stateSince', 'dueAt', 'createdAt', 'updatedAt'];

export const readsNoun = (page: Page, who: Who): boolean => who.roles.some((role) => page.may.read[role] !== undefined);

export const readsRow = (page: Page, who: Who, row: Row): boolean => who.roles.some((role) => {
  const rule = page.may.read[role];
  return rule === 'all' || (rule !== undefined && meets(page.rows?.[rule], row, who));
});

function meets(predicate: unknown, row: Row, who: Who): boolean {
  const rule = (predicate ?? {}) as Record<string, never>;
  const value = row[rule['field'] ?? ''];
  if (rule['isActor']) return who[rule['isActor'] as 'person'] !== undefined && value === who[rule['isActor'] as 'person'];
  if (rule['in']) return (rule['in'] as unknown[]).includes(value);
  if (rule['filled'] !== undefined) return (value !== null && value !== undefined) === rule['filled'];
  if (rule['state']) return (rule['state'] as unknown[]).includes(row['state']);
  if (rule['all']) return (rule['all'] as unknown[]).every((part) => meets(part, row, who));
  if (rule['any']) return (rule['any'] as unknown[]).some((part) => meets(part, row, who));
  if (rule['not']) return !meets(rule['not'], row, who);
  throw new Error(`A predicate that the matrix does not know: ${JSON.stringify(predicate)}`);
}

export const sees = (page: Page, who: Who, field: string): boolean => {
  const own = Object.hasOwn(page.fields, field) ? page.fields[field] : undefined;
  return own === undefined ? engineFields.includes(field) : own.see === undefined || some(who, own.see);
};

export function sight(page: Page, who: Who): 'always' | 'withReason' | 'never' {
  const ways = who.roles.map((role) => page.may.seePersonal?.[role]);
  return ways.includes('always') ? 'always' : ways.includes('withReason') ? 'withReason' : 'never';
}

export const unmaskedInLists = (page: Page, who: Who): boolean => sight(page, who) === 'always' && some(who, page.unmaskedList ?? []);

/** Whether the field may be asked about in a filter, at all. */
export const mayAskBy = (page: Page, who: Who, field: string): boolean => sees(page, who, field) && !(page.fields[field]?.personal && sight(page, who) === 'never');

export const creates = (page: Page, who: Who): boolean => page.may.create !== undefined && some(who, page.may.create);

/** The outcome of changing one field with a right value and a version that is out of date. */
export function putOutcome(page: Page, who: Who, row: Row, field: string): string {
  if (page.fields[field] === undefined || page.fields[field].derived) return '422 not_writable';
  if (!readsRow(page, who, row)) return '404 not_found';
  const mine = (page.may.update ?? []).filter(({ by }) => some(who, by));
  if (mine.length === 0) return '403 not_permitted';
  const open = sees(page, who, field) && mine.some((rule) => rule.fields.includes(field) && (rule.in === undefined || rule.in.includes(String(row['state']))));
  return open ? '412 stale_version' : '422 not_writable';
}

/** The outcome of an action whose input has a field too many: past every right and state, and never carried out. */
export function actOutcome(page: Page, who: Who, row: Row, name: string): string {
  const action = page.workflow.actions[name];
  if (!action) return '404 not_found';
  if (!who.system && !readsRow(page, who, row)) return '404 not_found';
  if (!some(who, action.by)) return '403 not_permitted';
  return fits(action.from, row) ? '422 invalid_input' : '409 illegal_state';
}

const fits = (from: unknown, row: Row): boolean => from === undefined || ([from].flat() as unknown[]).includes(row['state']);

export const offered = (page: Page, who: Who, row: Row): string[] =>
  Object.entries(page.workflow.actions).filter(([, { by, from }]) => some(who, by) && fits(from, row)).map(([name]) => name);
