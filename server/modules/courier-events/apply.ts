import { type courierEvents } from '#domain/courier-events.ts';
import { type CarrierCodes, type CourierMeaning } from '#domain/courier-meanings.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type Row, type Tx, type Values } from '../../engine/types.ts';
import { standAfter, stepTo, type TrackedEvent } from './tracking.ts';

type CourierEvent = RecordOf<typeof courierEvents>;

/** A carrier's code without what services add to it: blanks around, 007 for 7. */
export const plainCode = (code: string): string => code.trim().replace(/^0+(?=[0-9]+$)/, '');

/**
 * Keeps an event and moves its shipment to where all events together put it. The same event twice is refused by its key
 * (`already_exists`), so a carrier may send everything again.
 */
export async function applyToShipment(tx: Tx, event: CourierEvent): Promise<void> {
  const carrier = await tx.get('carriers', event.carrier);
  const code = plainCode(event.code);
  const meaning: CourierMeaning = (carrier['codeMap'] as CarrierCodes)[code] ?? 'unknown';
  const [found] = await tx.find('shipments', { carrier: event.carrier, barcode: event.barcode }, { lock: true, limit: 1 });
  await tx.set('courier-events', event.id, { shipment: found?.id ?? null, meaning, key: [event.carrier, event.barcode, code, event.at].join('|') });
  if (meaning === 'unknown') await raiseOnce(tx, 'unknownCourierCode', 'carriers', carrier.id, `Bilinmeyen kurye kodu: ${event.code.slice(0, 20)}`, `Barkod: ${event.barcode}\nKod tablosuna ekleyin; gönderinin durumu değişmedi.`);
  if (!found) await raiseOnce(tx, 'courier', 'courier-events', event.id, `Bilinmeyen barkod: ${event.barcode}`, 'Kuryenin bildirdiği barkod bizde yok.');
  else await moveShipment(tx, found, event);
}

/** A parcel's whole journey decides where it stands: half of it would put it where it was weeks ago. */
const mostEvents = 5_000;

async function moveShipment(tx: Tx, shipment: Row, event: CourierEvent): Promise<void> {
  const events = await tx.find('courier-events', { shipment: shipment.id }, { bound: mostEvents });
  const last = events.map((one) => String(one['at'])).sort().at(-1);
  await tx.set('shipments', shipment.id, { lastEventAt: last });
  const stand = standAfter(events.map((one): TrackedEvent => ({ meaning: one['meaning'] as CourierMeaning, at: String(one['at']) })));
  // A delivery that the carrier took back is the only way out of "delivered" but a wrong hand.
  const step = shipment.state === 'delivered' && stand === 'outForDelivery' ? 'undoDelivery' : stepTo(shipment.state, stand);
  if (step === 'deliver') await deliverIfProven(tx, shipment, events);
  else if (step === 'turnBack' || step === 'receiveBack') await tx.perform('shipments', shipment.id, step, { returnReason: `Kurye kodu ${event.code}` });
  else if (step !== undefined) await tx.perform('shipments', shipment.id, step);
}

/** "Delivered" without proof of identity stays a claim, and somebody asks the carrier for the proof. */
async function deliverIfProven(tx: Tx, shipment: Row, events: readonly Row[]): Promise<void> {
  const deliveries = events.filter((one) => one['meaning'] === 'delivered').sort((a, b) => (String(a['at']) < String(b['at']) ? 1 : -1));
  const proof = deliveries.find((one) => one['identityDocument'] !== null && one['identityMatched'] === true);
  if (proof) {
    const input: Values = { identityDocument: proof['identityDocument'], identityMatched: true, deliveredAt: proof['at'] };
    await tx.perform('shipments', shipment.id, 'deliver', input);
    return;
  }
  await tx.set('shipments', shipment.id, { deliveryClaimedAt: deliveries[0]?.['at'] ?? null });
  await raiseOnce(tx, 'missingEvidence', 'shipments', shipment.id, `Kimlik teyidi kanıtı bekleniyor: ${String(shipment['reference'])}`, 'Kurye teslim ettiğini bildirdi, kimlik bilgisi göndermedi. Kanıt gelince “Teslimi onayla” ile tamamlayın.');
}

async function raiseOnce(tx: Tx, kind: string, noun: string, recordId: string, title: string, details: string): Promise<void> {
  const open = await tx.find('tasks', { recordId, kind, state: 'open' }, { limit: 1 });
  if (open.length === 0) await tx.create('tasks', { kind, title, role: 'dispatcher', noun, recordId, details });
}
