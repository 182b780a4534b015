import { tableOf, columnOf } from './columns.ts';
import { selectWhere, type StoredRow } from './record-store.ts';
import { writeManyWithin } from './set-many.ts';
import { type CommandTx } from './transaction.ts';
import { type Row } from './types.ts';

/** The references of one noun in one field, from one record to another one of the same noun. */
export interface Rebinding {
  readonly noun: string;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** The first so many that still refer to `from`, by id; of the states named only, and none of those that `except` names. */
export async function stillReferring(tx: CommandTx, { noun, field, from }: Rebinding, options: { limit: number; states?: readonly string[] | undefined; except?: readonly string[] }): Promise<string[]> {
  fieldOf(tx, noun, field);
  const rows = await tx.sql<{ id: string }>(
    `select id from ${tableOf(noun)} where "${columnOf(field)}" = $1::uuid and id <> all($2::uuid[]) and ($3::text[] is null or state = any($3::text[])) order by id limit $4`,
    [from, options.except ?? [], options.states ?? null, options.limit]);
  return rows.map(({ id }) => id);
}

/**
 * Moves references of the records named, whoever may edit the field: each is locked, audited as 'rebind' with the cause of the transaction,
 * and counts one version further. Records that no longer refer to `from` stay as they are. Answers the ids of those that moved.
 * Throws when the field is no reference; refuses `already_exists` when one of them would stand twice, and then none has moved.
 */
export async function rebindReferences(tx: CommandTx, { noun, field, from, to }: Rebinding, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const page = fieldOf(tx, noun, field);
  const { text, values } = selectWhere(page, { id: ids, [field]: from }, { lock: true, limit: ids.length });
  const rows = await tx.run<StoredRow>({ text, values });
  const changes = rows.map((before) => ({ before, after: { ...before, [field]: to, version: before.version + 1, updatedAt: tx.now } as Row }));
  if (changes.length > 0) await writeManyWithin(tx, page, changes, [field], 'rebind');
  return rows.map(({ id }) => id);
}

function fieldOf(tx: CommandTx, noun: string, field: string) {
  const page = tx.engine.page(noun);
  if (page.fields[field]?.kind !== 'refersTo') throw new Error(`'${noun}.${field}' refers to nothing that could move`);
  return page;
}
