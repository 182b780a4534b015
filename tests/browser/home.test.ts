import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Page as Tab } from 'playwright-core';
import { mayRead } from '#domain/language/permit.ts';
import { pages } from '#domain/index.ts';
import { applicant } from '../../seeds/demo/applicants.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { demoAccounts } from '../../server/config/demo-accounts.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';

let running: RunningConsole;
const desks = new Map<string, Desk>();
const ids: Record<string, string> = {};
const accounts = demoAccounts.filter(({ username }) => username !== 'onay2');

async function at(username: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Desk> {
  const key = `${username}-${colorScheme}`;
  const desk = desks.get(key) ?? (await sit(running, username, { colorScheme }));
  desks.set(key, desk);
  return desk;
}

beforeAll(async () => {
  running = await runConsole();
  await bySystem(running.engine, async (tx) => {
    const institution = await tx.create('institutions', { name: 'Deneme Belediyesi', kind: 'publicBody', sector: 'other', email: 'bilgi@deneme.bel.tr' });
    const { personNumber, firstName, lastName, birthDate } = applicant(31, 'deneme.bel.tr');
    const person = await tx.create('people', { personNumber, firstName, lastName, birthDate, email: 'yanlis@deneme.bel.tr' });
    await tx.create('exemptions', { institution: institution.id, ground: 'legal', basis: 'Mevzuat gereği', until: '2027-11-10' });
    await tx.create('charges', { kind: 'travel', description: 'Yol gideri', debtorInstitution: institution.id, netAmount: 10_000, vatRate: 20, amount: 12_000 });
    for (const { role } of accounts) await tx.create('tasks', { kind: 'other', role, title: `İş: ${role}` });
    const made = await tx.create('certificates', { serial: '0A31', person: person.id, institution: institution.id, holderName: `${firstName} ${lastName}`, notBefore: '2023-12-01T00:00:00.000Z', notAfter: new Date(Date.now() + 20 * 86_400_000).toISOString() });
    await tx.perform('certificates', made.id, 'activate');
    const { personNumber: other } = applicant(32, 'deneme.bel.tr');
    const unreached = await tx.create('people', { personNumber: other, firstName: 'Adres', lastName: 'Siz', birthDate: '1980-01-01' });
    const mail = await tx.create('outgoing-mails', { templateCode: 'application-expired', toPerson: unreached.id, variables: { ad: 'Adres' } });
    await tx.create('outgoing-mails', { templateCode: 'application-expired', toPerson: person.id, variables: { ad: firstName } });
    Object.assign(ids, { institution: institution.id, person: person.id, certificate: made.id, mail: mail.id, unreached: unreached.id });
  });
}, 300_000);
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

async function open({ tab }: Desk, place: string): Promise<void> {
  await tab.goto(`${running.address}/#/${place}`);
  await tab.locator('main h1').first().waitFor();
  await tab.waitForLoadState('networkidle');
}

const graveIn = async (tab: Tab, name: string): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page: tab }).setLegacyMode(true).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${name}: ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' ')}`);
};

test.each(accounts)('$username ($role) lands on a home that says what to do next, one click from the list', async ({ username, role }) => {
  const desk = await at(username);
  const { tab } = desk;
  await open(desk, '');
  const next = tab.locator('[data-next]');
  await next.waitFor();
  expect((await next.innerText()).length).toBeGreaterThan(10);
  for (const report of await tab.locator('[data-report]').all()) {
    // Behind each picture stands the same as a table, and a button shows it; each figure of it leads to its records.
    await expect.poll(async () => (await report.locator('table, [data-empty]').count()) > 0).toBe(true);
    const asTable = report.getByRole('button', { name: 'Tablo' });
    if ((await asTable.count()) === 0) continue;
    await report.locator('[data-chart] canvas').waitFor();
    expect(await report.locator('table').count()).toBe(1);
    await asTable.click();
    expect(await report.locator('table a').count()).toBeGreaterThan(0);
  }
  const queue = tab.locator('[data-queue] a').first();
  const tasks = pages.find(({ name }) => name === 'tasks');
  if ((await queue.count()) === 0) return expect(role === 'auditor' || !tasks || !mayRead(tasks, { id: '', roles: [role] })).toBe(true);
  const count = (await tab.locator('[data-queue]').first().locator('td').first().innerText()).trim();
  await queue.click();
  await tab.waitForURL(/#\/[a-z-]+$/);
  // The list holds exactly what the row counted.
  await expect.poll(async () => tab.locator('main tbody tr').count()).toBe(Math.min(25, Number(count)));
});

test.each(['light', 'dark'] as const)('nothing serious stands in the way of people with disabilities at home and on the desks (%s)', async (colorScheme) => {
  const places: readonly (readonly [string, string])[] = [
    ['operator', ''], ['onay', ''], ['finans', ''], ['denetci', ''], ['onay', 'onayimi-bekleyenler'], ['operator', `kurum-dosyasi/${ids['institution']}`], ['operator', `kisi-karti/${ids['person']}`],
    ['cagri', `kisi-karti/${ids['person']}`], ['operator', 'suresi-dolacaklar'], ['operator', 'giden-kutusu'], ['operator', 'donen-e-postalar'],
  ];
  for (const [username, place] of places) {
    const desk = await at(username, colorScheme);
    await open(desk, place);
    expect.soft(await graveIn(desk.tab, `${username} ${place}`)).toEqual([]);
  }
}, 300_000);

test('a second signature is given in place; whoever gave it sees the record no more', async () => {
  const first = await at('uyum');
  await open(first, 'onayimi-bekleyenler');
  const row = first.tab.locator('[data-approval]').filter({ hasText: 'Mevzuat gereği' });
  await row.locator('[data-action="grant"]').focus();
  await first.tab.keyboard.press('Enter');
  await row.waitFor({ state: 'detached' });
  const second = await at('onay');
  await open(second, 'onayimi-bekleyenler');
  // The screen may stand open since before the first signature: what it shows is asked anew, as it is every half minute.
  await second.tab.reload();
  const other = second.tab.locator('[data-approval]').filter({ hasText: 'Mevzuat gereği' });
  await other.locator('[data-action="grant"]').click();
  await other.waitFor({ state: 'detached' });
  expect((await running.rows('exemptions')).map(({ state }) => state)).toEqual(['granted']);
});

test('a change of somebody else stands there as a difference in words', async () => {
  const desk = await at('operator');
  const answer = await desk.context.request.put(`${running.address}/api/people/${ids['person']}`, { headers: { 'If-Match': '"1"', 'Origin': running.address }, data: { lastName: 'Yenisoy' } });
  expect(answer.status()).toBe(200);
  const { tab } = await at('onay');
  await tab.goto(`${running.address}/#/`);
  await open(await at('onay'), 'onayimi-bekleyenler');
  await tab.locator('[data-difference]').getByText('Yenisoy').waitFor();
  await tab.locator('[data-difference]').getByText('Soyadı').waitFor();
});

test('holders of certificates that end are reminded from the desk, each once', async () => {
  const desk = await at('operator');
  await open(desk, 'suresi-dolacaklar');
  const { tab } = desk;
  await tab.getByRole('button', { name: 'Hatırlatmayı hazırla (1)' }).click();
  await tab.getByRole('button', { name: '1 hatırlatmayı gönder' }).click();
  await tab.getByText('1 hatırlatma e-postası sıraya alındı.').waitFor();
  expect((await running.rows('outgoing-mails', { recordId: ids['certificate'] })).map((mail) => mail['templateCode'])).toEqual(['certificate-ending']);
});

test('a letter that came back names whose address is wrong; a better one waits for a second person, and the letter can go again', async () => {
  const desk = await at('operator');
  await open(desk, 'donen-e-postalar');
  const { tab } = desk;
  const row = tab.locator(`[data-bounced="${ids['mail']}"]`);
  await row.getByText('Adres yok').waitFor();
  await row.getByRole('button', { name: 'Adresi düzelt' }).click();
  const dialog = tab.getByRole('dialog');
  const box = dialog.getByLabel('E-posta');
  await box.fill('adres.siz');
  await dialog.getByRole('button', { name: 'Kaydet' }).click();
  await dialog.locator('[aria-invalid="true"]').waitFor();
  await box.fill('adres.siz@deneme.bel.tr');
  await dialog.getByRole('button', { name: 'Kaydet' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await running.rows('changes', { recordId: ids['unreached'] })).map(({ state, patch }) => [state, patch])).toEqual([['proposed', { email: 'adres.siz@deneme.bel.tr' }]]);
  await row.locator('[data-send-again]').waitFor();
});

test('in the card of a person everything about them stands in one line of time, and chips leave out the rest', async () => {
  const desk = await at('cagri');
  await open(desk, `kisi-karti/${ids['person']}`);
  const events = desk.tab.locator('[data-timeline] > li');
  await events.first().waitFor();
  const all = await events.count();
  expect(all).toBeGreaterThan(1);
  await desk.tab.getByRole('button', { name: /^Sertifikalar \d/ }).click();
  await expect.poll(() => events.count()).toBe(1);
  // Whoever has to ask for personal values sees masks, here as everywhere.
  expect(await desk.tab.locator('main h1').innerText()).toContain('***');
});

test('the dossier of an institution prints as a document: with whose it is, and without what is pressed', async () => {
  const desk = await at('operator');
  await open(desk, `institutions/${ids['institution']}/show`);
  const { tab } = desk;
  await tab.locator('[data-desk="kurum-dosyasi"]').click();
  await tab.locator(`[data-dossier="${ids['institution']}"]`).waitFor();
  // The exemption that two people have signed above opens the gate.
  await tab.locator('[data-gate="open"]').waitFor();
  await tab.locator('[data-debt]').getByText('120,00 TL').waitFor();
  await tab.emulateMedia({ media: 'print' });
  await tab.locator('.nes-print-head').getByText('Kamu Sertifikasyon Merkezi').waitFor();
  expect(await tab.getByRole('button', { name: 'Yazdır' }).isVisible()).toBe(false);
  expect(await tab.locator('nav').first().isVisible()).toBe(false);
  await tab.emulateMedia({ media: 'screen' });
});

test('no policy was violated and no error written', () => {
  for (const { watch } of desks.values()) {
    expect(watch.violations).toEqual([]);
    expect(watch.errors).toEqual([]);
  }
});
