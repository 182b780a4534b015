import { orderLines } from '#domain/order-lines.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { orderLinesEntity } from './entity.ts';
import { guards } from './guards.ts';

export const orderLinesModule = defineModule<typeof orderLines, Outside>(orderLines, { entity: orderLinesEntity, guards, consequences });
