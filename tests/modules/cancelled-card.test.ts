import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { type Row } from '../../server/engine/types.ts';
import { person } from '../support/toy-engine.ts';
import { furnish, openFloor, staff, type Floor } from './floor.ts';

let floor: Floor;
let items: Row[];
let endReason: string;
const { producer, checker, dispatcher, accountant } = staff;
const supervisor = person('Selin', 'supervisor');
let buyer: { institution: string; billingAccount: string };

beforeAll(async () => {
  floor = await openFloor();
  const { institution, account } = await furnish(floor);
  buyer = { institution: institution.id, billingAccount: account.id };
  await floor.bySystem(async (tx) => {
    endReason = (await tx.create('reason-codes', { code: 'KISI_VAZGECTI', noun: 'pre-applications', action: 'cancelInProduction', name: 'Vazgeçti', nameEn: 'Withdrew', explanation: 'Başvuru sahibi vazgeçti.' })).id;
    const letter = await tx.create('templates', { code: 'application-cancelled', versionNumber: 1, validFrom: '2026-01-01', subjectText: 'Başvurunuz', body: 'Merhaba' });
    await tx.perform('templates', letter.id, 'approve');
  });
  const batch = await createRecord(floor.engine, producer, 'production-batches', { station: 'station1' });
  await floor.act(producer, 'production-batches', batch.id, 'fill', { count: 3 });
  await floor.act(producer, 'production-batches', batch.id, 'start');
  await floor.runJobs();
  items = await floor.find('production-items', { batch: batch.id });
});
afterAll(() => floor.close());

const cancel = (item: Row | undefined) => floor.act(supervisor, 'pre-applications', String(item?.['preApplication']), 'cancelInProduction', { endReason });
const refused = { code: 'guard_refused', tr: expect.stringContaining('sona ermiş') };

test('the card of a cancelled application passes no check, is not packed, and is not handed over', async () => {
  const [passed, written, packed] = items;
  await cancel(written);
  await expect(floor.act(checker, 'production-items', String(written?.id), 'pass', { readBack: true })).rejects.toMatchObject(refused);

  await floor.act(checker, 'production-items', String(passed?.id), 'pass', { readBack: true });
  await floor.act(checker, 'production-items', String(packed?.id), 'pass', { readBack: true });
  await floor.act(dispatcher, 'production-items', String(packed?.id), 'pack');
  await cancel(passed);
  await expect(floor.act(dispatcher, 'production-items', String(passed?.id), 'pack')).rejects.toMatchObject(refused);

  await cancel(packed);
  const [parcel] = await floor.find('shipments', { item: String(packed?.id) });
  await expect(floor.act(dispatcher, 'shipments', String(parcel?.id), 'handOver')).rejects.toMatchObject(refused);
  expect((await floor.act(dispatcher, 'shipments', String(parcel?.id), 'close', { closingNote: 'Başvuru iptal edildi' })).state).toBe('closed');
});

test('a certificate taken off a draft takes its reader along, so that neither is billed twice', async () => {
  const draft = async () => floor.act(accountant, 'invoices', (await createRecord(floor.engine, accountant, 'invoices', { profile: 'KAMU', ...buyer })).id, 'collect');
  const first = await draft();
  const [readerLine] = await floor.find('invoice-lines', { invoice: first.id, description: 'Kart okuyucu', state: 'billed' });
  const [certificateLine] = (await floor.find('invoice-lines', { invoice: first.id, preApplication: readerLine?.['preApplication'], state: 'billed' })).filter((line) => line['billedItem'] !== null);
  await floor.act(accountant, 'invoice-lines', String(certificateLine?.id), 'remove');
  await draft();
  expect(await floor.find('invoice-lines', { description: 'Kart okuyucu', state: 'billed' })).toHaveLength(1);
});
