import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { columnKeys } from '#domain/list-columns.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { workbookOf } from '../../server/intake/desk/attached-workbook.ts';
import { filledWorkbook, headersOf } from '../lists/filled-workbook.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { finished, lies, operatorSeats, picture, today } from '../support/browser-operator-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { drop, eml, knownInstitutions } from '../support/mail-desk.ts';

let running: RunningConsole;
const { desks, fixture, at } = operatorSeats(() => running);
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

beforeAll(async () => {
  running = await runConsole();
  await knownInstitutions(running);
});
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

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
