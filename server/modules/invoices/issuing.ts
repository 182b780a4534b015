import { addDays } from '#domain/calendar/dates.ts';
import { makeInvoiceNumber } from '#domain/references/invoice-number.ts';
import { type Tx } from '../../engine/types.ts';
import { linesOf, type Invoice } from './lines.ts';

/**
 * The next number of the series and year. Its row is locked until the commit, so two invoices issued at once wait for each
 * other, and what rolls back gives its number back: no gap.
 */
export async function giveNumber(tx: Tx, invoice: Invoice): Promise<void> {
  const series = String(await tx.setting('invoiceSeries'));
  const year = Number(tx.today.slice(0, 4));
  const number = makeInvoiceNumber(series, year, await tx.nextGapless(`invoice ${series}${year}`));
  const dueOn = addDays(tx.today, Number(await tx.setting('paymentTermDays')));
  await tx.set('invoices', invoice.id, { number, ettn: tx.engine.ids(), issuedOn: tx.today, dueOn, ...(await buyerOf(tx, invoice)) });
}

/** Name and numbers as they are on this day. */
async function buyerOf(tx: Tx, invoice: Invoice) {
  if (invoice.billingAccount !== null) {
    const account = await tx.get('billing-accounts', invoice.billingAccount);
    return { buyerName: account['name'], buyerVkn: account['vkn'], buyerTckn: null, buyerCity: account['city'] };
  }
  const person = await tx.get('people', String(invoice.buyerPerson));
  return { buyerName: `${String(person['firstName'])} ${String(person['lastName'])}`, buyerVkn: null, buyerTckn: person['personNumber'], buyerCity: null };
}

/** An institution owes from the issue on; a person's charge stood before and is only named. A return takes its original's debt away. */
export async function accrue(tx: Tx, invoice: Invoice): Promise<void> {
  if (invoice.kind === 'return') return settleReturn(tx, invoice);
  if (invoice.charge !== null) {
    await tx.set('charges', invoice.charge, { invoice: invoice.id });
    return;
  }
  const [first] = await linesOf(tx, invoice.id);
  const charge = await tx.create('charges', {
    kind: 'invoice', description: `Fatura ${invoice.number ?? ''}`, invoice: invoice.id, debtorInstitution: invoice.institution, billingAccount: invoice.billingAccount,
    debtorVkn: invoice.buyerVkn, netAmount: invoice.netAmount ?? 0, vatRate: first?.vatRate ?? 0, amount: invoice.amount ?? 0, dueOn: invoice.dueOn,
  });
  await tx.perform('invoices', invoice.id, 'linkCharge', { charge: charge.id });
}

async function settleReturn(tx: Tx, invoice: Invoice): Promise<void> {
  if (invoice.returnOf === null) return;
  const original = await tx.get('invoices', invoice.returnOf);
  await releaseBilled(tx, original.id);
  if (typeof original['charge'] !== 'string') return;
  const charge = await tx.get('charges', original['charge'], { lock: true });
  if (charge.state === 'accrued') await tx.perform('charges', charge.id, 'cancel', { reason: `İade faturası ${invoice.number ?? ''}` });
  else if (charge.state !== 'cancelled' && charge.state !== 'refunded') await tx.create('tasks', { kind: 'refund', role: 'financeApprover', noun: 'charges', recordId: charge.id, title: `İade faturası sonrası ödeme iadesi: ${String(charge['reference'])}`, details: `İade faturası: ${invoice.number ?? ''}` });
}

/** What an invoice billed may be billed again; the lines themselves stay as they were printed. */
export async function releaseBilled(tx: Tx, invoiceId: string): Promise<void> {
  for (const { id } of await linesOf(tx, invoiceId)) await tx.set('invoice-lines', id, { billedItem: null, billedCharge: null });
}
