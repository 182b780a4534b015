import { orderEntity } from '../orders/entity.ts'
export const invoiceEntity = orderEntity
