import { AxeBuilder } from '@axe-core/playwright';
import english from 'ra-language-english';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { mayRead } from '#domain/language/permit.ts';
import { pages } from '#domain/index.ts';
import { type Role } from '#domain/roles.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { demoAccounts } from '../../server/config/demo-accounts.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { idOf, openSignIn, signInAs, sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { personalIn } from '../support/browser-watch.ts';

let running: RunningConsole;
const desks = new Map<string, Desk>();
const ids: Record<string, string> = {};
const applicant = { personNumber: '90000000100', firstName: 'Işıl', lastName: 'Yıldızoğlu', birthDate: '1980-05-05', email: 'isil.yildizoglu@ornek.edu.tr', phone: '+905551234567' };

async function at(username: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Desk> {
  const key = `${username}-${colorScheme}`;
  const desk = desks.get(key) ?? (await sit(running, username, { colorScheme }));
  desks.set(key, desk);
  return desk;
}

beforeAll(async () => {
  running = await runConsole();
  await bySystem(running.engine, async (tx) => {
    const institution = await tx.create('institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', province: 'Ankara', email: 'rektorluk@ornek.edu.tr' });
    const person = await tx.create('people', applicant);
    const officer = await tx.create('officers', { person: person.id, institution: institution.id, email: applicant.email, from: '2026-01-01' });
    Object.assign(ids, { institutions: institution.id, people: person.id, officers: officer.id });
  });
});
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

const mainScreens = (): [name: string, place: string][] => [
  ['dashboard', ''], ['list', 'institutions'], ['list of people', 'people'], ['show', `institutions/${ids['institutions']}/show`], ['show of a person', `people/${ids['people']}/show`],
  ['form', 'institutions/create'], ['edit', `institutions/${ids['institutions']}`],
];

async function open({ tab }: Desk, place: string): Promise<void> {
  await tab.goto(`${running.address}/#/${place}`);
  await tab.locator('main').locator('table, form, [data-verdict], h1').first().waitFor();
  await tab.waitForLoadState('networkidle');
}

test('a wrong password is told in a sentence, and signing out leaves nothing of anybody in the browser', async () => {
  const { tab, context, watch } = await openSignIn(running);
  await signInAs(tab, 'operator', 'yanlış parola');
  await tab.getByRole('alert').getByText('Kullanıcı adı, parola ya da doğrulama kodu hatalı.').waitFor();
  await signInAs(tab, 'operator', undefined);
  await tab.locator('[data-search]').waitFor();
  await tab.goto(`${running.address}/#/people`);
  await tab.locator('main').getByPlaceholder('Ara').first().fill(applicant.lastName);
  await tab.getByRole('cell').getByText(applicant.lastName).first().click();
  await tab.locator(`[data-record="${ids['people']}"]`).waitFor();

  await tab.getByRole('button', { name: 'Kayıt operatörü' }).click();
  await tab.getByRole('menuitem', { name: 'Oturumu kapat' }).click();
  await tab.getByLabel('Parola').waitFor();
  const stored = String(await tab.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'));
  for (const secret of Object.values(applicant)) expect(stored).not.toContain(secret);
  expect(stored).not.toContain('operator');
  const answer = await context.request.get(`${running.address}/api/people/${ids['people']}`);
  expect(answer.status()).toBe(401);
  expect([...watch.violations, ...watch.errors, ...personalIn(watch.addresses, [applicant])]).toEqual([]);
  await context.close();
});

/** What axe finds that shuts somebody out; the size of targets (WCAG 2.5.8) is asked too. */
async function graveIn({ tab }: Desk, name: string, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page: tab }).setLegacyMode(true).options({ rules: { 'target-size': { enabled: true } } });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${name}: ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' ')}`);
}

test.each(['light', 'dark'] as const)('nothing serious stands in the way of people with disabilities on the main screens (%s)', async (colorScheme) => {
  const desk = await at('operator', colorScheme);
  for (const [name, place] of mainScreens()) {
    await open(desk, place);
    expect.soft(await graveIn(desk, name)).toEqual([]);
  }
});

test.each(['light', 'dark'] as const)('nor on any screen that the rail leads to: the auditor, who reads everything, opens them all (%s)', async (colorScheme) => {
  const desk = await at('denetci', colorScheme);
  const places = await openRail(desk.tab);
  expect(places.length).toBeGreaterThan(30);
  for (const place of places) {
    await desk.tab.goto(`${running.address}/#/${place}`);
    await desk.tab.locator('main').locator('table, h1, form, [data-empty], .react-flow').first().waitFor();
    await desk.tab.waitForLoadState('networkidle');
    expect.soft(await graveIn(desk, place, 'main')).toEqual([]);
  }
});

/** What makes the page wider than the screen, if anything does. As text: it runs in the browser. */
const beyondTheEdge = `document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map((it) => it.outerHTML.slice(0, 150))`;

test('at twice the size of letters, and on a tablet, nothing is cut off: the page never scrolls sideways, and every desk is reached', async () => {
  const desk = await at('operator');
  for (const [width, height] of [[720, 450], [768, 1024], [360, 740]] as const) {
    await desk.tab.setViewportSize({ width, height });
    for (const [name, place] of mainScreens()) {
      await open(desk, place);
      expect.soft({ name, width, beyond: await desk.tab.evaluate(beyondTheEdge) }).toEqual({ name, width, beyond: [] });
    }
  }
  // On a telephone the rail comes from the side, and goes when a place is chosen.
  await desk.tab.getByRole('button', { name: 'Masaları göster' }).click();
  await desk.tab.locator('[data-desk="institutions"]').click();
  await desk.tab.locator('a[href="#/units"]').click();
  await desk.tab.waitForURL(/#\/units$/);
  await desk.tab.getByRole('navigation', { name: 'Masalar' }).waitFor({ state: 'detached' });
  // On a tablet a desk opens beside its sign.
  await desk.tab.setViewportSize({ width: 768, height: 1024 });
  await desk.tab.locator('[data-desk="institutions"]').click();
  await desk.tab.getByRole('menuitem', { name: 'Kurumlar' }).click();
  await desk.tab.waitForURL(/#\/institutions$/);
  await desk.tab.setViewportSize({ width: 1440, height: 900 });
});

test('the theme follows the system until somebody chooses, and the choice comes along to another machine', async () => {
  const desk = await at('uyum', 'dark');
  const ground = (tab: Desk['tab']) => tab.evaluate("getComputedStyle(document.body).backgroundColor");
  await expect.poll(() => ground(desk.tab)).toBe('rgb(15, 20, 23)');
  await desk.tab.getByRole('button', { name: 'Görünüm' }).click();
  await desk.tab.getByRole('menuitem', { name: 'Açık' }).click();
  await expect.poll(() => ground(desk.tab)).toBe('rgb(246, 247, 248)');
  await desk.tab.waitForLoadState('networkidle');
  const elsewhere = await sit(running, 'uyum', { colorScheme: 'dark' });
  desks.set('uyum-elsewhere', elsewhere);
  await expect.poll(() => ground(elsewhere.tab)).toBe('rgb(246, 247, 248)');
});

test('the first Tab leads past rail and bar to the screen itself', async () => {
  const { tab } = await at('operator');
  await tab.goto(`${running.address}/#/institutions`);
  await tab.reload();
  await tab.locator('main h1, main table').first().waitFor();
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  expect(await tab.evaluate('document.activeElement?.id')).toBe('main-content');
});

/** Whole texts of react-admin's English pack; those that are Turkish too (Excel, e-mail) are not in it. */
const englishTexts = new Set(textsOf(english).filter((text) => /^[A-Z][a-z]+( [a-z]+)*$/.test(text) && text.length > 3));

function textsOf(messages: unknown): string[] {
  return typeof messages === 'string' ? messages.split('||||').map((text) => text.trim()) : Object.values(messages as object).flatMap(textsOf);
}

test('every word on the screen is Turkish, and the page says so; English is a choice', async () => {
  const desk = await at('operator');
  for (const [name, place] of mainScreens()) {
    await open(desk, place);
    const visible = String(await desk.tab.evaluate("[document.body.innerText, ...[...document.querySelectorAll('[aria-label], [title]')].flatMap((it) => [it.getAttribute('aria-label') ?? '', it.getAttribute('title') ?? ''])].join('\\n')"));
    const lines = visible.split('\n').map((line) => line.trim());
    expect.soft({ name, found: lines.filter((line) => englishTexts.has(line) || /\b(ra|resources|console)\.[a-z_-]+(\.[a-z_]+)+/i.test(line)) }).toEqual({ name, found: [] });
  }
  expect(await desk.tab.locator('html').getAttribute('lang')).toBe('tr');
  await open(desk, 'institutions');
  await desk.tab.getByRole('button', { name: 'Dil' }).click();
  await desk.tab.getByRole('menuitem', { name: 'English' }).click();
  await desk.tab.getByRole('navigation', { name: 'Desks' }).getByRole('link', { name: 'Institutions' }).waitFor();
  expect(await desk.tab.locator('html').getAttribute('lang')).toBe('en');
  // The English is no part of the first load; whoever comes back in English finds it there from the first screen on.
  await desk.tab.reload();
  await desk.tab.getByRole('navigation', { name: 'Desks' }).getByRole('link', { name: 'Institutions' }).waitFor();
  await desk.tab.getByRole('button', { name: 'Language' }).click();
  await desk.tab.getByRole('menuitem', { name: 'Türkçe' }).click();
  await desk.tab.getByRole('navigation', { name: 'Masalar' }).getByRole('link', { name: 'Kurumlar' }).waitFor();
});

test.each(['uretim', 'finans', 'cagri', 'denetci'])('the rail of %s holds what the role may open, by desk, and nothing else', async (username) => {
  const { tab } = await at(username);
  const role = demoAccounts.find((account) => account.username === username)?.role as Role;
  const offered = await openRail(tab);
  const readable = pages.filter((page) => mayRead(page, { id: '', roles: [role] })).map(({ name }) => name);
  expect(offered.filter((place) => pages.some(({ name }) => name === place)).sort()).toEqual(readable.sort());
});

/** Opens every desk of the rail and answers where its links lead. */
async function openRail(tab: Desk['tab']): Promise<string[]> {
  const rail = tab.getByRole('navigation', { name: 'Masalar' });
  // What was left open on another machine opens by itself, perhaps just now: then there is nothing to press any more.
  for (const closed = rail.locator('button[aria-expanded="false"]'); (await closed.count()) > 0;) await closed.first().click({ timeout: 2_000 }).catch(() => undefined);
  const places = await rail.getByRole('link').evaluateAll((links) => (links as unknown as { getAttribute(name: string): string | null }[]).map((link) => link.getAttribute('href')));
  return [...new Set(places.filter((place): place is string => place !== null && place.length > 2).map((place) => place.slice(2)))];
}

test('the dialog of an action is reached, used and left by keyboard alone', async () => {
  const desk = await at('onay');
  const { tab } = desk;
  await open(desk, `people/${ids['people']}/show`);
  const focused = () => tab.evaluate("document.activeElement?.getAttribute('data-action')");
  await desk.button('block').waitFor();
  for (let pressed = 0; pressed < 120 && (await focused()) !== 'block'; pressed++) await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  const dialog = tab.getByRole('dialog');
  await dialog.waitFor();
  const insideDialog = "document.querySelector('[role=dialog]').contains(document.activeElement)";
  for (let pressed = 0; pressed < 8; pressed++) {
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(insideDialog)).toBe(true);
  }
  await tab.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('block');
  expect(idOf(tab)).toBe(ids['people']);
});

test('no policy was violated, no error written, and no address held personal data', () => {
  for (const { watch } of desks.values()) {
    expect(watch.violations).toEqual([]);
    expect(watch.errors).toEqual([]);
    expect(personalIn(watch.addresses, [applicant])).toEqual([]);
  }
});
