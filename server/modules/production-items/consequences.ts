import { type productionItems } from '#domain/production-items.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Tx } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { prepareShipment } from './packing.ts';
import { cardNumber, takeOne } from './stock.ts';

type Item = RecordOf<typeof productionItems>;
const noun = 'production-items';
const onTheWay = ['queued', 'reserved', 'certifying', 'personalised', 'passed', 'packed'];

export const consequences: ModuleParts<typeof productionItems, Outside>['consequences'] = {
  async copyFromApplication(tx, item) {
    const application = await tx.get('pre-applications', item.preApplication);
    const { person, institution, years, reader, startsAt } = application;
    await tx.set(noun, item.id, { person, institution, years, reader, startsAt: item.startsAt ?? startsAt ?? null });
  },

  async drawStock(tx, item) {
    const card = await takeOne(tx, 'card');
    const reader = item.reader ? await takeOne(tx, 'reader') : null;
    await tx.set(noun, item.id, { cardLot: card.id, cardSerial: cardNumber(card), readerLot: reader?.id ?? null });
  },

  async startApplication(tx, item) {
    await moveApplication(tx, item, 'queued', 'startProduction');
  },

  async putStockBack(tx, item) {
    for (const lot of [item.cardLot, item.readerLot]) if (lot !== null) await tx.perform('stock-lots', lot, 'putBack', { quantity: 1 });
    await tx.set(noun, item.id, { cardLot: null, readerLot: null, cardSerial: null, batch: null });
  },

  async requeueApplication(tx, item) {
    await moveApplication(tx, item, 'inProduction', 'backToQueue');
  },

  async createCertificate(tx, item, input) {
    const application = await tx.get('pre-applications', item.preApplication);
    const { serial, issuer, algorithm, notBefore, notAfter, pem } = input;
    const certificate = await tx.create('certificates', {
      serial, issuer, algorithm, notBefore, notAfter, pem, profile: 'NES', person: item.person, institution: item.institution,
      holderName: `${String(application['firstName'])} ${String(application['lastName'])}`, holderNumber: application['personNumber'],
      preApplication: item.preApplication, item: item.id,
    });
    await tx.set(noun, item.id, { certificate: certificate.id });
    if (String(notBefore) <= tx.now) await tx.perform('certificates', certificate.id, 'activate');
  },

  async passApplication(tx, item) {
    const others = await tx.find(noun, { preApplication: item.preApplication, billable: true });
    // A second card for the same application is our fault: it is not billed again.
    if (others.every((other) => other.id === item.id)) await tx.set(noun, item.id, { billable: true });
    await moveApplication(tx, item, 'inProduction', 'passQuality');
  },

  async revokeFaulty(tx, item) {
    if (item.certificate === null) return;
    const certificate = await tx.get('certificates', item.certificate, { lock: true });
    if (['scheduled', 'active', 'suspended'].includes(certificate.state)) await tx.perform('certificates', certificate.id, 'revoke', { revocationReason: 'faultyProduction' });
  },

  async orderRemake(tx, item) {
    const billed = await tx.find('invoice-lines', { billedItem: item.id }, { limit: 1 });
    if (item.billable && billed.length === 0) await tx.set(noun, item.id, { billable: false });
    await moveApplication(tx, item, 'inProduction', 'backToQueue');
    const application = await tx.get('pre-applications', item.preApplication);
    const underway = (await tx.find(noun, { preApplication: item.preApplication })).filter((other) => other.id !== item.id && onTheWay.includes(other.state));
    const wanted = ['queued', 'readyToShip', 'returnedByCourier'].includes(application.state);
    if (wanted && underway.length === 0) await tx.create(noun, { preApplication: item.preApplication, purpose: 'remake' });
  },

  prepareShipment,

  /** The last card moves its batch on. The batch is locked first: of two cards finished at once, the second sees the first. */
  async moveBatchOn(tx, item) {
    if (item.batch === null) return;
    const batch = await tx.get('production-batches', item.batch, { lock: true });
    const states = (await tx.find(noun, { batch: batch.id }, { bound: 2_000 })).map((one) => one.state);
    const written = !states.some((state) => state === 'reserved' || state === 'certifying');
    if (batch.state === 'personalising' && written) await tx.perform('production-batches', batch.id, 'finishPersonalising');
    const settled = written && !states.some((state) => state === 'personalised' || state === 'passed');
    if (batch.state === 'qualityCheck' && settled) await tx.perform('production-batches', batch.id, 'finishPacking');
  },
};

/** A remake after the application moved on finds it elsewhere; then the application stays where it is. */
async function moveApplication(tx: Tx, item: Item, from: string, action: string): Promise<void> {
  const application = await tx.get('pre-applications', item.preApplication, { lock: true });
  if (application.state === from) await tx.perform('pre-applications', application.id, action);
}
