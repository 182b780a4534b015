import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { personalIn } from '../../support/browser-watch.ts';
import { sit } from '../../support/browser-desk.ts';
import { idOf, type ClickedStory } from './clicked-story.ts';

/** What stays of it all. */
export function trailAct(story: ClickedStory): void {
  test('the screens that the story filled stand in nobody’s way, in the dark and on a narrow screen either', async () => {
    const desk = await sit(story.running, 'onay', { colorScheme: 'dark', viewport: { width: 768, height: 1024 } });
    story.desks.set('onay-dark', desk);
    const places = [
      '', 'pre-applications', `pre-applications/${idOf(story, 'application2')}/show`, `application-lists/${idOf(story, 'list')}/show`, `production-batches/${idOf(story, 'batch')}/show`,
      'production-items', 'shipments', `institutions/${idOf(story, 'institution')}/show`, 'tasks',
    ];
    for (const place of places) {
      await desk.tab.goto(`${story.running.address}/#/${place}`);
      await desk.tab.locator('main').locator('table, form, [data-verdict], h1').first().waitFor();
      await desk.tab.waitForLoadState('networkidle');
      const { violations } = await new AxeBuilder({ page: desk.tab }).setLegacyMode(true).analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${place}: ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' ')}`);
      expect.soft(grave).toEqual([]);
      const sideways = () => desk.tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect.soft({ place, sideways: await sideways() }).toEqual({ place, sideways: 0 });
      const related = desk.tab.getByRole('tab', { name: 'İlgili kayıtlar' });
      if (!place.endsWith('/show') || (await related.count()) === 0) continue;
      await related.click();
      await desk.tab.waitForLoadState('networkidle');
      expect.soft({ place, related: await sideways() }).toEqual({ place, related: 0 });
    }
  });

  test('the auditor reads who did what, and nothing in the whole run went where it should not', async () => {
    const { tab, show } = await story.at('denetci');
    await show('pre-applications', idOf(story, 'application0'));
    await tab.getByRole('tab', { name: 'Geçmiş' }).click();
    const steps = tab.getByRole('tabpanel').getByRole('listitem');
    await steps.filter({ hasText: 'İncelemeyi tamamla' }).filter({ hasText: 'Kayıt operatörü' }).first().waitFor();
    await steps.filter({ hasText: /Onayla/ }).filter({ hasText: 'Onay yetkilisi' }).first().waitFor();

    const people = await story.running.rows('people');
    for (const { watch } of story.desks.values()) {
      expect(watch.violations).toEqual([]);
      expect(watch.errors).toEqual([]);
      expect(personalIn(watch.addresses, people)).toEqual([]);
    }
  });
}
