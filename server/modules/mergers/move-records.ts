import { labelIn } from '#domain/language/label.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { placesThatFollow, type Place } from '#domain/merging.ts';
import { createManyWithin } from '../../engine/create-many.ts';
import { performAction } from '../../engine/perform-action.ts';
import { rebindReferences, stillReferring } from '../../engine/rebind-references.ts';
import { inTransaction, type CommandTx } from '../../engine/transaction.ts';
import { type Actor, type Engine } from '../../engine/types.ts';
import { inSmallerBatches, type Tried } from './batches.ts';

/**
 * Moves whatever refers to the double, batch by batch: what has moved refers to it no more, so that a job that dies is simply
 * continued, and two at once do nothing twice. Places are gone through until a whole round finds nothing, for work that was
 * under way when the double closed.
 */
export async function moveRecords(engine: Engine, mergerId: string, actor: Actor): Promise<void> {
  const places = placesThatFollow(engine.pages.values());
  for (let found = true; found; ) {
    found = false;
    for (const place of places) {
      const moved = await inSmallerBatches((size, tried) => inTransaction(engine, actor, (tx) => moveBatch(tx, mergerId, place, size, tried)),
        (recordId) => inTransaction(engine, actor, (tx) => leave(tx, mergerId, place, recordId)));
      found ||= moved > 0;
    }
  }
  await finished(engine, mergerId, 'finish', actor);
}

/** A second job may have finished it meanwhile. */
export async function finished(engine: Engine, mergerId: string, action: 'finish' | 'finishBack', actor: Actor): Promise<void> {
  await performAction(engine, actor, 'mergers', mergerId, action).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'illegal_state') throw error;
  });
}

async function moveBatch(tx: CommandTx, mergerId: string, { noun, field, states, where }: Place, size: number, tried: Tried): Promise<number> {
  const merger = await tx.get('mergers', mergerId, { lock: true });
  if (merger.state !== 'moving') return 0;
  const rebinding = { noun, field, from: String(merger['double']), to: String(merger['survivor']), where };
  const left = await leftOf(tx, mergerId, noun, field);
  const ids = await stillReferring(tx, rebinding, { limit: size, states, except: left });
  tried.first = ids[0] ?? null;
  const caused = tx.becauseOf({ noun: 'mergers', id: mergerId, action: 'approve' });
  const moved = await rebindReferences(caused, rebinding, ids);
  if (moved.length === 0) return 0;
  await createManyWithin(caused, 'merger-moves', moved.map((recordId) => ({ merger: mergerId, noun, recordId, field, outcome: 'moved' })));
  await caused.set('mergers', mergerId, { moved: Number(merger['moved']) + moved.length });
  return moved.length;
}

const leftOf = async (tx: CommandTx, merger: string, noun: string, field: string): Promise<string[]> =>
  (await tx.sql<{ id: string }>("select record_id as id from merger_moves where merger = $1 and noun = $2 and field = $3 and outcome = 'left'", [merger, noun, field])).map(({ id }) => id);

/** A record that would stand twice at the survivor stays where it is, and is told. */
async function leave(tx: CommandTx, mergerId: string, { noun, field }: Place, recordId: string): Promise<void> {
  const merger = await tx.get('mergers', mergerId, { lock: true });
  if (merger.state !== 'moving') return;
  const [known] = await tx.find('merger-moves', { merger: mergerId, noun, field, recordId }, { limit: 1 });
  const record = await tx.get(noun, recordId);
  if (known || record[field] !== merger['double']) return;
  const caused = tx.becauseOf({ noun: 'mergers', id: mergerId, action: 'approve' });
  const what = labelIn('tr', tx.engine.page(noun).label, noun);
  await caused.create('merger-moves', { merger: mergerId, noun, recordId, field, outcome: 'left', told: `Kalan kurumda aynısı bulunan bir “${what}” kaydı taşınmadı; hangisinin geçerli olduğuna bakın.` });
  await caused.set('mergers', mergerId, { leftBehind: Number(merger['leftBehind']) + 1 });
}
