import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { sit, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';

let running: RunningConsole;
const desks = new Map<string, Desk>();
const ids: Record<string, string> = {};

async function at(username: string): Promise<Desk> {
  const desk = desks.get(username) ?? (await sit(running, username));
  desks.set(username, desk);
  return desk;
}
const place = (path: string) => `${running.address}/#/${path}`;

beforeAll(async () => {
  running = await runConsole();
  await bySystem(running.engine, async (tx) => {
    const first = await tx.create('institutions', { name: 'Örnek Belediyesi', kind: 'publicBody', sector: 'other', vkn: '9291417776', province: 'Ankara', email: 'bilgi@ornek.bel.tr' });
    const officers = [];
    for (const [firstName, lastName, personNumber, from] of [['Tuğba', 'Kılıç', '96374068104', '2024-03-01'], ['Çağrı', 'Öztürk', '81234567804', '2026-06-01']] as const) {
      const person = await tx.create('people', { firstName, lastName, personNumber, birthDate: '1980-01-01' });
      officers.push(await tx.create('officers', { person: person.id, institution: first.id, email: `${personNumber}@ornek.bel.tr`, from }));
    }
    await tx.set('officers', officers[0]!.id, { successor: officers[1]!.id });
    await tx.sql("update officers set state = 'active' where id = $1", [officers[1]!.id]);
    await tx.sql("update officers set state = 'handedOver', until = '2026-06-01' where id = $1", [officers[0]!.id]);
    ids['first'] = first.id;
  });
}, 240_000);
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running?.close(); });

test('who registers an institution a second time is told on its record, and proposes a merger in two clicks', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  ids['double'] = await desk.create('institutions', { name: 'ÖRNEK BELEDİYESİ', kind: 'Kamu kurumu', sector: 'Üniversite (YÖK)', province: 'Ankara' });
  await desk.show('institutions', ids['double']);
  await tab.locator('[data-doubles-sign]').click();
  const warning = tab.locator('[data-doubles]');
  await warning.getByText('Bu kurum zaten kayıtlı olabilir').waitFor();
  expect(await warning.textContent()).toContain('Örnek Belediyesi');
  await warning.locator('[data-propose-merger]').click();
  await tab.getByLabel(/^Gerekçe/).fill('Aynı belediye, aynı adres.');
  await tab.keyboard.press('Control+s');
  await tab.waitForURL(/\/mergers\/[0-9a-f-]+\/show$/);
  const [merger] = await running.rows('mergers');
  expect(merger).toMatchObject({ double: ids['double'], survivor: ids['first'], state: 'proposed' });
  ids['merger'] = merger!.id;
});

test('another person approves it, and the dossier of the one that stays shows whom it took over and its officers over time', async () => {
  const approver = await at('onay');
  await approver.show('mergers', ids['merger'] ?? '');
  await approver.act('mergers', 'approve');
  await expect.poll(async () => (await running.rows('mergers'))[0]?.['state'], { timeout: 20_000 }).toBe('done');
  const desk = await at('operator');
  const { tab } = desk;
  await tab.goto(place(`kurum-dosyasi/${ids['first']}`));
  await tab.locator('[data-absorbed]').getByText('ÖRNEK BELEDİYESİ').waitFor();
  const history = tab.locator('[data-officer-history] > li');
  await history.nth(1).waitFor();
  expect(await history.first().textContent()).toContain('Çağrı Öztürk');
  expect(await history.nth(1).textContent()).toMatch(/Tuğba Kılıç.*01\.03\.2024 – 01\.06\.2026.*Devrettiği kişi: Çağrı Öztürk/);
  await tab.goto(place(`kurum-dosyasi/${ids['double']}`));
  await tab.locator('[data-merged-into]').getByText(/Örnek Belediyesi/).waitFor();
  expect([...desk.watch.errors, ...approver.watch.errors]).toEqual([]);
});
