import { describe, expect, test } from 'vitest';
import { typedDay } from '../../support/browser-days.ts';
import { actionWords } from '../../support/browser-desk.ts';
import { idOf, rowOf, university, type ClickedStory } from './clicked-story.ts';

/** Two hands, or one that trembles, at the same record. */
export function togetherAct(story: ClickedStory): void {
  const { at } = story;

  describe('7 at the same record', () => {
    test('a double click is one step, on a button of the record and in a dialog', async () => {
      const { create, add, show, tab, button, fill } = await at('operator');
      const order = await create('orders', { kind: 'NES', institution: university, billingAccount: 'Strateji', orderedOn: typedDay() });
      await add('order-lines', { product: 'Kart okuyucu', quantity: '1' });
      await show('orders', order);
      await button('open').dblclick();
      await tab.locator('[data-state="open"]').first().waitFor();

      const [application] = await story.running.rows('pre-applications', { state: 'awaitingApplicant' });
      const waiting = String(application?.id);
      await show('pre-applications', waiting);
      await button('cancel').click();
      const dialog = tab.getByRole('dialog');
      await fill('pre-applications', { endReason: /./ }, dialog, 'cancel');
      await dialog.getByRole('button', { name: actionWords('pre-applications', 'cancel'), exact: true }).dblclick();
      await tab.locator('[data-state="cancelled"]').first().waitFor();
      await tab.waitForLoadState('networkidle');
      expect([await story.running.steps('orders', order, 'open'), await story.running.steps('pre-applications', waiting, 'cancel')]).toEqual([1, 1]);
    });

    test('who saves second is shown what both have written, keeps every typed letter, and takes nothing from the first', async () => {
      const [assessor, operator] = [await at('uyum'), await at('operator')];
      const software = idOf(story, 'software');
      await assessor.tab.goto(`${story.running.address}/#/signing-applications/${software}`);
      await assessor.fill('signing-applications', { platform: 'Windows ve Pardus' });

      await operator.show('signing-applications', software);
      await operator.edit('signing-applications', { platform: 'Yalnız Windows', profiles: 'P1, P4' });

      await assessor.tab.getByRole('button', { name: 'Kaydet' }).click();
      const dialog = assessor.tab.getByRole('dialog');
      await dialog.getByText('Kayıt bu arada değişti').waitFor();
      await dialog.getByText('Yalnız Windows').waitFor();
      await dialog.getByText('Windows ve Pardus').first().waitFor();
      await assessor.tab.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await assessor.tab.getByLabel('Platform').first().inputValue()).toBe('Windows ve Pardus');

      await assessor.tab.getByRole('button', { name: 'Kaydet' }).click();
      await dialog.getByRole('button', { name: 'Seçilenleri kaydet' }).click();
      await assessor.tab.waitForURL(/\/show$/);
      expect(await rowOf(story, 'signing-applications', software)).toMatchObject({ platform: 'Windows ve Pardus', profiles: 'P1, P4' });
    });
  });
}
