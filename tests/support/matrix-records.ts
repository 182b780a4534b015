import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { inTransaction } from '../../server/engine/transaction.ts';
import { writeNew } from '../../server/engine/trail.ts';
import { systemActor, type Engine, type Row } from '../../server/engine/types.ts';
import { type Canaries } from './matrix-canary.ts';

/** A record of the matrix as it was written. */
export interface Planted {
  readonly noun: string;
  readonly row: Row;
  /** Refers to the person and institution that the machines of the matrix speak for, where it refers to any. */
  readonly own: boolean;
}

/**
 * Two records of every noun in every state: one that belongs to the machines' person and institution, one to others. Each is
 * written with its trail and search terms but past workflow and guards, so that the matrix depends on neither.
 */
export async function plantRecords(engine: Engine, canaries: Canaries): Promise<Planted[]> {
  const planted: Planted[] = [];
  for (const page of byDependence([...engine.pages.values()])) {
    for (const state of Object.keys(page.workflow.states)) {
      for (const own of [true, false]) planted.push(await plant(engine, canaries, page, state, own, planted));
    }
  }
  return planted;
}

/** What a record must refer to comes before it. */
function byDependence(pages: readonly Page[]): Page[] {
  const done: Page[] = [];
  const open = new Set(pages);
  while (open.size > 0) {
    const next = [...open].find((page) => needed(page).every((noun) => noun === page.name || done.some(({ name }) => name === noun)));
    if (!next) throw new Error(`These nouns need each other: ${[...open].map(({ name }) => name).join(', ')}`);
    open.delete(next);
    done.push(next);
  }
  return done;
}

const needed = (page: Page): string[] => Object.values(page.fields).flatMap((field) => (field.kind === 'refersTo' && field.required && field.noun ? [field.noun] : []));

const mostAttempts = 6;

/** A unique index may refuse the same pair of references in a second state: then other records are referred to. */
async function plant(engine: Engine, canaries: Canaries, page: Page, state: string, own: boolean, known: readonly Planted[]): Promise<Planted> {
  for (let attempt = 0; ; attempt++) {
    const row = rowOf(engine, canaries, page, state, own, known, attempt);
    try {
      await inTransaction(engine, systemActor, (tx) => writeNew(tx, page, row, { event: 'create', reason: canaries.text({ noun: page.name, id: row.id, field: 'reason' }) }));
      return { noun: page.name, row, own };
    } catch (error) {
      if ((error as { code?: string }).code !== 'already_exists' || attempt === mostAttempts) throw new Error(`${page.name} in ${state} could not be planted`, { cause: error });
    }
  }
}

function rowOf(engine: Engine, canaries: Canaries, page: Page, state: string, own: boolean, known: readonly Planted[], attempt: number): Row {
  const id = engine.ids();
  const now = engine.clock.now();
  const values = Object.entries(page.fields).map(([name, field]) => [name, valueOf(canaries, page, name, field, id, own, known, attempt)]);
  return { ...(Object.fromEntries(values) as object), id, version: 1, state, stateSince: now, dueAt: now, createdAt: now, updatedAt: now };
}

function valueOf(canaries: Canaries, page: Page, name: string, field: Field, id: string, own: boolean, known: readonly Planted[], attempt: number): unknown {
  if (field.kind === 'refersTo') return referred(known, field.noun ?? '', own, name === 'person' ? attempt : 0);
  if (field.kind === 'refersToMany') return [];
  // What names another record by text names a real one.
  if (name === 'noun') return 'institutions';
  if (name === 'recordId') return referred(known, 'institutions', own, attempt);
  if (name === 'subjectId') return referred(known, 'people', own, attempt);
  // Versions of one code are told apart by their number.
  if (name === 'versionNumber') return known.filter(({ noun }) => noun === page.name).length + 1;
  if (page.name === 'staff' && name === 'heldRoles') return [];
  return canaries.valueFor(field, { noun: page.name, id, field: name });
}

function referred(known: readonly Planted[], noun: string, own: boolean, attempt: number): string | null {
  const candidates = known.filter((one) => one.noun === noun && (attempt > 0 ? !isHome(known, one) : one.own === own));
  return candidates[attempt % Math.max(candidates.length, 1)]?.row.id ?? null;
}

/** The person and the institution that the machines speak for: the first of their kind. */
export const homeOf = (known: readonly Planted[], noun: string): string => known.find((one) => one.noun === noun && one.own)?.row.id ?? '';
const isHome = (known: readonly Planted[], one: Planted): boolean => one.row.id === homeOf(known, one.noun);
