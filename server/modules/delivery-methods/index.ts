import { deliveryMethods } from '#domain/delivery-methods.ts';
import { defineModule } from '../../engine/module.ts';
import { deliveryMethodsEntity } from './entity.ts';

export const deliveryMethodsModule = defineModule(deliveryMethods, { entity: deliveryMethodsEntity });
