import { choice, flag, instant, reference, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { courierMeanings } from './courier-meanings.ts';
import { identityDocuments } from './identity-documents.ts';

/** One line of a carrier's tracking, kept as it came. What it does to the shipment is modules/shipments/tracking.ts. */
export const courierEvents = defineResource('courier-events', {
  label: { tr: 'Kurye hareketi', en: 'Courier event' },
  plural: { tr: 'Kurye hareketleri', en: 'Courier events' },
  title: ['barcode', 'code'],
  icon: 'Timeline',
  group: 'courier',
  fields: {
    reference: reference('Hareket no', 'KH'),
    carrier: refersTo('Kurye firması', 'carriers', { required: true }),
    barcode: text('Barkod', { required: true, max: 40, searchable: 'exact' }),
    code: text('Kod', { required: true, max: 20 }),
    at: instant('Olduğu an', { required: true, sortable: true }),
    place: text('Yer', { max: 120 }),
    // Evidence of the identity check, as far as the carrier sends it.
    identityDocument: choice('Gösterilen kimlik', identityDocuments),
    identityMatched: flag('Ad ve kimlik no tuttu'),
    shipment: refersTo('Gönderi', 'shipments', { derived: true }),
    meaning: choice('Anlamı', courierMeanings, { derived: true }),
    key: text('Tekillik anahtarı', { derived: true, unique: true, max: 160 }),
  },
  may: {
    read: { dispatcher: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', courier: 'all' },
    create: ['courier', 'dispatcher'],
  },
  onCreate: { does: ['applyToShipment'] },
  list: ['at', 'meaning', 'place', 'shipment', 'code'],
  sort: ['at', 'DESC'],
});
