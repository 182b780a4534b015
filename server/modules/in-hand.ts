import { isInOtherHands, inOtherHands } from '#domain/in-hand.ts';
import { type Sentence } from '#domain/language/refuse.ts';
import { loadedRow } from '../engine/loaded.ts';
import { type Given, type Tx } from '../engine/types.ts';

interface Held {
  readonly inHandOf: unknown;
  readonly inHandSince: unknown;
}

/** One at a time has a file on the desk. */
export const inNoOtherHands = (record: Held, given: Given): true | Sentence =>
  !isInOtherHands(record, given.actor.id, given.now, Number(given['handMinutes'])) || inOtherHands(String(loadedRow(given, 'holder')?.['name'] ?? ''));

/** Whoever takes a file to the desk is who asks; nobody is put in another's place. */
export const takeInHandOf = async (tx: Tx, noun: string, id: string): Promise<void> => {
  if (tx.actor.kind === 'staff') await tx.set(noun, id, { inHandOf: tx.actor.id });
};
