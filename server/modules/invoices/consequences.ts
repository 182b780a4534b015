import { formatDateTr } from '#domain/calendar/wording.ts';
import { type invoices } from '#domain/invoices.ts';
import { refuse } from '#domain/language/refuse.ts';
import { formatKurus } from '#domain/money/kurus-text.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { accrue, giveNumber, releaseBilled } from './issuing.ts';
import { collectProduced, linesOf, reprice, sumUp } from './lines.ts';

export const consequences: ModuleParts<typeof invoices, Outside>['consequences'] = {
  collectProduced,
  price: reprice,
  number: giveNumber,
  accrue,
  releaseLines: (tx, invoice) => releaseBilled(tx, invoice.id),

  async cancelCharge(tx, invoice) {
    if (invoice.charge === null) return;
    const charge = await tx.get('charges', invoice.charge, { lock: true });
    if (charge['kind'] !== 'invoice') return;
    // A payment may have come since the guard looked.
    if (charge.state === 'partlyPaid' || charge.state === 'paid') tx.refuse(refuse('invoice_paid', 'Faturaya ödeme işlenmiş. İptal yerine iade faturası düzenleyin.', 'A payment stands against this invoice; make a return invoice instead.'));
    if (charge.state === 'accrued') await tx.perform('charges', charge.id, 'cancel', { reason: `Fatura iptal edildi: ${invoice.number ?? invoice.reference ?? ''}` });
  },

  async draftReturn(tx, invoice) {
    const { profile, institution, billingAccount, buyerPerson, charge } = invoice;
    // A return goes out as a basic invoice: the public profile takes no returns (guide of HMB for public spending).
    const draft = await tx.create('invoices', { profile: profile === 'KAMU' ? 'TEMELFATURA' : profile, institution, billingAccount, buyerPerson, charge: buyerPerson === null ? null : charge, kind: 'return', returnOf: invoice.id, note: `İade edilen fatura: ${invoice.number ?? ''}` });
    for (const line of await linesOf(tx, invoice.id)) {
      const { description, certificate, preApplication, unitPrice, netAmount, vatRate, vatAmount } = line;
      await tx.create('invoice-lines', { invoice: draft.id, description, certificate, preApplication, quantity: 1, unitPrice, netAmount, vatRate, vatAmount, amount: netAmount + vatAmount });
    }
    await sumUp(tx, draft.id);
  },

  async mailInvoice(tx, invoice) {
    const variables = { faturaNo: invoice.number ?? '', alici: invoice.buyerName ?? '', tutar: formatKurus(invoice.amount ?? 0), tarih: invoice.issuedOn === null ? '' : formatDateTr(invoice.issuedOn), sonGun: invoice.dueOn === null ? '' : formatDateTr(invoice.dueOn) };
    const to = invoice.institution === null ? { toPerson: invoice.buyerPerson } : { toInstitution: invoice.institution };
    await tx.create('outgoing-mails', { templateCode: 'invoice-issued', ...to, noun: 'invoices', recordId: invoice.id, variables });
  },
};
