/** Whole kuruş, the only form of money inside; 12.345,67 TL is 1234567. */
export type Kurus = number;

/** Far above any sum of ours, far below where integers lose a kuruş: 10 billion TL. */
export const largestKurus = 1_000_000_000_000;

export const isKurus = (value: unknown): value is Kurus =>
  typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= largestKurus;

/** Amounts that are each in order may come to a sum that is not: the input is refused, nothing is wrong with us. */
export class MoneyOutOfBounds extends RangeError {}

/** Sum; MoneyOutOfBounds (a RangeError) for a fraction, an unsafe integer or a sum out of bounds. */
export const addKurus = (...amounts: Kurus[]): Kurus => amounts.reduce((sum, amount) => whole(sum + whole(amount)), 0);

export const subtractKurus = (from: Kurus, amount: Kurus): Kurus => whole(whole(from) - whole(amount));

/** Price × number of pieces. */
export function timesKurus(price: Kurus, pieces: number): Kurus {
  if (!Number.isSafeInteger(pieces)) throw new RangeError('Pieces must be a whole number');
  return whole(whole(price) * pieces);
}

/** VAT of a net amount, rounded half up to the kuruş, away from zero so that a return mirrors its sale. */
export function vatOf(net: Kurus, ratePercent: number): Kurus {
  return share(net, asHundredths(ratePercent), 10_000n);
}

/** The VAT held in a gross amount: `vatWithin(12000, 20)` → 2000. */
export function vatWithin(gross: Kurus, ratePercent: number): Kurus {
  const rate = asHundredths(ratePercent);
  return share(gross, rate, 10_000n + rate);
}

export const withVat = (net: Kurus, ratePercent: number): Kurus => addKurus(net, vatOf(net, ratePercent));

function share(amount: Kurus, part: bigint, of: bigint): Kurus {
  const product = BigInt(whole(amount)) * part;
  const size = product < 0n ? -product : product;
  const rounded = (2n * size + of) / (2n * of);
  return whole(Number(product < 0n ? -rounded : rounded));
}

// Rates have at most two decimals, so hundredths of a percent are exact.
function asHundredths(ratePercent: number): bigint {
  const hundredths = Math.round(ratePercent * 100);
  if (!(ratePercent >= 0 && ratePercent <= 100) || Math.abs(hundredths - ratePercent * 100) > 1e-9) {
    throw new RangeError('A VAT rate is 0–100 percent with at most two decimals');
  }
  return BigInt(hundredths);
}

function whole(value: number): Kurus {
  if (!isKurus(value)) throw new MoneyOutOfBounds('Money must be whole kuruş within bounds');
  // No negative zero: it prints as -0,00.
  return value === 0 ? 0 : value;
}
