import { AxeBuilder } from '@axe-core/playwright';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';

let running: RunningConsole;
const desks = new Map<string, Desk>();
/** For whoever wants to look: never compared pixel by pixel, since fonts are drawn differently from machine to machine. */
const pictures = join(import.meta.dirname, '../../.data/gallery');

beforeAll(async () => {
  running = await runConsole();
  await mkdir(pictures, { recursive: true });
});
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => running.close());

test.each(['light', 'dark'] as const)('each part of the console is drawn in each of its states, and nobody is shut out of any (%s)', async (colorScheme) => {
  const desk = await sit(running, 'yonetici', { colorScheme });
  desks.set(colorScheme, desk);
  const { tab, watch } = desk;
  await tab.goto(`${running.address}/#/galeri`);
  await tab.locator('[data-gallery]').waitFor();
  for (const state of ['[data-empty]', '[data-error]', '[data-loading]', '[data-no-right]']) expect.soft(await tab.locator(state).count(), state).toBeGreaterThan(0);
  for (const kind of ['ours', 'theirs', 'moving', 'done', 'stopped', 'alarm']) expect.soft(await tab.locator(`[data-kind="${kind}"]`).count(), kind).toBeGreaterThan(0);
  const { violations } = await new AxeBuilder({ page: tab }).setLegacyMode(true).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
  await tab.screenshot({ path: join(pictures, `${colorScheme}.png`), fullPage: true });
  // A part that is too wide for its place would make the page scroll sideways, at twice the size of letters too.
  for (const width of [1440, 720, 360]) {
    await tab.setViewportSize({ width, height: 900 });
    expect.soft(await tab.evaluate('document.documentElement.scrollWidth'), `${width} px`).toBeLessThanOrEqual(width);
  }
  expect([...watch.violations, ...watch.errors]).toEqual([]);
});

test('the gallery is for those who build the console: others are told that it is not theirs', async () => {
  const desk = await sit(running, 'operator');
  desks.set('operator', desk);
  expect(await desk.tab.locator('a[href="#/galeri"]').count()).toBe(0);
  await desk.tab.goto(`${running.address}/#/galeri`);
  await desk.tab.locator('main [data-no-right]').waitFor();
});
