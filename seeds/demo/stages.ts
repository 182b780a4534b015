import { type Row } from '../../server/engine/types.ts';
import { recordCourierEvents } from '../../server/modules/courier-events/ingest.ts';
import { type Workshop } from '../workshop.ts';

/** How far an application of the demo has come. */
export const reaches = ['invited', 'awaitingForm', 'inReview', 'reviewed', 'incomplete', 'cancelled', 'queued', 'inProduction', 'readyToShip', 'shipped', 'returned', 'delivered'] as const;
export type Reach = (typeof reaches)[number];

export interface Traveller {
  readonly id: string;
  readonly reach: Reach;
}

const depth = (reach: Reach): number => reaches.indexOf(reach);
const beyond = (travellers: readonly Traveller[], reach: Reach): Traveller[] => travellers.filter((one) => depth(one.reach) >= depth(reach));
const exactly = (travellers: readonly Traveller[], ...wanted: Reach[]): Traveller[] => travellers.filter(({ reach }) => wanted.includes(reach));

/** Each stage moves who has not been moved by an earlier start. */
async function each(shop: Workshop, travellers: readonly Traveller[], state: string, work: (application: Row, at: number) => Promise<void>): Promise<void> {
  for (const [at, { id }] of travellers.entries()) {
    const application = await shop.get('pre-applications', id);
    if (application.state === state) await work(application, at);
  }
}

const codeOf = async (shop: Workshop, noun: string, where: object): Promise<string> => String((await shop.find(noun, where as never))[0]?.id);

/** The applicants complete their forms: by e-approval, or by wet ink, every third. */
export async function formsArrive(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const deliveryMethod = await codeOf(shop, 'delivery-methods', { code: 'address' });
  const consent = { consentText: await codeOf(shop, 'consent-texts', { code: 'holder-undertaking', state: 'inForce' }), undertakingRead: true };
  await each(shop, beyond(travellers, 'awaitingForm'), 'awaitingApplicant', async (application, at) => {
    const portal = shop.portalFor(String(application['person']));
    const paper = at % 3 === 0 || travellers.find(({ id }) => id === application.id)?.reach === 'awaitingForm';
    await shop.act(portal, 'pre-applications', application.id, 'fillForm', { deliveryMethod, phone: application['phone'] ?? '05550000000', address: 'Örnek Mahallesi, Deneme Sokak No 5', district: 'Çankaya', city: 'Ankara' });
    if (paper) {
      await shop.act(portal, 'pre-applications', application.id, 'chooseWetInk', consent);
      return;
    }
    const person = await shop.get('people', String(application['person']));
    if (person['eApprovalGivenAt'] === null) await shop.act(portal, 'people', person.id, 'permitEApproval');
    await shop.act(portal, 'pre-applications', application.id, 'approveByEApproval', consent);
  });
  await each(shop, beyond(travellers, 'inReview'), 'awaitingForm', async (application) => {
    await shop.act('evrak', 'pre-applications', application.id, 'receiveForm', { scannedBarcode: String(application['formBarcode']), shelf: 'A-12' });
  });
}

/** One reviews, another approves; some come back. */
export async function reviewed(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  await each(shop, [...exactly(travellers, 'reviewed'), ...beyond(travellers, 'queued')], 'inReview', async (application) => {
    if (application['reviewedAt'] === null) await shop.act('operator', 'pre-applications', application.id, 'review', { identityChecked: true, signatureChecked: true });
  });
  const incompleteReason = await codeOf(shop, 'reason-codes', { noun: 'pre-applications', action: 'markIncomplete' });
  await each(shop, exactly(travellers, 'incomplete'), 'inReview', async ({ id }) => { await shop.act('operator', 'pre-applications', id, 'markIncomplete', { incompleteReason }); });
  const endReason = await codeOf(shop, 'reason-codes', { noun: 'pre-applications', action: 'cancel' });
  await each(shop, exactly(travellers, 'cancelled'), 'inReview', async ({ id }) => { await shop.act('operator', 'pre-applications', id, 'cancel', { endReason }); });
}

export async function approved(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  await each(shop, travellers, 'inReview', async ({ id }) => { await shop.act('onay', 'pre-applications', id, 'approve'); });
}

/** Whoever is to go through production; who only waits in the queue is approved after the batch was filled. */
export const toProduce = (travellers: readonly Traveller[]): Traveller[] => beyond(travellers, 'inProduction');
export const toQueue = (travellers: readonly Traveller[]): Traveller[] => exactly(travellers, 'queued');

const batchSize = 50;

export async function produced(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const own = new Set(toProduce(travellers).map(({ id }) => id));
  const waiting = (await shop.find('production-items', { state: 'queued' })).filter((item) => own.has(String(item['preApplication'])));
  for (let taken = 0; taken < waiting.length; taken += batchSize) {
    const batch = await shop.create('uretim', 'production-batches', { station: 'station1', plannedFor: shop.today() });
    await shop.act('uretim', 'production-batches', batch.id, 'fill', { count: Math.min(batchSize, waiting.length - taken) });
    await shop.act('uretim', 'production-batches', batch.id, 'start');
    await shop.runJobs();
  }
}

export async function checkedAndPacked(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  for (const { id } of travellers) {
    for (const item of await shop.find('production-items', { preApplication: id })) {
      if (item.state === 'personalised') await shop.act('kalite', 'production-items', item.id, 'pass', { readBack: true });
      if (item.state === 'personalised' || item.state === 'passed') await shop.act('sevkiyat', 'production-items', item.id, 'pack');
    }
  }
}

export const toShip = (travellers: readonly Traveller[]): Traveller[] => beyond(travellers, 'shipped');
export const toStandReady = (travellers: readonly Traveller[]): Traveller[] => exactly(travellers, 'readyToShip');

export async function handedToCourier(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const carrier = await codeOf(shop, 'carriers', { code: 'DENEME' });
  const waiting = await shop.find('shipments', { carrier, state: 'prepared', manifest: null, preApplication: toShip(travellers).map(({ id }) => id) });
  if (waiting.length === 0) return;
  const manifest = await shop.create('sevkiyat', 'manifests', { carrier });
  await shop.act('sevkiyat', 'manifests', manifest.id, 'addPrepared');
  await shop.act('sevkiyat', 'manifests', manifest.id, 'handOver', { courierName: 'Deneme Kuryesi' });
}

/** What the courier reports of each parcel, a day after the other. */
export async function underway(shop: Workshop, travellers: readonly Traveller[], daysAgo: number): Promise<void> {
  const told: Partial<Record<Reach, readonly string[]>> = { shipped: ['YOLDA', 'DAGITIMDA'], returned: ['YOLDA', 'KIMLIK_SORUNU', 'IADE'], delivered: ['YOLDA', 'DAGITIMDA', 'TESLIM'] };
  for (const { id, reach } of toShip(travellers)) {
    const [shipment] = await shop.find('shipments', { preApplication: id });
    if (!shipment) continue;
    for (const [day, code] of (told[reach] ?? []).entries()) {
      shop.at(daysAgo - day, 10);
      const evidence = code === 'TESLIM' ? { identityDocument: 'nationalId', identityMatched: true } : {};
      shop.signal.throwIfAborted();
      await recordCourierEvents(shop.engine, shop.courier, [{ carrier: 'DENEME', barcode: String(shipment['barcode']), code, at: shop.engine.clock.now(), place: 'Ankara', ...evidence }]);
    }
  }
}
