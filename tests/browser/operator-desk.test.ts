import { type Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { countActions } from '../support/browser-actions.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { finished, lies, operatorSeats, picture, today } from '../support/browser-operator-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { hostilePdfs, pdfOf } from '../support/hostile-pdfs.ts';
import { dropAll, eml, knownInstitutions } from '../support/mail-desk.ts';

let running: RunningConsole;
let known: Awaited<ReturnType<typeof knownInstitutions>>;
const { desks, fixture, at } = operatorSeats(() => running);
const university = '9291417776';

const undertaking = (mark: string, lines: readonly string[] = []) => pdfOf([['KURUMSAL TAAHHUTNAME', 'Ornek Universitesi Rektorlugu', 'Imza Yetkilisi: Ayten Yilmaz', `Sayi: ${mark}`, ...lines, 'Sayfa 1/1 [paraf]']]);
const undertakingMail = (mark: string, bytes: Uint8Array) => ({ raw: eml({ from: 'yetkili@ornek.edu.tr', subject: `Kurumsal taahhütname ${mark}`, text: 'Kurumsal taahhütnamemiz ektedir.', attached: [{ name: `taahhutname-${mark}.pdf`, type: 'application/pdf', bytes }] }), name: `mektup-${mark}` });
const letterWith = async (mark: string, bytes: Uint8Array) => (await dropAll(running, [undertakingMail(mark, bytes)]))[0]!;

const subject = (tab: Tab) => tab.locator('[data-subject]').textContent();

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
