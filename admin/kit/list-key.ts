/** Where the store keeps the settings of a noun's list. */
export const listKey = (noun: string): string => `${noun}.listParams`;
