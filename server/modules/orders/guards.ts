import { complianceGate } from '#domain/compliance-gate.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type orders } from '#domain/orders.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Given } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

const sumOf = (given: Given, counter: string) => loadedRows(given, 'lines').reduce((sum, line) => sum + Number(line[counter] ?? 0), 0);

export const guards: ModuleParts<typeof orders, Outside>['guards'] = {
  institutionMayOrder: (order, given) => {
    const institution = loadedRow(given, 'institutionRecord');
    const state = institution?.state;
    if (state === 'closed') return refuse('INSTITUTION_CLOSED', 'Kurum kaydı kapalı; sipariş açılamaz.', 'The institution is closed.');
    if (state === 'blockedForOrders') return refuse('INSTITUTION_BLOCKED', 'Kurum siparişe kapalı. Engel, Onay yetkilisi ya da Finans onay yetkilisi tarafından kaldırılabilir.', 'The institution is blocked for orders.');
    if (order.kind === 'compliance') return true;
    if (institution?.['kind'] === 'firm') return refuse('FIRM_ORDERS_NO_NES', 'Firmalara nitelikli elektronik sertifika verilmez; yalnız uyum değerlendirme siparişi açılabilir.', 'Firms get no certificates; only an assessment can be ordered.');
    return state === 'active' || refuse('INSTITUTION_NOT_ACTIVE', 'Kurum henüz aktif değil. Önce kurum kaydı onaylanmalı.', 'The institution is not active yet; its registration must be approved first.');
  },
  billingOfSameInstitution: (order, given) => {
    const account = loadedRow(given, 'billing');
    if (account === null) return true;
    if (account['institution'] !== order.institution) return refuse('OTHER_INSTITUTION', 'Harcama birimi başka bir kuruma ait.', 'The billing account belongs to another institution.');
    return account.state === 'active' || refuse('ACCOUNT_CLOSED', 'Harcama birimi kapalı; başka bir harcama birimi seçin.', 'The billing account is closed; choose another.');
  },
  gateOpen: (order, given) => {
    if (order.kind === 'compliance') return true;
    const institution = loadedRow(given, 'institutionRecord');
    return complianceGate({
      today: given.today,
      firstProducedAt: (institution?.['firstProducedAt'] as string | null | undefined) ?? null,
      migratedHistory: institution?.['migratedHistory'] === true && institution['historyConfirmedBy'] !== null,
      applications: loadedRows(given, 'applicationsInUse') as never,
      exemptions: loadedRows(given, 'exemptions') as never,
    });
  },
  hasLines: (_order, given) => loadedRows(given, 'lines').some(({ state }) => state === 'open')
    || refuse('NO_LINES', 'Siparişte kalem yok. Ürün ve adet ekleyin.', 'The order has no lines; add a product and a quantity.'),
  somethingRemains: (_order, given) => sumOf(given, 'remaining') > 0 || refuse('NOTHING_REMAINS', 'Siparişte kalan adet yok.', 'Nothing remains of the order.'),
  nothingReserved: (_order, given) => sumOf(given, 'reserved') === 0 || refuse('RESERVED', 'Siparişe bağlı açık başvurular var; önce onlar sonuçlanmalı.', 'Open applications hang on the order.'),
  nothingConsumed: (_order, given) => sumOf(given, 'consumed') === 0 || refuse('CONSUMED', 'Siparişten sertifika üretildi; iptal edilemez, kapatılabilir.', 'Certificates were made of it; close it instead.'),
};
