import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { openSignIn, signInAs, sit, told, type Desk } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { personalIn } from '../support/browser-watch.ts';
import { remainsIn } from '../support/browser-remains.ts';

let running: RunningConsole;
const desks = new Map<string, Desk>();
const ids: Record<string, string> = {};
const applicant = { personNumber: '90000000100', firstName: 'Işıl', lastName: 'Yıldızoğlu', birthDate: '1980-05-05', email: 'isil.yildizoglu@ornek.edu.tr', phone: '+905551234567' };

async function at(username: string, who = username): Promise<Desk> {
  const desk = desks.get(who) ?? (await sit(running, username));
  desks.set(who, desk);
  return desk;
}

const institution = async () => (await running.rows('institutions', { id: ids['institution'] }))[0];
const unit = async (name: string) => (await running.rows('units', { id: ids[name] }))[0];
const place = (path: string) => `${running.address}/#/${path}`;

beforeAll(async () => {
  running = await runConsole();
  await bySystem(running.engine, async (tx) => {
    ids['institution'] = (await tx.create('institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', province: 'Ankara', email: 'rektorluk@ornek.edu.tr' })).id;
    ids['person'] = (await tx.create('people', applicant)).id;
    for (const name of ['A Birimi', 'B Birimi', 'C Birimi']) ids[name] = (await tx.create('units', { institution: ids['institution'], name, province: 'Ankara' })).id;
  });
});
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

test('who acts on a record that somebody changed meanwhile is shown the change, keeps what was typed, and goes on', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  ids['Z Birimi'] = (await bySystem(running.engine, (tx) => tx.create('units', { institution: ids['institution'], name: 'Z Birimi', province: 'Ankara' }))).id;
  await desk.show('units', ids['Z Birimi'] ?? '');
  await desk.button('close').press('Enter');
  const dialog = tab.locator('[data-action-dialog="close"]');
  await dialog.locator('textarea[name=auditReason]').fill('Birim taşındı');
  await bySystem(running.engine, (tx) => tx.apply('units', ids['Z Birimi'] ?? '', { province: 'Konya' }, {}));
  await tab.keyboard.press('Control+Enter');
  const changed = dialog.locator('[data-changed-meanwhile]');
  await changed.getByText(/Ankara → Konya/).waitFor();
  expect(await dialog.locator('textarea[name=auditReason]').inputValue()).toBe('Birim taşındı');
  expect((await unit('Z Birimi'))?.state).toBe('active');
  await tab.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(async () => (await unit('Z Birimi'))?.state, { timeout: 20_000 }).toBe('closed');
});

test('by keyboard alone: a record is opened from its list, taken a step on after a warning, taken back, and the next one stands there', async () => {
  const desk = await at('operator');
  const { tab } = desk;
  await desk.menu('units');
  await tab.getByRole('link', { name: 'B Birimi' }).first().focus();
  await tab.keyboard.press('Enter');
  await tab.locator(`[data-record="${ids['B Birimi']}"] [data-verdict]`).waitFor();

  const focused = (attribute: string) => tab.evaluate(`document.activeElement?.getAttribute('${attribute}')`);
  await desk.button('close').waitFor();
  for (let pressed = 0; pressed < 150 && (await focused('data-action')) !== 'close'; pressed++) await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.locator('[data-action-dialog="close"] [data-consequences]').getByText('Durun ve okuyun').waitFor();
  await tab.keyboard.press('Control+Enter');
  await told(tab, /^Yapıldı/);
  expect((await unit('B Birimi'))?.state).toBe('closed');

  await expect.poll(() => focused('data-take-back'), { timeout: 20_000 }).toBe('reopen');
  await tab.keyboard.press('Enter');
  await told(tab, /^Yapıldı/);
  await expect.poll(async () => (await unit('B Birimi'))?.state).toBe('active');

  const order = await tab.locator('[data-neighbour=next]').getAttribute('href');
  await tab.evaluate('document.activeElement?.blur()');
  await tab.keyboard.press('j');
  await tab.waitForURL(new RegExp(`${String(order).replace('#', '')}$`));
  // At once, before the record is there: whoever holds the key walks on.
  await tab.keyboard.press('k');
  await tab.locator(`[data-record="${ids['B Birimi']}"]`).waitFor();
});

test('two clicks of one moment are one step', async () => {
  const desk = await at('operator');
  await desk.tab.goto(place(''));
  await desk.show('units', ids['C Birimi'] ?? '');
  await desk.button('close').click();
  const confirm = desk.tab.locator('[data-action-dialog="close"] [type=submit]');
  await confirm.dblclick();
  await told(desk.tab, /^Yapıldı/);
  const { rows } = await running.engine.reads.query<{ n: number }>("select count(*)::int as n from engine.audit_rows where record_id = $1 and noun = 'units'", [ids['C Birimi']]);
  expect(rows[0]?.n).toBe(2);
});

test('a form says at each field what is wrong with it, goes to the first, and stops saying so while it is typed into', async () => {
  const { tab } = await at('operator');
  await tab.goto(place('institutions/create'));
  await tab.getByLabel(/^Kurum adı/).waitFor();
  await tab.keyboard.press('Control+s');
  await tab.getByText('Bu alan zorunlu.').first().waitFor();
  await expect.poll(() => tab.evaluate("document.activeElement?.getAttribute('name')"), { timeout: 10_000 }).toBe('name');
  const before = await tab.getByText('Bu alan zorunlu.').count();
  await tab.keyboard.type('D');
  await expect.poll(() => tab.getByText('Bu alan zorunlu.').count(), { timeout: 10_000 }).toBe(before - 1);
  await tab.getByLabel('Vergi kimlik no').fill('1234567891');
  await tab.getByLabel('Vergi kimlik no').blur();
  expect(await tab.getByLabel('Vergi kimlik no').inputValue()).toBe('123 456 7891');
  await expect.poll(() => tab.getByLabel('Vergi kimlik no').getAttribute('aria-invalid'), { timeout: 10_000 }).toBe('true');
});

test('what was typed outlives a crashed browser and a sign-out, is offered with its hour, and goes when it is saved', async () => {
  const doomed = await sit(running, 'operator');
  await doomed.tab.goto(place('institutions/create'));
  const offered = doomed.tab.locator('[data-draft]');
  // What the form before this one was left with.
  await offered.waitFor({ timeout: 10_000 }).then(() => offered.getByRole('button', { name: 'Taslağı sil' }).click(), () => undefined);
  await doomed.tab.getByLabel(/^Kurum adı/).fill('Yarım Kalan Belediyesi');
  await doomed.tab.getByLabel('İl', { exact: true }).fill('Kayseri');
  await doomed.tab.locator('[data-draft-kept]').waitFor();
  await doomed.tab.goto('chrome://crash').catch(() => undefined);
  await doomed.context.close();

  const again = await sit(running, 'operator');
  await again.tab.goto(place('institutions/create'));
  await again.tab.getByText(/^Taslağınız var \(\d\d:\d\d\)/).waitFor();
  await again.tab.getByRole('button', { name: 'Kayıt operatörü' }).click();
  await again.tab.getByRole('menuitem', { name: 'Oturumu kapat' }).click();
  await again.tab.getByLabel('Parola').waitFor();
  expect(await remainsIn(again.tab)).not.toContain('Yarım Kalan');
  await signInAs(again.tab, 'operator');
  await again.tab.locator('[data-search]').waitFor();
  await again.tab.waitForLoadState('networkidle');
  await again.tab.goto(place('institutions/create'));
  await again.tab.getByRole('button', { name: 'Devam et' }).click();
  await expect.poll(() => again.tab.getByLabel(/^Kurum adı/).inputValue(), { timeout: 20_000 }).toBe('Yarım Kalan Belediyesi');
  await again.fill('institutions', { kind: 'Kamu kurumu', sector: 'Diğer kamu kurumu', vkn: '9000000017' });
  await again.tab.keyboard.press('Control+s');
  await again.tab.locator('[data-verdict]').first().waitFor();
  expect((await running.rows('institutions', { name: 'Yarım Kalan Belediyesi' }))[0]).toMatchObject({ province: 'Kayseri', vkn: '9000000017' });
  await expect.poll(async () => ((await (await again.context.request.get(`${running.address}/api/me/drafts`)).json()) as { drafts: unknown[] }).drafts, { timeout: 10_000 }).toEqual([]);
  expect([...again.watch.violations, ...again.watch.errors]).toEqual([]);
  await again.context.close();
});

test('two people change one record: what does not clash is merged, the rest is chosen by keyboard, and nothing typed is lost', async () => {
  const first = await at('operator');
  const second = await at('operator', 'operator elsewhere');
  await first.tab.goto(place(`institutions/${ids['institution']}`));
  await first.tab.getByLabel('İl', { exact: true }).fill('İzmir');
  await first.tab.getByLabel('KEP adresi').fill('ornek@hs01.kep.tr');

  await second.show('institutions', ids['institution'] ?? '');
  for (const [fact, value] of [['province', 'Bursa'], ['telephone', '0224 000 00 00']] as const) {
    await second.tab.locator(`[data-edit-fact="${fact}"]`).focus();
    await second.tab.keyboard.press('Enter');
    await second.tab.locator(`[data-fact-form="${fact}"] input`).fill(value);
    await second.tab.keyboard.press('Enter');
    await told(second.tab, 'Kaydedildi');
  }
  expect(await institution()).toMatchObject({ province: 'Bursa', telephone: '0224 000 00 00' });

  await first.tab.keyboard.press('Control+s');
  const clash = first.tab.locator('[data-conflict]');
  await clash.getByText('0224 000 00 00').waitFor();
  expect(await clash.locator('[data-clash]').count()).toBe(1);
  await clash.locator('[data-clash=province]').getByRole('radio', { name: /Sizin yazdığınız/ }).focus();
  await first.tab.keyboard.press('ArrowDown');
  await clash.getByRole('button', { name: 'Seçilenleri kaydet' }).focus();
  await first.tab.keyboard.press('Enter');
  await clash.waitFor({ state: 'detached' });
  await expect.poll(institution, { timeout: 10_000 }).toMatchObject({ province: 'Bursa', telephone: '0224 000 00 00', kep: 'ornek@hs01.kep.tr' });
  // Whoever looks at it is shown it without asking.
  await second.tab.locator('[data-field=kep]').getByText('ornek@hs01.kep.tr').waitFor({ timeout: 40_000 });
});

test('who waits for something asks at once; a record that is unchanged costs no bytes, a changed one stands there', async () => {
  const desk = await at('operator');
  const { id } = await bySystem(running.engine, (tx) => tx.create('units', { institution: ids['institution'], name: 'D Birimi', province: 'Ankara' }));
  ids['D Birimi'] = id;
  await desk.show('units', id);
  const path = `/api/units/${id}`;
  // The record may still ask on its own account what it has not asked before; whoever asks again gets no bytes.
  await desk.tab.waitForLoadState('networkidle');
  const unchanged = desk.tab.waitForResponse((answer) => answer.url().endsWith(path) && answer.status() === 304);
  await desk.tab.getByRole('button', { name: 'Yenile' }).click();
  expect((await (await unchanged).body().catch(() => Buffer.alloc(0))).length).toBe(0);
  const version = Number((await unit('D Birimi'))?.['version']);
  const changed = await desk.context.request.put(`${running.address}${path}`, { data: { province: 'Sivas' }, headers: { 'If-Match': `"${version}"`, Origin: running.address } });
  expect(changed.status()).toBe(200);
  await desk.tab.getByRole('button', { name: 'Yenile' }).click();
  await desk.tab.locator('[data-field=province]').getByText('Sivas').waitFor();
});

test('Escape leaves a fact as it was', async () => {
  const desk = await at('operator');
  await desk.show('institutions', ids['institution'] ?? '');
  await desk.tab.locator('[data-edit-fact=kep]').focus();
  await desk.tab.keyboard.press('Enter');
  await desk.tab.locator('[data-fact-form=kep] input').fill('başka bir şey');
  await desk.tab.keyboard.press('Escape');
  await expect.poll(() => desk.tab.evaluate("document.activeElement?.getAttribute('data-edit-fact')")).toBe('kep');
  expect((await institution())?.['kep']).toBe('ornek@hs01.kep.tr');
});

test('a shown value counts down in view and hides again by itself, and at once when the window is left', async () => {
  const { tab } = await at('cagri');
  await tab.clock.install();
  await tab.goto(place(`people/${ids['person']}/show`));
  const number = tab.locator('[data-field=personNumber]');
  const show = async () => {
    await number.getByRole('button', { name: /^Göster/ }).click();
    await tab.getByLabel(/^Gösterme nedeni/).fill('Arayan kişi doğrulandı');
    await tab.getByRole('dialog').getByRole('button', { name: 'Göster' }).click();
    await number.getByText(applicant.personNumber).waitFor();
  };
  await show();
  await number.getByText(/^Gizle \((60|59|58) sn\)$/).waitFor();
  await tab.clock.fastForward(30_000);
  await number.getByText(/^Gizle \((30|29|28) sn\)$/).waitFor();
  await tab.clock.fastForward(31_000);
  await number.getByText(applicant.personNumber).waitFor({ state: 'detached' });
  await show();
  await tab.evaluate("window.dispatchEvent(new Event('blur'))");
  await number.getByText(applicant.personNumber).waitFor({ state: 'detached' });
  const { rows } = await running.engine.reads.query<{ n: number }>("select count(*)::int as n from engine.access_log where kind = 'reveal' and noun = 'people'");
  expect(rows[0]?.n).toBe(2);
});

test('after signing out nothing of anybody is left: not in storage, databases, caches, history or titles', async () => {
  const { tab, context, watch } = await openSignIn(running);
  await signInAs(tab, 'operator');
  await tab.locator('[data-search]').waitFor();
  await tab.goto(place(`people/${ids['person']}/show`));
  await tab.locator('[data-field=lastName]').getByText(applicant.lastName).waitFor();
  expect(await tab.title()).not.toContain(applicant.lastName);
  await tab.goto(place(`people/${ids['person']}`));
  await tab.getByLabel(/^Soyadı/).waitFor();
  await tab.getByRole('button', { name: 'Kayıt operatörü' }).click();
  await tab.getByRole('menuitem', { name: 'Oturumu kapat' }).click();
  await tab.getByLabel('Parola').waitFor();
  const left = await remainsIn(tab);
  for (const secret of Object.values(applicant)) expect(left).not.toContain(secret);
  expect([...watch.violations, ...watch.errors, ...personalIn(watch.addresses, [applicant])]).toEqual([]);
  await context.close();
});

test('no policy was violated, no error written, and no address held personal data', () => {
  for (const { watch } of desks.values()) {
    expect(watch.violations).toEqual([]);
    expect(watch.errors).toEqual([]);
    expect(personalIn(watch.addresses, [applicant])).toEqual([]);
  }
});
