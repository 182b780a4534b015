import { charges } from '#domain/charges.ts';
import { refuse } from '#domain/language/refuse.ts';
import { addKurus, subtractKurus, withVat } from '#domain/money/kurus.ts';
import { formatKurus } from '#domain/money/kurus-text.ts';
import { openAmountOf, openChargeStates } from '#domain/money/debt.ts';
import { defineModule } from '../../engine/module.ts';
import { type Row } from '../../engine/types.ts';
import { chargesEntity } from './entity.ts';

const endedStates = ['rejected', 'cancelled', 'expired'];

export const chargesModule = defineModule(charges, {
  entity: chargesEntity,
  guards: {
    hasOneDebtor: (charge) => (charge.debtorInstitution === null) !== (charge.debtorPerson === null)
      || refuse('one_debtor', 'Borçlu olarak ya bir kurum ya bir kişi seçin.', 'Choose either an institution or a person.'),
    amountAddsUp: (charge) => {
      // The sum of an invoice is the sum of its lines, each rounded for itself.
      if (charge.kind === 'invoice') return charge.invoice !== null || refuse('invoice_charge', 'Fatura borcu yalnız fatura düzenlenirken oluşur.', 'An invoice’s charge arises only at its issue.');
      const expected = withVat(charge.netAmount, charge.vatRate);
      return charge.amount === expected || refuse('amount_differs', `Tutar, KDV hariç tutar ve KDV oranıyla tutmuyor. Doğrusu: ${formatKurus(expected)}.`, `The amount should be ${formatKurus(expected)}.`);
    },
    paysTheRest: (charge, { input }) => Number(input['sum']) >= openAmountOf(charge) || refuse('rest_open', 'Borcun kalanı açık.', 'A rest stays open.'),
    notMoreThanOpen: (charge, { input }) => Number(input['sum']) <= openAmountOf(charge)
      || refuse('more_than_open', `Borcun açık tutarı ${formatKurus(openAmountOf(charge))}. Daha fazlası bu borca işlenemez.`, `Only ${formatKurus(openAmountOf(charge))} is open.`),
    nothingStaysPaid: (charge, { input }) => (charge.paidAmount ?? 0) <= Number(input['sum']) || refuse('part_paid', 'Bir bölümü ödenmiş kalır.', 'A part stays paid.'),
    nothingPaid: (charge) => (charge.paidAmount ?? 0) === 0
      || refuse('already_paid', 'Bu borca ödeme işlenmiş. Önce eşleştirmeyi çözün ya da iade isteyin.', 'A payment stands against this charge; undo it or ask for a refund.'),
    // Without its fee an application would go to production unpaid.
    notWaitedFor: (charge, given) => {
      const application = given['application'] as Row | null;
      return charge.kind !== 'certificate' || application === null || endedStates.includes(application.state)
        || refuse('fee_wanted', 'Başvuru sürüyor; sertifika bedeli iptal edilirse üretim ödemesiz başlar. Önce başvuru sona ermeli.', 'The application goes on; without this fee it would be produced unpaid.');
    },
    sourceHasEnded: (_charge, given) => {
      const application = given['application'] as Row | null;
      return application === null || endedStates.includes(application.state)
        || refuse('application_open', 'Başvuru sürüyor. İade için başvurunun iptal edilmiş ya da reddedilmiş olması gerekir.', 'The application goes on; a refund wants it ended.');
    },
  },
  consequences: {
    async addPayment(tx, charge, input) {
      await tx.set('charges', charge.id, { paidAmount: addKurus(charge.paidAmount ?? 0, Number(input['sum'])), ...(charge.state === 'paid' ? { paidAt: tx.now } : {}) });
    },
    async subtractPayment(tx, charge, input) {
      await tx.set('charges', charge.id, { paidAmount: subtractKurus(charge.paidAmount ?? 0, Number(input['sum'])), paidAt: null });
    },
    /** Production waits for the money of a person-pays application; nothing else waits for a charge. */
    async releaseSource(tx, charge) {
      if (charge.state !== 'paid' || charge.preApplication === null) return;
      const application = await tx.get('pre-applications', charge.preApplication, { lock: true });
      // Another fee of it still open is no reason to turn this money away: the last one lets the application go on.
      const open = await tx.find('charges', { preApplication: application.id, state: [...openChargeStates] }, { limit: 1 });
      if (application.state === 'awaitingPayment' && open.length === 0) await tx.perform('pre-applications', application.id, 'paymentArrived');
    },
    /** Money that went back after production began: nobody stops by himself, so somebody is told. */
    async warnAfterRelease(tx, charge) {
      if (charge.preApplication === null || charge.kind !== 'certificate') return;
      const application = await tx.get('pre-applications', charge.preApplication);
      if (application.state === 'awaitingPayment' || endedStates.includes(application.state)) return;
      await tx.create('tasks', { kind: 'other', role: 'accountant', noun: 'charges', recordId: charge.id, title: `Ödemesi geri alınan başvuru: ${String(application['reference'])}`,
        details: 'Başvuru ödendiği için ilerlemişti. Ödemeyi yeniden isteyin ya da onay yetkilisine bildirin.' });
    },
    async noteReason(tx, charge, input) {
      await tx.set('charges', charge.id, { cancelReason: input['reason'] });
    },
  },
});
