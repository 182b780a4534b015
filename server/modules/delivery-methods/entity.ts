import { deliveryMethods } from '#domain/delivery-methods.ts';
import { entityOf } from '../../engine/columns.ts';

export const deliveryMethodsEntity = entityOf(deliveryMethods);
