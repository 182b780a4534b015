import { type Row } from '../../server/engine/types.ts';
import { accountNumber } from '../demo/numbers.ts';
import { type Workshop } from '../workshop.ts';
import { type Cohort } from './plan.ts';

const billedAfter = 21;

/** The bill of a list: collected, issued, sent; then paid in time, late, in part or not yet. */
export async function billed(shop: Workshop, cohort: Cohort): Promise<void> {
  if (cohort.payer === 'person' || cohort.daysAgo < billedAfter + 1) return;
  const [institution] = await shop.find('institutions', { vkn: cohort.institution.vkn });
  if (!institution) return;
  const note = `Liste: FRM.01.03-${cohort.number + 1}`;
  shop.at(cohort.daysAgo - billedAfter, 9);
  const invoice = await issued(shop, institution, note, cohort.number);
  if (invoice) await paidOrNot(shop, cohort, invoice);
}

async function issued(shop: Workshop, institution: Row, note: string, number: number): Promise<Row | undefined> {
  const [account] = await shop.find('billing-accounts', { institution: institution.id });
  const [known] = await shop.find('invoices', { institution: institution.id, note });
  const invoice = known ?? (await shop.create('finans', 'invoices', { profile: number % 5 === 3 ? 'TEMELFATURA' : 'KAMU', institution: institution.id, billingAccount: account?.id, note }));
  if (invoice.state === 'draft') {
    await shop.act('finans', 'invoices', invoice.id, 'collect');
    if ((await shop.find('invoice-lines', { invoice: invoice.id, state: 'billed' })).length === 0) return undefined;
    if (number % 19 === 17) return undefined;
    await shop.act('finans', 'invoices', invoice.id, 'issue');
    await shop.runJobs();
  }
  const now = await shop.get('invoices', invoice.id);
  if (now.state === 'issued' && now['pdf'] === null) await shop.again({ noun: 'invoices', recordId: invoice.id, effect: 'makePdf' });
  if (now.state === 'issued') await shop.act('finans', 'invoices', invoice.id, 'send');
  await shop.runJobs();
  const sent = await shop.get('invoices', invoice.id);
  if (sent.state !== 'sent' || number % 4 === 0) return sent;
  return shop.act('finans', 'invoices', invoice.id, number % 13 === 6 ? 'failSending' : 'confirmDelivery');
}

/** By turns: paid in time, paid late, a part of it, the half twice, not at all. */
async function paidOrNot(shop: Workshop, { number, daysAgo, institution }: Cohort, invoice: Row): Promise<void> {
  const kind = number % 8;
  const after = billedAfter + (kind === 5 ? 55 : 14 + (number % 12));
  if (kind === 3 || kind === 7 || invoice['number'] === null || daysAgo <= after) return;
  shop.at(daysAgo - after, 10);
  const whole = Number(invoice['amount']);
  const parts = kind === 4 ? [Math.round(whole / 2)] : kind === 6 ? [Math.round(whole / 3), whole - Math.round(whole / 3)] : [whole];
  for (const [place, amount] of parts.entries()) {
    const bankReference = `DNM${String(invoice['number'])}-${place + 1}`;
    const [known] = await shop.find('payments', { bankReference });
    const payment = known ?? (await shop.create('finans', 'payments', {
      channel: 'internet', bank: 'ziraat', bankReference, amount, valueOn: shop.today(), payerVkn: invoice['buyerVkn'], payerName: invoice['buyerName'], payerIban: accountNumber(4_000 + number), description: `${String(invoice['number'])} fatura bedeli ${institution.name}`,
    }));
    // Money of the last days still waits for somebody to look at it.
    if (payment.state === 'suggested' && daysAgo - after > 2) await shop.act('finans', 'payments', payment.id, 'acceptSuggestion');
  }
}
