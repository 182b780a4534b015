import { stockLots } from '#domain/stock-lots.ts';
import { entityOf } from '../../engine/columns.ts';

export const stockLotsEntity = entityOf(stockLots, { indexes: [['kind', 'state', 'createdAt']] });
