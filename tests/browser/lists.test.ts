import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sit, type Desk } from '../support/browser-desk.ts';
import { person, rows, runLists, search, total, type ListDesks } from '../support/browser-lists.ts';
import { photograph } from '../support/browser-photograph.ts';
import { personalIn } from '../support/browser-watch.ts';

let lists: ListDesks;
const at: ListDesks['at'] = (username) => lists.at(username);
const openList: ListDesks['openList'] = (desk, noun) => lists.openList(desk, noun);

beforeAll(async () => {
  lists = await runLists();
}, 240_000);
afterEach(({ task }) => photograph(task, lists.desks));
afterAll(async () => { await lists.running.close(); });

const focusedRow = ({ tab }: Desk) => tab.evaluate("document.activeElement?.closest('tr')?.dataset.row");

test('a row is a link that a screen reader finds by its role, and that opens in another tab (react-admin 11108)', async () => {
  const desk = await at('operator');
  await openList(desk, 'institutions');
  const link = desk.tab.getByRole('row').getByRole('link', { name: 'Örnek Üniversitesi Rektörlüğü' });
  const [other] = await Promise.all([desk.context.waitForEvent('page'), link.click({ button: 'middle' })]);
  await other.locator(`[data-record="${lists.ids.institution}"]`).waitFor();
  await other.close();
  await link.focus();
  await desk.tab.keyboard.press('Enter');
  await desk.tab.locator(`[data-record="${lists.ids.institution}"]`).waitFor();
});

test('a list is worked by keyboard alone: one stop of Tab, rows by arrows and letters, selection, menu, pages, search', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await openList(desk);
  expect(await rows(desk).locator('a[tabindex="0"], input[tabindex="0"]').count()).toBeLessThanOrEqual(3);
  const shown = await rows(desk).evaluateAll((lines) => (lines as unknown as { dataset: { row: string } }[]).map(({ dataset }) => dataset.row));
  await tab.keyboard.press('j');
  expect(await focusedRow(desk)).toBe(shown[0]);
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('j');
  await tab.keyboard.press('k');
  expect(await focusedRow(desk)).toBe(shown[1]);
  await tab.keyboard.press('Space');
  await tab.keyboard.press('Shift+ArrowDown');
  await tab.keyboard.press('Shift+ArrowDown');
  await tab.getByText('3 kayıt seçildi').waitFor();
  await tab.keyboard.press('x');
  await tab.getByRole('menuitem', { name: 'Birimi kapat' }).waitFor();
  await tab.keyboard.press('Escape');
  await expect.poll(() => focusedRow(desk)).toBe(shown[3]);
  await tab.keyboard.press('Escape');
  await tab.locator('[data-selection]').waitFor({ state: 'detached' });
  await tab.keyboard.press('n');
  await expect.poll(() => tab.locator('nav').getByText('26–50').count()).toBe(1);
  await tab.keyboard.press('p');
  await expect.poll(() => tab.locator('nav').getByText('1–25').count()).toBe(1);
  await tab.keyboard.press('/');
  // In the box, letters are letters; and AltGr, which Turkish keyboards write signs with, is no key of the list anywhere.
  await tab.keyboard.type('jxnp');
  expect(await tab.locator('main').getByPlaceholder('Ara').inputValue()).toBe('jxnp');
  await tab.locator('main').getByPlaceholder('Ara').fill('');
  await expect.poll(() => rows(desk).count()).toBe(25);
  await rows(desk).first().getByRole('link').first().focus();
  await tab.keyboard.press('Control+Alt+n');
  expect(await tab.locator('nav').getByText('1–25').count()).toBe(1);
});

test('İ, I, ı and i are one letter to the search, in capitals and without', async () => {
  const desk = await at('operator');
  await openList(desk);
  for (const typed of ['İSTANBUL', 'istanbul', 'ISTANBUL', 'ıstanbul']) await search(desk, typed, '2');
  for (const typed of ['ISPARTA', 'ısparta', 'isparta', 'İSPARTA']) await search(desk, typed, '2');
  await desk.tab.locator('main').getByPlaceholder('Ara').fill('');
});

test('a filter is chosen in one menu, stands there in words, and goes away again; the address says nothing of it', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await openList(desk);
  await tab.locator('[data-filter-menu]').click();
  await tab.getByLabel('Neye göre?').fill('durum');
  await tab.keyboard.press('Enter');
  await tab.getByLabel('Kapatıldı').check();
  await tab.keyboard.press('Enter');
  await tab.locator('[data-filter="state"]').getByText('Durum: Kapatıldı').waitFor();
  await tab.getByText('Bu süzgeçlere uyan kayıt yok.').waitFor();
  expect(tab.url()).toMatch(/#\/units$/);
  await tab.locator('main').getByRole('button', { name: 'Süzgeçleri temizle' }).click();
  await rows(desk).first().waitFor();
});

test('a span of days is chosen in words, and a view keeps the words: tomorrow it means tomorrow\'s days', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await openList(desk);
  await tab.locator('[data-filter-menu]').click();
  await tab.getByLabel('Neye göre?').fill('kayıt zamanı');
  await tab.keyboard.press('Enter');
  await tab.getByRole('button', { name: 'Son 7 gün' }).click();
  await tab.locator('[data-filter="createdAt"]').getByText('Kayıt zamanı: Son 7 gün').waitFor();
  await rows(desk).first().waitFor();
  await tab.getByRole('button', { name: 'Görünüm olarak kaydet…' }).click();
  await tab.getByLabel('Görünümün adı').fill('Haftanın birimleri');
  await tab.getByRole('dialog').getByRole('button', { name: 'Kaydet' }).click();
  await tab.waitForURL(/#\/units\?view=[0-9a-f-]{36}$/);
  const { rows: kept } = await lists.running.engine.reads.query<{ filter: unknown }>("select definition->'filter' as filter from engine.list_views where name = 'Haftanın birimleri'");
  expect(kept).toEqual([{ filter: { createdAt: { relative: 'last7Days' } } }]);
  await tab.locator('[data-filter="createdAt"]').getByText('Kayıt zamanı: Son 7 gün').waitFor();
});

test('an answer that comes late never takes the place of a newer one (react-admin 5797)', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await openList(desk);
  let held = 0;
  await tab.route('**/api/units/query', async (route) => {
    const slow = route.request().postData()?.includes('"İST"') ?? false;
    if (slow) {
      held++;
      await new Promise((resolve) => setTimeout(resolve, 2_500));
    }
    await route.continue().catch(() => undefined);
  });
  await tab.locator('main').getByPlaceholder('Ara').fill('İST');
  await expect.poll(() => held).toBe(1);
  await search(desk, 'ISPARTA', '2');
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect((await rows(desk).allTextContents()).join(' ').toLocaleLowerCase('tr')).not.toContain('istanbul');
  await tab.unroute('**/api/units/query');
  await tab.locator('main').getByPlaceholder('Ara').fill('');
});

test('going back finds the list as it was left: question, page, scroll and the row that was open', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await openList(desk);
  await search(desk, 'Müdürlük', '1.060');
  await tab.keyboard.press('Tab');
  await rows(desk).nth(22).getByRole('link').first().click();
  await tab.locator('[data-record]').waitFor();
  const opened = /units\/([0-9a-f-]{36})/.exec(tab.url())?.[1];
  await tab.goBack();
  await rows(desk).first().waitFor();
  expect(await total(desk).textContent()).toBe('1.060');
  await expect.poll(() => focusedRow(desk)).toBe(opened);
  expect(Number(await tab.evaluate("document.querySelector('[data-list]').scrollTop"))).toBeGreaterThan(0);
  await tab.locator('main').getByPlaceholder('Ara').fill('');
});

test('columns and views follow their owner to another browser and survive the sign-out (react-admin 8197, 9484, 10886)', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await openList(desk);
  await tab.getByRole('button', { name: 'Sütunlar' }).click();
  await tab.getByRole('dialog').getByLabel('Adres', { exact: true }).check();
  await tab.getByRole('dialog').getByRole('button', { name: 'Uygula' }).click();
  await tab.getByRole('columnheader', { name: 'Adres' }).waitFor();
  await tab.locator('[data-filter-menu]').click();
  await tab.getByLabel('Neye göre?').fill('İl');
  await tab.getByRole('button', { name: 'İl', exact: true }).click();
  await tab.getByLabel('İçinde geçen').fill('İzmir');
  await tab.keyboard.press('Enter');
  await expect.poll(() => total(desk).textContent()).toBe('530');
  await tab.getByRole('button', { name: 'Görünüm olarak kaydet…' }).click();
  await tab.getByLabel('Görünümün adı').fill('İzmir birimleri');
  await tab.getByRole('dialog').getByRole('button', { name: 'Kaydet' }).click();
  await tab.waitForURL(/#\/units\?view=[0-9a-f-]{36}$/);
  await tab.getByRole('button', { name: 'Kayıt operatörü' }).click();
  await tab.getByRole('menuitem', { name: 'Oturumu kapat' }).click();
  await tab.getByLabel('Parola').waitFor();
  const elsewhere = await sit(lists.running, 'operator');
  await openList(elsewhere);
  await elsewhere.tab.getByRole('columnheader', { name: 'Adres' }).waitFor();
  await elsewhere.tab.getByRole('tab', { name: 'İzmir birimleri 530' }).click();
  await expect.poll(() => total(elsewhere).textContent()).toBe('530');
  await elsewhere.tab.locator('[data-filter="province"]').getByText('İl: “İzmir” geçen').waitFor();
  await elsewhere.close();
  await desk.close();
  lists.desks.delete('operator');
});

test('a view with a part that the page no longer knows, and one that is gone, are reset and say so (react-admin 8483, 9932, 6502)', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await lists.running.engine.writes.query(`update engine.list_views set definition = '{"filter":{"vanished":["x"],"province":{"contains":"İzmir"}}}' where name = 'İzmir birimleri'`);
  await openList(desk);
  await tab.getByRole('tab', { name: /İzmir birimleri/ }).click();
  await tab.getByText('artık geçerli olmayan parçaları çıkarıldı').waitFor();
  await expect.poll(() => total(desk).textContent()).toBe('530');
  await tab.goto(`${lists.running.address}/#/units?view=01930000-0000-7000-8000-000000000000`);
  await tab.getByText('Bu görünüm artık yok').waitFor();
  await tab.waitForURL(/#\/units$/);
  await rows(desk).first().waitFor();
});

test('figures: two hundred rows, a route that is warm, and a key', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await openList(desk);
  await search(desk, 'Müdürlük', '1.060');
  await tab.getByRole('combobox', { name: 'Satır' }).click();
  await tab.getByRole('option', { name: '200', exact: true }).click();
  await expect.poll(() => rows(desk).count()).toBe(200);
  await rows(desk).first().getByRole('link').first().focus();
  const drawn: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    await tab.keyboard.press(turn % 2 ? 'p' : 'n');
    await expect.poll(() => tab.locator('[data-list]').getAttribute('aria-busy')).toBe('false');
    await tab.waitForTimeout(600);
    drawn.push(Number(await tab.evaluate("performance.getEntriesByName('list-drawn').at(-1)?.duration")));
  }
  const warm: number[] = [];
  for (const noun of ['institutions', 'units', 'institutions', 'units']) {
    warm.push(Number(await tab.evaluate(`new Promise((resolve) => {
      const begun = performance.now();
      location.hash = '#/${noun}';
      const look = () => document.querySelector('[data-list="${noun}"] tr[data-row]') ? resolve(performance.now() - begun) : requestAnimationFrame(look);
      look();
    })`)));
  }
  await tab.evaluate("window.slow = []; new PerformanceObserver((list) => window.slow.push(...list.getEntries().map((it) => it.duration))).observe({ type: 'event', durationThreshold: 16, buffered: false })");
  await rows(desk).first().getByRole('link').first().focus();
  for (let pressed = 0; pressed < 30; pressed++) await tab.keyboard.press(pressed % 5 === 4 ? 'Space' : 'ArrowDown');
  await tab.waitForTimeout(500);
  const slowest = Number(await tab.evaluate('Math.max(0, ...window.slow)'));
  const figures = { 'drawn of 200 rows, ms': drawn.map(Math.round), 'warm route, ms': warm.map(Math.round), 'slowest key, ms': slowest };
  console.log(figures);
  // Targets are 150, 300 and 200; a busy machine gets three times as much.
  expect(Math.min(...drawn)).toBeLessThan(450);
  expect(Math.min(...warm.slice(2))).toBeLessThan(900);
  expect(slowest).toBeLessThan(600);
});

test('no policy was violated, no error written, and no address held personal data', async () => {
  const desk = await at('operator');
  await openList(desk, 'people');
  await search(desk, person.lastName, '1');
  for (const { watch } of lists.desks.values()) {
    expect(watch.violations).toEqual([]);
    expect(watch.errors).toEqual([]);
    expect(personalIn(watch.addresses, [person])).toEqual([]);
  }
});
