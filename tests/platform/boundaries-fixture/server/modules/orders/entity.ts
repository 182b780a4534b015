export const orderEntity = 'orders'
