import { identityDocuments } from '#domain/identity-documents.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { refuse } from '#domain/language/refuse.ts';
import { withVat } from '#domain/money/kurus.ts';
import { priceOn } from '#domain/money/price-of-day.ts';
import { deliveryAddressOf } from '#domain/pre-applications/delivery-address.ts';
import { type shipments } from '#domain/shipments.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Row, type Tx, type Values } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

type Shipment = RecordOf<typeof shipments>;
const noun = 'shipments';

export const consequences: ModuleParts<typeof shipments, Outside>['consequences'] = {
  /** Without a barcode of the carrier ours serves: A–Z and digits of the reference. */
  async giveBarcode(tx, shipment) {
    if (shipment.barcode === null && shipment.reference !== null) await tx.perform(noun, shipment.id, 'takeBarcode', { barcode: shipment.reference.replaceAll('-', '') });
  },

  /** An approved change of the application reaches the parcel that has not left yet. */
  async takeAddress(tx, shipment) {
    if (shipment.preApplication === null) return;
    await tx.set(noun, shipment.id, whereTo(await tx.get('pre-applications', shipment.preApplication)));
  },

  async applicationToCourier(tx, shipment) {
    await moveApplication(tx, shipment, ['readyToShip', 'returnedByCourier'], 'handToCourier');
  },
  async applicationComesBack(tx, shipment) {
    await moveApplication(tx, shipment, ['shipped'], 'returnFromCourier');
  },

  async noteDelivery(tx, shipment) {
    if (shipment.deliveredAt === null) await tx.set(noun, shipment.id, { deliveredAt: shipment.deliveryClaimedAt ?? tx.now });
  },
  async deliverApplication(tx, shipment) {
    const document = shipment.identityDocument === null ? '' : identityDocuments[shipment.identityDocument].tr;
    await moveApplication(tx, shipment, ['shipped', 'readyToShip', 'returnedByCourier'], 'deliver', { identityEvidence: `${document}; ad ve kimlik no tuttu; gönderi ${shipment.reference ?? ''}` });
  },
  async completeTasks(tx, shipment) {
    for (const { id } of await tx.find('tasks', { recordId: shipment.id, kind: ['missingEvidence', 'misdelivery'], state: 'open' })) {
      await tx.perform('tasks', id, 'complete', { outcome: 'Teslim, kimlik teyidi kanıtıyla kaydedildi.' });
    }
  },

  async raiseMisdelivery(tx, shipment) {
    const open = await tx.find('tasks', { recordId: shipment.id, kind: 'misdelivery', state: 'open' }, { limit: 1 });
    if (open.length > 0) return;
    const minutes = Number(await tx.setting('urgentRevocationMinutes'));
    await tx.create('tasks', { kind: 'misdelivery', title: `Kart başkasına verilmiş olabilir: ${shipment.reference ?? ''}`, role: 'callLead', noun, recordId: shipment.id,
      deadline: new Date(Date.parse(tx.now) + minutes * 60_000).toISOString(), details: 'Sertifika sahibini arayın; gerekiyorsa sertifikayı askıya alın ya da iptal edin.' });
  },
  async raiseLost(tx, shipment) {
    await tx.create('tasks', { kind: 'courier', title: `Kayıp gönderi: ${shipment.reference ?? ''}`, role: 'dispatcher', noun, recordId: shipment.id, details: 'Kuryeden araştırma isteyin; bulunamazsa sertifika iptal edilir ve kart yeniden üretilir.' });
  },

  async prepareAgain(tx, shipment, input) {
    const { preApplication, item, certificate, person, recipient } = shipment;
    const application = preApplication === null ? null : await tx.get('pre-applications', preApplication);
    const again = await tx.create(noun, {
      preApplication, item, certificate, person, recipient, resendOf: shipment.id, ...(application === null ? { method: shipment.method, recipientPhone: shipment.recipientPhone, address: shipment.address } : whereTo(application)),
      carrier: given(input['carrier']) ?? shipment.carrier, barcode: given(input['newBarcode']) ?? null,
    });
    if (input['chargeFee'] === true) await chargeRedelivery(tx, shipment, again);
  },

  async cardToSafe(tx, shipment) {
    if (shipment.item === null) return;
    const item = await tx.get('production-items', shipment.item, { lock: true });
    // A lost or misdelivered card is not here; only what lies on our table goes into the safe.
    if (item.state === 'packed' && shipment.returnReason !== null) await tx.perform('production-items', item.id, 'putInSafe');
  },

  /** What we no longer hold must not sign: its certificate ends before another card is made, at our cost. */
  async makeAgain(tx, shipment, input) {
    if (input['newCard'] !== true || shipment.preApplication === null) return;
    const certificate = shipment.certificate === null ? null : await tx.get('certificates', shipment.certificate, { lock: true });
    if (certificate && ['scheduled', 'active', 'suspended'].includes(certificate.state)) await tx.perform('certificates', certificate.id, 'revoke', { revocationReason: 'lost' });
    await moveApplication(tx, shipment, ['shipped'], 'returnFromCourier');
    await tx.create('production-items', { preApplication: shipment.preApplication, purpose: 'remake' });
  },

  mailHandedOver: (tx, shipment) => tellApplicant(tx, shipment, 'shipment-handed-over'),
  mailIdentityProblem: (tx, shipment) => tellApplicant(tx, shipment, 'courier-identity-problem'),
  mailDelivered: (tx, shipment) => tellApplicant(tx, shipment, 'shipment-delivered'),
};

const given = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const whereTo = (application: Row): Values => ({ method: application['deliveryMethod'] ?? null, recipientPhone: application['phone'] ?? null, address: deliveryAddressOf(application) });

async function moveApplication(tx: Tx, shipment: Shipment, from: readonly string[], action: string, input = {}): Promise<void> {
  if (shipment.preApplication === null) return;
  const application = await tx.get('pre-applications', shipment.preApplication, { lock: true });
  if (from.includes(application.state)) await tx.perform('pre-applications', application.id, action, input);
}

async function chargeRedelivery(tx: Tx, shipment: Shipment, again: Row): Promise<void> {
  const price = priceOn(await tx.find('price-lists', { product: 'redelivery', state: 'approved' }), tx.today);
  if (!price) tx.refuse(refuse('no_price', 'Bugün için yeniden gönderim fiyatı yok. Finanstan fiyat girmesini isteyin ya da ücretsiz gönderin.', 'There is no re-delivery price today.'));
  const { netPrice, vatRate } = price as unknown as { netPrice: number; vatRate: number };
  const person = shipment.person === null ? null : await tx.get('people', shipment.person);
  await tx.create('charges', {
    kind: 'redelivery', description: `Yeniden gönderim ${String(again['reference'])}`, debtorPerson: shipment.person, debtorTckn: person?.['personNumber'] ?? null,
    preApplication: shipment.preApplication, shipment: again.id, netAmount: netPrice, vatRate, amount: withVat(netPrice, vatRate),
  });
}

async function tellApplicant(tx: Tx, shipment: Shipment, templateCode: string): Promise<void> {
  if (shipment.preApplication === null) return;
  const application = await tx.get('pre-applications', shipment.preApplication);
  const carrier = shipment.carrier === null ? null : await tx.get('carriers', shipment.carrier);
  const toAddress = given(application['email']);
  await tx.create('outgoing-mails', {
    templateCode, toPerson: shipment.person, ...(toAddress === undefined ? {} : { toAddress }), noun, recordId: shipment.id,
    variables: { ad: shipment.recipient ?? '', basvuruNo: String(application['reference']), kurye: String(carrier?.['name'] ?? ''), barkod: shipment.barcode ?? '' },
  });
}
