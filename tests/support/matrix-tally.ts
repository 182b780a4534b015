import { type Page } from '#domain/language/resource.ts';
import { type Place } from './matrix-canary.ts';
import { readsRow, sees, sight, unmaskedInLists } from './matrix-rights.ts';
import { type Caller, type Reply, type World } from './matrix-world.ts';

/** In what kind of answer personal values may stand unmasked. */
export type Manner = { readonly kind: 'record' | 'list' | 'none' } | { readonly kind: 'reveal'; readonly fields: readonly string[] };

export interface Question {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly manner?: Manner;
}

/** Asks for one caller, looks at every answer for what it may not hold, and counts. */
export interface Tally {
  readonly caller: Caller;
  readonly world: World;
  checks: number;
  readonly faults: string[];
  /** Whether this probe is in the sample; all are in the long run. */
  takes(probe: string): boolean;
  ask(question: Question): Promise<Reply>;
  expect(holds: boolean, what: string): void;
}

export function openTally(world: World, caller: Caller, share: number): Tally {
  const records = new Map(world.planted.map((planted) => [planted.row.id, planted]));
  const tally: Tally = {
    caller, world, checks: 0, faults: [],
    takes: (probe) => share >= 1 || (hash(`${caller.name} ${probe}`) % 10_000) / 10_000 < share,
    expect(holds, what) {
      tally.checks++;
      if (!holds) tally.faults.push(`${caller.name}: ${what}`);
    },
    async ask({ method, path, body, headers, manner = { kind: 'none' } }) {
      const reply = await caller.ask(method, path, body, headers);
      tally.expect(reply.status < 500, `${method} ${path} answered ${reply.status}`);
      const leaked = world.canaries.foundIn(`${reply.text} ${[...reply.headers.values()].join(' ')}`).filter((place) => {
        const row = records.get(place.id)?.row;
        return row === undefined || !mayStand(world.engine.page(place.noun), caller, row, place, manner);
      });
      tally.expect(leaked.length === 0, `${method} ${path} ${JSON.stringify(body ?? null)} showed ${leaked.slice(0, 3).map(({ noun, field }) => `${noun}.${field}`).join(', ')}`);
      return reply;
    },
  };
  return tally;
}

function mayStand(page: Page, who: Caller, row: Readonly<Record<string, unknown>>, place: Place, manner: Manner): boolean {
  if (!readsRow(page, who, row)) return false;
  const inTrail = place.field === 'reason' && page.fields['reason'] === undefined;
  if (!inTrail && !sees(page, who, place.field)) return false;
  const personal = inTrail ? page.subject !== undefined : page.fields[place.field]?.personal === true;
  if (!personal) return true;
  switch (manner.kind) {
    case 'record': return sight(page, who) === 'always';
    case 'list': return unmaskedInLists(page, who);
    case 'reveal': return sight(page, who) !== 'never' && manner.fields.includes(place.field);
    default: return false;
  }
}

/** FNV-1a: the same sample in every run of the same size. */
function hash(text: string): number {
  let value = 2_166_136_261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619) >>> 0;
  return value;
}

/** What a problem says beside the number of its request: two refusals that must look alike are equal in it. */
export const faceOf = ({ status, body }: Reply): string => JSON.stringify({ status, ...(body as object), instance: null });
export const outcomeOf = ({ status, body }: Reply): string => `${status} ${(body as { code?: string } | null)?.code ?? ''}`.trim();
