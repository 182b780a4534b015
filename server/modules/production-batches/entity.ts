import { productionBatches } from '#domain/production-batches.ts';
import { entityOf } from '../../engine/columns.ts';

export const productionBatchesEntity = entityOf(productionBatches);
