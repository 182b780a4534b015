import { orders } from '#domain/orders.ts';
import { entityOf } from '../../engine/columns.ts';

export const ordersEntity = entityOf(orders, { indexes: [['institution', 'state']] });
