/** The address of an application as it stands on a parcel; null when there is none. */
export function deliveryAddressOf(application: Readonly<Record<string, unknown>>): string | null {
  const parts = ['address', 'postcode', 'district', 'city'].map((name) => application[name]).filter((part) => typeof part === 'string' && part !== '');
  return parts.join(' ') || null;
}

/** Fields whose change moves the parcel itself. */
export const deliveryFields = ['address', 'postcode', 'district', 'city', 'phone', 'deliveryMethod'] as const;
