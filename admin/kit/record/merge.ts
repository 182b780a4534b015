import { type Page } from '#domain/language/resource.ts';
import { isMasked, same } from '../../providers/patch.ts';

type Values = Readonly<Record<string, unknown>>;

export interface Merge {
  /** Both changed it, to different values. */
  readonly both: readonly string[];
  readonly onlyMine: readonly string[];
  readonly onlyTheirs: readonly string[];
}

const empty = (value: unknown): unknown => (value === '' || value === undefined ? null : value);
const differs = (one: unknown, other: unknown): boolean => !same(empty(one), empty(other));

/** Field by field: what I typed (`mine`, changed fields only), what stands there now, and what it was when I began. */
export function mergeOf(page: Page, base: Values, mine: Values, theirs: Values): Merge {
  // Of a hidden value it is not known who changed it: whoever typed a new one is asked.
  const theyChanged = (name: string) => isMasked(theirs[name]) ? name in mine : differs(theirs[name], base[name]);
  const names = Object.keys(page.fields).filter((name) => !page.fields[name]?.derived);
  const both = names.filter((name) => name in mine && theyChanged(name) && differs(theirs[name], mine[name]));
  return {
    both,
    onlyMine: names.filter((name) => name in mine && !both.includes(name) && differs(theirs[name], mine[name])),
    onlyTheirs: names.filter((name) => !(name in mine) && theyChanged(name)),
  };
}
