const over = ['delivered', 'expired', 'cancelled', 'rejected'];

/** States after which a person may apply again. */
export const isOver = (state: string): boolean => over.includes(state);
