import { AxeBuilder } from '@axe-core/playwright';
import { bySystem } from '../../seeds/seeding.ts';
import { type Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pdf as scannedPdf } from '../adapters/support/paper-corpus.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { personalIn, type Watch } from '../support/browser-watch.ts';

/** A registrar registers an institution step by step, stops in the middle, and goes on in another browser. */
let running: RunningConsole;
const desks = new Map<string, Desk>();
const watches: Watch[] = [];
let id = '';
const name = 'Örnek Üniversitesi Rektörlüğü';
const number = '96374068104';

const desk = (): Desk => desks.get('operator') as Desk;
const step = (key: string): Locator => desk().tab.locator(`[data-steps="${key}"]`);
const progress = (sentence: string) => desk().tab.locator('[data-progress]').getByText(sentence).waitFor();
const next = () => desk().tab.keyboard.press('Control+Enter');
const focused = () => desk().tab.evaluate("document.activeElement?.getAttribute('name') ?? ''");

const nothingSerious = () => expect.poll(async () => {
  const { violations } = await new AxeBuilder({ page: desk().tab }).include('[data-registration]').analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}, { timeout: 20_000 }).toEqual([]);

async function sitDown(): Promise<void> {
  desks.set('operator', await sit(running, 'operator', { colorScheme: 'light' }));
  watches.push(desk().watch);
  desk().context.setDefaultTimeout(15_000);
}

beforeAll(async () => {
  running = await runConsole();
  await sitDown();
});
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

test('the way begins on the list, at the first field; a fault stands at its field and holds the step', async () => {
  const { tab, menu, fill } = desk();
  await menu('institutions');
  await tab.locator('[data-step-by-step]').press('Enter');
  await progress('1/4 · Kurum');
  await expect.poll(focused).toBe('name');
  await tab.keyboard.insertText(name);
  await next();
  await tab.getByText('Bu alan zorunlu.').first().waitFor();
  await nothingSerious();
  // Somebody registered it already, under a like name and with the number: told while it is typed, and at its field.
  await bySystem(running.engine, (tx) => tx.create('institutions', { name: 'Örnek Üniversitesi', kind: 'publicBody', sector: 'university', vkn: '1234567890' }));
  await tab.locator('input[name=vkn]').fill('1234567890');
  const known = tab.locator('[data-alike-by=vkn]');
  await known.getByRole('link', { name: 'Örnek Üniversitesi' }).waitFor();
  await fill('institutions', { kind: 'Kamu kurumu', sector: 'Üniversite (YÖK)' });
  await next();
  await tab.getByText(/Bu vergi no “Örnek Üniversitesi” kurumunda kayıtlı/).first().waitFor();
  expect(await tab.locator('input[name=vkn]').getAttribute('aria-invalid')).toBe('true');
  await tab.locator('input[name=vkn]').fill('9291417776');
  await known.waitFor({ state: 'detached' });
  await nothingSerious();
  await fill('institutions', { province: 'Ankara' });
  await next();
  await progress('2/4 · e-İmza sorumlusu');
  id = /#\/kurum-kaydi\/([0-9a-f-]{36})$/.exec(tab.url())?.[1] ?? '';
  expect((await running.rows('institutions', { id }))[0]).toMatchObject({ name, state: 'registering' });
  expect(await tab.locator('[data-steps] ol [aria-current=step]').count()).toBe(1);
});

test('a number that nobody has leads to the person, and the person to the officer', async () => {
  const { tab, fill } = desk();
  await step('officer').locator('input:focus').waitFor();
  // Who is registered already is found, and is not registered a second time.
  await bySystem(running.engine, (tx) => tx.create('people', { personNumber: '19090909018', firstName: 'Işıl', lastName: 'Yıldız', birthDate: '1980-05-05', email: 'isil@ornek.edu.tr' }));
  await tab.keyboard.insertText('19090909018');
  await tab.keyboard.press('Enter');
  await tab.locator('[data-person]').getByText('Sorumlu olacak kişi: Işıl Yıldız').waitFor();
  expect(await tab.locator('[data-new=officers] input[name=email]').inputValue()).toBe('isil@ornek.edu.tr');
  await tab.getByRole('button', { name: 'Başka kişi' }).press('Enter');
  await step('officer').locator('input[name=personNumber]').fill(number);
  await tab.keyboard.press('Enter');
  await tab.locator('[data-nobody]').waitFor();
  await expect.poll(focused).toBe('firstName');
  await fill('people', { firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '12.04.1978', email: 'tugba.kilic@ornek.edu.tr', phone: '+905551112233' });
  await next();
  await tab.locator('[data-person]').getByText('Sorumlu olacak kişi: Tuğba Kılıç').waitFor();
  await nothingSerious();
  await fill('officers', { from: '01.01.2026' });
  await next();
  await progress('3/4 · Taahhütnameler');
  expect((await running.rows('officers', { institution: id }))[0]).toMatchObject({ person: (await running.rows('people')).find(({ firstName }) => firstName === 'Tuğba')?.id, email: 'tugba.kilic@ornek.edu.tr', state: 'proposed' });
});

test('in another browser it goes on where the records stand, and each undertaking takes its scan', async () => {
  await desk().close();
  await sitDown();
  const { tab } = desk();
  await tab.goto(`${running.address}/#/kurum-kaydi/${id}`);
  await progress('3/4 · Taahhütnameler');
  await nothingSerious();
  for (const type of ['KT', 'EST']) {
    const part = tab.locator(`[data-undertaking=${type}]`);
    await part.locator('input[type=file]').setInputFiles({ name: 'taahhutname.pdf', mimeType: 'application/pdf', buffer: scannedPdf() });
    await part.getByText('Seçilen: taahhutname.pdf').waitFor();
    for (const check of ['İmza yetkilisi imzalamış', 'Her sayfa paraflı', 'Mühürlü / kaşeli']) {
      await part.getByLabel(check).press('Space');
    }
    await next();
    if (type === 'KT') await part.getByText('Tarama eklendi.').waitFor();
  }
  await progress('4/4 · Özet ve inceleme');
  const documents = await running.rows('documents', { institution: id });
  expect(documents.map(({ type, state, stamped }) => [type, state, stamped]).sort()).toEqual([['EST', 'received', true], ['KT', 'received', true]]);
});

test('what is missing is said in words, mended by going back, and the record goes to review', async () => {
  const { tab, fill } = desk();
  await tab.locator('[data-missing]').getByText('Kurumun e-posta adresi yok').waitFor();
  await nothingSerious();
  await step('summary').locator('li').getByRole('button', { name: 'Kurum' }).first().press('Enter');
  await step('institution').waitFor();
  await expect.poll(focused).toBe('name');
  await fill('institutions', { email: 'rektorluk@ornek.edu.tr' });
  await next();
  await tab.locator('[data-complete]').waitFor();
  await desk().button('review').press('Enter');
  await tab.locator('[data-summary=underReview]').waitFor();
  expect((await running.rows('institutions', { id }))[0]).toMatchObject({ state: 'underReview' });
});

test('no address held anything about the person; no policy was violated and no error written', async () => {
  const people = await running.rows('people');
  expect(watches.flatMap(({ addresses }) => personalIn(addresses, people))).toEqual([]);
  expect(watches.flatMap(({ violations, errors }) => [...violations, ...errors])).toEqual([]);
});
