import { inTransaction } from '../server/engine/transaction.ts';
import { systemActor, type Engine, type Row, type Tx, type Values } from '../server/engine/types.ts';

/** Seeds go through the commands, so that seeded rows are audited too; the system does what no person did. */
export const bySystem = <T>(engine: Engine, work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(engine, systemActor, work);

/** Creates the record unless one with these values is there; repeats do nothing. Then takes it through the actions named. */
export async function ensure(tx: Tx, noun: string, key: Values, more: Values = {}, ...actions: string[]): Promise<Row> {
  const [there] = await tx.find(noun, key, { limit: 1 });
  if (there) return there;
  let row = await tx.create(noun, { ...key, ...more });
  for (const action of actions) row = await tx.perform(noun, row.id, action);
  return row;
}
