import { orderLines } from '#domain/order-lines.ts';
import { entityOf } from '../../engine/columns.ts';

export const orderLinesEntity = entityOf(orderLines);
