import { shipments } from '#domain/shipments.ts';
import { entityOf } from '../../engine/columns.ts';

export const shipmentsEntity = entityOf(shipments, { indexes: [['manifest', 'state']], uniques: [['carrier', 'barcode']] });
