import { AxeBuilder } from '@axe-core/playwright';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';

/** The post room at its screen: a scanner, a keyboard, no mouse. */
let running: RunningConsole;
const desks = new Map<string, Desk>();
const ids: Record<string, string> = {};
const numbers: Record<string, string> = {};
const pictures = join(import.meta.dirname, '../../.data/post-desk');

const desk = (): Desk => desks.get('evrak') as Desk;
const said = (kind: string) => desk().tab.locator(`[data-said="${kind}"]`);
const inList = (name: string) => desk().tab.locator(`[data-list="${name}"]`);
/** As a scanner does: the signs at once, and Enter. */
async function scan(code: string): Promise<void> {
  await desk().tab.keyboard.insertText(code);
  await desk().tab.keyboard.press('Enter');
}

async function faultsIn(part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: desk().tab }).include(part).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

beforeAll(async () => {
  running = await runConsole();
  await bySystem(running.engine, async (tx) => {
    const institution = await tx.create('institutions', { name: 'Gelibolu Belediyesi', kind: 'publicBody', sector: 'other', vkn: '9291417776', province: 'Çanakkale', email: 'evrak@gelibolu.bel.tr' });
    ids['institution'] = institution.id;
    for (const name of ['first', 'second', 'match', 'late']) {
      const made = await tx.create('documents', { type: name === 'second' ? 'UDF' : 'OTHER', institution: institution.id, ...(name === 'second' ? { barcode: 'ZARF00417' } : {}) });
      const { reference } = await tx.perform('documents', made.id, 'attachScan', { scan: `documents-0/${name}` });
      if (name === 'late') await tx.set('documents', made.id, { originalDueAt: '2026-01-05T08:00:00.000Z' });
      ids[name] = made.id;
      numbers[name] = String(reference);
    }
    const void1 = await tx.create('documents', { type: 'OTHER', institution: institution.id, barcode: 'ESKIFORM1' });
    await tx.perform('documents', void1.id, 'dropExpectation');
  });
  desks.set('evrak', await sit(running, 'evrak'));
  desk().context.setDefaultTimeout(15_000);
});
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

const record = async (name: string) => (await running.rows('documents', { id: ids[name] }))[0];

test('the desk is found in the rail, and the first key goes into the field of the scanner', async () => {
  const { tab } = desk();
  await tab.locator('[data-desk="documents"]').first().click();
  await tab.locator('a[href="#/posta-masasi"]:is(nav *, [role=menuitem])').first().click();
  await tab.locator('[data-post-desk]').waitFor();
  await tab.locator('[data-code]:focus').waitFor();
});

test('a number is found by Enter, wants its shelf once, and is recorded by the second Enter', async () => {
  const { tab } = desk();
  await scan((numbers['first'] ?? '').replaceAll('-', '').toLowerCase());
  await said('awaited').getByText('Bulundu. Kaydetmek için Enter’a basın.').waitFor();
  await tab.keyboard.press('Enter');
  expect((await record('first'))?.['originalReceivedAt'], 'nothing is recorded without its place').toBeNull();
  await tab.getByText('Önce rafı yazın.').waitFor();
  await tab.keyboard.press('Tab');
  await tab.keyboard.insertText('K-12');
  await tab.keyboard.press('Tab');
  await tab.keyboard.insertText('A-3');
  await tab.keyboard.press('Enter');
  await said('done').getByText(`Kaydedildi: ${numbers['first']}`).waitFor();
  expect(await record('first')).toMatchObject({ shelf: 'A-3', box: 'K-12', state: 'received' });
  await inList('today').getByText('Bugün gelenler (1)').waitFor();
});

test('the next paper is two keys: its barcode and Enter; box and place are remembered', async () => {
  await scan('zarf00417');
  await said('awaited').getByText('Gelibolu Belediyesi').waitFor();
  await desk().tab.keyboard.press('Enter');
  await said('done').waitFor();
  expect(await record('second')).toMatchObject({ shelf: 'A-3', box: 'K-12' });
  await inList('today').getByText('Bugün gelenler (2)').waitFor();
});

test('a second scan, a form that another replaced and a paper that was left are said in words', async () => {
  const { tab } = desk();
  await scan(numbers['first'] ?? '');
  await said('again').getByText('Bu evrakın aslı daha önce kaydedildi; ikinci kez okutuldu ya da ikinci bir kopya.').waitFor();
  await said('again').getByText('A-3').waitFor();
  await tab.keyboard.press('Enter');
  await scan('ESKIFORM1');
  await said('void').getByText('Bu kâğıt artık geçerli değil; yerine yenisi istendi. Kaydedilmedi.').waitFor();
  await scan(numbers['match'] ?? '');
  await said('awaited').waitFor();
  await scan(numbers['late'] ?? '');
  await said('awaited').getByText(`Bir önceki evrak kaydedilmedi: ${numbers['match']}`).waitFor();
  expect((await record('match'))?.['originalReceivedAt']).toBeNull();
  await tab.keyboard.press('Escape');
});

test('what nobody knows is opened with what stands on it, and joined with its match side by side', async () => {
  const { tab } = desk();
  await scan('RR123456785TR');
  await said('unknown').waitFor();
  await tab.locator('[data-written]:focus').waitFor();
  await tab.keyboard.insertText('Gelibolu Belediyesi, 19.11.2026, sayı 4711');
  await tab.keyboard.press('Control+Enter');
  await said('done').getByText(/Eşini bekleyen asıl olarak açıldı: EV-/).waitFor();
  await inList('alone').getByText('Eşini bekleyenler (1)').waitFor();
  const [alone] = await running.rows('documents', { barcode: 'RR123456785TR' });
  expect(alone).toMatchObject({ state: 'unmatched', shelf: 'A-3', box: 'K-12', scan: null });

  await tab.getByRole('button', { name: 'Eşini şimdi bul' }).focus();
  await tab.keyboard.press('Enter');
  const dialog = tab.locator('[data-match-dialog]');
  await dialog.getByText('Gelibolu Belediyesi, 19.11.2026, sayı 4711').waitFor();
  await tab.keyboard.insertText('gelibolu');
  const choice = dialog.getByRole('radio', { name: new RegExp(numbers['match'] ?? '') });
  await choice.waitFor();
  await choice.focus();
  await tab.keyboard.press('Space');
  await dialog.getByRole('region', { name: 'Seçilen eşi' }).getByText(numbers['match'] ?? '').waitFor();
  await mkdir(pictures, { recursive: true });
  await tab.screenshot({ path: join(pictures, 'match.png') });
  await expect.poll(() => faultsIn('[data-match-dialog]'), { timeout: 20_000 }).toEqual([]);
  await dialog.locator('[data-join]').focus();
  await tab.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await record('match')).toMatchObject({ shelf: 'A-3', box: 'K-12', originalReceivedAt: alone?.['originalReceivedAt'] });
  expect((await running.rows('documents', { id: alone?.id }))[0]).toMatchObject({ state: 'matched', matchedInto: ids['match'] });
});

test('missing originals stand in the order in which they were due; the screen has no fault that axe knows', async () => {
  const { tab } = desk();
  await inList('missing').focus();
  await tab.keyboard.press('Enter');
  await tab.locator(`[data-row="${ids['late']}"]`).waitFor();
  for (const width of [1440, 768]) {
    await tab.setViewportSize({ width, height: 900 });
    for (const scheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme: scheme });
      // Colours are judged when they stand, not while they fade.
      await expect.poll(() => faultsIn('main'), { timeout: 20_000 }).toEqual([]);
      await mkdir(pictures, { recursive: true });
      await tab.screenshot({ path: join(pictures, `missing-${width}-${scheme}.png`) });
    }
  }
  await tab.setViewportSize({ width: 1440, height: 900 });
  await tab.locator('[data-code]').focus();
  await scan(numbers['late'] ?? '');
  await said('awaited').waitFor();
  await tab.screenshot({ path: join(pictures, 'awaited.png') });
});

test('on the record of an institution stands which papers it wants, and which are missing', async () => {
  const { tab } = desk();
  await desk().show('institutions', ids['institution'] ?? '');
  await tab.getByRole('tab', { name: /^Evrak/ }).click();
  const list = tab.locator('[data-checklist=false]');
  await list.locator('[data-paper=INSTITUTION_UNDERTAKING][data-standing=missing]').getByText('Gelmedi; öteki evrakla birlikte tek e-postada gönderilmeli.').waitFor();
  await list.locator('[data-paper=PAPER_ORIGINAL][data-standing=toCome]').waitFor();
  await expect.poll(() => faultsIn('[data-checklist]'), { timeout: 20_000 }).toEqual([]);
  await tab.screenshot({ path: join(pictures, 'checklist.png') });
});

test('no policy was violated and no error written', () => {
  for (const { watch } of desks.values()) expect([...watch.violations, ...watch.errors]).toEqual([]);
});
