const contactFields = ['email', 'phone', 'address', 'district', 'city', 'postcode', 'deliveryMethod'];
const peoplesNouns = ['people', 'pre-applications', 'officers'];

/**
 * Whether a proposal would lead letters, codes or a card to somewhere else: such a change waits, and the old address hears of it
 * (forged certificates of 2024–25 began with changed contact data).
 */
export const movesContact = (noun: string, patch: Readonly<Record<string, unknown>>): boolean =>
  peoplesNouns.includes(noun) && Object.keys(patch).some((field) => contactFields.includes(field));
