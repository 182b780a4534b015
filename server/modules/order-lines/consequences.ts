import { type orderLines } from '#domain/order-lines.ts';
import { priceOn } from '#domain/money/price-of-day.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Tx } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

type Line = RecordOf<typeof orderLines>;

export const consequences: ModuleParts<typeof orderLines, Outside>['consequences'] = {
  async takePriceOfItsDay(tx, line) {
    const order = await tx.get('orders', line.order);
    const day = String(order['orderedOn']);
    const price = priceOn(await tx.find('price-lists', { product: line.product, years: line.years, state: 'approved' }), day);
    if (!price) return tx.refuse({ code: 'NO_PRICE', tr: `Fiyat listesinde ${day} gününde geçerli bir fiyat yok. Önce fiyat onaylanmalı.`, en: `No approved price was in force on ${day}.` });
    await tx.set('order-lines', line.id, { netPrice: price['netPrice'], vatRate: price['vatRate'], remaining: remainingOf(line) });
  },
  async countRemaining(tx, line) {
    await tx.set('order-lines', line.id, { remaining: remainingOf(line) });
  },
  async addReserved(tx, line, input) {
    const order = await tx.get('orders', line.order, { lock: true });
    if (order.state !== 'open' && order.state !== 'exhausted') tx.refuse({ code: 'ORDER_NOT_OPEN', tr: 'Sipariş açık değil; başvuru bağlanamaz.', en: 'The order is not open; nothing can be reserved from it.' });
    const reserved = (line.reserved ?? 0) + Number(input['count']);
    await tx.set('order-lines', line.id, { reserved, remaining: line.quantity - reserved - (line.consumed ?? 0) });
    await followOrder(tx, line.order);
  },
  async addConsumed(tx, line, input) {
    const count = Number(input['count']);
    await tx.set('order-lines', line.id, { reserved: (line.reserved ?? 0) - count, consumed: (line.consumed ?? 0) + count });
  },
  async addReleased(tx, line, input) {
    const count = Number(input['count']);
    await tx.set('order-lines', line.id, { reserved: (line.reserved ?? 0) - count, released: (line.released ?? 0) + count, remaining: (line.remaining ?? 0) + count });
    await followOrder(tx, line.order);
  },
};

const remainingOf = (line: Line): number => line.quantity - (line.reserved ?? 0) - (line.consumed ?? 0);

/** An order is exhausted when no certificate remains of it, and open again when one comes back. */
async function followOrder(tx: Tx, orderId: string): Promise<void> {
  // Locked: of two lines used up at once, the second sees the first.
  const order = await tx.get('orders', orderId, { lock: true });
  const lines = await tx.find('order-lines', { order: orderId, state: 'open' });
  const left = lines.filter((line) => line['product'] !== 'reader').reduce((sum, line) => sum + Number(line['remaining'] ?? 0), 0);
  if (order.state === 'open' && left === 0) await tx.perform('orders', orderId, 'exhaust');
  if (order.state === 'exhausted' && left > 0) await tx.perform('orders', orderId, 'resume');
}
