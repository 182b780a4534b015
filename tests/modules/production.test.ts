import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { type Row } from '../../server/engine/types.ts';
import { furnish, openFloor, staff, type Floor } from './floor.ts';

let floor: Floor;
let batch: Row;
const { producer, checker, dispatcher, callAgent, callLead } = staff;
const itemsOf = () => floor.find('production-items', { batch: batch.id });
const applicationOf = (item: Row | undefined) => floor.get('pre-applications', String(item?.['preApplication']));

beforeAll(async () => {
  floor = await openFloor();
  await furnish(floor);
  batch = await createRecord(floor.engine, producer, 'production-batches', { station: 'station1' });
});
afterAll(() => floor.close());

test('an empty batch does not start, and the sentence says what to do', async () => {
  await expect(floor.act(producer, 'production-batches', batch.id, 'start')).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('Kuyruktan al') });
  expect((await floor.get('production-batches', batch.id)).state).toBe('open');
});

test('the batch takes the queue, each item its own card, and the applications go into production', async () => {
  await floor.act(producer, 'production-batches', batch.id, 'fill', { count: 10 });
  const items = await itemsOf();
  expect(items.map((item) => [item.state, item['cardSerial']])).toEqual([['reserved', 'KT000001'], ['reserved', 'KT000002'], ['reserved', 'KT000003']]);
  expect((await applicationOf(items[0])).state).toBe('inProduction');
  const [cards, readers] = await Promise.all(['card', 'reader'].map(async (kind) => (await floor.find('stock-lots', { kind }))[0]?.['used']));
  expect([cards, readers]).toEqual([3, 1]);
});

test('the authority makes the certificates, and the last one moves the batch to quality control', async () => {
  await floor.act(producer, 'production-batches', batch.id, 'start');
  await floor.runJobs();
  expect((await itemsOf()).map(({ state }) => state)).toEqual(['personalised', 'personalised', 'personalised']);
  expect((await floor.get('production-batches', batch.id)).state).toBe('qualityCheck');
  const certificates = await floor.find('certificates', { state: 'active' });
  expect(certificates.map((one) => [one['holderName'], one['notBefore'], one['notAfter']])).toContainEqual(['Çağrı Öztürk', '2026-11-23T08:00:00.000Z', '2029-11-23T08:00:00.000Z']);
});

test('who is no quality controller does not check, a wrong read-back stops the card', async () => {
  const [item] = await itemsOf();
  await expect(floor.act(producer, 'production-items', String(item?.id), 'pass', { readBack: true })).rejects.toMatchObject({ code: 'not_permitted' });
  await expect(floor.act(checker, 'production-items', String(item?.id), 'pass', { readBack: true, readSerial: 'ff' })).rejects.toMatchObject({ tr: expect.stringContaining('Kartlar karışmış') });
  expect((await floor.get('production-items', String(item?.id))).state).toBe('personalised');
});

test('a card that fails loses its certificate, and another is made without billing it twice', async () => {
  const [first, second, third] = await itemsOf();
  for (const item of [first, second]) await floor.act(checker, 'production-items', String(item?.id), 'pass', { readBack: true });
  await floor.act(checker, 'production-items', String(third?.id), 'fail', { finding: 'Baskı bozuk' });
  await floor.runJobs();
  expect(await floor.get('certificates', String(third?.['certificate']))).toMatchObject({ state: 'revoked', revocationReason: 'faultyProduction', publishedAt: expect.any(String) });
  expect((await applicationOf(third)).state).toBe('queued');
  expect(await floor.find('production-items', { preApplication: String(third?.['preApplication']), state: 'queued' })).toMatchObject([{ purpose: 'remake' }]);
  expect((await floor.find('production-items', { billable: true })).map(({ id }) => id)).toEqual([first?.id, second?.id]);
});

test('a scrapped card is destroyed by two people, not by one', async () => {
  const failed = (await itemsOf()).find(({ state }) => state === 'failed');
  await floor.act(producer, 'production-items', String(failed?.id), 'destroy', { minutes: 'TUTANAK-1' });
  expect((await floor.get('production-items', String(failed?.id))).state).toBe('failed');
  await expect(floor.act(producer, 'production-items', String(failed?.id), 'destroy', { minutes: 'TUTANAK-1' })).rejects.toMatchObject({ code: 'guard_refused' });
  expect((await floor.act(checker, 'production-items', String(failed?.id), 'destroy', { minutes: 'TUTANAK-1' })).state).toBe('destroyed');
});

test('packing makes the parcel and closes the lane', async () => {
  for (const item of (await itemsOf()).filter(({ state }) => state === 'passed')) {
    await expect(floor.act(dispatcher, 'production-items', item.id, 'pack', { scannedCard: 'KT999999' })).rejects.toMatchObject({ tr: expect.stringContaining('Paketlemeyin') });
    await floor.act(dispatcher, 'production-items', item.id, 'pack', { scannedCard: item['cardSerial'] });
  }
  expect((await floor.get('production-batches', batch.id)).state).toBe('packed');
  expect(await floor.find('shipments', { state: 'prepared' })).toMatchObject([{ recipient: 'Işıl Yıldız', address: 'Üniversite Cad. 1 Ankara' }, { recipient: 'Çağrı Öztürk' }]);
});

test('an urgent revocation is asked by one and done by another, within minutes, and closes its task', async () => {
  const [certificate] = await floor.find('certificates', { state: 'active' });
  const id = String(certificate?.id);
  await expect(floor.act(callAgent, 'certificates', id, 'requestRevocation', { reason: 'stolen', callerProven: false })).rejects.toMatchObject({ code: 'guard_refused' });
  await floor.act(callAgent, 'certificates', id, 'requestRevocation', { reason: 'stolen', callerProven: true });
  expect(await floor.find('tasks', { recordId: id })).toMatchObject([{ kind: 'urgentRevocation', role: 'callLead', state: 'open', deadline: '2026-11-23T08:30:00.000Z' }]);
  await expect(floor.act(callAgent, 'certificates', id, 'revoke', { revocationReason: 'stolen' })).rejects.toMatchObject({ code: 'not_permitted' });
  await floor.act(callLead, 'certificates', id, 'revoke', { revocationReason: 'stolen' });
  await floor.runJobs();
  expect(await floor.get('certificates', id)).toMatchObject({ state: 'revoked', revokedAt: '2026-11-23T08:00:00.000Z', publishedAt: expect.any(String) });
  expect(await floor.find('tasks', { recordId: id })).toMatchObject([{ state: 'done' }]);
});
