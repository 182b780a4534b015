/**
 * Validity to the second, UTC. A first certificate runs from the moment it was asked for; a renewal from the second in
 * which the old one ends. It ends on the same date `years` later (29 February → 28 February).
 */
export function validityOf({ startsAt, requestedAt, years }: { startsAt: string | null; requestedAt: string; years: number }): { notBefore: Date; notAfter: Date } {
  const begin = startsAt !== null && startsAt > requestedAt ? startsAt : requestedAt;
  const notBefore = new Date(Math.floor(Date.parse(begin) / 1000) * 1000);
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notBefore.getUTCFullYear() + years);
  if (notAfter.getUTCMonth() !== notBefore.getUTCMonth()) notAfter.setUTCDate(0);
  return { notBefore, notAfter };
}
