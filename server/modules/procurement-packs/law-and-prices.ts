import { addKurus, vatOf } from '#domain/money/kurus.ts';
import { priceOn } from '#domain/money/price-of-day.ts';
import { packProducts, packTexts, type PackPrice, type PackText } from '#domain/procurement-packs.ts';
import { type Product } from '#domain/products.ts';
import { type Row } from '../../engine/types.ts';

const mostYears = 3;

/** The version of each text that holds on a day (`YYYY-MM-DD`); those that none holds for are named. */
export function lawOn(texts: readonly Row[], day: string): { readonly texts: readonly PackText[]; readonly missing: readonly string[] } {
  const found: PackText[] = [];
  const missing: string[] = [];
  for (const code of packTexts) {
    const versions = texts.filter((one) => one['code'] === code && one.state === 'inForce' && String(one['validFrom']) <= day && (one['validUntil'] === null || String(one['validUntil']) >= day));
    const newest = versions.toSorted((one, other) => Number(other['versionNumber']) - Number(one['versionNumber']))[0];
    if (newest) found.push({ code, versionNumber: Number(newest['versionNumber']), name: String(newest['name']), body: String(newest['body']) });
    else missing.push(String(texts.find((one) => one['code'] === code)?.['name'] ?? code));
  }
  return { texts: found, missing };
}

/** The unit prices of a day as the price list has them; VAT is counted on one unit. */
export function pricesOn(list: readonly Row[], day: string): readonly PackPrice[] {
  return packProducts.flatMap((product) => termsOf(product).flatMap((years) => {
    const price = priceOn(list.filter((one) => one['product'] === product && one['years'] === years), day);
    if (!price) return [];
    const [netPrice, vatRate] = [Number(price['netPrice']), Number(price['vatRate'])];
    return [{ product, years, netPrice, vatRate, grossPrice: addKurus(netPrice, vatOf(netPrice, vatRate)), validFrom: String(price['validFrom']) }];
  }));
}

const termsOf = (product: Product): readonly (number | null)[] => (product === 'certificate' ? Array.from({ length: mostYears }, (_, at) => at + 1) : [null]);

/** Products of the pack that have no price at all. */
export const unpriced = (prices: readonly PackPrice[]): readonly Product[] => packProducts.filter((product) => !prices.some((price) => price.product === product));
