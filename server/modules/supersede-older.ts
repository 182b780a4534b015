import { type Row, type Tx } from '../engine/types.ts';

/** A version put in force replaces the one before it; records that began under the old one keep pointing at it. */
export const supersedeOlder = (noun: string) => async (tx: Tx, version: { readonly id: string; readonly code: string }): Promise<void> => {
  const others: Row[] = await tx.find(noun, { code: version.code, state: 'inForce' });
  for (const other of others) if (other.id !== version.id) await tx.perform(noun, other.id, 'supersede');
};
