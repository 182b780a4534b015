import { refuse } from '#domain/language/refuse.ts';
import { stockLots } from '#domain/stock-lots.ts';
import { defineModule } from '../../engine/module.ts';
import { stockLotsEntity } from './entity.ts';

const none = refuse('stock_short', 'Bu stokta yeterli adet kalmadı. Başka bir stok açın.', 'Too little is left in this lot; open another.');

export const stockLotsModule = defineModule(stockLots, {
  entity: stockLotsEntity,
  guards: {
    hasEnough: (lot, { input }) => (lot.received - (lot.used ?? 0) >= Number(input['quantity']) ? true : none),
    takesTheLast: (lot, { input }) => (lot.received - (lot.used ?? 0) <= Number(input['quantity']) ? true : none),
  },
  consequences: {
    async countDown(tx, lot, input) {
      const quantity = Number(input['quantity']);
      await tx.set('stock-lots', lot.id, { used: (lot.used ?? 0) + quantity, nextSerial: (lot.nextSerial ?? 1) + quantity });
    },
    // Card numbers are not given twice: what comes back to the safe keeps its number, which the operator then reads from the card.
    async countUp(tx, lot, input) {
      await tx.set('stock-lots', lot.id, { used: Math.max(0, (lot.used ?? 0) - Number(input['quantity'])) });
    },
  },
});
