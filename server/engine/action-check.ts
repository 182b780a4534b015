import { mayAct, mayRead, offeredActions } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal, type Sentence } from '#domain/language/refuse.ts';
import { asList, leaves, type Action } from '#domain/language/workflow.ts';
import { approvedAlready, hasApproved } from './approvals.ts';
import { refuseSameHands } from './doings.ts';
import { loadGiven, refusalsOf } from './guards.ts';
import { reading, type CommandTx } from './transaction.ts';
import { type Actor, type Engine, type Given, type Row } from './types.ts';

export interface OfferedAction {
  readonly name: string;
  /** Why the button is disabled. Guards that judge what the form asks are left to the command. */
  readonly blockedBy: readonly Sentence[];
}

/** What the actor may do with each record now, and what stands in the way; at most 100 records, guards asked in batch. */
export async function checkActions(engine: Engine, actor: Actor, noun: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly OfferedAction[]>> {
  const page = engine.page(noun);
  return reading(engine, actor, async (tx) => {
    const rows = (await tx.find(noun, { id: ids.slice(0, 100) }, { limit: 100 })).filter((row) => mayRead(page, actor, row));
    return offersFor(tx, page, rows);
  });
}

/**
 * The same for a record that was just read, without a transaction: what a screen shows may be a moment old, the command asks
 * again under its lock. Most readers are offered nothing that a guard or other hands could forbid, and cost no statement.
 */
export async function checkActionsOf(engine: Engine, actor: Actor, noun: string, row: Row): Promise<readonly OfferedAction[]> {
  const page = engine.page(noun);
  const names = offeredActions(page, actor, row.state);
  const isFree = (name: string) => {
    const { requires, notBy, approvals } = page.workflow.actions[name] ?? {};
    return asList(requires).length === 0 && asList(notBy).length === 0 && approvals === undefined;
  };
  if (names.every(isFree)) return names.map((name) => ({ name, blockedBy: [] }));
  return reading(engine, actor, async (tx) => {
    // Guards judge the whole record, not the part of it that this reader sees.
    const whole = await tx.load(noun, row.id, false);
    return whole ? ((await offersFor(tx, page, [whole])).get(row.id) ?? []) : [];
  });
}

async function offersFor(tx: CommandTx, page: Page, rows: readonly Row[]): Promise<ReadonlyMap<string, readonly OfferedAction[]>> {
  const offers = new Map(rows.map((row) => [row.id, offeredActions(page, tx.actor, row.state)]));
  const asked = rows.filter((row) => (offers.get(row.id) ?? []).some((name) => asList(page.workflow.actions[name]?.requires).length > 0));
  const given = asked.length === 0 ? new Map() : await loadGiven(tx, page, asked);
  const answers = new Map<string, OfferedAction[]>();
  for (const row of rows) {
    const own: OfferedAction[] = [];
    for (const name of offers.get(row.id) ?? []) own.push({ name, blockedBy: await blockers(tx, page, row, name, given.get(row.id)) });
    answers.set(row.id, own);
  }
  return answers;
}

async function blockers(tx: CommandTx, page: Page, row: Row, name: string, given: unknown): Promise<Sentence[]> {
  const action = page.workflow.actions[name];
  if (!action || !leaves(action, row.state) || !mayAct(page, tx.actor, name)) return [];
  const hands = await refuseSameHands(tx, page, row, name).then((): Sentence[] => [], (error: unknown) => (error instanceof Refusal ? [...(error.details.sentences ?? [])] : Promise.reject(error as Error)));
  // With another input the same person may approve anew; without one there is nothing that could be another.
  if (action.approvals && action.input === undefined && (await hasApproved(tx, page, row.id, name))) hands.push(approvedAlready);
  const requires = asList(action.requires);
  return given === undefined ? hands : [...hands, ...requires.flatMap((guard) => refusalBeforeInput(tx, page, action, guard, row, given as Given))];
}

/** A guard that looks at the form cannot say no before the form is filled in: the button would stay shut for ever. */
function refusalBeforeInput(tx: CommandTx, page: Page, action: Action, guard: string, row: Row, given: Given): Sentence[] {
  let looked = false;
  const noticed = () => { looked = true; };
  // A field that the form asks is the form's as well: the guard is shown the record as the input will leave it.
  const asked = new Set(Object.keys(action.input ?? {}));
  const record = new Proxy(row, { get: (whole, name) => { if (asked.has(String(name))) noticed(); return Reflect.get(whole, name) as unknown; } });
  const input = new Proxy({}, { get: noticed, has: () => { noticed(); return false; }, ownKeys: () => { noticed(); return []; } });
  const refusals = refusalsOf(tx, page, [guard], record, { ...given, input });
  return looked ? [] : refusals;
}
