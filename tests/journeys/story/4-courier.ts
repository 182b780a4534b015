import { describe, expect, test } from 'vitest';
import { until } from '../../support/desk.ts';
import { idOf, whoIs, type Story } from './story.ts';

/** Packing, manifest and what the courier reports. */
export function courierAct(story: Story): void {
  const reports = (barcode: string, code: string, at: string, more: object = {}) =>
    story.server.machine('courier').call('/courier/events', { events: [{ carrier: 'DENEME', barcode, code, at, place: 'Ankara', ...more }] });
  const shipmentOf = async (part: string) => {
    const rows = await (await story.server.desk('sevkiyat')).list('shipments', { preApplication: whoIs(story, part).id });
    return rows.find(({ state }) => state !== 'resent');
  };
  const stateOf = async (part: string) => (await (await story.server.desk('operator')).get('pre-applications', whoIs(story, part).id)).state as string;

  describe('4 packing and courier', () => {
    test('packed cards are parcels; the manifest hands them to the courier, and each applicant is told', async () => {
      const sevkiyat = await story.server.desk('sevkiyat');
      for (const item of await sevkiyat.list('production-items', { state: 'passed' })) await sevkiyat.act('production-items', item.id, 'pack');
      const parcels = await sevkiyat.list('shipments', { state: 'prepared' });
      expect(parcels).toHaveLength(6);
      expect(parcels.every(({ barcode }) => /^[A-Z0-9]+$/.test(barcode))).toBe(true);
      const manifest = await sevkiyat.create('manifests', { carrier: parcels[0].carrier });
      await sevkiyat.act('manifests', manifest.id, 'addPrepared');
      expect(await sevkiyat.act('manifests', manifest.id, 'handOver', { courierName: 'Ali Kurye' })).toMatchObject({ state: 'handedOver' });
      expect(await sevkiyat.get('manifests', manifest.id)).toMatchObject({ count: 6 });
      expect(await stateOf('0')).toBe('shipped');
      await until('the letter about the parcel', async () => story.server.inbox.to(whoIs(story, '0').email).some(({ subject }) => subject === 'e-İmza kartınız kuryeye verildi'));
      const scope = await story.server.machine('courier').send('/portal/status', { personNumber: whoIs(story, '0').personNumber });
      expect(scope).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    });

    test('delivered counts only with the evidence of the identity check', async () => {
      const { id, barcode } = await shipmentOf('0');
      await reports(barcode, 'YOLDA', '2026-11-24T09:00:00');
      await reports(barcode, 'TESLIM', '2026-11-25T10:00:00');
      const sevkiyat = await story.server.desk('sevkiyat');
      expect(await sevkiyat.get('shipments', id)).toMatchObject({ state: 'inTransit', deliveryClaimedAt: '2026-11-25T07:00:00.000Z' });
      expect(await stateOf('0')).toBe('shipped');
      expect(await sevkiyat.list('tasks', { recordId: id })).toMatchObject([{ kind: 'missingEvidence', state: 'open' }]);
      expect((await sevkiyat.refused('shipments', id, 'deliver', {})).sentences[0].sentence).toContain('kimlik teyidi kanıtı gerekir');
      await reports(barcode, 'TESLIM', '2026-11-25T10:00:30', { identityDocument: 'nationalId', identityMatched: true });
      expect(await stateOf('0')).toBe('delivered');
    });

    test('an identity problem is told to the applicant, and ends well at the next try', async () => {
      const { barcode } = await shipmentOf('1');
      await reports(barcode, 'DAGITIMDA', '2026-11-24T09:00:00');
      await reports(barcode, 'KIMLIK_SORUNU', '2026-11-24T11:00:00');
      expect(await shipmentOf('1')).toMatchObject({ state: 'identityProblem' });
      await until('the letter about the identity check', async () => story.server.inbox.to(whoIs(story, '1').email).some(({ subject }) => subject.includes('kimlik teyidi yapılamadığı')));
      await reports(barcode, 'TESLIM', '2026-11-26T11:00:00', { identityDocument: 'nationalId', identityMatched: true });
      expect(await stateOf('1')).toBe('delivered');
    });

    test('a parcel that came back is sent again', async () => {
      const sevkiyat = await story.server.desk('sevkiyat');
      const back = await shipmentOf('2');
      for (const [code, day] of [['ADRESTE_YOK', 24], ['IADE_YOLDA', 25], ['IADE', 26]] as const) await reports(back.barcode, code, `2026-11-${day}T09:00:00`);
      expect(await stateOf('2')).toBe('returnedByCourier');
      await sevkiyat.act('shipments', back.id, 'sendAgain');
      const again = await shipmentOf('2');
      expect(again).toMatchObject({ state: 'prepared', address: back.address, resendOf: back.id });
      await sevkiyat.act('shipments', again.id, 'handOver');
      await reports(again.barcode, 'TESLIM', '2026-11-28T10:00:00', { identityDocument: 'passport', identityMatched: true });
      expect(await stateOf('2')).toBe('delivered');
    });

    test('the same event twice, or late, changes nothing', async () => {
      const { barcode } = await shipmentOf('3');
      const event = { carrier: 'DENEME', barcode, code: 'DAGITIMDA', at: '2026-11-25T09:00:00' };
      const courier = story.server.machine('courier');
      expect((await courier.call('/courier/events', { events: [event, event] })).outcomes).toEqual(['recorded', 'known']);
      await reports(barcode, 'YOLDA', '2026-11-24T09:00:00');
      expect(await shipmentOf('3')).toMatchObject({ state: 'outForDelivery' });
      expect(idOf(story, 'batch')).toBeTruthy();
    });
  });
}
