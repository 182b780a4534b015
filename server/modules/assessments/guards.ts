import { type assessments } from '#domain/assessments.ts';
import { refuse } from '#domain/language/refuse.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Given } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

const feeSettled = (given: Given): boolean => {
  const fees = loadedRows(given, 'charges').filter((charge) => charge['kind'] === 'assessment' && charge.state !== 'cancelled');
  return fees.length > 0 && fees.every(({ state }) => state === 'paid');
};

export const guards: ModuleParts<typeof assessments, Outside>['guards'] = {
  formArrived: (assessment) => assessment.formScanAt !== null || assessment.formOriginalAt !== null
    || refuse('FORM_MISSING', 'Talep formu henüz gelmedi. Tarama ya da asıl gelince kaydedin.', 'The request form has not arrived.'),
  feeReallyPaid: (_assessment, given) => feeSettled(given)
    || refuse('FEE_OPEN', 'Değerlendirme borcu kapanmadı. Önce ödeme borçla eşleştirilmeli.', 'The fee is still open; allocate the payment first.'),
  // Private firms are not served before payment; for public bodies the setting decides.
  feePaid: (assessment, given) => {
    const firm = loadedRow(given, 'applicant')?.['kind'] === 'firm';
    return (!firm && given['feeFirst'] !== true) || assessment.feePaidAt !== null || feeSettled(given)
      || refuse('FEE_OPEN', 'Değerlendirme ücreti ödenmedi; hazırlık paketi ödemeden sonra gönderilir.', 'The fee is open; the kit follows the payment.');
  },
  appointmentAhead: (_assessment, given) => String(given.input['appointmentAt']) > given.now
    || refuse('APPOINTMENT_PAST', 'Randevu ileri bir tarihte olmalı.', 'The appointment must lie ahead.'),
  visitWasOnSite: (assessment) => assessment.place === 'onSite' || refuse('NOT_ON_SITE', 'Uzaktan yapılan değerlendirmede yol gideri olmaz.', 'A remote assessment has no travel.'),
  travelNotChargedYet: (_assessment, given) => !loadedRows(given, 'charges').some((charge) => charge['kind'] === 'travel' && charge.state !== 'cancelled')
    || refuse('TRAVEL_CHARGED', 'Yol gideri zaten borçlandırıldı.', 'Travel was charged already.'),
  validAhead: (_assessment, given) => String(given.input['validUntil']) > given.today
    || refuse('VALIDITY_PAST', 'Geçerlilik sonu ileri bir gün olmalı.', 'The validity must end in the future.'),
};
