import { allocations } from '#domain/allocations.ts';
import { defineModule } from '../../engine/module.ts';
import { allocationsEntity } from './entity.ts';

export const allocationsModule = defineModule(allocations, {
  entity: allocationsEntity,
  consequences: {
    async takeBackFromCharge(tx, allocation) {
      await tx.perform('charges', allocation.charge, 'takeBackPayment', { sum: allocation.amount });
    },
    async freeOnPayment(tx, allocation) {
      await tx.perform('payments', allocation.payment, 'freeAllocation', { sum: allocation.amount });
    },
  },
});
