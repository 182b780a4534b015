import { type invoices } from '#domain/invoices.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { addKurus, timesKurus, vatOf } from '#domain/money/kurus.ts';
import { type Tx } from '../../engine/types.ts';

export type Invoice = RecordOf<typeof invoices>;

export const mostCertificates = 500;
export const mostLines = 3 * mostCertificates;

interface Produced {
  readonly item: string;
  readonly certificate: string | null;
  readonly application: string;
  readonly reference: string;
  readonly years: number;
  readonly netPrice: number | null;
  readonly readerNetPrice: number | null;
}

/**
 * Produced, paid for by the institution, and on no invoice yet; of an order that names another billing account, not here.
 * What is listed twice at the same moment, the unique `billedItem` of the lines lets in once.
 */
const producedUnbilled = `
  select i.id as item, i.certificate, a.id as application, a.reference, a.years, a.net_price as "netPrice", a.reader_net_price as "readerNetPrice"
  from production_items i join pre_applications a on a.id = i.pre_application
  left join order_lines l on l.id = a.order_line left join orders o on o.id = l."order"
  where i.institution = $1 and i.billable and i.passed_at is not null and a.payer = 'institution'
    and (o.billing_account is null or $2::uuid is null or o.billing_account = $2)
    and not exists (select 1 from invoice_lines x where x.billed_item = i.id)
  order by i.passed_at, i.id limit $3`;

export async function collectProduced(tx: Tx, invoice: Invoice): Promise<void> {
  const vatRate = Number(await tx.setting('vatRatePercent'));
  if (invoice.charge !== null) await billCharge(tx, invoice, invoice.charge);
  else for (const one of await tx.sql<Produced>(producedUnbilled, [invoice.institution, invoice.billingAccount, await roomIn(tx, invoice)])) await billProduced(tx, invoice, one, vatRate);
  await sumUp(tx, invoice.id);
}

/** How many certificates the draft still takes: collected again, it must not grow past what an invoice may hold. */
async function roomIn(tx: Tx, invoice: Invoice): Promise<number> {
  const billed = (await linesOf(tx, invoice.id)).filter(({ billedItem }) => billedItem !== null).length;
  return Math.max(0, mostCertificates - billed);
}

async function billProduced(tx: Tx, invoice: Invoice, one: Produced, vatRate: number): Promise<void> {
  const shared = { invoice: invoice.id, certificate: one.certificate, preApplication: one.application };
  await tx.create('invoice-lines', { ...shared, billedItem: one.item, description: `Nitelikli elektronik sertifika, ${one.years} yıl`, ...priced(one.netPrice ?? 0, vatRate) });
  if (one.readerNetPrice !== null) await tx.create('invoice-lines', { ...shared, description: 'Kart okuyucu', ...priced(one.readerNetPrice, vatRate) });
}

/** A person's charge was told to the person with its VAT: the invoice says the same. */
async function billCharge(tx: Tx, invoice: Invoice, id: string): Promise<void> {
  const billed = await tx.find('invoice-lines', { billedCharge: id }, { limit: 1 });
  if (billed.length > 0) return;
  const charge = await tx.get('charges', id);
  await tx.create('invoice-lines', {
    invoice: invoice.id, billedCharge: id, preApplication: charge['preApplication'], description: charge['description'],
    ...priced(Number(charge['netAmount']), Number(charge['vatRate'])),
  });
}

/** VAT by the rate of the day of issue; a person's charge keeps its own. */
export async function reprice(tx: Tx, invoice: Invoice): Promise<void> {
  const vatRate = Number(await tx.setting('vatRatePercent'));
  if (invoice.charge === null && invoice.kind === 'sale') {
    for (const line of await linesOf(tx, invoice.id)) await tx.set('invoice-lines', line.id, priced(line.unitPrice, vatRate));
  }
  await sumUp(tx, invoice.id);
}

export async function sumUp(tx: Tx, invoiceId: string): Promise<void> {
  const lines = await linesOf(tx, invoiceId);
  const netAmount = addKurus(...lines.map((line) => line.netAmount));
  const vatAmount = addKurus(...lines.map((line) => line.vatAmount));
  await tx.set('invoices', invoiceId, { netAmount, vatAmount, amount: addKurus(netAmount, vatAmount) });
}

export interface Line {
  readonly id: string;
  readonly billedItem: string | null;
  readonly description: string;
  readonly certificate: string | null;
  readonly preApplication: string | null;
  readonly unitPrice: number;
  readonly netAmount: number;
  readonly vatRate: number;
  readonly vatAmount: number;
}

export async function linesOf(tx: Tx, invoiceId: string): Promise<Line[]> {
  return (await tx.find('invoice-lines', { invoice: invoiceId, state: 'billed' }, { bound: mostLines })) as unknown as Line[];
}

function priced(unitPrice: number, vatRate: number) {
  const netAmount = timesKurus(unitPrice, 1);
  const vatAmount = vatOf(netAmount, vatRate);
  return { quantity: 1, unitPrice, netAmount, vatRate, vatAmount, amount: addKurus(netAmount, vatAmount) };
}
