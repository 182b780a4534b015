import { openAmountOf, openChargeStates } from '#domain/money/debt.ts';
import { type payments } from '#domain/payments.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type Row, type Tx } from '../../engine/types.ts';
import { suggestionFor, type OpenCharge, type Suggestion } from './matching.ts';

type Payment = RecordOf<typeof payments>;

/** Looks for what the payment is for, and says so as a suggestion; else somebody has to find out. */
export async function match(tx: Tx, payment: Payment): Promise<void> {
  const suggestion = suggestionFor({ amount: payment.amount - (payment.allocatedAmount ?? 0), description: payment.description ?? '' }, await candidates(tx, payment));
  if (suggestion) {
    await tx.perform('payments', payment.id, 'suggest', { because: suggestion.because, parts: suggestion.parts });
    const certain = suggestion.rule === 'chargeReference' && tx.actor.roles.includes('bank') && (await tx.setting('bankCollectionsSettle')) === true;
    if (certain && (await stillOpen(tx, suggestion.parts))) await tx.perform('payments', payment.id, 'settle');
  } else if (payment.state !== 'unidentified') await tx.perform('payments', payment.id, 'markUnidentified');
}

/** Asked under the charges' locks: money that arrived is kept, even when somebody else has paid the charge a moment ago. */
async function stillOpen(tx: Tx, parts: Suggestion['parts']): Promise<boolean> {
  const charges = await tx.find('charges', { id: parts.map(({ charge }) => charge), state: [...openChargeStates] }, { lock: true, limit: parts.length });
  const open = new Map(charges.map((charge) => [charge.id, openAmountOf(charge as unknown as Parameters<typeof openAmountOf>[0])]));
  return parts.every(({ charge, sum }) => sum <= (open.get(charge) ?? 0));
}

/** The oldest of them are looked at: money that arrived is kept however much its payer owes. */
const mostOfPayer = 2_000;

async function candidates(tx: Tx, payment: Payment): Promise<OpenCharge[]> {
  const state = [...openChargeStates];
  const own = [
    ...(payment.payerVkn === null ? [] : await tx.find('charges', { debtorVkn: payment.payerVkn, state }, { limit: mostOfPayer })),
    ...(payment.payerTckn === null ? [] : await tx.find('charges', { debtorTckn: payment.payerTckn, state }, { limit: mostOfPayer })),
  ];
  const known = new Map(own.map((charge) => [charge.id, charge]));
  const named = (await namedInText(tx, payment.description ?? '')).filter((charge) => !known.has(charge.id));
  const invoices = await invoiceNumbers(tx, [...own, ...named]);
  return [...own, ...named].map((charge) => ({
    id: charge.id, reference: String(charge['reference']), invoiceNumber: invoices.get(String(charge['invoice'])) ?? null,
    open: openAmountOf(charge as unknown as Parameters<typeof openAmountOf>[0]), ofPayer: known.has(charge.id),
  }));
}

const mostNamed = 12;

/** Charges whose own number, or whose invoice's, stands in the text: banks pass on what the payer wrote, without hyphens. */
async function namedInText(tx: Tx, description: string): Promise<Row[]> {
  const text = description.replace(/[\s-]+/g, '').toUpperCase();
  const references = [...text.matchAll(/BR(20[0-9]{2})([0-9]{6,9})([0-9A-Z])/g)].slice(0, mostNamed).map(([, year, number, check]) => `BR-${year}-${number}-${check}`);
  const numbers = [...text.matchAll(/[A-Z0-9]{3}20[0-9]{2}[0-9]{9}/g)].slice(0, mostNamed).map(([found]) => found);
  const billed = numbers.length === 0 ? [] : await tx.find('invoices', { number: numbers }, { limit: mostNamed });
  const state = [...openChargeStates];
  return [
    ...(references.length === 0 ? [] : await tx.find('charges', { reference: references, state }, { limit: mostNamed })),
    ...(billed.length === 0 ? [] : await tx.find('charges', { invoice: billed.map((invoice) => invoice.id), state }, { limit: mostNamed })),
  ];
}

async function invoiceNumbers(tx: Tx, charges: readonly Row[]): Promise<Map<string, string>> {
  const ids = charges.map((charge) => charge['invoice']).filter((id): id is string => typeof id === 'string');
  const rows = ids.length === 0 ? [] : await tx.find('invoices', { id: ids }, { limit: ids.length });
  return new Map(rows.map((row) => [row.id, String(row['number'])]));
}
