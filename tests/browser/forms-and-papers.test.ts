import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { takeIn } from '../../server/intake/mailbox/take-in.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { actionWords, idOf, sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { hostilePdfs } from '../support/hostile-pdfs.ts';
import { eml } from '../support/mail-desk.ts';
import { institutionBeforeGate, pdf } from './story/clicked-story.ts';

let running: RunningConsole;
const desks = new Map<string, Desk>();
const ids: Record<string, string> = {};

async function at(username: string, who = username): Promise<Desk> {
  const desk = desks.get(who) ?? (await sit(running, username));
  desks.set(who, desk);
  return desk;
}

const place = (path: string) => `${running.address}/#/${path}`;
const province = async () => (await running.rows('institutions', { id: ids['institution'] }))[0]?.['province'];

beforeAll(async () => {
  running = await runConsole();
  ids['institution'] = await institutionBeforeGate({ running, desks, ids, at }, 'Örnek Belediyesi', '9291417776', '90000000100');
});
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

test('a draft of a record that somebody changed since is asked field by field: nothing typed and nothing of others is lost', async () => {
  const { tab } = await at('operator');
  await tab.goto(place(`institutions/${ids['institution']}`));
  await tab.getByLabel('İl', { exact: true }).fill('İzmir');
  await tab.getByLabel('KEP adresi').fill('ornek@hs01.kep.tr');
  await tab.getByLabel('Telefon').fill('0312 000 00 00');
  await tab.locator('[data-draft-kept]').waitFor();
  await tab.goto('about:blank');

  const elsewhere = await at('operator', 'operator elsewhere');
  await elsewhere.show('institutions', ids['institution'] ?? '');
  await elsewhere.edit('institutions', { province: 'Bursa', telephone: '0224 000 00 00', signatory: 'Belediye Başkanı' });
  await tab.goto(place(`institutions/${ids['institution']}`));
  await tab.getByText(/Kayıt bu taslaktan sonra değişti/).waitFor();
  await tab.getByRole('button', { name: 'Devam et' }).click();
  const clash = tab.locator('[data-draft-clash]');
  await clash.locator('[data-clash=province]').getByText('Ankara').waitFor();
  await clash.locator('[data-clash=telephone]').getByText('0224 000 00 00').waitFor();
  expect(await clash.locator('[data-clash]').count()).toBe(2);
  await clash.locator('[data-clash=province]').getByRole('radio', { name: /Sizin yazdığınız/ }).focus();
  await tab.keyboard.press('ArrowDown');
  await clash.getByRole('button', { name: 'Seçilenleri forma al' }).click();
  await clash.waitFor({ state: 'detached' });
  expect(await tab.getByLabel('İl', { exact: true }).inputValue()).toBe('Bursa');
  expect(await tab.getByLabel('Telefon').inputValue()).toBe('0312 000 00 00');
  expect(await province(), 'nothing is saved by choosing').toBe('Bursa');
  await tab.keyboard.press('Control+s');
  await tab.waitForURL(/\/show$/);
  expect((await running.rows('institutions', { id: ids['institution'] }))[0]).toMatchObject({ province: 'Bursa', telephone: '0312 000 00 00', kep: 'ornek@hs01.kep.tr', signatory: 'Belediye Başkanı' });
});

test('where drafts cannot be looked up, the form says so, and keeps what is typed as soon as it can', async () => {
  const { tab, context } = await at('operator');
  await context.route('**/api/me/drafts', (route) => route.abort());
  await tab.goto(place('institutions/create'));
  await tab.getByText('Taslak şu anda saklanamıyor; yeniden deneniyor.').waitFor();
  await tab.getByLabel(/^Kurum adı/).fill('Bağlantısız Belediyesi');
  await context.unroute('**/api/me/drafts');
  await tab.locator('[data-draft-kept]').waitFor();
  expect(await tab.getByText('Taslak şu anda saklanamıyor').count()).toBe(0);
  await tab.reload();
  await tab.getByRole('button', { name: 'Taslağı sil' }).click();
});

test('a number that another record has already is told at its field, which is ready to be mended', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await tab.goto(place('people/create'));
  await desk.fill('people', { personNumber: '90000000100', firstName: 'İkinci', lastName: 'Kayıt', birthDate: '1985-03-01', email: 'ikinci@ornek.gov.tr' });
  await tab.keyboard.press('Control+s');
  await tab.getByText('Bu değer başka bir kayıtta var.').waitFor();
  const field = tab.getByLabel(/^T\.C\. \/ yabancı kimlik no/);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => tab.locator('[aria-invalid=true]:focus').getAttribute('name')).toBe(await field.getAttribute('name'));
  expect(await running.rows('people', { firstName: 'İkinci' })).toEqual([]);
});

test('what was typed into the dialog of an action outlives a reload', async () => {
  const operator = await at('operator');
  await operator.show('institutions', ids['institution'] ?? '');
  await operator.act('institutions', 'review');
  const desk = await at('onay');
  const { tab } = desk;
  await desk.show('institutions', ids['institution'] ?? '');
  const dialog = tab.locator('[data-action-dialog="returnToRegistration"]');
  await desk.button('returnToRegistration').click();
  await dialog.getByLabel(/^Eksik olan nedir/).fill('Kurumsal taahhütnamenin ikinci sayfası');
  await dialog.locator('[data-draft-kept]').waitFor();
  await tab.reload();
  await desk.button('returnToRegistration').click();
  await dialog.getByRole('button', { name: 'Devam et' }).click();
  expect(await dialog.getByLabel(/^Eksik olan nedir/).inputValue()).toBe('Kurumsal taahhütnamenin ikinci sayfası');
  await dialog.getByRole('button', { name: 'Vazgeç' }).click();
});

test('a change that a second person must agree to is told as a difference in words', async () => {
  const desk = await at('operator');
  await desk.show('institutions', ids['institution'] ?? '');
  await desk.edit('institutions', { name: 'Örnek Büyükşehir Belediyesi' });
  const waiting = desk.tab.locator('[data-proposals]').first();
  await waiting.getByText('Kurum adı').waitFor();
  expect(await waiting.locator('dd').first().textContent()).toBe('Örnek Belediyesi → Örnek Büyükşehir Belediyesi');
  expect((await running.rows('institutions', { id: ids['institution'] }))[0]?.['name']).toBe('Örnek Belediyesi');
});

test('two points of a trail are compared: what differs on balance, in words', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await desk.show('institutions', ids['institution'] ?? '');
  await tab.getByRole('tab', { name: 'Geçmiş' }).click();
  const points = tab.getByRole('checkbox', { name: /^Karşılaştırmaya al/ });
  await points.first().check();
  await points.last().check();
  const told = tab.locator('[data-comparison]');
  await told.getByText(/arasındaki fark$/).waitFor();
  expect(await told.textContent()).toContain('Ankara → Bursa');
  expect(await told.textContent()).not.toContain('0224 000 00 00');
});

test('what hangs on a record is made beside it: its page stays, and its own reference is filled in', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await desk.show('institutions', ids['institution'] ?? '');
  await tab.getByRole('tab', { name: 'İlgili kayıtlar' }).click();
  await tab.locator('[href="#/units/create"]').and(tab.getByText('Ekle')).click();
  const drawer = tab.locator('[data-create-drawer=units]');
  await drawer.getByLabel(/^Birim adı|^Ad/).first().fill('Fen İşleri');
  expect(tab.url()).toContain(`institutions/${ids['institution']}/show`);
  await tab.keyboard.press('Control+s');
  await drawer.waitFor({ state: 'detached' });
  await tab.locator('[data-created][href^="#/units/"]').waitFor();
  expect((await running.rows('units', { name: 'Fen İşleri' }))[0]?.['institution']).toBe(ids['institution']);
});

test('a scan is looked at beside its record, and a reason for its refusal is chosen by its digit', async () => {
  const desk = await at('operator');
  const { tab, watch } = desk;
  ids['paper'] = await bySystem(running.engine, async (tx) => (await tx.create('documents', { type: 'OTHER', institution: ids['institution'] })).id);
  await desk.show('documents', ids['paper']);
  await desk.act('documents', 'attachScan', { scan: pdf('deneme.pdf') });
  await tab.getByRole('tab', { name: /^Evrak/ }).click();
  await tab.locator('[data-papers]').getByRole('button', { name: 'Görüntüle' }).first().click();
  const look = tab.getByRole('dialog');
  await look.locator('[data-pdf-page="1"][data-drawn=true]').waitFor();
  expect(await look.locator('iframe, embed, object').count(), 'the browser’s own viewer is asked for nothing').toBe(0);
  const size = async () => {
    const box = await look.locator('[data-pdf-page="1"]').boundingBox();
    return { wide: box?.width ?? 0, high: box?.height ?? 0 };
  };
  const plain = await size();
  expect(plain.wide, 'an upright page').toBeLessThan(plain.high);
  await tab.keyboard.press('r');
  await expect.poll(async () => { const { wide, high } = await size(); return wide > high; }, { timeout: 15_000 }).toBe(true);
  await tab.keyboard.press('+');
  await expect.poll(async () => (await size()).wide, { timeout: 15_000 }).toBeGreaterThan(plain.wide);
  const download = look.getByRole('link', { name: 'İndir' });
  const answer = await tab.request.get(new URL((await download.getAttribute('href')) ?? '', running.address).href);
  expect(answer.headers()['content-disposition']).toMatch(/^attachment;/);
  await look.getByRole('button', { name: 'Kapat' }).click();
  expect(watch.violations).toEqual([]);

  await desk.button('refuse').click();
  const dialog = tab.locator('[data-action-dialog=refuse]');
  await dialog.getByRole('group', { name: 'Rakamla seçin' }).waitFor();
  const second = await dialog.getByRole('group', { name: 'Rakamla seçin' }).getByRole('button').nth(1).textContent();
  await dialog.getByRole('combobox').first().focus();
  await tab.keyboard.press('2');
  await expect.poll(() => dialog.getByRole('group', { name: 'Rakamla seçin' }).getByRole('button').nth(1).getAttribute('aria-pressed')).toBe('true');
  await dialog.getByRole('button', { name: actionWords('documents', 'refuse'), exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  const [paper] = await running.rows('documents', { id: idOf(tab) });
  const [reason] = await running.rows('reason-codes', { id: paper?.['refusalReason'] });
  expect(second).toContain(reason?.['name']);
});

test('hostile PDFs that really came by mail run nothing beside their record: they are held, shown as a picture, or said not to be readable', async () => {
  const { tab, context, watch } = await at('operator', 'operator hostile');
  const letter = async (mark: string, files: ReturnType<typeof hostilePdfs>) => {
    const raw = eml({ from: 'yetkili@ornek.bel.tr', subject: `Taahhütname ${mark}`, text: 'Ektedir.', attached: files.map(({ name, bytes }) => ({ name: `${name.replace(/[^a-z0-9]+/g, '-')}.pdf`, type: 'application/pdf', bytes })) });
    const { message } = await takeIn(running.parts, raw, 'dropFolder');
    const now = async () => (await running.rows('messages', { id: message }))[0]!;
    // Read and judged by the worker: only then nothing of it moves any more.
    await expect.poll(async () => (await now()).state !== 'received' || (await now())['confidence'] !== null, { timeout: 60_000 }).toBe(true);
    return now();
  };
  const files = hostilePdfs();
  const acting = files.filter(({ name }) => /script at|script of|program/.test(name));
  expect(acting.length).toBe(3);
  const held = await letter('eylemli', acting);
  expect(held.state).toBe('quarantined');
  for (const row of await running.rows('message-attachments', { message: held.id })) expect(row, 'nothing of it lies apart from the raw message').toMatchObject({ state: 'quarantined', content: null, quarantineReason: expect.stringContaining('Kendiliğinden iş yapabilen') });

  for (const file of files.filter((one) => !acting.includes(one))) {
    const came = await letter(file.name, [file]);
    const [attachment] = await running.rows('message-attachments', { message: came.id });
    console.log(`hostile PDF by mail, ${file.name}: ${String(attachment?.state)}${attachment?.['quarantineReason'] ? `, ${String(attachment['quarantineReason'])}` : ''}`);
    if (attachment?.state === 'quarantined') { expect(attachment['content'] === null || came.state === 'quarantined').toBe(true); continue; }
    await tab.goto(place(`message-attachments/${attachment?.id}/show`));
    await tab.getByRole('tab', { name: /^Evrak/ }).click();
    await tab.locator('[data-papers]').getByRole('button', { name: 'Görüntüle' }).first().click();
    await tab.getByRole('dialog').locator('[data-pdf-page="1"][data-drawn=true], [data-unshown]').first().waitFor();
    expect(await tab.evaluate('window.hacked'), file.name).toBeUndefined();
    expect(await tab.getByRole('dialog').locator('[data-unshown]').count(), file.name).toBe(file.says === 'broken' ? 1 : 0);
  }
  console.log(`F7 hostile PDFs that came by mail: ${files.length}, held at the door: ${acting.length}, opened beside their record or said not to be readable: ${files.length - acting.length}, scripts run: 0`);
  expect(watch.violations).toEqual([]);
  expect(context.pages().length, 'no file opened a window').toBe(1);
  expect([...watch.addresses].filter((address) => !address.startsWith(running.address) && !/^(blob|about|data):/.test(address))).toEqual([]);
});

test('a fax that came as a TIFF is looked at page by page like every other paper', async () => {
  const { tab, watch } = await at('operator', 'operator hostile');
  const raw = eml({ from: 'yetkili@ornek.bel.tr', subject: 'Faks', text: 'Ektedir.', attached: [{ name: 'faks.tif', type: 'image/tiff', bytes: readFileSync('tests/fixtures/tiff/faks-g4.tif') }] });
  const { message } = await takeIn(running.parts, raw, 'dropFolder');
  const [fax] = await running.rows('message-attachments', { message });
  await tab.goto(place(`message-attachments/${fax?.id}/show`));
  await tab.getByRole('tab', { name: /^Evrak/ }).click();
  await tab.locator('[data-papers]').getByRole('button', { name: 'Görüntüle' }).first().click();
  const look = tab.getByRole('dialog');
  await look.locator('[data-pdf-page="1"][data-drawn=true]').waitFor();
  const dark = () => tab.evaluate('(() => { const c = document.querySelector("[role=dialog] [data-pdf-page] canvas"); const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data; let n = 0; for (let i = 0; i < d.length; i += 4) if (d[i] < 128) n += 1; return n / (d.length / 4); })()');
  await expect.poll(async () => { const share = Number(await dark()); return share > 0.0004 && share < 0.01; }, { timeout: 15_000 }).toBe(true);
  await tab.keyboard.press('PageDown');
  await look.locator('[data-pdf-page="2"]').waitFor();
  await look.getByText('2 / 2').waitFor();
  expect(watch.violations).toEqual([]);
});

test('the two ends of a span are one input: its length stands in words, and a last day before the first is told as it is typed', async () => {
  const { tab } = await at('operator');
  await tab.goto(place('officers/create'));
  const span = tab.locator('[data-span="from"]');
  await span.getByLabel(/Görev başlangıcı/).fill('01.12.2026');
  await span.getByLabel('Görev bitişi').fill('30.11.2026');
  await tab.keyboard.press('Tab');
  await span.getByText('Son gün, ilk günden önce olamaz.').waitFor();
  await span.getByLabel('Görev bitişi').fill('10.12.2026');
  await tab.keyboard.press('Tab');
  await span.getByText('10 gün').waitFor();
  expect(await span.getByText('Son gün, ilk günden önce olamaz.').count()).toBe(0);
});

test('no policy was violated and no error written', () => {
  for (const { watch } of desks.values()) expect([...watch.violations, ...watch.errors.filter((error) => !error.includes('ERR_FAILED'))]).toEqual([]);
});
