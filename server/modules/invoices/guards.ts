import { type invoices } from '#domain/invoices.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Row } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof invoices, Outside>['guards'] = {
  hasOneBuyer: (invoice, given) => {
    if ((invoice.institution === null) === (invoice.buyerPerson === null)) return refuse('one_buyer', 'Alıcı olarak ya bir kurum ya bir kişi seçin.', 'Choose either an institution or a person.');
    const charge = given['chargeRecord'] as Row | null;
    const foreign = charge !== null && (charge['debtorInstitution'] !== invoice.institution || charge['debtorPerson'] !== invoice.buyerPerson);
    if (foreign) return refuse('charge_foreign', 'Seçilen borç bu alıcının değil.', 'The charge belongs to another debtor.');
    return invoice.buyerPerson === null || invoice.charge !== null || refuse('charge_missing', 'Kişiye kesilecek faturada borcu seçin.', 'An invoice to a person needs its charge.');
  },
  isSale: (invoice) => invoice.kind !== 'return' || refuse('is_return', 'Bu bir iade faturası.', 'This is a return invoice.'),
  hasLines: (_invoice, given) => (given['lines'] as readonly Row[]).some((line) => line.state === 'billed')
    || refuse('invoice_empty', 'Faturada satır yok. Önce “Üretilenleri ekle” ile satırları alın.', 'The invoice has no lines; collect what was produced first.'),
  // The spending unit is asked from the institution, never guessed.
  buyerIsComplete: (invoice, given) => {
    if (invoice.institution === null) return true;
    const account = given['account'] as Row | null;
    if (account === null) return refuse('billing_account_missing', 'Harcama birimi seçilmedi. Kurumdan öğrenip faturaya yazın.', 'The billing account is missing; ask the institution.');
    if (account['institution'] !== invoice.institution) return refuse('billing_account_foreign', 'Harcama birimi bu kuruma ait değil.', 'The billing account belongs to another institution.');
    return account.state === 'active' || refuse('billing_account_closed', 'Harcama birimi kapalı. Kurumdan yenisini öğrenin.', 'The billing account is closed.');
  },
  // What is owed no more must not be billed: the debtor would hold an invoice for nothing.
  chargeStillOwed: (invoice, given) => {
    const charge = given['chargeRecord'] as Row | null;
    if (charge === null || invoice.kind === 'return' || (charge.state !== 'cancelled' && charge.state !== 'refunded')) return true;
    return refuse('charge_ended', `Faturanın borcu (${String(charge['reference'])}) taslaktan sonra ${charge.state === 'cancelled' ? 'iptal' : 'iade'} edilmiş; fatura düzenlenemez. Taslağı iptal edin.`, `The charge ${String(charge['reference'])} was cancelled or refunded after the draft; cancel the draft.`);
  },
  pdfIsReady: (invoice) => invoice.pdf !== null || refuse('pdf_pending', 'Faturanın PDF’i hazırlanıyor. Biraz sonra yeniden deneyin.', 'The PDF is being made; try again shortly.'),
  profileAnswers: (invoice) => invoice.profile !== 'TEMELFATURA'
    || refuse('profile_gives_no_answer', 'Temel e-Fatura reddedilemez; iade faturası düzenlenir.', 'A basic e-invoice cannot be rejected; a return invoice is made.'),
  nothingPaid: (_invoice, given) => {
    const charge = given['chargeRecord'] as Row | null;
    const ours = charge !== null && charge['kind'] === 'invoice';
    return !ours || Number(charge['paidAmount'] ?? 0) === 0
      || refuse('invoice_paid', 'Faturaya ödeme işlenmiş. İptal yerine iade faturası düzenleyin.', 'A payment stands against this invoice; make a return invoice instead.');
  },
  notReturnedYet: (_invoice, given) => (given['returns'] as readonly Row[]).every((other) => other.state === 'cancelled')
    || refuse('already_returned', 'Bu fatura için iade faturası zaten var.', 'A return invoice already exists.'),
};
