import { allocations } from '#domain/allocations.ts';
import { entityOf } from '../../engine/columns.ts';

export const allocationsEntity = entityOf(allocations, { indexes: [['payment', 'state'], ['charge', 'state']] });
