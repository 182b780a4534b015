import { courierEvents } from '#domain/courier-events.ts';
import { entityOf } from '../../engine/columns.ts';

export const courierEventsEntity = entityOf(courierEvents, { indexes: [['shipment', 'at'], ['barcode', 'at']] });
