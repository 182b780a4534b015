import { expect, test } from 'vitest';
import { chargesModule } from '../../../server/modules/charges/index.ts';
import { invoicesModule } from '../../../server/modules/invoices/index.ts';
import { certificatesModule } from '../../../server/modules/certificates/index.ts';
import { paymentsModule } from '../../../server/modules/payments/index.ts';
import { priceListsModule } from '../../../server/modules/price-lists/index.ts';
import { productionItemsModule } from '../../../server/modules/production-items/index.ts';
import { shipmentsModule } from '../../../server/modules/shipments/index.ts';
import { type Module } from '../../../server/engine/types.ts';

/** What the guard answers: true, or the Turkish sentence that the person reads. */
function answer(module: Module, guard: string, record: object, given: object = {}): true | string {
  const moment = { now: '2026-11-23T08:00:00.000Z', today: '2026-11-23', input: {} };
  const verdict = module.guards[guard]?.(record as never, { ...moment, ...given } as never);
  return verdict === true ? true : String(verdict?.tr);
}

test('a parcel is delivered only with the document shown and a match of name and number', () => {
  const delivered = (record: object) => answer(shipmentsModule, 'identityIsProven', record);
  expect(delivered({ identityDocument: null, identityMatched: false })).toMatch('gösterilen kimliği seçin');
  expect(delivered({ identityDocument: 'nationalId', identityMatched: false })).toMatch('tutmadıysa teslim kaydedilemez');
  expect(delivered({ identityDocument: 'nationalId', identityMatched: null })).toMatch('tutmadıysa');
  expect(delivered({ identityDocument: 'nationalId', identityMatched: true })).toBe(true);
});

test('a retired carrier gets no parcel', () => {
  const works = (carrierRecord: object | null) => answer(shipmentsModule, 'carrierWorks', { carrier: carrierRecord === null ? null : 'x' }, { carrierRecord });
  expect(works(null)).toMatch('kurye firmasını seçin');
  expect(works({ state: 'retired' })).toMatch('artık çalışılmıyor');
  expect(works({ state: 'active' })).toBe(true);
});

test('quality control reads the card back, however the serial is written', () => {
  const passes = (input: object) => answer(productionItemsModule, 'readBackAgrees', {}, { input, certificateRecord: { serial: '0a1b2c' } });
  expect(passes({ readBack: false })).toMatch('karşılaştırdığınızı işaretleyin');
  expect(passes({ readBack: true, readSerial: 'FF:00' })).toMatch('Kartlar karışmış olabilir');
  expect(passes({ readBack: true, readSerial: '0A:1B:2C' })).toBe(true);
  expect(passes({ readBack: true })).toBe(true);
});

test('a card whose certificate lives is not destroyed, and a wrong card is not packed', () => {
  const destroys = (state: string) => answer(productionItemsModule, 'certificateRevoked', {}, { certificateRecord: { state } });
  expect(['scheduled', 'active', 'suspended'].map(destroys)).toEqual(Array(3).fill('Kartın sertifikası hâlâ geçerli. Önce sertifikayı iptal edin.'));
  expect(['revoked', 'expired'].map(destroys)).toEqual([true, true]);
  expect(answer(productionItemsModule, 'scanMatches', { cardSerial: 'KT000001' }, { input: { scannedCard: 'KT000002' } })).toMatch('Paketlemeyin');
  expect(answer(productionItemsModule, 'scanMatches', { cardSerial: 'KT000001' }, { input: { scannedCard: 'kt-000001' } })).toBe(true);
});

test('nobody switches off a signature for a caller who was not proven', () => {
  expect(answer(certificatesModule, 'callerIsProven', {}, { input: { callerProven: false } })).toMatch('kimliğini kayıtlı bilgilerle doğrulayın');
  expect(answer(certificatesModule, 'callerIsProven', {}, { input: { callerProven: true } })).toBe(true);
});

test('a charge takes no more than is open, names one debtor, and adds up', () => {
  const charge = { state: 'partlyPaid', amount: 12_000, paidAmount: 5_000 };
  expect(answer(chargesModule, 'notMoreThanOpen', charge, { input: { sum: 7_000 } })).toBe(true);
  expect(answer(chargesModule, 'notMoreThanOpen', charge, { input: { sum: 7_001 } })).toMatch('70,00 TL');
  expect(answer(chargesModule, 'hasOneDebtor', { debtorInstitution: 'a', debtorPerson: 'b' })).toMatch('ya bir kurum ya bir kişi');
  expect(answer(chargesModule, 'hasOneDebtor', { debtorInstitution: null, debtorPerson: null })).toMatch('ya bir kurum ya bir kişi');
  expect(answer(chargesModule, 'amountAddsUp', { kind: 'certificate', netAmount: 10_000, vatRate: 20, amount: 12_000 })).toBe(true);
  expect(answer(chargesModule, 'amountAddsUp', { kind: 'certificate', netAmount: 10_000, vatRate: 20, amount: 11_999 })).toMatch('120,00 TL');
  expect(answer(chargesModule, 'amountAddsUp', { kind: 'invoice', invoice: null })).toMatch('yalnız fatura düzenlenirken');
});

test('a charge of a running application is not refunded', () => {
  const refunds = (state: string) => answer(chargesModule, 'sourceHasEnded', {}, { application: { state } });
  expect(refunds('inProduction')).toMatch('Başvuru sürüyor');
  expect(['cancelled', 'rejected', 'expired'].map(refunds)).toEqual([true, true, true]);
});

test('a payment is not allocated beyond what is left of it, nor valued in the future', () => {
  expect(answer(paymentsModule, 'notMoreThanLeft', { amount: 10_000, allocatedAmount: 4_000 }, { input: { sum: 6_001 } })).toMatch('60,00 TL');
  expect(answer(paymentsModule, 'notMoreThanLeft', { amount: 10_000, allocatedAmount: 4_000 }, { input: { sum: 6_000 } })).toBe(true);
  expect(answer(paymentsModule, 'isNotFuture', { valueOn: '2026-11-24' })).toMatch('ileri olamaz');
});

test('a price in force is not withdrawn, and one from a day gone by names its decision', () => {
  expect(answer(priceListsModule, 'hasNotBegun', { state: 'approved', validFrom: '2026-11-23' })).toMatch('Yürürlüğe girmiş fiyat');
  expect(answer(priceListsModule, 'hasNotBegun', { state: 'approved', validFrom: '2026-11-24' })).toBe(true);
  expect(answer(priceListsModule, 'beginsNotInThePast', { validFrom: '2026-11-22', source: null })).toMatch('dayanağı yazın');
  expect(answer(priceListsModule, 'beginsNotInThePast', { validFrom: '2026-11-22', source: 'Karar 7' })).toBe(true);
  expect(answer(priceListsModule, 'termFitsProduct', { product: 'certificate', years: null })).toMatch('süre (yıl) seçilmeli');
  expect(answer(priceListsModule, 'termFitsProduct', { product: 'reader', years: 3 })).toMatch('yalnız sertifika');
});

test('an invoice names the spending unit of its own institution', () => {
  const complete = (account: object | null) => answer(invoicesModule, 'buyerIsComplete', { institution: 'i1' }, { account });
  expect(complete(null)).toMatch('Kurumdan öğrenip faturaya yazın');
  expect(complete({ institution: 'i2', state: 'active' })).toMatch('bu kuruma ait değil');
  expect(complete({ institution: 'i1', state: 'closed' })).toMatch('kapalı');
  expect(complete({ institution: 'i1', state: 'active' })).toBe(true);
});

test('a basic invoice is returned, not rejected; a paid one is not cancelled', () => {
  expect(answer(invoicesModule, 'profileAnswers', { profile: 'TEMELFATURA' })).toMatch('iade faturası düzenlenir');
  expect(answer(invoicesModule, 'profileAnswers', { profile: 'KAMU' })).toBe(true);
  expect(answer(invoicesModule, 'nothingPaid', {}, { chargeRecord: { kind: 'invoice', paidAmount: 1 } })).toMatch('iade faturası düzenleyin');
  expect(answer(invoicesModule, 'nothingPaid', {}, { chargeRecord: null })).toBe(true);
});
