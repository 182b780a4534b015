import { formatKurus } from '#domain/money/kurus-text.ts';

export type MatchRule = 'chargeReference' | 'exactAmount' | 'sumOfSome' | 'invoiceNumber' | 'payerOnly';

export interface OpenCharge {
  readonly id: string;
  readonly reference: string;
  readonly invoiceNumber: string | null;
  /** Kuruş still open. */
  readonly open: number;
  /** Its debtor is the payer, by VKN or TCKN. */
  readonly ofPayer: boolean;
}

export interface Suggestion {
  readonly rule: MatchRule;
  readonly because: string;
  readonly parts: readonly { readonly charge: string; readonly sum: number; readonly rule: MatchRule }[];
}

const mostTogether = 12;

/**
 * What a payment is probably for; `charges` are open ones, oldest first, of the payer or named in its text. The surest
 * reason first; undefined when nothing speaks for anything. Only a suggestion: a person accepts it.
 */
export function suggestionFor(payment: { readonly amount: number; readonly description: string }, charges: readonly OpenCharge[]): Suggestion | undefined {
  const text = compact(payment.description);
  const named = charges.filter((charge) => text.includes(compact(charge.reference)));
  const billed = charges.filter((charge) => charge.invoiceNumber !== null && text.includes(compact(charge.invoiceNumber)));
  const own = charges.filter((charge) => charge.ofPayer);
  const exact = own.filter((charge) => charge.open === payment.amount);
  if (named.length > 0) return fill(payment.amount, named, 'chargeReference', 'Açıklamada borç numarası var.');
  if (exact.length > 0) return fill(payment.amount, exact.slice(0, 1), 'exactAmount', 'Ödeyenin numarası ve tutar tam uyuyor.');
  const together = subsetOf(own.slice(0, mostTogether), payment.amount);
  if (together) return fill(payment.amount, together, 'sumOfSome', `Ödeyenin ${together.length} borcunun toplamı tutara eşit.`);
  if (billed.length > 0) return fill(payment.amount, billed, 'invoiceNumber', 'Açıklamada fatura numarası var.');
  if (own.length > 0) return fill(payment.amount, own, 'payerOnly', `Ödeyenin numarası uyuyor, tutar uymuyor (açık borç: ${formatKurus(own.reduce((sum, charge) => sum + charge.open, 0))}). En eski borçtan başlandı.`);
  return undefined;
}

/** Blanks and hyphens go missing on the way through a bank; Turkish letters are not in our numbers. */
const compact = (text: string): string => text.replace(/[\s-]+/g, '').toUpperCase();

function fill(amount: number, charges: readonly OpenCharge[], rule: MatchRule, because: string): Suggestion {
  let left = amount;
  const parts = charges.slice(0, mostTogether).map((charge) => {
    const sum = Math.min(left, charge.open);
    left -= sum;
    return { charge: charge.id, sum, rule };
  });
  return { rule, because, parts: parts.filter((part) => part.sum > 0) };
}

/** The first subset, oldest charges first, whose sum is exactly the amount; at most 2^12 tries. */
function subsetOf(charges: readonly OpenCharge[], amount: number): OpenCharge[] | undefined {
  const search = (from: number, left: number): OpenCharge[] | undefined => {
    if (left === 0) return [];
    for (let index = from; index < charges.length; index += 1) {
      const charge = charges[index] as OpenCharge;
      const rest = charge.open <= left ? search(index + 1, left - charge.open) : undefined;
      if (rest) return [charge, ...rest];
    }
    return undefined;
  };
  return search(0, amount);
}
