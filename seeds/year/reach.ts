/** How far an application of the year has come. What stands beside the road has the depth at which it left it. */
export const depths = {
  invited: 0, expired: 0, cancelledEarly: 0,
  awaitingForm: 1,
  inReview: 2, incomplete: 2, cancelled: 2, rejected: 2,
  reviewed: 3, awaitingPayment: 3,
  queued: 4,
  inProduction: 5, failedCheck: 5,
  checked: 6,
  readyToShip: 7,
  handedOver: 8, onTheWay: 8, outForDelivery: 8, notDelivered: 8, identityProblem: 8, atBranch: 8, misdelivered: 8, returning: 8, returned: 8, lost: 8,
  delivered: 9, revoked: 9, suspended: 9, revocationAsked: 9,
} as const;

export type Reach = keyof typeof depths;

export const depthOf = (reach: Reach): number => depths[reach];

/** By turns, so that every few people tell another story. */
const longAgo: readonly Reach[] = [
  ...times('delivered', 9), 'cancelled', ...times('delivered', 8), 'expired', 'delivered', 'rejected', ...times('delivered', 7), 'revoked',
  ...times('delivered', 6), 'cancelledEarly', ...times('delivered', 7), 'expired', ...times('delivered', 5),
];
/** Two to seven weeks old: most have their card, the courier has trouble with a few. */
const lately: readonly Reach[] = [
  ...times('delivered', 4), 'returned', 'returned', 'delivered', 'outForDelivery', 'delivered', 'identityProblem', 'delivered', 'atBranch', 'readyToShip', 'delivered', 'notDelivered', 'delivered', 'lost',
  'inProduction', 'failedCheck', 'failedCheck', 'delivered', 'incomplete', 'suspended', 'delivered', 'returning', 'checked', 'delivered', 'onTheWay', 'misdelivered', 'revocationAsked', 'delivered', 'cancelled',
];
/** Of these days: on every desk something, and with the applicants even more. */
const now: readonly Reach[] = [
  'invited', 'inReview', 'queued', 'awaitingForm', 'reviewed', 'invited', 'handedOver', 'inReview', 'readyToShip', 'incomplete', 'queued', 'onTheWay', 'invited', 'awaitingForm', 'inProduction', 'reviewed', 'failedCheck', 'queued',
];

function times(reach: Reach, count: number): Reach[] {
  return Array.from({ length: count }, () => reach);
}

/** What the person at this place of a list of so many days ago has reached. */
export function reachAt(daysAgo: number, place: number): Reach {
  const stories = daysAgo > 50 ? longAgo : daysAgo > 20 ? lately : now;
  const reach = stories[place % stories.length] as Reach;
  // Nobody's time has run out before six months are over.
  return reach === 'expired' && daysAgo < 190 ? 'delivered' : reach;
}
