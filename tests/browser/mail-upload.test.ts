import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { letter } from '../support/letters.ts';

/** Somebody has an e-mail as a file: it is brought in, read in its correspondence, and never twice. */
let running: RunningConsole;
const desks = new Map<string, Desk>();

beforeAll(async () => {
  running = await runConsole();
  desks.set('operator', await sit(running, 'operator'));
}, 180_000);
afterEach(async ({ task }) => { await photograph(task, desks); });
afterAll(() => running.close());

test('an .eml is taken in from the list and opens as a correspondence; the same again opens the same; an Outlook file says how to save it', async () => {
  const { tab } = desks.get('operator')!;
  const list = async (): Promise<void> => {
    await tab.goto(`${running.address}/#/messages`);
    await tab.locator('[data-list-page="messages"]').waitFor();
  };
  const choose = (name: string, buffer: Buffer) => tab.locator('[data-mail-drop] input[type=file]').setInputFiles({ name, mimeType: 'message/rfc822', buffer });
  const raw = letter({ id: '<tarayici@ornek.edu.tr>', text: 'Ektedir.\n\nOn 18.11.2026 09:12, Kamu SM wrote:\n> Excel eksik.', files: [{ name: 'notlar.txt', bytes: 'ek' }] });
  await list();
  await choose('ileti.eml', raw);
  const own = tab.locator('[data-letter="in"]');
  await own.waitFor();
  const [message] = await running.rows('messages');
  expect(tab.url()).toContain(`/messages/${message?.id}/show`);
  expect(await own.innerText()).toContain('Ektedir.');
  expect(await own.innerText()).not.toContain('Excel eksik.');
  await own.locator('[data-quoted]').press('Enter');
  await own.getByText('Excel eksik.').waitFor();
  await own.locator('[data-file]').getByText('notlar.txt').waitFor();

  await list();
  await choose('ileti.eml', raw);
  await own.waitFor();
  expect(tab.url()).toContain(`/messages/${message?.id}/show`);
  expect(await running.rows('messages')).toHaveLength(1);

  await list();
  await choose('Liste.msg', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  await tab.locator('[data-refused-mails]').getByText('“Farklı kaydet” ile .eml olarak kaydedip').waitFor();
  expect(await running.rows('messages')).toHaveLength(1);
});
