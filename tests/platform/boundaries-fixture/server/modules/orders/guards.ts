export const openOrder = 'openOrder'
