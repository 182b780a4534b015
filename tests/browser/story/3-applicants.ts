import { describe, expect, test } from 'vitest';
import { idOf, ofTheList, rowOf, type ClickedStory } from './clicked-story.ts';

/** The 25 at the portal, then read by one person and approved by another. */
export function applicantAct(story: ClickedStory): void {
  const { at, ids } = story;

  describe('3 the applicants', () => {
    test('all 25 complete their forms at the portal: 24 approve by e-Onay, one by wet ink', async () => {
      const machine = (path: string, body: unknown) => story.running.machine('portal', path, body);
      const catalogue = (await machine('/catalogue', {})) as { deliveryMethods: { id: string; code: string }[]; consentTexts: { id: string; code: string }[] };
      const deliveryMethod = catalogue.deliveryMethods.find(({ code }) => code === 'address')?.id;
      const consentText = catalogue.consentTexts.find(({ code }) => code === 'holder-undertaking')?.id;
      for (const [number, application] of (await ofTheList(story)).entries()) {
        ids[`application${number}`] = application.id;
        const which = { personNumber: application['personNumber'], reference: application['reference'] };
        await machine('/applications/form', { ...which, form: { deliveryMethod, phone: `+90555${String(1_000_000 + number)}`, address: 'Deneme Sokak No 5', district: 'Çankaya', city: 'Ankara' } });
        if (number > 0) await machine('/e-approval', { personNumber: which.personNumber, permit: true });
        await machine('/applications/approve', { ...which, kind: number > 0 ? 'eApproved' : 'wet', consentText, undertakingRead: true });
      }
    });

    test('the wet form is registered by its barcode when the post arrives', async () => {
      const { show, act, state } = await at('evrak');
      const waiting = await rowOf(story, 'pre-applications', idOf(story, 'application0'));
      expect(waiting.state).toBe('awaitingForm');
      await show('pre-applications', waiting.id);
      await act('pre-applications', 'receiveForm', { scannedBarcode: String(waiting['formBarcode']), shelf: 'A-12' });
      expect(await state()).toBe('inReview');
    });
  });

  describe('4 review and approval', () => {
    test('one person reviews all 25, selected on the list and answered once', async () => {
      const operator = await at('operator');
      await operator.actOnMany('pre-applications', 'inReview', 'review', 25, { identityChecked: true, signatureChecked: true });
      expect((await ofTheList(story)).filter(({ reviewedAt }) => reviewedAt !== null)).toHaveLength(25);
    });

    test('of two supervisors who press “Onayla” at the same record the second reads who was first, and when', async () => {
      const [first, second] = [await at('onay'), await at('onay2')];
      const contested = idOf(story, 'application0');
      for (const { show, button } of [first, second]) {
        await show('pre-applications', contested);
        await button('approve').waitFor();
      }
      await first.act('pre-applications', 'approve');
      await second.button('approve').click();
      await second.tab.getByText(/“Onayla” şu anda yapılamaz; kayıt durumu: .+ \(\d\d\.\d\d\.\d{4} \d\d:\d\d, Onay yetkilisi\)/).first().waitFor();
      await expect.poll(() => second.state()).toBe('queued');
      expect(await story.running.steps('pre-applications', contested, 'approve')).toBe(1);
    });

    test('another person approves the other 24, selected on the list', async () => {
      const supervisor = await at('onay');
      await supervisor.actOnMany('pre-applications', 'inReview', 'approve', 24);
      expect(new Set((await ofTheList(story)).map(({ state }) => state))).toEqual(new Set(['queued']));
    });
  });
}
