import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Row } from '../../server/engine/types.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { readWorkbook } from '../../server/modules/application-lists/workbook-reader.ts';
import { faultyList } from '../lists/faulty-list.ts';
import { filledWorkbook, headersOf } from '../lists/filled-workbook.ts';
import { activeUniversity, openOrder } from '../support/active-university.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { typedDay } from '../support/browser-days.ts';
import { idOf, sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { personalIn } from '../support/browser-watch.ts';
import { person } from '../support/toy-engine.ts';

let running: RunningConsole;
let institution: Row;
const desks = new Map<string, Desk>();
const ids: Record<string, string> = {};
const registrar = person('Kaan', 'registrar');
const many = 5_000;
const sent = faultyList(many, 37);
let actions = 0;
/** What a person does: a click, a key that sends, a field that is typed. */
const did = async <T>(work: Promise<T>, count = 1): Promise<T> => {
  actions += count;
  return work;
};
const seconds = (since: number) => ((performance.now() - since) / 1_000).toFixed(1);

beforeAll(async () => {
  running = await runConsole();
  ({ institution } = await activeUniversity(running, { firstName: 'Tuğba', lastName: 'Kılıç', email: 'tugba@ornek.edu.tr' }));
  await openOrder(running, institution.id, { 3: many + 100 }, 1);
}, 240_000);
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

async function at(username: string): Promise<Desk> {
  const desk = desks.get(username) ?? (await sit(running, username));
  desks.set(username, desk);
  if (process.env['QUICK']) desk.context.setDefaultTimeout(15_000);
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return desk;
}

const summary = ({ tab }: Desk) => tab.locator('[data-list-summary]');
const grid = ({ tab }: Desk) => tab.locator('[data-rows-grid]');
const active = ({ tab }: Desk) => tab.locator('[data-rows-grid] .cell.active');
const listNow = async () => (await running.rows('application-lists', { id: ids['list'] }))[0] as Row;

/** Uploads by the screen, as an operator does; answers how long it took until the faults stood there. */
async function upload(desk: Desk, name: string, bytes: Uint8Array, shows: RegExp): Promise<string> {
  const { tab } = desk;
  await tab.goto(`${running.address}/#/application-lists/create`);
  await tab.locator('[data-new-list] input[type=file]').waitFor({ state: 'attached' });
  await did(tab.locator('[data-new-list] input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }));
  await did(desk.fill('application-lists', { institution: 'Örnek Üniversitesi', officer: 'Tuğba', signedHow: 'Islak imzalı', signedOn: typedDay() }), 4);
  const began = performance.now();
  await did(tab.getByRole('button', { name: 'Kaydet ve kontrol et' }).click());
  await tab.waitForURL(/#\/application-lists\/[0-9a-f-]{36}\/show/);
  await summary(desk).filter({ hasText: shows }).waitFor();
  await grid(desk).locator('[data-cell]').first().waitFor();
  const took = seconds(began);
  await paperOf(idOf(tab));
  return took;
}

/** The scan of the signed list, looked at and found good by another desk. */
async function paperOf(list: string): Promise<void> {
  const { engine } = running;
  const [record] = await running.rows('application-lists', { id: list });
  await updateRecord(engine, registrar, 'application-lists', list, { signatureVerdict: 'valid' }, { version: record?.version });
  const document = await createRecord(engine, registrar, 'documents', { type: 'FRM0103', institution: institution.id, applicationList: list, authorisedSigner: true, everyPageInitialled: true, stamped: true });
  await performAction(engine, registrar, 'documents', document.id, 'attachScan', { scan: `institution-x/${list}` });
  await performAction(engine, registrar, 'documents', document.id, 'accept', {});
}

test('a list of 5,000 with 37 bad rows is looked through: its faults stand in the grid within seconds', async () => {
  const desk = await at('operator');
  const bytes = await filledWorkbook([['FRM.01.03 Başvuru Listesi'], ['Kurum Adı:', 'Örnek Üniversitesi Rektörlüğü']], headersOf(), sent.people);
  const took = await upload(desk, 'liste.xlsx', bytes, /^4963 geçerli · 37 hatalı · 0 mükerrer · 0 adet aşımı/);
  ids['list'] = idOf(desk.tab);
  console.info(`journey 7: upload to preview of 5,000 rows in ${took} s, ${actions} actions`);
  expect(await grid(desk).getAttribute('aria-rowcount')).toBe('5001');
  // Drawn is what can be seen.
  expect(await desk.tab.locator('[data-rows-grid] .line').count()).toBeLessThan(80);
});

test('the next fault comes by a key, is mended by keys, and what the file said stays in sight', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await grid(desk).focus();
  await tab.evaluate("window.slow = []; new PerformanceObserver((list) => { for (const it of list.getEntries()) if (it.name.startsWith('key')) window.slow.push([it.processingEnd - it.processingStart, it.duration]); }).observe({ type: 'event', durationThreshold: 16, buffered: false })");
  await did(tab.keyboard.press('F8'));
  await expect.poll(() => active(desk).getAttribute('data-fault')).toBe('NAME_CHARACTERS');
  const row = Number(await tab.locator('.line:has(.active)').getAttribute('data-row'));
  expect(row).toBe(sent.bad[0]);
  expect(await tab.locator('[data-fault-sentence]').textContent()).toMatch(/^C\d+: Ad ve soyad/);
  await did(tab.keyboard.type('Ahmet'));
  await did(tab.keyboard.press('Enter'));
  await summary(desk).filter({ hasText: /^4964 geçerli · 36 hatalı.*1 satır burada düzeltildi/ }).waitFor();
  const line = tab.locator(`.line[data-row="${row}"]`);
  expect(await line.getAttribute('data-verdict')).toBe('valid');
  expect(await line.locator('.original').textContent()).toBe('Ahm3t');
  await did(tab.keyboard.press('F8'));
  await expect.poll(() => active(desk).getAttribute('data-fault')).toBe('EMAIL_INVALID');
  await did(tab.keyboard.press('F2'));
  await tab.keyboard.press('Control+a');
  await did(tab.keyboard.type('ali@ornek.edu.tr'));
  await did(tab.keyboard.press('Tab'));
  await summary(desk).filter({ hasText: /^4965 geçerli · 35 hatalı/ }).waitFor();
  // Escape leaves a cell as it was; a mended one goes back by Ctrl+Z, and again.
  await tab.keyboard.press('F2');
  await tab.keyboard.type('yanlış');
  await tab.keyboard.press('Escape');
  await tab.keyboard.press('Control+z');
  await summary(desk).filter({ hasText: /^4964 geçerli · 36 hatalı/ }).waitFor();
  await tab.keyboard.press('Control+z');
  await summary(desk).filter({ hasText: /^4963 geçerli · 37 hatalı · 0 mükerrer · 0 adet aşımı$/ }).waitFor();
  // Through the whole list by key; each is let be painted before the next one.
  const painted = () => tab.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
  const keys = ['Control+End', 'Control+Home', ...Array<string>(30).fill('PageDown'), ...Array<string>(40).fill('ArrowDown'), ...Array<string>(12).fill('ArrowRight'), 'F2', ...'Ahmet Nuri'];
  await painted();
  await tab.evaluate('window.slow.length = 0');
  for (const key of keys) {
    await tab.keyboard.press(key);
    await painted();
  }
  await tab.keyboard.press('Escape');
  const slow = (await tab.evaluate('window.slow')) as [number, number][];
  const longest = (which: 0 | 1) => Math.round(Math.max(0, ...slow.map((one) => one[which])));
  console.info(`journey 7: ${keys.length} keystrokes in 5,000 rows: the longest kept the page busy for ${longest(0)} ms and was painted after ${longest(1)} ms; ${slow.filter(([, until]) => until > 50).length} were painted after more than 50 ms`);
});

test('a block from Excel is pasted over the faulty rows in one go', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await did(tab.getByLabel('Yalnız hatalılar').check());
  await expect.poll(() => grid(desk).getAttribute('aria-rowcount')).toBe('38');
  await grid(desk).focus();
  await tab.keyboard.press('Control+Home');
  for (let press = 0; press < 40 && (await active(desk).getAttribute('data-fault')) !== 'PHONE_NOT_MOBILE'; press++) {
    const before = await active(desk).getAttribute('id');
    await did(tab.keyboard.press('F8'));
    await expect.poll(() => active(desk).getAttribute('id')).not.toBe(before);
  }
  const block = sent.block.map((row) => `${String(sent.sound[row - 1]?.phone)}\t"Hukuk ""Müşavirliği"""`).join('\r\n');
  await tab.evaluate(`navigator.clipboard.writeText(${JSON.stringify(block)})`);
  const began = performance.now();
  await did(tab.keyboard.press('Control+v'));
  await summary(desk).filter({ hasText: /^4973 geçerli · 27 hatalı.*10 satır burada düzeltildi/ }).waitFor();
  console.info(`journey 7: a block of 10 rows and 2 columns judged in ${seconds(began)} s`);
  expect(await tab.locator('[data-fault-sentence]').textContent()).toBe('10 satırda 20 hücre yapıştırıldı.');
  expect(await running.steps('application-lists', ids['list'] ?? '', 'correctRows')).toBeGreaterThanOrEqual(5);
  const [first] = await running.rows('list-rows', { list: ids['list'], row: sent.block[0] });
  expect(first).toMatchObject({ verdict: 'valid', cells: { phone: { text: '0312 123 45 67' } }, edits: { phone: { was: '0312 123 45 67' }, unit: { text: 'Hukuk "Müşavirliği"', was: '' } } });
});

test('somebody else’s change is not written over, and said', async () => {
  const desk = await at('operator');
  const colleague = await sit(running, 'operator');
  desks.set('colleague', colleague);
  const row = sent.bad.find((one) => !sent.block.includes(one)) as number;
  await desk.tab.keyboard.press('Control+Home');
  await colleague.show('application-lists', ids['list'] ?? '');
  await grid(colleague).focus();
  await colleague.tab.keyboard.press('F8');
  await expect.poll(() => active(colleague).getAttribute('data-fault')).toBe('NAME_CHARACTERS');
  await colleague.tab.keyboard.type('Ahmet');
  await colleague.tab.keyboard.press('Enter');
  await summary(colleague).filter({ hasText: /^4974 geçerli/ }).waitFor();
  await desk.tab.keyboard.press('F8');
  await expect.poll(() => desk.tab.locator('.line:has(.active)').getAttribute('data-row')).toBe(String(row));
  await desk.tab.keyboard.type('Mehmet');
  await desk.tab.keyboard.press('Enter');
  await desk.tab.locator('[data-fault-sentence]').filter({ hasText: 'başkası tarafından değiştirildi' }).waitFor();
  await expect.poll(() => desk.tab.locator(`.line[data-row="${row}"] [data-column="firstName"] .text`).textContent()).toBe('Ahmet');
  await colleague.close();
  desks.delete('colleague');
});

test('the rest is taken in, goes to the officer as a file, and comes back without a double', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  const began = performance.now();
  await did(desk.act('application-lists', 'acceptValidRows'), 2);
  await tab.locator('[data-state="partlyAccepted"]').first().waitFor({ timeout: 240_000 });
  console.info(`journey 7: 4,974 applications recorded in ${seconds(began)} s`);
  expect(await listNow()).toMatchObject({ rowsAccepted: 4_974, rowsFaulty: 26 });
  const [download] = await Promise.all([tab.waitForEvent('download'), did(tab.locator('[data-download-corrections]').click())]);
  const bytes = new Uint8Array(await readFile(await download.path()));
  const [reason] = await running.rows('reason-codes', { noun: 'application-lists' });
  await did(desk.act('application-lists', 'sendRestBack', { sendBackReason: String(reason?.['name']) }), 3);
  await expect.poll(async () => (await running.rows('outgoing-mails', { recordId: ids['list'], templateCode: 'list-sent-back' })).map(({ state }) => state), { timeout: 60_000 }).toEqual(['sent']);

  // The officer mends the file.
  const refused = await readWorkbook(bytes);
  expect(refused.rows).toHaveLength(26);
  const people = refused.rows.map(({ cells }) => ({ ...sent.sound[Number(cells.sequence?.text) - 1], sequence: cells.sequence?.text ?? '' }));
  const head = [['Liste No:', String((await listNow())['reference'])]];
  const took = await upload(desk, 'duzeltilmis.xlsx', await filledWorkbook(head, headersOf(), people), /^26 geçerli · 0 hatalı/);
  expect(await tab.locator('[data-difference]').textContent()).toMatch(/^LS-2026-\d{6}-\d listesine göre 26 satır düzeltilmiş\.$/);
  await did(desk.act('application-lists', 'accept'));
  await tab.locator('[data-state="accepted"]').first().waitFor();
  const { rows: [count] } = await running.engine.reads.query<{ all: number; people: number }>('select count(*)::int as all, count(distinct person)::int as people from pre_applications where institution = $1', [institution.id]);
  expect(count).toEqual({ all: many, people: many });
  console.info(`journey 7: corrected file checked in ${took} s; 0 doubles; ${actions} actions in all, no mouse in the grid`);
  expect(desk.watch.violations).toEqual([]);
  expect(personalIn(desk.watch.addresses, sent.sound.slice(0, 50))).toEqual([]);
});

test('a pre-application leads back to list, row and cells that it was made from', async () => {
  const desk = await at('operator');
  const number = sent.bad[0] ?? 0;
  const [row] = await running.rows('list-rows', { list: ids['list'], row: number + 1 });
  await desk.show('pre-applications', String(row?.['preApplication']));
  const pointer = desk.tab.locator('[data-list-pointer]');
  await pointer.filter({ hasText: `${number + 1}. kişi (Excel’de ${Number(row?.['excelRow'])}. satır)` }).filter({ hasText: `T.C. Kimlik No B${Number(row?.['excelRow'])}` }).waitFor();
  await pointer.getByRole('link').click();
  await expect.poll(() => desk.tab.locator('.line:has(.active)').getAttribute('data-row')).toBe(String(number + 1));
});

test('a form is issued from the institution and from the lists, and axe finds nothing in dialog and grid', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await desk.show('institutions', institution.id);
  await tab.locator('[data-issue-form]').click();
  await tab.getByRole('dialog').getByLabel('e-İmza sorumlusu').getByText('Tuğba Kılıç').waitFor();
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.getByRole('button', { name: 'Ver ve indir' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^FRM\.01\.03-LF-2026-\d{6}-\d\.xlsx$/);
  expect(await running.rows('list-forms', {})).toMatchObject([{ institution: institution.id, formVersion: '07' }]);
  await desk.menu('application-lists');
  await tab.locator('[data-issue-form]').click();
  await tab.getByRole('dialog').waitFor();
  await tab.waitForTimeout(400);
  const inDialog = await new AxeBuilder({ page: tab }).include('[role=dialog]').analyze();
  expect(inDialog.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await tab.keyboard.press('Escape');
  await desk.show('application-lists', ids['list'] ?? '');
  await grid(desk).locator('[data-cell]').first().waitFor();
  const inGrid = await new AxeBuilder({ page: tab }).include('[data-list-check]').analyze();
  expect(inGrid.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
});
