import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { countActions } from '../support/browser-actions.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';

/** What is stuck, whose work it is, and who looked: the morning of whoever answers for the desks. */

let running: RunningConsole;
let desk: Desk;
const ids: Record<string, string> = {};
const overdue = 120;

beforeAll(async () => {
  running = await runConsole();
  const [away] = await running.rows('staff', { username: 'operator' });
  const roles = away?.['heldRoles'];
  ids['away'] = away?.id ?? '';
  for (let begun = 0; begun < overdue; begun += 60) {
    await bySystem(running.engine, async (tx) => {
      for (let n = 0; n < 60; n++) await tx.create('tasks', { kind: 'other', title: `Geciken dosya ${begun + n}`, role: 'registrar', assignee: ids['away'] });
    });
  }
  // Their time passed long ago; how many days exactly, the worker works out anew from the setting.
  await running.engine.reads.query("update tasks set due_at = now() - interval '20 days', state_since = now() - interval '25 days'");
  await bySystem(running.engine, async (tx) => {
    const colleague = await tx.create('staff', { username: 'vekil', name: 'Nazlı Işık', email: 'nazli.isik@kamusm.example', heldRoles: roles });
    await tx.perform('staff', colleague.id, 'activate');
    ids['colleague'] = colleague.id;
    const institution = await tx.create('institutions', { name: 'Deneme Belediyesi', kind: 'publicBody', sector: 'other', email: 'bilgi@deneme.bel.tr' });
    for (let n = 0; n < 3; n++) await tx.create('exemptions', { institution: institution.id, ground: 'legal', basis: `Mevzuat gereği ${n}`, until: '2027-11-10' });
    ids['person'] = (await tx.create('people', { personNumber: '90000000100', firstName: 'Işıl', lastName: 'Yıldızoğlu', birthDate: '1980-05-05' })).id;
  });
  const clerk = await sit(running, 'operator');
  await clerk.show('people', ids['person'] ?? '');
  await clerk.close();
  desk = await sit(running, 'onay');
}, 240_000);
afterEach(({ task }) => photograph(task, new Map([['onay', desk]])));
afterAll(async () => { await running.close(); });

test('from home to the late work of one person in two actions', async () => {
  const { tab } = desk;
  const { act, told } = countActions();
  await tab.goto(`${running.address}/#/`);
  const report = tab.locator('[data-report="work-in-hand"]');
  await report.locator('[data-chart] canvas').waitFor();
  await act(() => report.getByRole('button', { name: 'Tablo' }).click());
  await act(() => report.locator('table').getByRole('link', { name: '120', exact: true }).last().click());
  await expect.poll(() => tab.locator('[data-total]').textContent()).toBe('120');
  expect(told('from home to the late work of one person')).toBeLessThanOrEqual(2);
});

test('all of it goes to a colleague in four actions, and comes back in one', async () => {
  const { tab } = desk;
  const { act, told } = countActions();
  const inHand = async (of: string) => (await running.rows('tasks', { assignee: ids[of] })).length;
  await tab.locator('tr[data-row] a').first().focus();
  await act(() => tab.keyboard.press('Control+a'));
  await tab.getByText('120 kayıt seçildi').waitFor();
  await act(() => tab.locator('[data-bulk="assign"]').click());
  await act(() => desk.fill('tasks', { newAssignee: 'Nazlı Işık' }, tab.getByRole('dialog'), 'assign'));
  await act(() => tab.getByRole('dialog').getByRole('button', { name: 'Başkasına ver' }).click());
  await tab.locator('[data-bulk-dialog="doing"] [data-job="done"]').waitFor();
  expect([told('120 late tasks to a colleague'), await inHand('colleague'), await inHand('away')]).toEqual([4, overdue, 0]);
  await tab.getByRole('button', { name: 'Geri al (120)' }).click();
  await expect.poll(() => inHand('away'), { timeout: 30_000 }).toBe(overdue);
  await tab.locator('[data-bulk-dialog="doing"] [data-job="done"]').waitFor();
  await tab.getByRole('dialog').getByRole('button', { name: 'Kapat' }).first().click();
});

test('three exceptions wait in one place, each approved in at most three actions', async () => {
  const { tab } = desk;
  await tab.goto(`${running.address}/#/onayimi-bekleyenler`);
  for (let n = 0; n < 3; n++) {
    const { act, told } = countActions();
    const row = tab.locator('[data-approval]').filter({ hasText: `Mevzuat gereği ${n}` });
    await act(() => row.locator('[data-action="grant"]').click());
    await row.waitFor({ state: 'detached' });
    expect(told(`exception ${n + 1}`)).toBeLessThanOrEqual(3);
  }
  for (const { id } of await running.rows('exemptions')) expect(await running.steps('exemptions', id, 'approve')).toBe(1);
});

test('who saw a given person stands there within thirty seconds, ready to be printed for the auditor', async () => {
  const { tab } = desk;
  const { act, told } = countActions();
  const begun = Date.now();
  // Even the supervisor finds the person masked.
  await act(() => desk.find('90000000100', 'I*** Y***'));
  await act(() => tab.keyboard.press('Enter'));
  await tab.waitForURL(/#\/people\//);
  await act(() => tab.getByRole('link', { name: 'Kim gördü?' }).first().click());
  const looks = tab.locator('[data-looks]');
  await looks.locator('[data-look="open"]').filter({ hasText: 'Kayıt operatörü' }).waitFor();
  await looks.getByRole('button', { name: 'Yazdır' }).waitFor();
  told('who saw a given person');
  expect(Date.now() - begun).toBeLessThan(30_000);
  expect(tab.url()).not.toContain('90000000100');
});
