const contactFields = ['email', 'phone', 'address', 'district', 'city', 'postcode', 'deliveryMethod'];
const peoplesNouns = ['people', 'pre-applications', 'officers'];
const fieldsOf: Readonly<Record<string, readonly string[]>> = { ...Object.fromEntries(peoplesNouns.map((noun) => [noun, contactFields])), institutions: ['email', 'kep', 'telephone', 'address', 'mailDomains'] };

/**
 * Whether a proposal would lead letters, codes or a card to somewhere else, or make somebody else's letters count as known: such a change waits, and the old address hears of it
 * (forged certificates of 2024–25 began with changed contact data).
 */
export const movesContact = (noun: string, patch: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(patch).some((field) => fieldsOf[noun]?.includes(field));
