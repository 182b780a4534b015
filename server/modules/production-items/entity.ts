import { productionItems } from '#domain/production-items.ts';
import { entityOf } from '../../engine/columns.ts';

export const productionItemsEntity = entityOf(productionItems, { indexes: [['batch', 'state'], ['preApplication', 'state'], ['institution', 'billable', 'passedAt']] });
