import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { personalIn } from '../support/browser-watch.ts';
import { sit, type Desk, type Typed } from '../support/browser-desk.ts';
import { fold } from '#domain/turkish/fold.ts';
import { typedDay } from '../support/browser-days.ts';
import { photograph } from '../support/browser-photograph.ts';

let running: RunningConsole;
const desks = new Map<string, Desk>();

/** The person with this account, at a screen of their own. */
async function at(username: string): Promise<Desk> {
  const desk = desks.get(username) ?? (await sit(running, username));
  desks.set(username, desk);
  return desk;
}

beforeAll(async () => { running = await runConsole(); });
afterEach(({ task }) => photograph(task, desks));
afterAll(async () => { await running.close(); });

const pdf = (name: string): Typed => ({ file: 'application/pdf', name, bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') });
const workbook = async (name: string): Promise<Typed> => ({ file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name, bytes: await readFile(`tests/fixtures/lists/${name}`) });

const university = 'Örnek Üniversitesi Rektörlüğü';
const ids: Record<string, string> = {};
const id = (name: string): string => ids[name] ?? '';
const applications = (): string[] => ['application0', 'application1', 'application2'].map(id);
const listValues = () => ({ institution: university, officer: 'Tuğba', signedHow: 'e-İmzalı', signedOn: typedDay(), signatureVerdict: 'Geçerli' });

/** Three of the list at the portal: two approve by e-Onay, which they have permitted before, one chooses wet ink. */
async function applicantsComplete(): Promise<void> {
  const chosen = (await running.rows('pre-applications', { applicationList: id('list') })).slice(0, 3);
  const catalogue = (await running.machine('portal', '/catalogue', {})) as { deliveryMethods: { id: string; code: string }[]; consentTexts: { id: string; code: string }[] };
  const deliveryMethod = catalogue.deliveryMethods.find(({ code }) => code === 'address')?.id;
  const consentText = catalogue.consentTexts.find(({ code }) => code === 'holder-undertaking')?.id;
  for (const [number, application] of chosen.entries()) {
    ids[`application${number}`] = application.id;
    const which = { personNumber: application['personNumber'], reference: application['reference'] };
    await running.machine('portal', '/applications/form', { ...which, form: { deliveryMethod, phone: '+905550000000', address: 'Deneme Sokak No 5', district: 'Çankaya', city: 'Ankara' } });
    if (number < 2) await running.machine('portal', '/e-approval', { personNumber: which.personNumber, permit: true });
    await running.machine('portal', '/applications/approve', { ...which, kind: number < 2 ? 'eApproved' : 'wet', consentText, undertakingRead: true });
  }
}

async function courierSays(barcode: string, ...codes: string[]): Promise<void> {
  for (const code of codes) {
    const evidence = code === 'TESLIM' ? { identityDocument: 'nationalId', identityMatched: true } : {};
    await running.machine('courier', '/events', { events: [{ carrier: 'DENEME', barcode, code, at: running.engine.clock.now(), place: 'Ankara', ...evidence }] });
  }
}

/** As somebody types it who hears the name on the telephone: no Turkish letters. */
const mistyped = (name: string): string => fold(name);
const isoDay = (): string => typedDay().split('.').reverse().join('-');

test('an operator registers the university, its unit, its spending unit and its officer', async () => {
  const { create, add, show } = await at('operator');
  ids['institution'] = await create('institutions', { name: university, kind: 'Kamu kurumu', sector: 'Üniversite (YÖK)', vkn: '9291417776', province: 'Ankara', email: 'rektorluk@ornek.edu.tr' });
  await add('units', { name: 'Bilgi İşlem Daire Başkanlığı', province: 'Ankara' });
  await show('institutions', ids['institution']);
  ids['account'] = await add('billing-accounts', { name: 'Örnek Üniversitesi Strateji Daire Başkanlığı', vkn: '9291417776', city: 'Ankara', address: 'Örnek Mah. 1. Cad. No 1', invoiceProfile: 'Kamu e-Faturası' });
  await create('people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '12.04.1978', email: 'tugba.kilic@ornek.edu.tr', phone: '+905551112233', source: 'Kurum yazısı' });
  await show('institutions', ids['institution']);
  ids['officer'] = await add('officers', { person: 'Kılıç', email: 'tugba.kilic@ornek.edu.tr', phone: '+905551112233', from: '01.01.2026' });
});

test('the undertakings come as PDFs with the checks done', async () => {
  const { create, act, state } = await at('operator');
  for (const [type, whose] of [['Kurumsal Taahhütname', {}], ['e-İmza Sorumlusu Taahhütnamesi', { officer: 'Tuğba' }]] as const) {
    await create('documents', { type, institution: university, ...whose, authorisedSigner: true, everyPageInitialled: true, stamped: true });
    await act('documents', 'attachScan', { scan: pdf('taahhutname.pdf') });
    await act('documents', 'accept');
    expect(await state()).toBe('accepted');
  }
});

test('the operator reads why the activation is not hers; she reaches the button by keyboard', async () => {
  const { show, act, refused } = await at('operator');
  await show('institutions', id('institution'));
  await act('institutions', 'review');
  await refused('activate', 'Bu işlemin yetkilisi: Onay yetkilisi. Kaydı hazırlayan kişi kendi kaydında bu işlemi yapamaz.');
});

test('the compliance gate holds the supervisor back until an exemption is granted by an assessor and a supervisor', async () => {
  const supervisor = await at('onay');
  await supervisor.show('institutions', id('institution'));
  await supervisor.refused('activate', 'e-imza uygulaması');

  const operator = await at('operator');
  await operator.show('institutions', id('institution'));
  const exemption = await operator.add('exemptions', { ground: 'Yalnız değerlendirilmiş hazır uygulama kullanacak', basis: 'Hazır belge yönetim sistemi', until: typedDay(365) });
  for (const username of ['uyum', 'onay']) {
    const { show, act } = await at(username);
    await show('exemptions', exemption);
    await act('exemptions', 'grant');
  }
  await supervisor.show('institutions', id('institution'));
  await supervisor.act('institutions', 'activate');
  expect(await supervisor.state()).toBe('active');
});

test('an order takes the price of its day', async () => {
  const { tab, show, add, create, act, state } = await at('operator');
  const order = await create('orders', { kind: 'NES', institution: university, billingAccount: 'Strateji', orderedOn: typedDay() });
  await add('order-lines', { product: 'Nitelikli elektronik sertifika', years: '3', quantity: '60' });
  await tab.locator('[data-field]').getByText('333,33 TL').waitFor();
  await show('orders', order);
  await add('order-lines', { product: 'Kart okuyucu', quantity: '40' });
  await show('orders', order);
  await act('orders', 'open');
  expect(await state()).toBe('open');
});

test('a clean list is read row by row, taken in, and says so when it comes again', async () => {
  const operator = await at('operator');
  ids['list'] = await operator.create('application-lists', listValues());
  await operator.act('application-lists', 'attachWorkbook', { workbook: await workbook('temiz-25.xlsx') });
  await operator.tab.getByText('25 geçerli · 0 hatalı · 0 mükerrer · 0 adet aşımı').waitFor();
  await operator.act('application-lists', 'accept');
  await operator.tab.locator('[data-state="accepted"]').first().waitFor();
  expect(await running.rows('pre-applications', { applicationList: id('list') })).toHaveLength(25);

  await operator.create('application-lists', listValues());
  await operator.button('attachWorkbook').click();
  await operator.fill('application-lists', { workbook: await workbook('temiz-25.xlsx') }, operator.tab.getByRole('dialog'), 'attachWorkbook');
  await operator.tab.getByRole('dialog').getByRole('button', { name: 'Excel dosyasını ekle' }).click();
  await operator.tab.getByText('zaten yüklendi').first().waitFor();
  await operator.tab.getByRole('button', { name: 'Vazgeç' }).click();
  expect(await running.rows('pre-applications')).toHaveLength(25);
});

test('a faulty list shows each fault at its cell, and its valid rows come in when the operator says so', async () => {
  const { tab, create, act, refused } = await at('operator');
  const list = await create('application-lists', listValues());
  await act('application-lists', 'attachWorkbook', { workbook: await workbook('hatali-60.xlsx') });
  await tab.getByText('31 geçerli · 28 hatalı · 1 mükerrer').waitFor();
  const truth = JSON.parse(await readFile('tests/fixtures/lists/hatali-60.truth.json', 'utf8')) as { faults: { code: string }[] };
  const shown = await tab.locator('[data-fault]').evaluateAll((cells) => (cells as unknown as { getAttribute(name: string): string }[]).flatMap((cell) => cell.getAttribute('data-fault').split(' ')));
  for (const { code } of truth.faults) expect(shown).toContain(code);
  await tab.locator('[data-fault="TCKN_CHECKSUM"]').first().focus();
  expect(await tab.locator('[data-fault-sentence]').textContent()).toMatch(/^[A-Z]+\d+.*\./);
  await refused('accept', '28 hatalı');
  await act('application-lists', 'acceptValidRows');
  await tab.locator('[data-state="partlyAccepted"]').first().waitFor();
  expect(await running.rows('pre-applications', { applicationList: list })).toHaveLength(31);
});

test('applicants complete their forms at the portal; the wet one is registered when the post arrives', async () => {
  await applicantsComplete();
  const paper = id('application2');
  const { show, act, state } = await at('evrak');
  await show('pre-applications', paper);
  const [waiting] = await running.rows('pre-applications', { id: paper });
  await act('pre-applications', 'receiveForm', { scannedBarcode: String(waiting?.['formBarcode']), shelf: 'A-12' });
  expect(await state()).toBe('inReview');
});

test('one person reviews, another approves', async () => {
  const operator = await at('operator');
  const supervisor = await at('onay');
  for (const application of applications()) {
    await operator.show('pre-applications', application);
    await operator.act('pre-applications', 'review', { identityChecked: true, signatureChecked: true });
    await supervisor.show('pre-applications', application);
    await supervisor.act('pre-applications', 'approve');
    expect(await supervisor.state()).toBe('queued');
  }
});

test('a batch is written by one, checked by another, packed and handed to the courier by a third', async () => {
  const producer = await at('uretim');
  const batch = await producer.create('production-batches', { station: '1. istasyon', plannedFor: typedDay() });
  await producer.act('production-batches', 'fill', { count: '3' });
  await producer.act('production-batches', 'start');
  await expect.poll(() => running.rows('production-items', { batch, state: 'personalised' }), { timeout: 150_000, interval: 500 }).toHaveLength(3);
  const [checker, dispatcher] = [await at('kalite'), await at('sevkiyat')];
  for (const item of await running.rows('production-items', { batch })) {
    await checker.show('production-items', item.id);
    await checker.act('production-items', 'pass', { readBack: true });
    await dispatcher.show('production-items', item.id);
    await dispatcher.act('production-items', 'pack');
  }
  await dispatcher.create('manifests', { carrier: 'Deneme Kurye' });
  await dispatcher.act('manifests', 'addPrepared');
  await dispatcher.act('manifests', 'handOver', { courierName: 'Deneme Kuryesi' });
  expect(await running.rows('shipments', { state: 'handedOver' })).toHaveLength(3);
});

test('a parcel counts as delivered only with the evidence of the identity check', async () => {
  const dispatcher = await at('sevkiyat');
  const [parcel] = await running.rows('shipments', { preApplication: id('application0') });
  await courierSays(String(parcel?.['barcode']), 'YOLDA', 'DAGITIMDA', 'TESLIM');
  await dispatcher.show('shipments', String(parcel?.id));
  expect(await dispatcher.state()).toBe('delivered');
  expect((await running.rows('pre-applications', { id: id('application0') }))[0]?.state).toBe('delivered');
});

test('the invoice of what was produced gets its number, its page, and is paid by what the bank reports', async () => {
  const { tab, create, act, show, state } = await at('finans');
  const invoice = await create('invoices', { profile: 'Kamu e-Faturası', institution: university, billingAccount: 'Strateji' });
  await act('invoices', 'collect');
  await act('invoices', 'issue');
  await expect.poll(async () => (await running.rows('invoices', { id: invoice }))[0]?.['pdf'], { timeout: 30_000, interval: 500 }).toBeTruthy();
  await show('invoices', invoice);
  await act('invoices', 'send');
  const [issued] = await running.rows('invoices', { id: invoice });
  expect(issued?.['number']).toMatch(/^[A-Z]{3}2026\d{9}$/);
  await tab.locator('[data-field="number"]').getByText(String(issued?.['number'])).waitFor();

  await running.machine('bank', '/payments', { bank: 'ziraat', bankReference: 'TARAYICI-1', channel: 'internet', amount: issued?.['amount'], valueOn: isoDay(), payerVkn: '9291417776', payerName: university, description: `${String(issued?.['number'])} fatura bedeli` });
  const [payment] = await running.rows('payments');
  await show('payments', String(payment?.id));
  await act('payments', 'acceptSuggestion');
  expect(await state()).toBe('allocated');
  expect((await running.rows('charges')).map((charge) => charge.state)).toEqual(['paid']);
});

test('a call agent finds the applicant by a mistyped name and reads where it stands', async () => {
  const { tab } = await at('cagri');
  const [application] = await running.rows('pre-applications', { id: id('application1') });
  await tab.keyboard.press('Control+k');
  await tab.getByRole('combobox', { name: 'Ara' }).fill(mistyped(`${String(application?.['firstName'])} ${String(application?.['lastName'])}`));
  const hit = tab.getByRole('option').filter({ hasText: String(application?.['reference']) });
  await hit.waitFor();
  expect(await hit.textContent()).toMatch(/[Kk]urye.*\./);
  await hit.click();
  await tab.locator(`[data-record="${id('application1')}"] [data-verdict]`).waitFor();
});

test('the auditor reads who did what, and nothing in the whole run went where it should not', async () => {
  const { tab, show } = await at('denetci');
  await show('pre-applications', id('application0'));
  await tab.getByRole('tab', { name: 'Geçmiş' }).click();
  const steps = tab.getByRole('tabpanel').getByRole('listitem');
  await steps.filter({ hasText: 'İncelemeyi tamamla' }).filter({ hasText: 'Kayıt operatörü' }).waitFor();
  await steps.filter({ hasText: /^Onayla/ }).filter({ hasText: 'Onay yetkilisi' }).waitFor();

  const people = await running.rows('people');
  for (const { watch } of desks.values()) {
    expect(watch.violations).toEqual([]);
    expect(watch.errors).toEqual([]);
    expect(personalIn(watch.addresses, people)).toEqual([]);
  }
});
