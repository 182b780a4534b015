import { type invoices } from '#domain/invoices.ts';
import { type InvoiceForPrint, type InvoiceLine } from '../../adapters/documents/invoice-pdf.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { performAction } from '../../engine/perform-action.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Row, type Tx } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { linesOf, type Invoice, type Line } from './lines.ts';

export const effects: ModuleParts<typeof invoices, Outside>['effects'] = {
  /** Prints the invoice once; the store keeps equal bytes once, so a repeated job does no harm. */
  async makePdf({ engine, invoicePdf, files }, job) {
    const invoice = await inTransaction(engine, systemActor, (tx) => forPrint(tx, job.recordId));
    if (invoice === undefined) return;
    const { key } = await files.put(await invoicePdf(invoice), { subject: `invoice-${job.recordId}`, ours: true });
    await performAction(engine, job.actor, 'invoices', job.recordId, 'attachPdf', { pdf: key });
  },
};

/** Undefined when there is nothing to print: a draft, or printed already. */
async function forPrint(tx: Tx, id: string): Promise<InvoiceForPrint | undefined> {
  const invoice = (await tx.get('invoices', id)) as unknown as Invoice;
  if (invoice.number === null || invoice.issuedOn === null || invoice.pdf !== null) return undefined;
  const account = invoice.billingAccount === null ? null : await tx.get('billing-accounts', invoice.billingAccount);
  const charge = invoice.charge === null ? null : await tx.get('charges', invoice.charge);
  return {
    number: invoice.number, ettn: invoice.ettn ?? '', profile: invoice.profile, kind: invoice.kind === 'return' ? 'IADE' : 'SATIS', issuedOn: invoice.issuedOn,
    ...(invoice.dueOn === null ? {} : { dueOn: invoice.dueOn }),
    seller: {
      name: await text(tx, 'sellerName'), address: [await text(tx, 'sellerAddress')], taxNumber: { kind: 'VKN', value: await text(tx, 'sellerVkn') }, taxOffice: await text(tx, 'sellerTaxOffice'),
    },
    iban: await text(tx, 'sellerIban'),
    buyer: buyer(invoice, account),
    ...(account === null ? {} : { payingUnit: payingUnit(account) }),
    lines: grouped(await linesOf(tx, id)),
    totals: { netKurus: invoice.netAmount ?? 0, vatKurus: invoice.vatAmount ?? 0, payableKurus: invoice.amount ?? 0 },
    ...(invoice.note === null ? {} : { notes: [invoice.note] }),
    ...(charge === null ? {} : { reference: String(charge['reference']) }),
    madeAt: new Date(tx.now),
  };
}

const text = async (tx: Tx, setting: string): Promise<string> => String(await tx.setting(setting));

function buyer(invoice: Invoice, account: Row | null): InvoiceForPrint['buyer'] {
  const address = account === null ? [] : [account['address'], [account['district'], account['city']].filter(Boolean).join(' / ')].filter((part): part is string => typeof part === 'string' && part !== '');
  const taxNumber = invoice.buyerTckn === null ? { kind: 'VKN' as const, value: invoice.buyerVkn ?? '' } : { kind: 'TCKN' as const, value: invoice.buyerTckn };
  return { name: invoice.buyerName ?? '', address, taxNumber, ...(typeof account?.['taxOffice'] === 'string' ? { taxOffice: account['taxOffice'] } : {}) };
}

const payingUnit = (account: Row) => ({
  name: String(account['name']), taxNumber: String(account['vkn']), city: String(account['city']),
  ...(typeof account['accountingUnit'] === 'string' ? { accountingUnit: account['accountingUnit'] } : {}),
});

/** Equal certificates are one printed line with their number; sums stay the sums of the single lines. */
function grouped(lines: readonly Line[]): InvoiceLine[] {
  const groups = Map.groupBy(lines, (line) => [line.description, line.unitPrice, line.vatRate].join('|'));
  return [...groups.values()].map((same) => {
    const [first] = same as [Line, ...Line[]];
    const sum = (pick: (line: Line) => number) => same.reduce((total, line) => total + pick(line), 0);
    return { text: first.description, quantity: same.length, unit: 'adet', unitNetKurus: first.unitPrice, vatPercent: first.vatRate, netKurus: sum((line) => line.netAmount), vatKurus: sum((line) => line.vatAmount) };
  });
}
