import { orders } from '#domain/orders.ts'
export const perform = orders
