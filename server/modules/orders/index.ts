import { orders } from '#domain/orders.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { ordersEntity } from './entity.ts';
import { guards } from './guards.ts';

export const ordersModule = defineModule<typeof orders, Outside>(orders, { entity: ordersEntity, guards, consequences });
