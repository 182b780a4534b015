import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { type Row } from '../../server/engine/types.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { recordCourierEvents } from '../../server/modules/courier-events/ingest.ts';
import carrierCodes from '../../seeds/data/carrier-codes.json' with { type: 'json' };
import { furnish, machine, openFloor, staff, type Floor } from './floor.ts';

let floor: Floor;
let one: Row;
let other: Row;
const { producer, checker, dispatcher, registrar, callLead } = staff;

beforeAll(async () => {
  floor = await openFloor();
  const { carrier } = await furnish(floor);
  const batch = await createRecord(floor.engine, producer, 'production-batches', { station: 'station1' });
  await floor.act(producer, 'production-batches', batch.id, 'fill', { count: 2 });
  await floor.act(producer, 'production-batches', batch.id, 'start');
  await floor.runJobs();
  for (const { id } of await floor.find('production-items', { batch: batch.id })) {
    await floor.act(checker, 'production-items', id, 'pass', { readBack: true });
    await floor.act(dispatcher, 'production-items', id, 'pack');
  }
  const manifest = await createRecord(floor.engine, dispatcher, 'manifests', { carrier: carrier.id });
  await floor.act(dispatcher, 'manifests', manifest.id, 'addPrepared');
  await floor.act(dispatcher, 'manifests', manifest.id, 'handOver', { courierName: 'Ali Kurye' });
  [one, other] = (await floor.find('shipments', { manifest: manifest.id })) as [Row, Row];
});
afterAll(() => floor.close());

const codeOf = (event: string) => String(carrierCodes.codes.find((row) => row.carrier === 'DENEME' && row.event === event)?.code);
const report = (parcel: Row, code: string, at: string, more: object = {}) =>
  recordCourierEvents(floor.engine, machine('courier'), [{ carrier: 'DENEME', barcode: String(parcel['barcode']), code, at, ...more }]);
const stateOf = async (parcel: Row) => (await floor.get('shipments', parcel.id)).state;
const applicationOf = async (parcel: Row) => (await floor.get('pre-applications', String(parcel['preApplication']))).state;

test('the manifest hands over its parcels, the applications are with the courier, and each applicant is told', async () => {
  expect([one.state, other.state, await applicationOf(one)]).toEqual(['handedOver', 'handedOver', 'shipped']);
  expect(await floor.find('outgoing-mails', { templateCode: 'shipment-handed-over' })).toHaveLength(2);
});

test('the same event twice is one event, and a late one moves nothing back', async () => {
  expect(await report(one, codeOf('outForDelivery'), '2026-11-24T10:00:00')).toEqual(['recorded']);
  expect(await report(one, codeOf('outForDelivery'), '2026-11-24T10:00:00')).toEqual(['known']);
  expect(await report(one, codeOf('inTransit'), '2026-11-24T08:00:00')).toEqual(['recorded']);
  expect(await stateOf(one)).toBe('outForDelivery');
  expect((await floor.get('shipments', one.id))['lastEventAt']).toBe('2026-11-24T07:00:00.000Z');
});

test('a card that the courier holds is not delivered by a desk’s word past the parcel', async () => {
  await expect(floor.act(dispatcher, 'pre-applications', String(one['preApplication']), 'deliver', { identityEvidence: 'Kendisi aldı' })).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('Kart kuryede') });
  expect(await applicationOf(one)).toBe('shipped');
});

test('an identity problem is told; "delivered" without proof stays a claim; with proof it is delivered', async () => {
  await report(one, codeOf('identityProblem'), '2026-11-24T11:00:00');
  expect(await stateOf(one)).toBe('identityProblem');
  await report(one, codeOf('delivered'), '2026-11-25T11:00:00');
  expect([await stateOf(one), await applicationOf(one)]).toEqual(['identityProblem', 'shipped']);
  expect(await floor.find('tasks', { recordId: one.id })).toMatchObject([{ kind: 'missingEvidence', state: 'open' }]);
  await report(one, codeOf('delivered'), '2026-11-25T11:00:30', { identityDocument: 'nationalId', identityMatched: true });
  expect([await stateOf(one), await applicationOf(one)]).toEqual(['delivered', 'delivered']);
  expect(await floor.find('tasks', { recordId: one.id })).toMatchObject([{ state: 'done' }]);
});

test('an unknown code and an unknown barcode change nothing and become tasks', async () => {
  await report(other, 'ZZ99', '2026-11-24T09:00:00');
  await report({ ...other, barcode: 'BIZIMDEGIL1' }, codeOf('delivered'), '2026-11-24T09:00:00');
  expect(await stateOf(other)).toBe('handedOver');
  expect((await floor.find('tasks', { state: 'open' })).map((task) => task['kind'])).toEqual(['unknownCourierCode', 'courier']);
});

test('nobody at the dispatch desk redirects a parcel', async () => {
  const { version } = await floor.get('shipments', other.id);
  await expect(updateRecord(floor.engine, dispatcher, 'shipments', other.id, { address: 'Hırsız Sok. 1' }, { version })).rejects.toMatchObject({ code: 'not_writable' });
  await expect(floor.act(dispatcher, 'shipments', other.id, 'readdress')).rejects.toMatchObject({ code: 'not_permitted' });
});

test('a parcel that came back is sent again for the fee of the day, held while a change of address waits, to the address that two people agreed on', async () => {
  await report(other, codeOf('notDelivered'), '2026-11-25T09:00:00');
  await report(other, codeOf('returning'), '2026-11-26T09:00:00');
  await report(other, codeOf('returned'), '2026-11-27T09:00:00');
  expect([await stateOf(other), await applicationOf(other)]).toEqual(['returned', 'returnedByCourier']);
  floor.at('2026-11-30T08:00:00.000Z');
  await floor.act(dispatcher, 'shipments', other.id, 'sendAgain', { chargeFee: true });
  const [again] = (await floor.find('shipments', { resendOf: other.id })) as [Row];
  expect(again).toMatchObject({ state: 'prepared', address: 'Üniversite Cad. 1 Ankara', recipient: 'Çağrı Öztürk' });
  const application = await floor.get('pre-applications', String(other['preApplication']));
  const { proposed } = await updateRecord(floor.engine, registrar, 'pre-applications', application.id, { address: 'Yeni Mah. 5', city: 'İzmir' }, { version: application.version });
  await expect(floor.act(dispatcher, 'shipments', again.id, 'handOver')).rejects.toMatchObject({ details: { sentences: [{ code: 'contact_change_waits' }] } });
  // On a manifest it stays behind, and the others need not wait for it.
  const manifest = await createRecord(floor.engine, dispatcher, 'manifests', { carrier: String(again['carrier']) });
  expect(await floor.act(dispatcher, 'manifests', manifest.id, 'addPrepared')).toMatchObject({ count: 0 });
  await expect(floor.act(callLead, 'changes', String(proposed?.id), 'approve')).rejects.toMatchObject({ details: { sentences: [{ code: 'COOLING' }] } });
  floor.at('2026-12-01T08:30:00.000Z');
  await floor.act(callLead, 'changes', String(proposed?.id), 'approve');
  expect(await floor.get('shipments', again.id)).toMatchObject({ state: 'prepared', address: 'Yeni Mah. 5 İzmir' });
  floor.at('2026-11-30T08:00:00.000Z');
  expect(await floor.find('charges', { kind: 'redelivery' })).toMatchObject([{ netAmount: 4_444, amount: 5_333, debtorTckn: '81234567804', state: 'accrued' }]);
});

test('our own desk delivers only with the evidence too', async () => {
  const [again] = (await floor.find('shipments', { resendOf: other.id })) as [Row];
  await floor.act(dispatcher, 'shipments', again.id, 'handOver');
  expect(await applicationOf(again)).toBe('shipped');
  await expect(floor.act(dispatcher, 'shipments', again.id, 'deliver')).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('kimlik teyidi kanıtı') });
  await expect(floor.act(dispatcher, 'shipments', again.id, 'deliver', { identityDocument: 'nationalId', identityMatched: false })).rejects.toMatchObject({ code: 'guard_refused' });
  expect(await stateOf(again)).toBe('handedOver');
  await floor.act(dispatcher, 'shipments', again.id, 'deliver', { identityDocument: 'nationalId', identityMatched: true });
  expect([await stateOf(again), await applicationOf(again)]).toEqual(['delivered', 'delivered']);
});

test('a delivery to somebody else raises the alarm with its clock', async () => {
  await report(one, codeOf('misdelivered'), '2026-11-28T09:00:00');
  expect(await stateOf(one)).toBe('misdelivered');
  expect(await floor.find('tasks', { recordId: one.id, kind: 'misdelivery' })).toMatchObject([{ role: 'callLead', deadline: '2026-11-30T08:30:00.000Z' }]);
});
