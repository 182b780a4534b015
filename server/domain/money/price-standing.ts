import { addDays } from '../calendar/dates.ts';
import { priceOn, type DatedPrice } from './price-of-day.ts';

/** How a price stands on a day: it counts, will count, counted, waits for its approval, or never counted. */
export type PriceStanding = 'inForce' | 'upcoming' | 'past' | 'waiting' | 'withdrawn';

export interface StandingPrice<P> {
  readonly price: P;
  readonly standing: PriceStanding;
  /** The last day on which it counts; null while no later one is approved, or when it counts on no day. */
  readonly until: string | null;
}

type Price = DatedPrice & { readonly state: string; readonly validFrom: string };

/** The prices of one product and term, the newest first, each with what it is on `today` (`YYYY-MM-DD`). */
export function standingOfPrices<P extends Price>(prices: readonly P[], today: string): readonly StandingPrice<P>[] {
  const approved = prices.filter(({ state }) => state === 'approved');
  const now = priceOn(approved, today);
  const standingOf = (price: P): PriceStanding => {
    if (price.state !== 'approved') return price.state === 'draft' ? 'waiting' : 'withdrawn';
    if (price.id === now?.id) return 'inForce';
    return price.validFrom > today ? 'upcoming' : 'past';
  };
  const untilOf = (price: P): string | null => {
    const later = approved.filter(({ validFrom }) => validFrom > price.validFrom).map(({ validFrom }) => validFrom).sort()[0];
    return price.state === 'approved' && later !== undefined ? addDays(later, -1) : null;
  };
  const newestFirst = (one: P, other: P) => (one.validFrom === other.validFrom ? other.createdAt.localeCompare(one.createdAt) : other.validFrom.localeCompare(one.validFrom));
  return prices.toSorted(newestFirst).map((price) => ({ price, standing: standingOf(price), until: untilOf(price) }));
}
