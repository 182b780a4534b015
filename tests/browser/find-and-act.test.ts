import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { personalIn } from '../support/browser-watch.ts';

let running: RunningConsole;
let desk: Desk;
const desks = new Map<string, Desk>();
let person = '';
let institution = '';
const caller = { personNumber: '90000000100', firstName: 'Işıl', lastName: 'Şahinoğlu', birthDate: '1980-05-05', email: 'isil@ornek.edu.tr', phone: '+905551234567' };

beforeAll(async () => {
  running = await runConsole();
  await bySystem(running.engine, async (tx) => {
    institution = (await tx.create('institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', province: 'Ankara', email: 'rektorluk@ornek.edu.tr' })).id;
    person = (await tx.create('people', caller)).id;
    await tx.create('officers', { person, institution, email: caller.email, from: '2026-01-01' });
  });
  desk = await sit(running, 'operator', {});
  desks.set('operator', desk);
});
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

const home = async ({ tab }: Desk): Promise<void> => {
  await tab.goto(`${running.address}/#/`);
  await tab.locator('[data-search]').waitFor();
};
const box = ({ tab }: Desk) => tab.getByRole('combobox', { name: 'Ara' });
const options = ({ tab }: Desk) => tab.getByRole('listbox', { name: 'Ara' }).getByRole('option');

test('Ctrl+K takes eleven digits for a person number and Enter opens the person', async () => {
  await home(desk);
  await desk.tab.keyboard.press('Control+k');
  await box(desk).fill(caller.personNumber);
  await desk.tab.getByText('Kimlik numarası olarak arandı').waitFor();
  await options(desk).first().waitFor();
  await desk.tab.keyboard.press('Enter');
  await desk.tab.locator(`[data-record="${person}"]`).waitFor();
  expect(personalIn(desk.watch.addresses, [caller])).toEqual([]);
});

test('a mistyped name finds the person: i for ı, s for ş', async () => {
  await home(desk);
  await desk.tab.keyboard.press('Control+k');
  await box(desk).fill('isil sahinoglu');
  await options(desk).first().waitFor();
  await desk.tab.keyboard.press('Enter');
  await desk.tab.locator(`[data-record="${person}"]`).waitFor();
});

test('the palette goes and does: a list by its name, a new record, and nothing that the role may not', async () => {
  await home(desk);
  await desk.tab.keyboard.press('Control+k');
  await box(desk).fill('yeni kur');
  await options(desk).filter({ hasText: 'Yeni: Kurum' }).first().waitFor();
  await box(desk).fill('üretim part');
  await expect.poll(() => options(desk).filter({ hasText: 'Yeni: Üretim partisi' }).count()).toBe(0);
  await box(desk).fill('iş akış');
  await options(desk).filter({ hasText: 'İş akışları' }).waitFor();
  await desk.tab.keyboard.press('Enter');
  await desk.tab.getByRole('combobox', { name: 'İş akışı' }).waitFor();
});

test('on a record the palette does what its buttons do, and says why when it is not possible', async () => {
  await desk.tab.goto(`${running.address}/#/institutions/${institution}/show`);
  await desk.tab.locator(`[data-record="${institution}"]`).waitFor();
  await desk.button('review').waitFor();
  await desk.tab.keyboard.press('Control+k');
  await box(desk).fill('incelemeye');
  const step = options(desk).filter({ hasText: 'İncelemeye gönder' });
  await step.waitFor();
  await step.click();
  await expect.poll(() => desk.state(), { timeout: 20_000 }).toBe('underReview');
  await desk.tab.keyboard.press('Control+k');
  await box(desk).fill('aktif');
  const blocked = options(desk).filter({ hasText: 'Aktif et' });
  await blocked.and(desk.tab.locator('[aria-disabled="true"]')).waitFor();
  await desk.tab.keyboard.press('Escape');
});

test('g and a letter go to a desk, ? explains the keys, and neither happens while somebody types', async () => {
  await home(desk);
  await desk.tab.keyboard.press('g');
  await desk.tab.keyboard.press('k');
  await desk.tab.waitForURL(/#\/institutions/);
  await desk.tab.locator('main table').waitFor();
  await desk.tab.keyboard.press('?');
  await desk.tab.getByRole('dialog', { name: 'Klavye kısayolları' }).waitFor();
  await desk.tab.keyboard.press('Escape');
  await desk.tab.goto(`${running.address}/#/institutions/create`);
  const name = desk.tab.locator('main form input[type="text"], main form input:not([type])').first();
  await name.click();
  await desk.tab.keyboard.type('gk?', { delay: 80 });
  expect(await name.inputValue()).toBe('gk?');
  expect(desk.tab.url()).toContain('institutions/create');
});

/** As a scanner types: no pause between the keys, Enter at the end. All keys in one turn of the browser. */
const scan = ({ tab }: Desk, text: string) => tab.evaluate(`(() => {
  const at = document.activeElement ?? document.body;
  for (const key of [...${JSON.stringify(text)}, 'Enter']) {
    const goesOn = at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    if (key === 'Enter' && goesOn && at.form) at.form.requestSubmit();
  }
})()`);

test('a scan outside a field opens the one record that it names', async () => {
  await home(desk);
  await scan(desk, caller.personNumber);
  await desk.tab.locator(`[data-record="${person}"]`).waitFor();
});

test('a scan into a form sends nothing', async () => {
  await desk.tab.goto(`${running.address}/#/institutions/create`);
  const field = desk.tab.locator('main form input[type="text"], main form input:not([type])').first();
  const sent: string[] = [];
  desk.tab.on('request', (request) => { if (request.method() === 'POST') sent.push(new URL(request.url()).pathname); });
  await field.click();
  await scan(desk, 'KP02123456789');
  await desk.tab.waitForTimeout(300);
  expect(desk.tab.url()).toContain('institutions/create');
  expect(sent).toEqual([]);
  expect(await desk.tab.locator('main [aria-invalid="true"]').count()).toBe(0);
});

test('a workflow is drawn with the counts of its states, each opening its records; the table says the same in words', async () => {
  await desk.tab.goto(`${running.address}/#/is-akislari/institutions`);
  const state = desk.tab.getByRole('link', { name: /^İncelemede\s*1\b/ });
  await state.waitFor();
  await desk.tab.getByRole('note').first().waitFor();
  await desk.tab.getByRole('button', { name: 'Tablo' }).click();
  const row = desk.tab.getByRole('row', { name: /^İncelemede/ }).first();
  expect(await row.getByRole('link', { name: '1' }).count()).toBe(1);
  await desk.tab.getByRole('button', { name: 'Şema' }).click();
  await state.click();
  await desk.tab.locator('main table').getByText('Örnek Üniversitesi Rektörlüğü').first().waitFor();
});

test.each(['light', 'dark'] as const)('palette, key sheet and workflow keep nobody out (%s)', async (colorScheme) => {
  const own = await sit(running, 'operator', { colorScheme });
  desks.set(`operator-${colorScheme}`, own);
  // A dialog that still fades in has no contrast yet.
  const settled = () => own.tab.waitForTimeout(500);
  const grave = async (): Promise<string[]> => (await settled(), await new AxeBuilder({ page: own.tab }).setLegacyMode(true).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  await own.tab.goto(`${running.address}/#/is-akislari`);
  await own.tab.getByRole('note').first().waitFor();
  expect.soft(await grave()).toEqual([]);
  await own.tab.keyboard.press('?');
  await own.tab.getByRole('dialog').waitFor();
  expect.soft(await grave()).toEqual([]);
  await own.tab.keyboard.press('Escape');
  await own.tab.keyboard.press('Control+k');
  await box(own).fill('kurum');
  await options(own).first().waitFor();
  expect.soft(await grave()).toEqual([]);
  expect([...own.watch.violations, ...own.watch.errors]).toEqual([]);
});
