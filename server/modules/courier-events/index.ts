import { courierEvents } from '#domain/courier-events.ts';
import { defineModule } from '../../engine/module.ts';
import { applyToShipment } from './apply.ts';
import { courierEventsEntity } from './entity.ts';

export const courierEventsModule = defineModule(courierEvents, { entity: courierEventsEntity, consequences: { applyToShipment } });
