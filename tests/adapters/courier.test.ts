import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { carrierCodeMap } from '../../server/adapters/courier/carrier-codes.ts';
import { CourierRefused, type Parcel } from '../../server/adapters/courier/courier.ts';
import { simulatedCourier } from '../../server/adapters/courier/simulated-courier.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nes-courier-'));
});
afterEach(() => rm(folder, { recursive: true }));

const parcel = (shipmentId: string): Parcel => ({
  shipmentId,
  reference: 'KR-2026-000123-7',
  recipient: { name: 'Tuğba Kılıç', phone: '+905320000000' },
  address: { text: 'Çamlık Mah. Iğdır Cad. No 5', district: 'Menteşe', province: 'Muğla', postcode: '48000' },
});
const handedOverAt = new Date('2026-11-23T13:00:00Z');
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (it: unknown) => it,
  );
  expect(error).toBeInstanceOf(CourierRefused);
  return error as CourierRefused;
};

describe('the simulated courier', () => {
  test('gives each parcel a barcode of its own, and the same one when asked again, also after a restart', async () => {
    const barcodes = await Promise.all(
      Array.from({ length: 60 }, async (_, at) => (await simulatedCourier(folder).register(parcel(`gonderi-${at}`))).barcode),
    );
    expect(new Set(barcodes).size).toBe(60);
    expect(barcodes.every((it) => /^DN[0-9]{9}TR$/.test(it))).toBe(true);
    expect((await simulatedCourier(folder).register(parcel('gonderi-7'))).barcode).toBe(barcodes[7]);
  });

  test('gives one barcode to two workers that register the same parcel at once', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => simulatedCourier(folder).register(parcel('gonderi'))));
    expect(one).toEqual(two);
  });

  test('takes a manifest once and says which barcodes it does not know', async () => {
    const courier = simulatedCourier(folder);
    const { barcode } = await courier.register(parcel('gonderi'));
    const receipt = await courier.handOver({ manifestId: 'zimmet-1', handedOverAt, barcodes: [barcode, barcode, 'DN000000005TR', '../x'] });
    expect(receipt).toEqual({
      manifestNumber: expect.stringMatching(/^DNM-2026-11-23-[0-9A-F]{8}$/),
      accepted: [barcode],
      unknown: ['DN000000005TR', '../x'],
    });
    expect(await courier.handOver({ manifestId: 'zimmet-1', handedOverAt, barcodes: [barcode] })).toEqual(receipt);
  });

  test('tells what happened in the order it learnt of it, each once', async () => {
    const courier = simulatedCourier(folder);
    const { barcode } = await courier.register(parcel('gonderi'));
    await courier.happen({ barcode, code: 'KIMLIK_SORUNU', at: '2026-11-24T11:20:00', place: 'Menteşe' });
    await courier.happen({ barcode, code: 'YOLDA', at: '2026-11-23T18:00:00' });
    const first = await courier.eventsAfter(undefined);
    expect(first.events.map((it) => [it.carrier, it.code, it.at])).toEqual([
      ['DENEME', 'KIMLIK_SORUNU', '2026-11-24T11:20:00'],
      ['DENEME', 'YOLDA', '2026-11-23T18:00:00'],
    ]);
    expect((await courier.eventsAfter(first.cursor)).events).toEqual([]);
    await Promise.all(['SUBEDE', 'TESLIM'].map((code) => courier.happen({ barcode, code, at: '2026-11-25T10:00:00' })));
    const next = await simulatedCourier(folder).eventsAfter(first.cursor);
    expect(next.events.map((it) => it.code).sort()).toEqual(['SUBEDE', 'TESLIM']);
  });

  test('refuses for good a parcel without an address, a barcode it never gave and a time with an offset', async () => {
    const courier = simulatedCourier(folder);
    const { barcode } = await courier.register(parcel('gonderi'));
    expect((await refusal(courier.register({ ...parcel('x'), address: { text: ' ', district: '', province: 'Muğla' } }))).permanent).toBe(true);
    expect((await refusal(courier.happen({ barcode: 'DN000000005TR', code: 'YOLDA', at: '2026-11-23T18:00:00' }))).permanent).toBe(true);
    expect((await refusal(courier.happen({ barcode, code: 'YOLDA', at: '2026-11-23T18:00:00Z' }))).permanent).toBe(true);
    expect((await refusal(courier.handOver({ manifestId: 'bos', handedOverAt, barcodes: [] }))).permanent).toBe(true);
  });
});

describe('the map of carrier codes', async () => {
  const { codes } = JSON.parse(await readFile(new URL('../../seeds/data/carrier-codes.json', import.meta.url), 'utf8')) as { codes: unknown[] };
  const map = carrierCodeMap(codes);

  test.each([
    ['PTT', '1', 'accepted'],
    ['PTT', '7', 'outForDelivery'],
    ['PTT', '124', 'notDelivered'],
    ['PTT', '129', 'identityProblem'],
    ['PTT', '166', 'identityProblem'],
    ['PTT', '807', 'delivered'],
    ['PTT', '224', 'misdelivered'],
    ['PTT', '157', 'misdelivered'],
    ['PTT', '202', 'misdelivered'],
    ['PTT', '153', 'returning'],
    ['PTT', '120', 'returned'],
    ['PTT', '159', 'note'],
    ['PTT', '165', 'note'],
    ['PTT', '2', 'unknown'],
    ['PTT', '15', 'deliveryUndone'],
    ['YURTICI', 'IND', 'inTransit'],
    ['YURTICI', 'DLV', 'delivered'],
  ])('%s %s means %s', (carrier, code, event) => {
    expect(map.meaningOf(carrier, code)?.event).toBe(event);
  });

  test('only codes that say "in person" count as handed to the addressee', () => {
    expect(map.meaningOf('PTT', '220')?.toAddressee).toBe(true);
    expect(map.meaningOf('PTT', '100')?.toAddressee).toBe(false);
    expect(map.meaningOf('YURTICI', 'DLV')?.toAddressee).toBe(false);
  });

  test('a code may come with blanks and leading zeros; an unknown one stays unknown', () => {
    expect(map.meaningOf('PTT', ' 007 ')?.event).toBe('outForDelivery');
    expect(map.meaningOf('PTT', '9999')).toBeUndefined();
    expect(map.meaningOf('BASKA', '7')).toBeUndefined();
  });

  test('the codes of one carrier make the table of its record', () => {
    const table = map.tableOf('PTT');
    expect(table).toMatchObject({ 7: 'outForDelivery', 120: 'returned', 807: 'delivered' });
    expect(table).not.toHaveProperty('DLV');
  });

  test('a code with two meanings, or a malformed row, is refused', () => {
    const row = { carrier: 'PTT', code: '7', event: 'lost', label: 'Kayıp' };
    expect(() => carrierCodeMap([...codes, row])).toThrow(RangeError);
    expect(() => carrierCodeMap([{ ...row, event: 'gone' }])).toThrow();
  });
});
