import { type Row } from '../../server/engine/types.ts';
import { type Workshop } from '../workshop.ts';

/** The invoice of what the institution's order has produced: issued, printed, sent. An institution has one in the demo. */
export async function invoiced(shop: Workshop, institution: Row): Promise<Row | undefined> {
  const [account] = await shop.find('billing-accounts', { institution: institution.id });
  const [known] = await shop.find('invoices', { institution: institution.id });
  let invoice = known ?? (await shop.create('finans', 'invoices', { profile: 'KAMU', institution: institution.id, billingAccount: account?.id }));
  if (invoice.state === 'draft') {
    await shop.act('finans', 'invoices', invoice.id, 'collect');
    const lines = await shop.find('invoice-lines', { invoice: invoice.id, state: 'billed' });
    if (lines.length === 0) return undefined;
    await shop.act('finans', 'invoices', invoice.id, 'issue');
    await shop.runJobs();
  }
  invoice = await shop.get('invoices', invoice.id);
  return invoice.state === 'issued' && invoice['pdf'] !== null ? shop.act('finans', 'invoices', invoice.id, 'send') : invoice;
}

/** The institution pays its invoice and names it; the accountant confirms what the console suggests. */
export async function paid(shop: Workshop, invoice: Row): Promise<void> {
  const bankReference = `DENEME-${String(invoice['number'])}`;
  const [known] = await shop.find('payments', { bankReference });
  const payment = known ?? (await shop.create('finans', 'payments', {
    channel: 'internet', bank: 'ziraat', bankReference, amount: invoice['amount'], valueOn: shop.today(), payerVkn: invoice['buyerVkn'], payerName: invoice['buyerName'], description: `${String(invoice['number'])} fatura bedeli`,
  }));
  const now = await shop.get('payments', payment.id);
  if (now.state === 'suggested') await shop.act('finans', 'payments', payment.id, 'acceptSuggestion');
}

/** Money of which nobody knows yet whose it is. */
export async function unidentifiedPayment(shop: Workshop): Promise<void> {
  const bankReference = 'DENEME-BELIRSIZ-1';
  if ((await shop.find('payments', { bankReference })).length > 0) return;
  await shop.create('finans', 'payments', { channel: 'branch', bank: 'vakifbank', bankReference, amount: 40_000, valueOn: shop.today(), payerName: 'Ş. Gündoğdu', description: 'e-imza ücreti' });
}
