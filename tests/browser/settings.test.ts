import { AxeBuilder } from '@axe-core/playwright';
import { type Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { idOf, sit, told, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';

/** What an administrator decides once and everybody works by: types, templates, holidays, settings, prices. By keyboard. */
let running: RunningConsole;
const desks = new Map<string, Desk>();

async function at(username: string): Promise<Desk> {
  const desk = desks.get(username) ?? (await sit(running, username));
  desks.set(username, desk);
  return desk;
}

const go = (tab: Tab, path: string) => tab.goto(`${running.address}/#/${path}`);
const focused = (tab: Tab) => tab.locator(':focus');
const today = () => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);
const inTurkish = (day: string) => day.split('-').toReversed().join('.');

/** Walks on by key until what is focused has this name, as somebody without a mouse does. */
async function walkTo(tab: Tab, key: string, name: string): Promise<void> {
  for (let step = 0; step < 40; step++) {
    if ((await tab.locator(`label:has(:focus)`).allInnerTexts()).some((text) => text.trim() === name)) return;
    await tab.keyboard.press(key);
  }
  throw new Error(`'${name}' was not reached by ${key}`);
}

async function tick(tab: Tab, ...names: string[]): Promise<void> {
  await tab.keyboard.press('Enter');
  await tab.locator('[role=dialog] input:focus').waitFor();
  for (const name of names) {
    await walkTo(tab, 'Tab', name);
    await tab.keyboard.press('Space');
  }
  await tab.keyboard.press('Enter');
  await tab.locator('[role=dialog]').waitFor({ state: 'detached' });
}

async function choose(tab: Tab, name: string): Promise<void> {
  await tab.keyboard.press('Enter');
  await tab.locator('[role=dialog] input:focus').waitFor();
  await tab.keyboard.press('ArrowDown');
  await walkTo(tab, 'ArrowDown', name);
  await tab.keyboard.press('Enter');
  await tab.locator('[role=dialog]').waitFor({ state: 'detached' });
}

async function shutOut(tab: Tab): Promise<string[]> {
  // What still fades in has no contrast yet.
  await tab.evaluate('document.getAnimations().forEach((one) => { if (one.effect.getComputedTiming().endTime !== Infinity) one.finish(); })');
  const { violations } = await new AxeBuilder({ page: tab }).setLegacyMode(true).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 220)}`);
}

beforeAll(async () => { running = await runConsole(); });
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running?.close(); });

test('an eighth application type is written in the grid without the mouse: its faults stand at their cells until they are mended', async () => {
  const { tab } = await at('yonetici');
  await go(tab, 'application-types/create');
  await tab.getByLabel('Kod *').fill('mediators');
  await tab.getByLabel('Sürüm *').fill('1');
  await tab.getByLabel('Adı *').fill('Arabulucular');
  await tab.getByLabel('Geçerlilik başlangıcı *').fill(inTurkish(today()));
  await tab.locator('[data-row-action=add]').press('Enter');
  const cell = (row: number, part: string) => tab.locator(`[data-grid-row="${row}"] [data-part="${part}"]`);
  await expect.poll(() => cell(1, 'sectors').evaluate((it: unknown) => (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement === it)).toBe(true);
  await tick(tab, 'Diğer kamu kurumu');
  await tab.keyboard.press('ArrowRight');
  await tab.keyboard.press('ArrowRight');
  await choose(tab, 'Kişi öder');
  await tab.keyboard.press('ArrowRight');
  await tick(tab, 'Başvuru listesi', 'Online İşlemler');
  await tab.keyboard.press('ArrowRight');
  await tick(tab, 'NES Başvuru Formu', 'NES Sahibi Taahhütnamesi');
  expect(await cell(1, 'origins').innerText()).toBe('Online İşlemler');
  expect(await cell(1, 'documents').innerText()).toBe('NBF, NST');
  // A row copied is never reached: said at its cell, and counted.
  await tab.keyboard.press('Control+d');
  await expect.poll(() => cell(2, 'sectors').getAttribute('aria-invalid')).toBe('true');
  await tab.keyboard.press('Home');
  await tab.getByRole('status').getByText('1. satır daha önce karar verir').first().waitFor();
  await tab.keyboard.press('Control+Delete');
  await expect.poll(() => tab.locator('[data-grid-row]').count()).toBe(1);
  await tab.keyboard.press('Control+s');
  // Saving goes to the first fault, the button to the next.
  await expect.poll(() => focused(tab).getAttribute('data-part')).toBe('guide');
  await choose(tab, 'Kişi Ödemeli Başvuru Talimatı');
  await tab.getByRole('button', { name: 'Sıradakine git' }).press('Enter');
  await expect.poll(() => focused(tab).getAttribute('data-part')).toBe('otherwise');
  await tab.keyboard.press('Enter');
  await tab.keyboard.type('Arabulucular kendileri başvurur.');
  await tab.keyboard.press('Tab');
  await tab.keyboard.type('Mediators apply themselves.');
  await tab.keyboard.press('Control+Enter');
  await expect.poll(() => tab.locator('[data-grid-row] [aria-invalid]').count()).toBe(0);
  expect(await shutOut(tab)).toEqual([]);
  await tab.keyboard.press('Control+s');
  await tab.waitForURL(/application-types\/[0-9a-f-]{36}\/show/);
  await tab.locator('[data-verdict]').first().waitFor();
});

test('whoever approves it reads what people will read, tries it, and it works at once', async () => {
  const id = idOf((await at('yonetici')).tab);
  const desk = await at('onay');
  const { tab } = desk;
  await desk.show('application-types', id);
  await tab.locator('[data-route-reading]').getByText('Kişi Ödemeli Başvuru adımlarını izleyin').first().waitFor();
  await tab.locator('[data-route-trial=open]').waitFor();
  await tab.getByRole('combobox', { name: 'Geldiği yol' }).press('Enter');
  await tab.getByRole('option', { name: 'Başvuru listesi' }).press('Enter');
  await tab.locator('[data-route-trial=closed]').getByText('Arabulucular kendileri başvurur.').waitFor();
  await desk.act('application-types', 'approve');
  expect(await desk.state()).toBe('inForce');
  const { applicationTypes } = (await running.machine('portal', '/catalogue', {})) as { applicationTypes: { code: string }[] };
  expect(applicationTypes.map(({ code }) => code)).toContain('mediators');
});

test('a template reads beside its text: a blank that no letter fills is named as it is typed, and the trial goes to oneself', async () => {
  const { tab } = await at('yonetici');
  const [template] = await running.rows('templates', { code: 'application-approved' });
  await go(tab, `templates/${template?.id}/show`);
  await tab.locator('[data-letter-text]').getByText('Ayşe Örnek').waitFor();
  await tab.locator('[data-new-version]').press('Enter');
  await tab.locator('[data-template-preview]').waitFor();
  await expect.poll(() => tab.getByLabel('Sürüm *').inputValue()).toBe('2');
  const body = tab.locator('textarea[name=body]');
  await body.press('Control+Home');
  await tab.keyboard.type('Sayın {{unvan}}, ');
  await tab.locator('[data-blank-faults="1"]').getByText('“{{unvan}}” bu mektuba gönderilen değerler arasında yok').waitFor();
  expect(await tab.locator('[data-send-trial]').isDisabled()).toBe(true);
  await tab.getByRole('button', { name: 'Metinde göster' }).press('Enter');
  await tab.keyboard.press('Delete');
  await tab.locator('[data-blank-faults="0"]').waitFor();
  await tab.getByRole('button', { name: 'Başvuru no · basvuruNo: imlecin yerine ekle' }).press('Enter');
  expect(await body.inputValue()).toMatch(/^Sayın \{\{basvuruNo\}\}, /);
  expect(await shutOut(tab)).toEqual([]);
  await tab.locator('[data-send-trial]').press('Enter');
  await told(tab, 'Deneme, personel kaydınızdaki adrese gönderildi');
  expect(await running.rows('outgoing-mails', { trial: true })).toMatchObject([{ toAddress: 'yonetici@ornek.gov.tr', subjectText: expect.stringMatching(/^\[DENEME\] /) }]);
  await tab.locator('form').getByRole('button', { name: 'Vazgeç' }).press('Enter');
});

test('a year of holidays says what it lacks; the fixed days are entered at a press, the feasts are not guessed', async () => {
  const { tab } = await at('yonetici');
  await go(tab, 'holidays');
  await tab.locator('[data-year-standing="0"]').getByText('Kanundaki bütün günler ve iki bayram girilmiş.').waitFor();
  expect(await tab.locator('[data-next-year]').count()).toBe(0);
  while ((await tab.locator('[data-holiday-year]').getAttribute('data-holiday-year')) !== '2029') await tab.getByRole('button', { name: 'Sonraki yıl' }).press('Enter');
  await tab.getByText('2029 için hiç tatil günü girilmemiş.').waitFor();
  await tab.locator('[data-copy-fixed="2029"]').press('Enter');
  await tab.locator('[data-holiday="2029-10-28"]').getByText('Yarım gün').waitFor();
  expect(await tab.locator('[data-holiday]').count()).toBe(8);
  const lacking = tab.locator('[data-year-standing="2"]');
  await lacking.getByText('Ramazan Bayramı: arifesi girilmemiş, 3 günden 0 günü girilmiş.').waitFor();
  expect(await shutOut(tab)).toEqual([]);
});

test('a setting is changed where it stands, waits in view of everybody, and says afterwards who the two were', async () => {
  const { tab } = await at('yonetici');
  await go(tab, 'settings');
  await tab.getByRole('searchbox', { name: 'Ayarlarda ara' }).fill('teklifin geçerlilik');
  const row = tab.locator('[data-setting=quoteValidDays]');
  await row.getByText('30 gün').waitFor();
  await expect.poll(() => tab.locator('[data-setting]').count()).toBe(1);
  await row.locator('[data-edit-fact]').press('Enter');
  await row.getByLabel('Değer').fill('4000');
  await tab.keyboard.press('Enter');
  await row.getByText('Değer 0–3.650 gün, tam sayı olmalı.').waitFor();
  await row.getByLabel('Değer').fill('45');
  await tab.keyboard.press('Enter');
  await row.locator('[data-waiting]').getByText('Onay bekliyor: 45 gün').waitFor();
  expect(await shutOut(tab)).toEqual([]);
  const [change] = await running.rows('changes', { noun: 'settings', state: 'proposed' });
  const desk = await at('onay');
  await desk.show('changes', String(change?.id));
  await desk.act('changes', 'approve');
  await go(desk.tab, 'settings');
  const seen = desk.tab.locator('[data-setting=quoteValidDays]');
  await seen.getByText('45 gün').waitFor();
  await seen.getByText('Sistem yöneticisi önerdi, Onay yetkilisi onayladı').waitFor();
});

test('prices stand by product: which counts today, with its VAT and until when', async () => {
  const desk = await at('finans');
  const { tab } = desk;
  await go(tab, 'price-lists');
  const reader = tab.locator('[data-product^="reader"]');
  await reader.locator('[data-standing=inForce]').getByText('148,14 TL').waitFor();
  await reader.getByRole('link', { name: 'Yeni fiyat: Kart okuyucu' }).press('Enter');
  await tab.getByLabel('Geçerli olduğu ilk gün *').fill('01.01.2027');
  await tab.getByLabel('KDV hariç fiyat *').fill('150,00');
  await tab.getByLabel('Dayanak').fill('Deneme');
  await tab.keyboard.press('Control+s');
  await tab.waitForURL(/price-lists\/[0-9a-f-]{36}\/show/);
  const approver = await at('finans-onay');
  await approver.show('price-lists', idOf(tab));
  await approver.act('price-lists', 'approve');
  await go(approver.tab, 'price-lists');
  await approver.tab.locator('[data-product^="reader"] [data-standing=upcoming]').getByText('180,00 TL').waitFor();
  await approver.tab.locator('[data-product^="reader"] [data-standing=inForce]').getByText('son gün 31.12.2026').waitFor();
  expect(await shutOut(tab)).toEqual([]);
});

test('in the dark and on a tablet nobody is shut out, and no page grows sideways', async () => {
  const desk = await sit(running, 'yonetici', { colorScheme: 'dark', viewport: { width: 768, height: 1024 } });
  desks.set('dark', desk);
  const { tab } = desk;
  const [type] = await running.rows('application-types', { code: 'mediators' });
  const places: readonly (readonly [string, string])[] = [
    [`application-types/${type?.id}/show`, '[data-route-reading]'], ['templates/create', '[data-template-preview]'], ['holidays', '[data-holiday]'], ['settings', '[data-setting]'], ['price-lists', '[data-standing=inForce]'], ['reason-codes', 'tbody tr'],
  ];
  for (const [path, sign] of places) {
    await go(tab, path);
    await tab.locator(sign).first().waitFor();
    expect.soft(await shutOut(tab), path).toEqual([]);
    expect.soft(await tab.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(768);
  }
  for (const { watch } of desks.values()) expect([...watch.violations, ...watch.errors]).toEqual([]);
});
