import { complianceGate } from '#domain/compliance-gate.ts';
import { type institutions } from '#domain/institutions.ts';
import { refuse } from '#domain/language/refuse.ts';
import { loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { acceptedPapers } from './accepted-papers.ts';

export const guards: ModuleParts<typeof institutions, Outside>['guards'] = {
  hasContact: (institution) => institution.email !== null
    || refuse('NO_EMAIL', 'Kurumun e-posta adresi yok; sonuç bildirilemez. Adresi ekleyin.', 'The institution has no e-mail address; add one.'),
  hasOfficer: (_institution, given) => loadedRows(given, 'officers').some(({ state }) => state === 'proposed' || state === 'active')
    || refuse('NO_OFFICER', 'Kurumun e-imza sorumlusu kayıtlı değil. Önce sorumluyu ekleyin.', 'No officer is on record; add the officer first.'),
  undertakingsAccepted: (_institution, given) => acceptedPapers(given),
  compliancePassed: (institution, given) => complianceGate({
    today: given.today,
    firstProducedAt: institution.firstProducedAt,
    // A word that nobody confirmed, as rows from before had it, opens nothing.
    migratedHistory: institution.migratedHistory === true && institution.historyConfirmedBy !== null,
    applications: loadedRows(given, 'applicationsInUse') as never,
    exemptions: loadedRows(given, 'exemptions') as never,
  }),
  historyNotConfirmed: (institution) => institution.migratedHistory !== true || institution.historyConfirmedBy === null
    || refuse('HISTORY_CONFIRMED', `Eski sistem kaydını ${institution.historyConfirmedBy ?? 'bir onay yetkilisi'} zaten doğrulamış.`, 'The old system’s record is confirmed already.'),
  historyConfirmed: (institution) => institution.migratedHistory === true || refuse('HISTORY_NOT_CONFIRMED', 'Doğrulanmış bir eski sistem kaydı yok.', 'No record of the old system is confirmed.'),
  // Registrations that were doubles by number already are merged; a new one is not made.
  taxNumberFree: (institution, given) => {
    const other = loadedRows(given, 'sameTaxNumber').find(({ id }) => id !== institution.id);
    return other === undefined || refuse('VKN_TAKEN', `Bu vergi no “${String(other['name'])}” kurumunda kayıtlı (${String(other['reference'])}). Birimi ya da harcama birimi ise o kurumun altına ekleyin.`,
      `“${String(other['name'])}” is registered with this tax number (${String(other['reference'])}); add a unit or a billing account there instead.`, 'vkn');
  },
  noOpenOrder: (_institution, given) => loadedRows(given, 'openOrders').length === 0
    || refuse('OPEN_ORDER', 'Kurumun açık siparişi var. Önce siparişi kapatın ya da iptal edin.', 'An order is open; close or cancel it first.'),
  notIntoItself: (institution) => institution.mergedInto !== institution.id
    || refuse('MERGED_INTO_ITSELF', 'Kurum kendisine devrolamaz. Devralan kurumu seçin.', 'An institution cannot merge into itself; choose the one that took it over.'),
  wasActive: (_institution, given) => given.input['wasActive'] === true || refuse('WAS_NOT_ACTIVE', 'Birleştirmeden önce aktif değildi.', 'It was not active before the merger.'),
};
