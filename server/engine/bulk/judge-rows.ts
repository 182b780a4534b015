import { mayAct, mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal, type Sentence } from '#domain/language/refuse.ts';
import { asList, leaves } from '#domain/language/workflow.ts';
import { refuseSameHands } from '../doings.ts';
import { loadGiven, refusalsOf } from '../guards.ts';
import { missing } from '../missing.ts';
import { guardRefused } from '../once.ts';
import { illegalState, notYours, ownInput } from '../perform-action.ts';
import { reading, type CommandTx } from '../transaction.ts';
import { type Actor, type Engine, type Given, type Row, type Values } from '../types.ts';

/**
 * What the action would meet at each record now, in the command's own order of asking: sight, right, state, other hands, guards with
 * the very input. Nothing is written, no number taken, no effect begun. At most 100 records; guards are asked in batch.
 */
export async function judgeRows(engine: Engine, actor: Actor, noun: string, action: string, input: Values, ids: readonly string[]): Promise<ReadonlyMap<string, Sentence | null>> {
  const page = engine.page(noun);
  return reading(engine, actor, async (tx) => {
    const rows = new Map((await tx.find(noun, { id: ids }, { limit: ids.length })).map((row) => [row.id, row]));
    const seen = [...rows.values()].map((row): Row => ({ ...row, ...ownInput(page, input) }));
    const asked = asList(page.workflow.actions[action]?.requires);
    const given = asked.length === 0 || seen.length === 0 ? new Map<string, Given>() : await loadGiven(tx, page, seen, input);
    const judged = new Map<string, Sentence | null>();
    for (const id of ids) judged.set(id, await sentenceOf(() => judge(tx, page, action, rows.get(id), input, given.get(id))));
    return judged;
  });
}

async function judge(tx: CommandTx, page: Page, name: string, row: Row | undefined, input: Values, given: Given | undefined): Promise<void> {
  const action = page.workflow.actions[name];
  if (!row || !action || !mayRead(page, tx.actor, row)) return missing();
  if (!mayAct(page, tx.actor, name)) throw notYours(name, action);
  if (!leaves(action, row.state)) throw await illegalState(tx, page, row, action, name);
  await refuseSameHands(tx, page, row, name);
  if (given) guardRefused(refusalsOf(tx, page, asList(action.requires), { ...row, ...ownInput(page, input) }, given));
}

async function sentenceOf(ask: () => Promise<void>): Promise<Sentence | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return sentenceOfRefusal(error);
    throw error;
  }
}

/** The code that says most: of several guards the first, of a refusal without sentences its own. */
export const sentenceOfRefusal = ({ code, tr, en, details }: Refusal): Sentence => ({ code: details.sentences?.[0]?.code ?? code, tr, en });
