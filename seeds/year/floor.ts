import { systemActor, type Row } from '../../server/engine/types.ts';
import { type Workshop } from '../workshop.ts';
import { belonging, codeOf, ending, reaching, steps, type Traveller } from './traveller.ts';

const batchSize = 50;

/** Cards of these people alone: what people at work have put into the queue is not carried off. */
export async function produced(shop: Workshop, travellers: readonly Traveller[], station: 'station1' | 'station2' = 'station1'): Promise<void> {
  const goingOn = reaching(travellers, 5);
  const waiting = await belonging(shop, 'production-items', goingOn, 'queued');
  for (let from = 0; from < waiting.length; from += batchSize) {
    const part = waiting.slice(from, from + batchSize);
    const batch = await shop.create('uretim', 'production-batches', { station, plannedFor: shop.today() });
    await shop.acts(systemActor, steps('production-items', part, 'reserve', { batch: batch.id }));
    await shop.set('production-batches', batch.id, { quantity: part.length });
  }
  // Whatever an earlier start has left on the bench is finished too.
  const open = new Map((await belonging(shop, 'production-items', goingOn, 'reserved')).map((item) => [String(item['batch']), item]));
  for (const batch of open.keys()) {
    if ((await shop.get('production-batches', batch)).state === 'open') await shop.act('uretim', 'production-batches', batch, 'start');
  }
  await shop.runJobs();
  // A start that was cut short took the order of the certificate with it.
  for (const { id } of await belonging(shop, 'production-items', goingOn, 'certifying')) await shop.again({ noun: 'production-items', recordId: id, effect: 'issueCertificate' });
}

const findings = ['Karttan okunan ad ile başvurudaki ad uyuşmuyor.', 'Kart yüzeyinde baskı kayması var.', 'Kart okunamadı; çip yanıt vermiyor.'];

/** Quality control: most pass, a few are made again. */
export async function checked(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const bad = await belonging(shop, 'production-items', ending(travellers, 'failedCheck'), 'personalised');
  await shop.acts('kalite', bad.filter(({ purpose }) => purpose !== 'remake').map(({ id }, at) => ({ noun: 'production-items', id, action: 'fail', input: { finding: findings[at % findings.length] } })));
  await shop.acts('kalite', steps('production-items', await belonging(shop, 'production-items', reaching(travellers, 6), 'personalised'), 'pass', { readBack: true }));
  await shop.runJobs();
}

export async function packed(shop: Workshop, travellers: readonly Traveller[], carrierCode: string): Promise<void> {
  const carrier = await codeOf(shop, 'carriers', { code: carrierCode });
  await shop.acts('sevkiyat', steps('production-items', await belonging(shop, 'production-items', reaching(travellers, 7), 'passed'), 'pack', { carrier }));
  await shop.runJobs();
}

/** A manifest of these parcels alone. */
export async function handedToCourier(shop: Workshop, travellers: readonly Traveller[], carrierCode: string, courierName: string): Promise<void> {
  const carrier = await codeOf(shop, 'carriers', { code: carrierCode });
  const parcels = (await belonging(shop, 'shipments', reaching(travellers, 8), 'prepared')).filter((parcel) => parcel['carrier'] === carrier);
  const free = parcels.filter(({ manifest }) => manifest === null);
  const listed = new Set(parcels.map(({ manifest }) => manifest).filter((id): id is string => typeof id === 'string'));
  if (free.length > 0) {
    const manifest = await shop.create('sevkiyat', 'manifests', { carrier });
    await shop.acts(systemActor, steps('shipments', free, 'toManifest', { manifest: manifest.id }));
    listed.add(manifest.id);
  }
  for (const id of listed) if ((await shop.get('manifests', id)).state === 'open') await shop.act('sevkiyat', 'manifests', id, 'handOver', { courierName });
  await shop.runJobs();
}

/** Batches whose cards are all packed are closed, as the floor does at the end of a day. */
export async function closed(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const items = await belonging(shop, 'production-items', reaching(travellers, 7), 'packed');
  const batches: Row[] = items.length === 0 ? [] : await shop.find('production-batches', { id: [...new Set(items.map(({ batch }) => batch))], state: 'packed' });
  await shop.acts('uretim', steps('production-batches', batches, 'close'));
}
