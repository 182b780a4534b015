import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { typedDay } from '../../support/browser-days.ts';
import { type Desk, type Filled } from '../../support/browser-desk.ts';
import { until } from '../../support/desk.ts';
import { idOf, rowOf, university, workbook, type ClickedStory } from './clicked-story.ts';

export const listValues = () => ({ institution: university, officer: 'Tuğba', signedHow: 'e-İmzalı', signedOn: typedDay() });

/** The workbook, and its officer's signature over it; both are judged by jobs. */
async function filesOf(story: ClickedStory, { act, show }: Desk, list: string, name: string): Promise<void> {
  const file = await workbook(name);
  await act('application-lists', 'attachWorkbook', { workbook: file });
  // The rows are read by a job, and the list that somebody acts on is the one that he has seen.
  await until('the rows are read', async () => (await rowOf(story, 'application-lists', list)).state === 'checked');
  await show('application-lists', list);
  await act('application-lists', 'attachSigned', { signedFile: { name: `${name}.p7m`, file: 'application/pkcs7-mime', bytes: Buffer.from(await story.running.signed(await readFile(`tests/fixtures/lists/${name}`), idOf(story, 'officer'))) } });
  await until('the signature is judged', async () => (await rowOf(story, 'application-lists', list))['signatureVerdict'] === 'valid');
  await show('application-lists', list);
}

export async function openOrder({ show, add, create, act, state }: Desk, certificates: number, readers: number): Promise<string> {
  const order = await create('orders', { kind: 'NES', institution: university, billingAccount: 'Strateji', orderedOn: typedDay() });
  const lines: readonly Filled[] = [{ product: 'Nitelikli elektronik sertifika', years: '3', quantity: String(certificates) }, { product: 'Kart okuyucu', quantity: String(readers) }];
  for (const line of lines) {
    await add('order-lines', line);
    await show('orders', order);
  }
  await act('orders', 'open');
  expect(await state()).toBe('open');
  return order;
}

/** The order, and the lists as they come from the institution. */
export function listAct(story: ClickedStory): void {
  const { at, ids } = story;

  describe('2 orders and lists', () => {
    test('an order takes the price of its day', async () => {
      const order = await openOrder(await at('operator'), 60, 60);
      const prices = (await story.running.rows('order-lines', { order })).map(({ product, netPrice }) => [product, netPrice]);
      expect(Object.fromEntries(prices)).toEqual({ certificate: 33_333, reader: 12_345 });
    });

    test('a clean list is read row by row, taken in, and says so when it comes again', async () => {
      const operator = await at('operator');
      ids['list'] = await operator.create('application-lists', listValues());
      await filesOf(story, operator, idOf(story, 'list'), 'temiz-25.xlsx');
      await operator.tab.getByText('25 geçerli · 0 hatalı · 0 mükerrer · 0 adet aşımı').waitFor();
      await operator.act('application-lists', 'accept');
      await operator.tab.locator('[data-state="accepted"]').first().waitFor();
      expect(await story.running.rows('pre-applications', { applicationList: idOf(story, 'list') })).toHaveLength(25);

      await operator.create('application-lists', listValues());
      await operator.button('attachWorkbook').click();
      const dialog = operator.tab.getByRole('dialog');
      await operator.fill('application-lists', { workbook: await workbook('temiz-25.xlsx') }, dialog, 'attachWorkbook');
      await dialog.getByRole('button', { name: 'Excel dosyasını ekle' }).click();
      await operator.tab.getByText('zaten yüklendi').first().waitFor();
      await operator.tab.getByRole('button', { name: 'Vazgeç' }).click();
      expect(await story.running.rows('pre-applications')).toHaveLength(25);
    });

    test('a faulty list shows each fault at its cell, and its valid rows come in when the operator says so', async () => {
      const operator = await at('operator');
      const { tab, create, act, refused } = operator;
      const list = await create('application-lists', listValues());
      await filesOf(story, operator, list, 'hatali-60.xlsx');
      await tab.getByText('31 geçerli · 28 hatalı · 1 mükerrer').waitFor();
      const truth = JSON.parse(await readFile('tests/fixtures/lists/hatali-60.truth.json', 'utf8')) as { faults: { code: string }[] };
      // From fault to fault by key: of a long list only what is in view is drawn.
      const cursor = tab.locator('[data-rows-grid] .cell.active');
      await tab.locator('[data-rows-grid]').focus();
      const shown = new Set<string>();
      for (let press = 0; press < 60 && !truth.faults.every(({ code }) => shown.has(code)); press++) {
        const before = await cursor.getAttribute('id');
        await tab.keyboard.press('F8');
        await expect.poll(() => cursor.getAttribute('id')).not.toBe(before);
        for (const code of (await cursor.getAttribute('data-fault'))?.split(' ') ?? []) shown.add(code);
        expect(await tab.locator('[data-fault-sentence]').textContent()).toMatch(/^[A-Z]+\d+.*\./);
      }
      for (const { code } of truth.faults) expect([...shown]).toContain(code);
      await refused('accept', '28 hatalı');
      await act('application-lists', 'acceptValidRows');
      await tab.locator('[data-state="partlyAccepted"]').first().waitFor();
      expect(await story.running.rows('pre-applications', { applicationList: list })).toHaveLength(31);
    });
  });
}

/** 5,000 rows by click: the last act, because every list after it is long. */
export function bigListAct(story: ClickedStory): void {
  test('a list of 5,000 is uploaded by click: checked row by row, and its bar moves while it is taken in', async () => {
    const operator = await story.at('operator');
    await openOrder(operator, 5_000, 5_000);
    const list = await operator.create('application-lists', listValues());
    await filesOf(story, operator, list, 'buyuk-5000.xlsx');
    await barUntil(story, operator, list, ['checked']);
    await operator.tab.getByText(/^5\.?000 geçerli · 0 hatalı · 0 mükerrer · 0 adet aşımı/).waitFor();
    await operator.act('application-lists', 'accept');
    const taken = await barUntil(story, operator, list, ['accepted']);
    await operator.tab.locator('[data-state="accepted"]').first().waitFor();
    expect(await rowOf(story, 'application-lists', list)).toMatchObject({ rowsTotal: 5_000, rowsValid: 5_000, rowsAccepted: 5_000 });
    expect(taken.length).toBeGreaterThan(2);
  }, 420_000);
}

/** Looks at the bar until the list stands in one of these states; answers what the bar said, each once. */
async function barUntil(story: ClickedStory, { tab }: Desk, list: string, states: readonly string[]): Promise<string[]> {
  const seen = new Set<string>();
  const began = performance.now();
  while (!states.includes((await rowOf(story, 'application-lists', list)).state)) {
    if (performance.now() - began > 180_000) throw new Error(`The list is not ${states.join(' or ')}: ${[...seen].join(' ')}`);
    const now = await tab.locator('main').getByRole('progressbar').first().getAttribute('aria-valuenow', { timeout: 500 }).catch(() => null);
    if (now !== null) seen.add(now);
    await new Promise((resolve) => { setTimeout(resolve, 250); });
  }
  return [...seen];
}
