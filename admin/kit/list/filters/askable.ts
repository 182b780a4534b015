import { isRelativeSpan } from '#domain/calendar/relative-days.ts';
import { choice, instant, type Field } from '#domain/language/field.ts';
import { type Language } from '#domain/language/label.ts';
import { maySee, personalSight, type PermitActor } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { fieldLabel } from '../../words.ts';

/** How a field is asked for. */
export type Asking = 'choice' | 'flag' | 'days' | 'amounts' | 'numbers' | 'reference' | 'fragment' | 'whole';

export interface Askable {
  readonly name: string;
  readonly label: string;
  readonly field: Field;
  readonly asking: Asking;
  /** May be empty, so that one may ask for those that are. */
  readonly mayBeEmpty: boolean;
}

const engineFields = (page: Page): Readonly<Record<string, Field>> => {
  const several = Object.keys(page.workflow.states).length > 1;
  const states = Object.fromEntries(Object.entries(page.workflow.states).map(([name, { label }]) => [name, label]));
  return {
    ...(several ? { state: choice('', states, { required: true }), dueAt: instant(''), stateSince: instant('', { required: true }) } : {}),
    createdAt: instant('', { required: true }),
    updatedAt: instant('', { required: true }),
  };
};

/** The fields that the roles may ask by: state and deadline first, then as the page orders them. */
export function askablesOf(page: Page, actor: PermitActor, language: Language): Askable[] {
  const sight = personalSight(page, actor);
  const { state, dueAt, ...times } = engineFields(page);
  const fields = { ...(state ? { state } : {}), ...(dueAt ? { dueAt } : {}), ...page.fields, ...times };
  return Object.entries(fields).flatMap(([name, field]) => {
    if (!maySee(page, actor, name) || (field.personal && sight === 'never')) return [];
    const asking = askingOf(field, sight === 'always');
    return asking ? [{ name, label: fieldLabel(page, name, language), field, asking, mayBeEmpty: !field.required && field.kind !== 'flag' }] : [];
  });
}

function askingOf(field: Field, spells: boolean): Asking | undefined {
  switch (field.kind) {
    case 'choice':
      return 'choice';
    case 'flag':
      return 'flag';
    case 'date':
    case 'instant':
      return 'days';
    case 'money':
      return 'amounts';
    case 'integer':
      return 'numbers';
    case 'refersTo':
    case 'refersToMany':
      return 'reference';
    case 'text':
    case 'longText':
      // Fragments of a hidden value would spell it out sign by sign; the server refuses them too.
      return field.personal && field.searchable !== 'name' && !spells ? 'whole' : 'fragment';
    case 'email':
    case 'phone':
    case 'personNumber':
    case 'vkn':
    case 'iban':
    case 'reference':
      return 'whole';
    case 'file':
    case 'structure':
      return undefined;
  }
}

/** A box for free text makes sense where something of the noun is found by text. */
export const isSearchable = (page: Page, actor: PermitActor): boolean => {
  const sight = personalSight(page, actor);
  return Object.entries(page.fields).some(([name, field]) => field.searchable !== undefined && maySee(page, actor, name) && !(field.personal && sight === 'never'));
};

export type Filter = Readonly<Record<string, unknown>>;

/**
 * A filter as it was kept or came with a link, without what this page no longer knows: a field that is gone, an operator
 * that it has not, a choice that was renamed. `dropped` names what was left out.
 */
export function readFilter(askables: readonly Askable[], searchable: boolean, kept: unknown): { filter: Filter; dropped: string[] } {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return { filter: {}, dropped: kept === undefined || kept === null ? [] : ['filter'] };
  const byName = new Map(askables.map((askable) => [askable.name, askable]));
  const sound = Object.entries(kept).filter(([name, asked]) => {
    if (name === 'id') return true;
    if (name === 'q') return searchable && typeof asked === 'string';
    const askable = byName.get(name);
    return askable !== undefined && isAskedSoundly(askable, asked);
  });
  const filter = Object.fromEntries(sound);
  return { filter, dropped: Object.keys(kept).filter((name) => !(name in filter)) };
}

const operatorsOf: Readonly<Record<Asking, readonly string[]>> = {
  choice: [],
  flag: [],
  days: ['from', 'to'],
  amounts: ['from', 'to'],
  numbers: ['from', 'to'],
  reference: [],
  fragment: ['contains', 'startsWith'],
  whole: ['contains', 'startsWith'],
};

function isAskedSoundly({ asking, field }: Askable, asked: unknown): boolean {
  if (typeof asked === 'object' && asked !== null && !Array.isArray(asked)) {
    const operators = Object.keys(asked);
    if (asking === 'days' && 'relative' in asked) return operators.length === 1 && isRelativeSpan(asked.relative);
    return operators.length > 0 && operators.every((operator) => operator === 'filled' || operatorsOf[asking].includes(operator));
  }
  if (asking !== 'choice') return true;
  const values = Array.isArray(asked) ? (asked as unknown[]) : [asked];
  return values.every((value) => value === null || String(value) in (field.choices ?? {}));
}
