import { placesOf } from '#domain/merging.ts';
import { setManyWithin } from '../../engine/set-many.ts';
import { rebindReferences } from '../../engine/rebind-references.ts';
import { inTransaction, type CommandTx } from '../../engine/transaction.ts';
import { type Actor, type Engine, type Row, type Values } from '../../engine/types.ts';
import { inSmallerBatches, type Tried } from './batches.ts';
import { finished } from './move-records.ts';

/** Moves back exactly what the merger moved and what still refers to the survivor; what was changed since stays as it was changed. */
export async function moveBack(engine: Engine, mergerId: string, actor: Actor): Promise<void> {
  await inSmallerBatches((size, tried) => inTransaction(engine, actor, (tx) => backBatch(tx, mergerId, size, tried)),
    (moveId) => inTransaction(engine, actor, async (tx) => { await tx.set('merger-moves', moveId, { outcome: 'clashed' }); }));
  await finished(engine, mergerId, 'finishBack', actor);
}

async function backBatch(tx: CommandTx, mergerId: string, size: number, tried: Tried): Promise<number> {
  const merger = await tx.get('mergers', mergerId, { lock: true });
  if (merger.state !== 'movingBack') return 0;
  const moves = await tx.find('merger-moves', { merger: mergerId, outcome: 'moved' }, { limit: size });
  if (moves.length === 0) return 0;
  tried.first = moves[0]?.id ?? null;
  const caused = tx.becauseOf({ noun: 'mergers', id: mergerId, action: 'undo' });
  const outcomes = new Map<string, Values>();
  let back = 0;
  for (const [place, own] of byPlace(moves)) {
    const [noun = '', field = ''] = place.split('/');
    const where = placesOf(tx.engine.pages.values()).find((one) => one.noun === noun && one.field === field)?.where;
    const moved = new Set(await rebindReferences(caused, { noun, field, where, from: String(merger['survivor']), to: String(merger['double']) }, own.map((move) => String(move['recordId']))));
    back += moved.size;
    for (const move of own) outcomes.set(move.id, { outcome: moved.has(String(move['recordId'])) ? 'movedBack' : 'changedSince' });
  }
  await setManyWithin(caused, 'merger-moves', outcomes);
  await caused.set('mergers', mergerId, { movedBack: Number(merger['movedBack']) + back });
  return moves.length;
}

function byPlace(moves: readonly Row[]): Map<string, Row[]> {
  const places = new Map<string, Row[]>();
  for (const move of moves) {
    const place = `${String(move['noun'])}/${String(move['field'])}`;
    places.set(place, [...(places.get(place) ?? []), move]);
  }
  return places;
}
