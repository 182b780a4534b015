import { describe, expect, test } from 'vitest';
import { typedDay } from '../../support/browser-days.ts';
import { idOf, ofTheList, rowOf, type ClickedStory } from './clicked-story.ts';

/** From the queue to the doors of 25 people. */
export function floorAct(story: ClickedStory): void {
  const { at, ids } = story;
  const parcelOf = async (application: string) =>
    (await story.running.rows('shipments', { preApplication: idOf(story, application) })).find(({ state }) => state !== 'resent');

  const courierSays = async (barcode: unknown, codes: readonly string[], evidence: object = {}): Promise<void> => {
    for (const code of codes) {
      const event = { carrier: 'DENEME', barcode, code, at: story.running.engine.clock.now(), place: 'Ankara', ...evidence };
      await story.running.machine('courier', '/events', { events: [event] });
    }
  };
  const proof = { identityDocument: 'nationalId', identityMatched: true };

  describe('4 production', () => {
    test('a batch takes all 25 from the queue, and the authority signs each card', async () => {
      const producer = await at('uretim');
      ids['batch'] = await producer.create('production-batches', { station: '1. istasyon', plannedFor: typedDay() });
      await producer.act('production-batches', 'fill', { count: '25' });
      await producer.act('production-batches', 'start');
      await expect.poll(() => story.running.rows('production-items', { batch: idOf(story, 'batch'), state: 'personalised' }), { timeout: 200_000, interval: 500 }).toHaveLength(25);
    });

    test('somebody else than who wrote them passes the cards, and a third packs them', async () => {
      const [producer, checker, dispatcher] = [await at('uretim'), await at('kalite'), await at('sevkiyat')];
      const [item] = await story.running.rows('production-items', { batch: idOf(story, 'batch') });
      await producer.show('production-items', String(item?.id));
      await producer.refused('pass', 'Kalite kontrol');
      await checker.actOnMany('production-items', 'personalised', 'pass', 25, { readBack: true });
      await dispatcher.actOnMany('production-items', 'passed', 'pack', 25);
      expect(await story.running.rows('shipments', { state: 'prepared' })).toHaveLength(25);
    });

    test('a manifest hands all of them to the courier', async () => {
      const dispatcher = await at('sevkiyat');
      await dispatcher.create('manifests', { carrier: 'Deneme Kurye' });
      await dispatcher.act('manifests', 'addPrepared');
      await dispatcher.act('manifests', 'handOver', { courierName: 'Deneme Kuryesi' });
      expect(await story.running.rows('shipments', { state: 'handedOver' })).toHaveLength(25);
    });
  });

  describe('4 the courier', () => {
    test('that the courier says “delivered” is no delivery; the evidence of the identity check is', async () => {
      const dispatcher = await at('sevkiyat');
      const parcel = await parcelOf('application0');
      await courierSays(parcel?.['barcode'], ['YOLDA', 'DAGITIMDA', 'TESLIM']);
      await dispatcher.show('shipments', String(parcel?.id));
      expect(await dispatcher.state()).toBe('outForDelivery');
      expect(await story.running.rows('tasks', { recordId: parcel?.id, kind: 'missingEvidence', state: 'open' })).toHaveLength(1);
      await dispatcher.act('shipments', 'deliver', { identityDocument: 'T.C. kimlik kartı', identityMatched: true });
      expect(await dispatcher.state()).toBe('delivered');
      expect((await rowOf(story, 'pre-applications', idOf(story, 'application0'))).state).toBe('delivered');
    });

    test('an identity problem stands on the parcel, and ends well at the next try', async () => {
      const dispatcher = await at('sevkiyat');
      const parcel = await parcelOf('application1');
      await courierSays(parcel?.['barcode'], ['DAGITIMDA', 'KIMLIK_SORUNU']);
      await dispatcher.show('shipments', String(parcel?.id));
      expect(await dispatcher.state()).toBe('identityProblem');
      await dispatcher.tab.getByText('Kimlik teyidi yapılamadığı için teslim edilmedi').first().waitFor();
      await courierSays(parcel?.['barcode'], ['TESLIM'], proof);
      expect((await rowOf(story, 'pre-applications', idOf(story, 'application1'))).state).toBe('delivered');
    });

    test('a parcel that came back is sent again, and arrives', async () => {
      const dispatcher = await at('sevkiyat');
      const back = await parcelOf('application2');
      await courierSays(back?.['barcode'], ['ADRESTE_YOK', 'IADE_YOLDA', 'IADE']);
      expect((await rowOf(story, 'pre-applications', idOf(story, 'application2'))).state).toBe('returnedByCourier');
      await dispatcher.show('shipments', String(back?.id));
      await dispatcher.act('shipments', 'sendAgain', {});
      const again = await parcelOf('application2');
      expect(again).toMatchObject({ state: 'prepared', resendOf: back?.id, address: back?.['address'] });
      await dispatcher.show('shipments', String(again?.id));
      await dispatcher.act('shipments', 'handOver');
      await courierSays(again?.['barcode'], ['TESLIM'], proof);
      expect((await rowOf(story, 'pre-applications', idOf(story, 'application2'))).state).toBe('delivered');
    });

    test('the others reach their people, but one that is still on its way', async () => {
      for (let number = 4; number < 25; number++) await courierSays((await parcelOf(`application${number}`))?.['barcode'], ['TESLIM'], proof);
      await courierSays((await parcelOf('application3'))?.['barcode'], ['DAGITIMDA']);
      const states = (await ofTheList(story)).map(({ state }) => state);
      expect(states.filter((state) => state === 'delivered')).toHaveLength(24);
      expect(states.filter((state) => state === 'shipped')).toHaveLength(1);
    });
  });
}
