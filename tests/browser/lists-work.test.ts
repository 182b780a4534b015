import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { typedDay } from '../support/browser-days.ts';
import { many, rows, runLists, search, type ListDesks } from '../support/browser-lists.ts';
import { photograph } from '../support/browser-photograph.ts';

let lists: ListDesks;
const at: ListDesks['at'] = (username) => lists.at(username);
const openList: ListDesks['openList'] = (desk, noun) => lists.openList(desk, noun);

beforeAll(async () => {
  lists = await runLists();
}, 240_000);
afterEach(({ task }) => photograph(task, lists.desks));
afterAll(async () => { await lists.running.close(); });

test('an export says before how many rows it holds and holds them all, beyond the thousand (react-admin 6384)', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await openList(desk);
  await search(desk, 'Müdürlük', '1.060');
  await tab.getByRole('button', { name: 'Dışa aktar' }).click();
  const dialog = tab.getByRole('dialog');
  await dialog.getByText('1.060 kayıt').waitFor();
  await dialog.getByLabel('CSV (;)').check();
  await dialog.getByLabel('Amaç').fill('Birim listesinin kurumla karşılaştırılması');
  const [file] = await Promise.all([tab.waitForEvent('download'), dialog.getByRole('button', { name: 'İndir' }).click()]);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.split('\n').filter((line) => line.includes('Müdürlük '))).toHaveLength(many);
  await tab.locator('main').getByPlaceholder('Ara').fill('');
});

test('a whole query is rehearsed, done, told row by row; what failed stays chosen (react-admin 1521)', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await openList(desk);
  await search(desk, 'Kapanacak', '31');
  await tab.getByLabel('Tümünü seç').check();
  await tab.getByRole('button', { name: 'Sorguya uyan 31 kaydın tümünü seç' }).click();
  await tab.getByText('31 kayıt seçildi').waitFor();
  await tab.locator('[data-bulk="close"]').click();
  await tab.getByRole('dialog').getByRole('button', { name: 'Önce dene' }).click();
  await tab.getByRole('dialog').getByText('30 kayıtta yapılabilir').waitFor();
  await tab.getByRole('dialog').getByText('1 kayıtta yapılamaz').waitFor();
  expect(await lists.running.rows('units', { state: 'closed' })).toHaveLength(0);
  await tab.locator('[data-bulk-run]').click();
  await tab.locator('[data-bulk-dialog="doing"] [data-job="done"]').waitFor();
  const closed = (await lists.running.rows('units', { state: 'closed' })).length;
  expect(closed).toBeGreaterThanOrEqual(30);
  const refused = 31 - closed;
  if (refused > 0) {
    await tab.locator('[data-job-row="refused"]').getByRole('link', { name: 'Kapanacak Daire' }).waitFor();
    await tab.getByRole('dialog').getByRole('button', { name: 'Kapat' }).first().click();
    await tab.getByText('1 kayıt seçildi').waitFor();
  } else await tab.getByRole('dialog').getByRole('button', { name: 'Kapat' }).first().click();
  // It is seen from any other screen too.
  await tab.goto(`${lists.running.address}/#/institutions`);
  await tab.locator('[data-jobs-tray]').click();
  await tab.getByRole('dialog').getByText(/30 kayıtta yapıldı|31 kayıtta yapıldı/).first().waitFor();
  await tab.keyboard.press('Escape');
});

test('a cell is changed in its row: F2, a value, Tab to the next, Enter; each save is one change of one record', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await openList(desk);
  await search(desk, 'ISPARTA Şubesi', '1');
  await rows(desk).first().getByRole('link').first().focus();
  await tab.keyboard.press('F2');
  await tab.locator('[data-cell-editor="name"] input').first().fill('Isparta Şubesi (yeni)');
  await tab.keyboard.press('Tab');
  await tab.locator('[data-cell-editor="detsis"] input').first().fill('12');
  await tab.keyboard.press('Enter');
  await tab.getByText('DETSİS no 6–9 rakam olmalı.').waitFor();
  await tab.locator('[data-cell-editor="detsis"] input').first().fill('1234567');
  await tab.keyboard.press('Enter');
  await tab.locator('[data-cell-editor]').waitFor({ state: 'detached' });
  expect(await lists.running.rows('units', { detsis: '1234567' })).toMatchObject([{ name: 'Isparta Şubesi (yeni)', version: 3 }]);
});

test('a new list comes in one step: its workbook is dropped, and the check opens', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await tab.goto(`${lists.running.address}/#/application-lists/create`);
  await tab.locator('[data-drop-zone] input[type=file]').setInputFiles({ name: 'temiz-25.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await readFile('tests/fixtures/lists/temiz-25.xlsx') });
  await tab.getByText('Seçilen: temiz-25.xlsx').waitFor();
  await desk.fill('application-lists', { institution: 'Örnek Üniversitesi', signedHow: 'e-İmzalı', signedOn: typedDay() });
  await tab.getByRole('button', { name: 'Kaydet ve kontrol et' }).click();
  await tab.waitForURL(/#\/application-lists\/[0-9a-f-]{36}\/show/);
  await tab.getByText(/\d+ geçerli · \d+ hatalı/).waitFor();
  expect(await lists.running.rows('application-lists')).toMatchObject([{ fileName: 'temiz-25.xlsx', rowsTotal: 25 }]);
});

test('no policy was violated and no error written', () => {
  for (const { watch } of lists.desks.values()) {
    expect(watch.violations).toEqual([]);
    expect(watch.errors).toEqual([]);
  }
});
