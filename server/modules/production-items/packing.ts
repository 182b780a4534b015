import { deliveryAddressOf } from '#domain/pre-applications/delivery-address.ts';
import { type productionItems } from '#domain/production-items.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type Tx, type Values } from '../../engine/types.ts';
import { takeOne } from './stock.ts';

/** A packed card becomes a parcel: address and recipient as they stand at this moment, on the usual carrier unless another is named. */
export async function prepareShipment(tx: Tx, item: RecordOf<typeof productionItems>, input: Values): Promise<void> {
  await takeOne(tx, 'envelope');
  const application = await tx.get('pre-applications', item.preApplication);
  const carrier = (input['carrier'] as string | null | undefined) ?? (await usualCarrier(tx));
  await tx.create('shipments', {
    preApplication: application.id, item: item.id, certificate: item.certificate, person: item.person, carrier,
    method: application['deliveryMethod'] ?? null, recipient: `${String(application['firstName'])} ${String(application['lastName'])}`,
    address: deliveryAddressOf(application), recipientPhone: application['phone'] ?? null,
  });
}

async function usualCarrier(tx: Tx): Promise<string> {
  const [carrier] = await tx.find('carriers', { usual: true, state: 'active' }, { limit: 1 });
  if (!carrier) tx.refuse(refuse('no_usual_carrier', 'Kurye firması seçin ya da bir firmayı “Başka bir şey söylenmezse bu” diye işaretleyin.', 'Choose a carrier, or mark one as the usual one.'));
  return (carrier as { id: string }).id;
}
