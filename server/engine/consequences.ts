import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { ordererOf } from './orderer.ts';
import { latest } from './trail.ts';
import { type CommandTx } from './transaction.ts';
import { type Row, type Values } from './types.ts';
import { type StoredRow } from './record-store.ts';

interface Follows {
  readonly does?: readonly string[];
  readonly then?: readonly string[];
}

/** What follows from a change: consequences in this transaction, in their order, then the jobs that run after the commit. */
export async function runConsequences(tx: CommandTx, page: Page, stored: StoredRow, event: string, follows: Follows | undefined, input: Values, before?: Row): Promise<void> {
  if (!follows?.does?.length && !follows?.then?.length) return;
  const { consequences } = tx.engine.module(page.name);
  const inner = tx.becauseOf({ noun: page.name, id: stored.id, action: event });
  for (const name of asList(follows.does)) await consequences[name]?.(inner, latest(tx, page, stored) as Row, input, before);
  for (const name of asList(follows.then)) {
    const { id, version } = latest(tx, page, stored);
    await tx.engine.jobs.enqueue(tx, { noun: page.name, recordId: id, version, effect: name, input: withoutPersonal(page, event, input), by: ordererOf(tx.actor) });
  }
}

/** Jobs lie in plain for weeks, beyond the destruction of whom they are about: what is personal an effect reads from the record. */
function withoutPersonal(page: Page, event: string, input: Values): Values {
  const asked = page.workflow.actions[event]?.input ?? {};
  return Object.fromEntries(Object.entries(input).filter(([name]) => asked[name]?.personal !== true && page.fields[name]?.personal !== true));
}
