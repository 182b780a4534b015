import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync, readFileSync } from 'node:fs';
import { type Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { countActions } from '../support/browser-actions.ts';
import { columnKeys } from '#domain/list-columns.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { workbookOf } from '../../server/intake/desk/attached-workbook.ts';
import { filledWorkbook, headersOf } from '../lists/filled-workbook.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { hostilePdfs, pdfOf } from '../support/hostile-pdfs.ts';
import { drop, dropAll, eml, knownInstitutions } from '../support/mail-desk.ts';

let running: RunningConsole;
let known: Awaited<ReturnType<typeof knownInstitutions>>;
const desks = new Map<string, Desk>();
const university = '9291417776';
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const pictures = process.env['DESK_PICTURES'];

const fixture = (name: string) => drop(running, readFileSync(`tests/fixtures/mail/${name}.eml`), name);
const undertaking = (mark: string, lines: readonly string[] = []) => pdfOf([['KURUMSAL TAAHHUTNAME', 'Ornek Universitesi Rektorlugu', 'Imza Yetkilisi: Ayten Yilmaz', `Sayi: ${mark}`, ...lines, 'Sayfa 1/1 [paraf]']]);
const undertakingMail = (mark: string, bytes: Uint8Array) => ({ raw: eml({ from: 'yetkili@ornek.edu.tr', subject: `Kurumsal taahhütname ${mark}`, text: 'Kurumsal taahhütnamemiz ektedir.', attached: [{ name: `taahhutname-${mark}.pdf`, type: 'application/pdf', bytes }] }), name: `mektup-${mark}` });
const letterWith = async (mark: string, bytes: Uint8Array) => (await dropAll(running, [undertakingMail(mark, bytes)]))[0]!;

async function at(username: string, look: Parameters<typeof sit>[2] = {}, who = username): Promise<Desk> {
  const desk = desks.get(who) ?? (await sit(running, username, look));
  desks.set(who, desk);
  if (!desk.tab.url().endsWith('#/gelen-masasi')) await desk.tab.goto(`${running.address}/#/gelen-masasi`);
  await desk.tab.locator('[data-desk-screen]').waitFor();
  return desk;
}

/** A message that came this moment lies on the desk before it was read: no key decides anything about it yet. */
const lies = (tab: Tab, noun: 'messages' | 'documents') => tab.locator(noun === 'messages' ? '[data-work=messages][data-read=true]' : '[data-work=documents]').waitFor();
const today = async (tab: Tab) => Number(await tab.locator('[data-today]').getAttribute('data-today'));
const finished = (tab: Tab, count: number) => tab.locator(`[data-today="${count}"]`).waitFor();
const subject = (tab: Tab) => tab.locator('[data-subject]').textContent();

async function picture(tab: Tab, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await tab.waitForLoadState('networkidle').catch(() => undefined);
  await tab.screenshot({ path: `${pictures}/${name}.png` });
}

beforeAll(async () => {
  running = await runConsole();
  known = await knownInstitutions(running);
});
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

test('an empty desk says so, and what comes appears by itself', async () => {
  const { tab } = await at('operator');
  await tab.getByText('Bekleyen e-posta yok.').waitFor();
  await picture(tab, 'empty');
  await fixture('01-ilk-basvuru-iki-form');
  await lies(tab, 'messages');
  expect(await tab.locator('[data-proposal]').getAttribute('data-proposal')).toBe('firstApplication');
  await tab.locator('[data-pdf-page="1"][data-drawn=true]').waitFor();
  await picture(tab, 'message-1440-light');
});

test('a complete set becomes its documents by one key, and they slide in to be checked', async () => {
  const { tab } = await at('operator');
  const before = await today(tab);
  await tab.keyboard.press('1');
  await lies(tab, 'documents');
  await finished(tab, before + 1);
  await tab.locator('[data-pdf-page="1"][data-drawn=true]').waitFor();
  expect(await tab.locator('[data-checks="3"] input[type=checkbox]').count()).toBe(3);
  await tab.keyboard.press('1');
  await tab.getByText(/^İşaretlenmeyen kontrol: İmza yetkilisi imzalamış/).waitFor();
  expect((await running.rows('documents', { state: 'accepted' })).length).toBe(0);
  await tab.keyboard.press('d');
  await tab.keyboard.type('Imza Yetkilisi');
  await picture(tab, 'document-typed');
  await tab.locator('[data-mark]').first().waitFor({ timeout: 8_000 });
  await picture(tab, 'document-1440-light');
  await tab.keyboard.press('Escape');
  await tab.keyboard.press('t');
  await tab.keyboard.press('1');
  await finished(tab, before + 2);
  await tab.getByRole('heading', { name: 'e-İmza Sorumlusu Taahhütnamesi' }).waitFor();
  await tab.keyboard.press('d');
  await tab.keyboard.type('Tuğba Kılıç');
  // Printed without dots and tails: TUGBA KILIC.
  await tab.locator('[data-mark]').first().waitFor();
});

const many = 8;

test('journey 5: a scan beside its form, two fields put right, checks, approval, the next slides in: at most six actions a file, eight without a reload', async () => {
  const { tab } = await at('operator');
  await dropAll(running, Array.from({ length: many }, (_, at) => undertakingMail(`5-${at + 1}`, undertaking(`2026/${at + 1}`))));
  await tab.reload();
  await lies(tab, 'messages');
  await tab.evaluate('window.stayed = true');
  const times: number[] = [];
  for (let file = 1; file <= many; file++) {
    const counted = countActions();
    const begun = Date.now();
    const before = await today(tab);
    await lies(tab, 'messages');
    await counted.act(() => tab.keyboard.press('1'));
    await lies(tab, 'documents');
    await tab.locator('[data-pdf-page="1"][data-drawn=true]').first().waitFor();
    await tab.keyboard.press('d');
    await counted.act(() => tab.keyboard.type('Ayten Yılmaz'));
    await tab.keyboard.press('Tab');
    await counted.act(() => tab.keyboard.type('20.11.2026'));
    await tab.keyboard.press('Escape');
    await counted.act(() => tab.keyboard.press('t'));
    await counted.act(() => tab.keyboard.press('1'));
    await finished(tab, before + 2);
    times.push(Date.now() - begun);
    expect(counted.told(`journey 5, file ${file}`)).toBeLessThanOrEqual(6);
  }
  console.log(`journey 5: ${(times.reduce((sum, one) => sum + one, 0) / times.length / 1_000).toFixed(1)} s a file on average, the slowest ${(Math.max(...times) / 1_000).toFixed(1)} s`);
  expect(await tab.evaluate('window.stayed')).toBe(true);
  const accepted = (await running.rows('documents', { type: 'KT', institution: known.get(university)!.institution })).filter(({ signer }) => signer === 'Ayten Yılmaz');
  expect(accepted.length).toBe(many);
  expect(accepted.every((one) => one['signedOn'] === '2026-11-20' && one['stamped'] === true && ['accepted', 'superseded'].includes(one.state))).toBe(true);
});

test('journey 6: a document is returned for a numbered reason in three actions, the letter is readable, and what comes back shows its difference', async () => {
  const { tab } = await at('operator');
  await letterWith('6-a', undertaking('6/a', ['Adres: Eski Cadde 1']));
  await lies(tab, 'messages');
  await tab.keyboard.press('1');
  await lies(tab, 'documents');
  const before = await today(tab);
  const counted = countActions();
  await counted.act(() => tab.keyboard.press('3'));
  await tab.locator('[data-panel=refuse] [data-choice]').first().waitFor();
  await counted.act(() => tab.keyboard.press('2'));
  await tab.locator('blockquote[data-letter]').waitFor();
  // The words of the template come a moment after the reason.
  await expect.poll(() => tab.locator('blockquote[data-letter]').textContent()).toMatch(/Gönderdiğiniz evrak kabul edilmedi[\s\S]*EV-/);
  await picture(tab, 'refuse-panel');
  await counted.act(() => tab.keyboard.press('Enter'));
  await finished(tab, before + 1);
  expect(counted.told('journey 6, a document')).toBeLessThanOrEqual(3);
  const [refused] = await running.rows('documents', { state: 'refused' });
  await expect.poll(async () => (await running.rows('outgoing-mails', { recordId: refused?.id })).map(({ templateCode }) => templateCode)).toEqual(['document-refused']);

  await letterWith('6-b', undertaking('6/a', ['Adres: Yeni Cadde 2']));
  await lies(tab, 'messages');
  await tab.keyboard.press('1');
  await lies(tab, 'documents');
  await tab.locator('[data-former]').waitFor();
  await tab.locator('[data-difference="1"]').waitFor();
  expect(await tab.locator('[data-part=gone]').allTextContents()).toEqual([expect.stringContaining('Eski Cadde 1')]);
  expect(await tab.locator('[data-part=new]').allTextContents()).toEqual([expect.stringContaining('Yeni Cadde 2')]);
  expect(await tab.locator('[data-compare] [data-pdf-page]').count()).toBe(2);
  await picture(tab, 'difference-1440-light');
  await tab.keyboard.press('5');
});

test('journey 6 on a message: what is missing or wrong is asked by number keys in three actions, in the thread, and each thing is named', async () => {
  const { tab } = await at('operator');
  await tab.locator('[data-queue=mails]').click();
  await fixture('02-bolunmus-set-a');
  await lies(tab, 'messages');
  await picture(tab, 'incomplete');
  const before = await today(tab);
  const counted = countActions();
  await counted.act(() => tab.keyboard.press('2'));
  await tab.locator('[data-panel=ask] textarea[data-letter]').waitFor();
  expect(await tab.locator('[data-panel=ask] [aria-checked=true]').allTextContents()).toEqual([expect.stringContaining('e-İmza Sorumlusu Taahhütnamesi')]);
  expect(await tab.locator('[data-panel=ask] textarea[data-letter]').inputValue()).toMatch(/^1\. e-İmza Sorumlusu Taahhütnamesi/);
  await picture(tab, 'ask-panel');
  await counted.act(() => tab.keyboard.press('Control+Enter'));
  await finished(tab, before + 1);
  expect(counted.told('journey 6, what is missing')).toBeLessThanOrEqual(3);

  await fixture('06-islak-imzali-excelsiz');
  await lies(tab, 'messages');
  const again = countActions();
  await again.act(() => tab.keyboard.press('3'));
  await tab.locator('[data-panel=return] [data-choice]').first().waitFor();
  await again.act(() => tab.keyboard.press('3'));
  await picture(tab, 'return-panel');
  await again.act(() => tab.keyboard.press('Control+Enter'));
  await finished(tab, before + 2);
  expect(again.told('journey 6, a message')).toBeLessThanOrEqual(3);
  const asked = await running.rows('messages', { state: 'askedBack' });
  expect(asked.length).toBe(2);
  const letters = await running.rows('outgoing-mails', { templateCode: 'message-incomplete' });
  expect(letters.map(({ inReplyTo }) => inReplyTo).sort()).toEqual(asked.map(({ messageId }) => messageId).sort());
});

test('what is dangerous is named and never opened; the supervisor releases', async () => {
  await fixture('12-tehlikeli-ek');
  const asked: string[] = [];
  const supervisor = await at('onay');
  await supervisor.tab.locator('[data-queue=held]').click();
  supervisor.tab.on('request', (request) => asked.push(request.url()));
  await supervisor.tab.locator('[data-held]').waitFor();
  await picture(supervisor.tab, 'held');
  expect(asked.filter((url) => /\/files\/|\/table$/.test(url))).toEqual([]);
  await supervisor.tab.keyboard.press('1');
  await supervisor.tab.locator('[data-panel=release]').waitFor();
  await supervisor.tab.keyboard.press('Enter');
  await finished(supervisor.tab, 1);
  await expect.poll(async () => (await running.rows('messages', { state: 'quarantined' })).length).toBe(0);
  const [released] = (await running.rows('messages')).filter(({ messageId }) => String(messageId).includes('tehlikeli'));
  expect(released).toBeDefined();
  // Out of the way of the tests that follow.
  await bySystem(running.engine, (tx) => tx.perform('messages', released!.id, 'setAside', { warning: 'Denendi.' }));
});

test('hostile PDFs run nothing, are answered politely and break no policy', async () => {
  const { tab, context, watch } = await at('operator', {}, 'operator hostile');
  await letterWith('kotu', undertaking('kotu'));
  for (const { name, bytes, says } of hostilePdfs()) {
    await context.unroute('**/files/content');
    await context.route('**/files/content', (route) => route.fulfill({ status: 200, contentType: 'application/octet-stream', body: bytes }));
    const begun = Date.now();
    await tab.reload();
    await lies(tab, 'messages');
    if (says === 'broken') await tab.locator('[data-unshown]').waitFor();
    else await tab.locator('[data-pdf-page="1"][data-drawn=true], [data-unshown]').first().waitFor();
    if (says === 'pages') {
      await tab.locator('[data-too-many-pages]').waitFor();
      await picture(tab, 'ten-thousand-pages');
    }
    console.log(`hostile PDF, ${name}: answered after ${((Date.now() - begun) / 1_000).toFixed(1)} s`);
    expect(await tab.evaluate('window.hacked'), name).toBeUndefined();
  }
  await context.unroute('**/files/content');
  expect(watch.violations).toEqual([]);
  expect(context.pages().length, 'no file opened a window').toBe(1);
  expect([...watch.addresses].filter((address) => !address.startsWith(running.address) && !/^(blob|about|data):/.test(address))).toEqual([]);
});

test('a second window follows the desk; the width of the panes is remembered', async () => {
  const { tab, context } = await at('operator', {}, 'operator hostile');
  await tab.reload();
  await lies(tab, 'messages');
  const [second] = await Promise.all([context.waitForEvent('page'), tab.keyboard.press('w')]);
  await second.locator('[data-second-window] [data-pdf-page="1"][data-drawn=true]').waitFor();
  await picture(second, 'second-window');
  await second.close();
  const width = async () => Math.round((await tab.locator('section[aria-label="Dosya"]').boundingBox())?.width ?? 0);
  const before = await width();
  const line = tab.getByRole('separator', { name: 'Bölmelerin genişliği' });
  await line.focus();
  await tab.keyboard.press('ArrowLeft');
  await expect.poll(width).toBeLessThan(before - 10);
  const narrower = await width();
  await expect.poll(async () => (await running.engine.reads.query("select value from engine.preferences where key = 'intake.panes'")).rows.length).toBe(1);
  await tab.reload();
  await lies(tab, 'messages');
  await expect.poll(async () => Math.abs((await width()) - narrower)).toBeLessThan(12);
});

test('two people are never handed the same file; whoever was overtaken elsewhere is told by whom', async () => {
  const { tab } = await at('operator', {}, 'operator hostile');
  await lies(tab, 'messages');
  await letterWith('iki', undertaking('iki'));
  const other = await at('evrak');
  await lies(other.tab, 'messages');
  expect(await subject(tab)).toBe('Kurumsal taahhütname kotu');
  expect(await subject(other.tab)).toBe('Kurumsal taahhütname iki');
  await picture(other.tab, 'handed-another');
  // From the record's own page anybody may still act.
  const [taken] = (await running.rows('messages')).filter(({ subjectLine }) => subjectLine === 'Kurumsal taahhütname iki');
  await other.tab.locator('[data-pdf-page="1"][data-drawn=true]').first().waitFor();
  await bySystem(running.engine, (tx) => tx.perform('messages', taken!.id, 'finish'));
  await other.tab.keyboard.press('1');
  await other.tab.locator('[data-trouble=gone]').waitFor();
  await picture(other.tab, 'overtaken');
  await other.tab.locator('[data-trouble=gone]').getByRole('button', { name: 'Sıradaki' }).click();
  await other.tab.getByText('dosyaya çalışma arkadaşlarınız bakıyor').waitFor();
  // Nobody waits at that desk any more: what comes next would be handed to it.
  await other.close();
  desks.delete('evrak');
});

test('a connection that is lost in the midst of a decision loses nothing and does nothing twice', async () => {
  const { tab, context } = await at('operator', {}, 'operator hostile');
  await lies(tab, 'messages');
  const before = await today(tab);
  let lost = 0;
  // Carried out, and its answer never arrives.
  await context.route('**/actions/accept', async (route) => {
    lost += 1;
    if (lost > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await tab.keyboard.press('1');
  await tab.locator('[data-trouble=lost]').waitFor();
  await picture(tab, 'connection-lost');
  await tab.locator('[data-again]').click();
  await lies(tab, 'documents');
  await finished(tab, before + 1);
  await context.unroute('**/actions/accept');
  const [message] = (await running.rows('messages')).filter(({ subjectLine }) => subjectLine === 'Kurumsal taahhütname kotu');
  expect(await running.steps('messages', message!.id, 'accept')).toBe(1);
  await tab.keyboard.press('3');
  await tab.locator('[data-panel=refuse] [data-choice]').first().waitFor();
  await tab.keyboard.press('1');
  await tab.keyboard.press('Enter');
  await finished(tab, before + 2);
  await context.close();
  desks.delete('operator hostile');
});

test('a list that comes back mended stands beside its form with what changed', async () => {
  const first = await fixture('11-hatali-liste');
  const { tab } = await at('operator');
  // The same person has worked at another screen meanwhile: the counter is asked anew.
  await tab.reload();
  await lies(tab, 'messages');
  await tab.locator('[data-attachment=excelList]').click();
  await tab.locator('[data-workbook]').waitFor();
  await tab.keyboard.press('3');
  await tab.locator('[data-panel=return] [data-choice]').first().waitFor();
  await tab.keyboard.press('1');
  const before = await today(tab);
  await tab.keyboard.press('Control+Enter');
  await finished(tab, before + 1);

  const sent = (await bySystem(running.engine, (tx) => tx.find('message-attachments', { message: first.id, formKind: 'excelList' })))[0]!;
  const list = (await workbookOf({ engine: running.engine, files: running.parts.files }, String(sent['content'])))!;
  const people = list.rows.map(({ cells }) => Object.fromEntries(columnKeys.flatMap((key) => (cells[key] ? [[key, cells[key].text]] : []))));
  const bytes = await filledWorkbook([], headersOf(), [{ ...people[0], phone: '0532 111 22 33' }, ...people.slice(2), { ...people[0], personNumber: '90000000200', firstName: 'Yeni', lastName: 'Gelen', email: 'yeni.gelen@ornek.edu.tr' }]);
  await drop(running, eml({ from: 'tugba.kilic38@ornek.edu.tr', subject: 'Re: Başvuru listesi', text: 'Düzeltilmiş liste ektedir.', answers: String(first['messageId']), attached: [{ name: 'duzeltilmis.xlsx', type: workbookType, bytes }] }), 'duzeltilmis');
  await tab.locator('[data-list-difference="3"]').waitFor();
  expect(await tab.locator('[data-counts]').textContent()).toBe(`1 satır düzeltilmiş · 1 satır eklenmiş · 1 satır çıkarılmış · ${people.length - 2} satır aynı`);
  expect(await tab.locator('[data-change=fixed] [data-changed]').allTextContents()).toEqual([`0532 111 22 33${String(people[0]?.['phone'])}`]);
  await picture(tab, 'list-difference-1440-light');
  await tab.keyboard.press('v');
  await tab.locator('[data-workbook]').waitFor();
  await tab.keyboard.press('v');
  await tab.locator('[data-list-difference]').waitFor();
});

test.each([['light', 1440], ['dark', 1440], ['light', 768], ['dark', 768]] as const)('nothing serious stands in the way of people with disabilities (%s, %i px)', async (colorScheme, width) => {
  if (width === 1440 && colorScheme === 'light') {
    await fixture('05-islak-imzali-liste-ve-excel');
    await fixture('13-smime-opak');
  }
  const { tab, watch } = await at('operator', { colorScheme, viewport: { width, height: width === 768 ? 1024 : 900 } }, `operator ${colorScheme} ${width}`);
  await lies(tab, 'messages');
  await tab.locator('[data-pdf-page="1"][data-drawn=true], [data-workbook], [data-list-difference], [data-unshown]').first().waitFor();
  await picture(tab, `list-${width}-${colorScheme}`);
  const grave = async () => (await new AxeBuilder({ page: tab }).setLegacyMode(true).include('main').options({ rules: { 'target-size': { enabled: true } } }).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' ')}`);
  expect.soft(await grave()).toEqual([]);
  await tab.keyboard.press('n');
  await tab.locator('[data-pdf-page="1"][data-drawn=true], [data-workbook], [data-list-difference], [data-unshown]').first().waitFor();
  await picture(tab, `list-next-${width}-${colorScheme}`);
  await tab.keyboard.press('2');
  await tab.locator('[data-panel=ask]').waitFor();
  expect.soft(await grave()).toEqual([]);
  await tab.keyboard.press('Escape');
  expect(await tab.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect([...watch.violations, ...watch.errors]).toEqual([]);
  expect([...watch.addresses].filter((address) => /@|taahhutname|9291417776|T%C3%BC|liste\./i.test(decodeURIComponent(new URL(address).pathname + new URL(address).search)))).toEqual([]);
});
