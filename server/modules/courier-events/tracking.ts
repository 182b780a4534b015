import { type CourierMeaning } from '#domain/courier-meanings.ts';

/** Where the carrier's events put a parcel. */
export type Stand = 'handedOver' | 'inTransit' | 'outForDelivery' | 'notDelivered' | 'identityProblem' | 'atBranch' | 'delivered' | 'misdelivered' | 'returning' | 'returned' | 'lost';

export interface TrackedEvent {
  readonly meaning: CourierMeaning;
  /** ISO instant. */
  readonly at: string;
}

/** Of two events of the same moment the one further along the journey counts. */
const along: readonly CourierMeaning[] = ['note', 'unknown', 'accepted', 'inTransit', 'outForDelivery', 'notDelivered', 'identityProblem', 'atBranch', 'delivered', 'misdelivered', 'deliveryUndone', 'lost', 'returning', 'returned'];

/**
 * The stand after all events known so far, whatever order they arrived in: events count by when they happened.
 * A late message about an earlier moment therefore never moves a parcel back.
 */
export function standAfter(events: readonly TrackedEvent[]): Stand {
  const inOrder = [...events].sort((a, b) => (a.at === b.at ? along.indexOf(a.meaning) - along.indexOf(b.meaning) : a.at < b.at ? -1 : 1));
  return inOrder.reduce<Stand>((stand, event) => next(stand, event.meaning), 'handedOver');
}

function next(stand: Stand, meaning: CourierMeaning): Stand {
  if (meaning === 'note' || meaning === 'unknown' || meaning === 'accepted') return stand;
  if (meaning === 'deliveryUndone') return stand === 'delivered' ? 'outForDelivery' : stand;
  // What came back to us stays with us; a wrong hand stays wrong until somebody looks.
  if (stand === 'returned' || stand === 'misdelivered') return stand;
  if (stand === 'delivered') return meaning === 'misdelivered' ? 'misdelivered' : stand;
  // On the way back a parcel is in transit again, and is still on the way back.
  if (stand === 'returning' && (meaning === 'inTransit' || meaning === 'atBranch' || meaning === 'notDelivered')) return stand;
  return meaning;
}

/** The step that brings a shipment from its state to its stand; undefined when there is nothing to do. */
export function stepTo(state: string, stand: Stand): string | undefined {
  if (state === stand) return undefined;
  const step = steps[stand];
  return step?.from.includes(state) ? step.action : undefined;
}

const underway = ['handedOver', 'inTransit', 'outForDelivery', 'notDelivered', 'identityProblem', 'atBranch'];

const steps: Readonly<Partial<Record<Stand, { readonly action: string; readonly from: readonly string[] }>>> = {
  inTransit: { action: 'depart', from: [...underway, 'lost', 'returning'] },
  outForDelivery: { action: 'goOut', from: [...underway, 'returning', 'lost'] },
  notDelivered: { action: 'failDelivery', from: underway },
  identityProblem: { action: 'meetIdentityProblem', from: underway },
  atBranch: { action: 'waitAtBranch', from: underway },
  delivered: { action: 'deliver', from: [...underway, 'returning'] },
  misdelivered: { action: 'reportMisdelivery', from: [...underway, 'delivered'] },
  returning: { action: 'turnBack', from: [...underway, 'lost'] },
  returned: { action: 'receiveBack', from: [...underway, 'returning', 'lost'] },
  lost: { action: 'reportLost', from: [...underway, 'returning'] },
};
