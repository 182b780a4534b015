import { tableOf, columnOf, columnTypeOf } from './columns.ts';
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
  /** Of a pointer in text: what its other fields must hold, so that its id means a record of that noun. */
  readonly where?: Readonly<Record<string, string>> | undefined;
}

/** The first so many that still refer to `from`, by id; of the states named only, and none of those that `except` names. */
export async function stillReferring(tx: CommandTx, { noun, field, from, where }: Rebinding, options: { limit: number; states?: readonly string[] | undefined; except?: readonly string[] }): Promise<string[]> {
  const page = fieldOf(tx, noun, field, where);
  const others = Object.entries(where ?? {});
  const rows = await tx.sql<{ id: string }>(
    `select id from ${tableOf(noun)} where "${columnOf(field)}" = $1::${columnTypeOf(page, field)} and id <> all($2::uuid[]) and ($3::text[] is null or state = any($3::text[]))
      ${others.map(([name], index) => ` and "${columnOf(name)}" = $${index + 5}`).join('')} order by id limit $4`,
    [from, options.except ?? [], options.states ?? null, options.limit, ...others.map(([, value]) => value)]);
  return rows.map(({ id }) => id);
}

/**
 * Moves references of the records named, whoever may edit the field: each is locked, audited as 'rebind' with the cause of the transaction,
 * and counts one version further. Records that no longer refer to `from` stay as they are. Answers the ids of those that moved.
 * Throws when the field is no reference; refuses `already_exists` when one of them would stand twice, and then none has moved.
 */
export async function rebindReferences(tx: CommandTx, { noun, field, from, to, where }: Rebinding, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const page = fieldOf(tx, noun, field, where);
  const { text, values } = selectWhere(page, { ...where, id: ids, [field]: from }, { lock: true, limit: ids.length });
  const rows = await tx.run<StoredRow>({ text, values });
  const changes = rows.map((before) => ({ before, after: { ...before, [field]: to, version: before.version + 1, updatedAt: tx.now } as Row }));
  if (changes.length > 0) await writeManyWithin(tx, page, changes, [field], 'rebind');
  return rows.map(({ id }) => id);
}

function fieldOf(tx: CommandTx, noun: string, field: string, where: Rebinding['where']) {
  const page = tx.engine.page(noun);
  if (page.fields[field]?.kind !== 'refersTo' && where === undefined) throw new Error(`'${noun}.${field}' refers to nothing that could move`);
  return page;
}
