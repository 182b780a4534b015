import { type orders } from '#domain/orders.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const consequences: ModuleParts<typeof orders, Outside>['consequences'] = {
  /** Another day of the order is another price; after opening the price stands. */
  async repriceLines(tx, order, input) {
    if (order.state !== 'draft' || !('orderedOn' in input)) return;
    for (const line of await tx.find('order-lines', { order: order.id, state: 'open' })) await tx.perform('order-lines', line.id, 'reprice');
  },
  async raiseMissingBilling(tx, order) {
    if (order.billingAccount !== null) return;
    await tx.create('tasks', { kind: 'billingAccount', title: `Harcama birimi kurumdan istenecek: ${order.reference ?? ''}`, role: 'accountant', noun: 'orders', recordId: order.id });
  },
};
