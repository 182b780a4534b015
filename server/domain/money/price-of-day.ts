/** One approved price from one day on. */
export interface DatedPrice {
  readonly id: string;
  readonly createdAt: string;
  readonly [field: string]: unknown;
}

/**
 * The price in force on a day (`YYYY-MM-DD`, Istanbul): the newest that has begun; of two that begin on one day the one
 * entered last. Undefined when none has begun.
 */
export function priceOn<P extends DatedPrice>(prices: readonly P[], day: string): P | undefined {
  const begun = prices.filter((price) => String(price['validFrom']) <= day);
  return begun.reduce<P | undefined>((best, price) => (best === undefined || isNewer(price, best) ? price : best), undefined);
}

const isNewer = (one: DatedPrice, other: DatedPrice): boolean =>
  one['validFrom'] === other['validFrom'] ? one.createdAt > other.createdAt : String(one['validFrom']) > String(other['validFrom']);
