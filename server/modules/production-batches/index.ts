import { refuse } from '#domain/language/refuse.ts';
import { productionBatches } from '#domain/production-batches.ts';
import { defineModule } from '../../engine/module.ts';
import { type Given, type Row, type Tx } from '../../engine/types.ts';
import { productionBatchesEntity } from './entity.ts';

const itemsOf = (given: Given): readonly Row[] => given['items'] as readonly Row[];
const beingMade = ['reserved', 'certifying'];
const unsettled = [...beingMade, 'personalised', 'passed'];

const mostItems = 2_000;

export const productionBatchesModule = defineModule(productionBatches, {
  entity: productionBatchesEntity,
  guards: {
    withinLimit: (_batch, given) => {
      const largest = Number(given['largest']);
      return itemsOf(given).length + Number(given.input['count']) <= largest
        || refuse('batch_too_large', `Bir partiye en çok ${largest} kalem alınır. Daha az sayı yazın.`, `A batch takes at most ${largest} items.`);
    },
    hasItems: (_batch, given) => itemsOf(given).some((item) => item.state === 'reserved')
      || refuse('batch_empty', 'Partide kalem yok. Önce “Kuyruktan al” ile kalem ekleyin.', 'The batch is empty; take items from the queue first.'),
    allCardsWritten: (_batch, given) => {
      const open = itemsOf(given).filter((item) => beingMade.includes(item.state)).length;
      return open === 0 || refuse('cards_open', `${open} kalemin sertifikası henüz yazılmadı.`, `${open} items still have no certificate.`);
    },
    allItemsSettled: (_batch, given) => {
      const open = itemsOf(given).filter((item) => unsettled.includes(item.state)).length;
      return open === 0 || refuse('items_open', `${open} kalem henüz paketlenmedi ya da ayrılmadı.`, `${open} items are neither packed nor set aside.`);
    },
  },
  consequences: {
    async takeFromQueue(tx, batch, input) {
      const taken = await oldestQueued(tx, Number(input['count']));
      if (taken.length === 0) tx.refuse(refuse('queue_empty', 'Üretim sırasında bekleyen kalem yok.', 'Nothing waits in the production queue.'));
      for (const { id } of taken) await tx.perform('production-items', id, 'reserve', { batch: batch.id });
      await tx.set('production-batches', batch.id, { quantity: (batch.quantity ?? 0) + taken.length });
    },
    async personaliseAll(tx, batch) {
      const items = await tx.find('production-items', { batch: batch.id, state: 'reserved' }, { bound: mostItems });
      // A card without a known number is read at the station first; its item stays behind for that.
      for (const item of items.filter((one) => one['cardSerial'] !== null)) await tx.perform('production-items', item.id, 'personalise');
    },
    async releaseItems(tx, batch) {
      for (const { id } of await tx.find('production-items', { batch: batch.id, state: 'reserved' }, { bound: mostItems })) await tx.perform('production-items', id, 'release');
      await tx.set('production-batches', batch.id, { quantity: 0 });
    },
  },
});

/** Rows another operator is taking at this moment are passed over: two stations fill at once without waiting. */
const oldestQueued = (tx: Tx, count: number) =>
  tx.sql<{ id: string }>("select id from production_items where state = 'queued' order by created_at, id limit $1 for no key update skip locked", [count]);
