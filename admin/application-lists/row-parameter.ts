/** In the address of a list's page: the number of the row to stand on. */
export const rowParameter = 'satir';
