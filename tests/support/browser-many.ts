import { expect } from 'vitest';
import { actionWords, pageOf, words, type Desk, type Filled } from './browser-desk.ts';

interface Many {
  readonly state: string;
  readonly howMany: number;
  readonly action: string;
  readonly values: Filled;
}

/** All records of one state, chosen on the list: rehearsed without a change, then done as a job, and each told with its mark. */
export async function actOnMany(desk: Desk, noun: string, { state, howMany, action, values }: Many): Promise<void> {
  const { tab } = desk;
  await narrow(desk, noun, state, howMany);
  await tab.getByLabel('Tümünü seç').check();
  await tab.getByText(`${howMany} kayıt seçildi`).waitFor();
  const button = tab.locator(`[data-bulk="${action}"]`);
  if (!(await button.isVisible())) await tab.getByRole('button', { name: 'Diğer işlemler' }).click();
  await button.click();
  const dialog = tab.getByRole('dialog', { name: new RegExp(`^${actionWords(noun, action)} · ${howMany}$`) });
  await dialog.waitFor();
  const { input = {}, confirm, intent } = pageOf(noun).workflow.actions[action] ?? {};
  if (Object.keys(input).length > 0 || confirm !== undefined || intent === 'danger') {
    await desk.fill(noun, values, dialog, action);
    await dialog.getByRole('button', { name: 'Önce dene', exact: true }).click();
  }
  await dialog.getByText(`${howMany} kayıtta yapılabilir`, { exact: true }).waitFor();
  await dialog.locator('[data-bulk-run]').click();
  await tab.locator('[data-bulk-dialog="doing"] [data-job]:not([data-job="running"])').waitFor();
  await dialog.getByText(`${howMany} kayıtta yapıldı`, { exact: true }).waitFor();
  const marks = dialog.locator('[data-job-row="succeeded"]');
  await expect.poll(() => marks.count()).toBe(howMany);
  for (const mark of await marks.allInnerTexts()) expect(mark).toContain('✓');
  await dialog.getByRole('button', { name: /^Kapat/ }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The list of a noun with only the records of one state in it, all on one page. */
async function narrow({ tab, menu }: Desk, noun: string, state: string, howMany: number): Promise<void> {
  await menu(noun);
  await tab.locator('[data-filter-menu]').click();
  await tab.getByLabel('Neye göre?').fill('Durum');
  await tab.getByRole('dialog').getByRole('button', { name: 'Durum', exact: true }).click();
  const editor = tab.locator('[data-filter-editor="state"]');
  await editor.getByLabel(words(pageOf(noun).workflow.states[state]?.label, state), { exact: true }).check();
  await editor.getByRole('button', { name: 'Uygula' }).click();
  await tab.locator('[data-filter="state"]').waitFor();
  await expect.poll(() => tab.locator('tr[data-row]').count(), { timeout: 30_000, message: `${noun} ${state}` }).toBe(howMany);
}
