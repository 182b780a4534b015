import { shipments } from '#domain/shipments.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { shipmentsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const shipmentsModule = defineModule<typeof shipments, Outside>(shipments, { entity: shipmentsEntity, guards, consequences });
