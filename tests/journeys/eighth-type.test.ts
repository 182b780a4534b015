import { afterAll, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { consoleServer, type ConsoleServer } from '../support/console-server.ts';
import { until } from '../support/desk.ts';
import { leftJobs } from '../support/left-jobs.ts';
import { inState, openOrder, uploaded } from './story/2-lists.ts';

/** An eighth application type, made in the console while it runs, goes the whole way: no code, no restart. */
let server: ConsoleServer;
const ids: Record<string, string> = {};
const person = { personNumber: '19090909018', firstName: 'Gülşen', lastName: 'Ünlü', birthDate: '1985-06-07', email: 'gulsen.unlu@sablon.gov.tr', phone: '05559876543' };
const text = (tr: string) => ({ tr, en: `EN ${tr}` });
const routes = [
  { sectors: ['other'], payer: 'institution', origins: ['list'], documents: ['FRM0103', 'NBF', 'NST'], guide: 'officer-list', errorContact: 'officer', says: text('Ön başvurunuzu sorumlunuz listeyle gönderir.'), otherwise: text('Arabulucular için kurum ödüyorsa liste gelir.') },
  { sectors: ['other'], payer: 'person', origins: ['selfService'], documents: ['NBF', 'NST'], guide: 'person-pays', errorContact: 'officer', says: text('Arabulucu olarak Online İşlemler üzerinden başvurun.'), otherwise: text('Arabulucular kendileri başvurur.') },
];
const type = { code: 'mediators', versionNumber: 1, name: 'Arabulucular', validFrom: '2026-11-23', routes, explanation: 'Arabulucular için.', source: 'Daire Başkanlığı yazısı' };
const catalogue = async () => (await server.machine('portal').call('/portal/catalogue', {})) as Record<string, { id: string; code: string; routes: { guide: { name: string }; says: { tr: string } }[] }[]>;

beforeAll(async () => {
  server = await consoleServer();
  const operator = await server.desk('operator');
  const onay = await server.desk('onay');
  const made = await operator.create('institutions', { name: 'Şablon Bakanlığı', kind: 'publicBody', sector: 'other', vkn: '9008063608', email: 'bilgi@sablon.gov.tr', province: 'Ankara' });
  const officerPerson = await operator.create('people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1978-04-12', email: 'tugba.kilic@sablon.gov.tr' });
  const officer = await operator.create('officers', { person: officerPerson.id, institution: made.id, email: 'tugba.kilic@sablon.gov.tr', from: '2026-01-01' });
  for (const values of [{ type: 'KT' }, { type: 'EST', officer: officer.id }]) {
    await bySystem(server.assembly.engine, async (tx) => {
      const { id } = await tx.create('documents', { ...values, institution: made.id, authorisedSigner: true, everyPageInitialled: true, stamped: true });
      await tx.perform('documents', id, 'attachScan', { scan: 'documents-0/0' });
      await tx.perform('documents', id, 'accept');
    });
  }
  await onay.act('institutions', made.id, 'confirmHistory', { historyBasis: 'Eski sistemde 120 sertifika' });
  await operator.act('institutions', made.id, 'review');
  await onay.act('institutions', made.id, 'activate');
  Object.assign(ids, { institution: made.id, officer: officer.id });
}, 120_000);
afterAll(async () => { await server?.close(); });

test('the administrator writes it; a table with a fault is refused, with its row', async () => {
  const yonetici = await server.desk('yonetici');
  const faulty = await yonetici.send('POST', '/api/application-types', { ...type, routes: [routes[0], { ...routes[0], documents: ['NBF'] }] });
  expect(faulty.body.sentences[0].sentence).toMatch(/^2\. satır: Bu satıra hiç gelinmez/);
  const unknown = await yonetici.send('POST', '/api/application-types', { ...type, routes: [{ ...routes[0], documents: ['DILEKCE'] }] });
  expect(unknown.body.sentences[0].sentence).toBe('1. satır: Böyle bir evrak türü yok: DILEKCE');
  ids['type'] = (await yonetici.create('application-types', type)).id;
});

test('nobody can apply under it before another person puts it in force; its writer cannot', async () => {
  const [yonetici, onay] = [await server.desk('yonetici'), await server.desk('onay')];
  expect((await catalogue())['applicationTypes']?.some(({ code }) => code === 'mediators')).toBe(false);
  expect(await yonetici.refused('application-types', ids['type']!, 'approve')).toMatchObject({ code: 'not_permitted' });
  expect(await onay.act('application-types', ids['type']!, 'approve')).toMatchObject({ state: 'inForce' });
});

test('the portal leads people by it at once: texts, documents and guide come with the catalogue', async () => {
  const found = (await catalogue())['applicationTypes']?.find(({ code }) => code === 'mediators');
  expect(found?.routes[1]).toMatchObject({ says: { tr: 'Arabulucu olarak Online İşlemler üzerinden başvurun.' }, documents: ['NBF', 'NST'], errorContact: 'officer', guide: { name: 'Kişi Ödemeli Başvuru Talimatı' } });
});

test('its table decides: who pays himself starts alone, and a start that it does not allow is refused in its own words', async () => {
  const portal = server.machine('portal');
  const wanted = { person, institution: ids['institution'], applicationType: ids['type'], years: 3, reader: false, reason: 'new', staffClass: 'other', employmentConfirmed: true };
  expect((await portal.send('/portal/applications/start', { ...wanted, payer: 'institution' })).body.sentences[0].sentence).toBe('Arabulucular için kurum ödüyorsa liste gelir.');
  expect(await portal.call('/portal/applications/start', { ...wanted, payer: 'person' })).toMatchObject({ state: 'awaitingApplicant' });
  ids['application'] = (await (await server.desk('operator')).one('pre-applications', { applicationType: ids['type'] })).id;
});

test('an error on its page goes to the officer, as its route says', async () => {
  const operator = await server.desk('operator');
  const { reference } = await operator.get('pre-applications', ids['application']!);
  await server.machine('portal').call('/portal/errors', { personNumber: person.personNumber, reference, step: 'form', errorCode: 'E-17' });
  const [error] = await operator.list('portal-errors', { application: ids['application'] });
  expect(error).toMatchObject({ routedTo: 'officer' });
});

test('form, paper, review, money, card, courier: the application of the eighth type ends delivered', async () => {
  const [portal, bank] = [server.machine('portal'), server.machine('bank')];
  const [operator, evrak, onay, uretim, kalite, sevkiyat] = await Promise.all(['operator', 'evrak', 'onay', 'uretim', 'kalite', 'sevkiyat'].map((name) => server.desk(name)));
  const id = ids['application']!;
  const { reference } = await operator!.get('pre-applications', id);
  const { deliveryMethods, consentTexts } = await catalogue();
  const named = (rows: { id: string; code: string }[] | undefined, code: string) => rows?.find((row) => row.code === code)?.id;
  await portal.call('/portal/applications/form', { personNumber: person.personNumber, reference, form: { deliveryMethod: named(deliveryMethods, 'address'), phone: person.phone, address: 'Arabulucu Sok. 1', district: 'Çankaya', city: 'Ankara' } });
  const printed = await portal.call('/portal/applications/approve', { personNumber: person.personNumber, reference, kind: 'wet', consentText: named(consentTexts, 'holder-undertaking'), undertakingRead: true });
  await evrak!.act('pre-applications', id, 'receiveForm', { scannedBarcode: printed.formBarcode, shelf: 'A-1' });
  await operator!.act('pre-applications', id, 'review', { identityChecked: true, signatureChecked: true });
  expect(await onay!.act('pre-applications', id, 'approve')).toMatchObject({ state: 'awaitingPayment' });
  const { amount, charges } = await bank.call('/bank/debt', { personNumber: person.personNumber });
  await bank.call('/bank/payments', { bank: 'ziraat', bankReference: 'ZB-8', channel: 'internet', amount, valueOn: '2026-11-23', payerTckn: person.personNumber, payerName: 'GULSEN UNLU', description: `e-imza ${charges[0].reference}` });
  const batch = await uretim!.create('production-batches', { station: 'station1', plannedFor: '2026-11-23' });
  await uretim!.act('production-batches', batch.id, 'fill', { count: 1 });
  await uretim!.act('production-batches', batch.id, 'start');
  const item = await until('the card', async () => (await uretim!.list('production-items', { batch: batch.id, state: 'personalised' }))[0]);
  await kalite!.act('production-items', item.id, 'pass', { readBack: true });
  await sevkiyat!.act('production-items', item.id, 'pack');
  const parcel = await sevkiyat!.one('shipments', { preApplication: id });
  await sevkiyat!.act('shipments', parcel.id, 'handOver');
  await server.machine('courier').call('/courier/events', { events: [{ carrier: 'DENEME', barcode: parcel.barcode, code: 'TESLIM', at: '2026-11-25T10:00:00', place: 'Ankara', identityDocument: 'nationalId', identityMatched: true }] });
  expect(await operator!.get('pre-applications', id)).toMatchObject({ state: 'delivered', applicationType: ids['type'] });
  expect(await operator!.one('certificates', { preApplication: id })).toMatchObject({ state: 'active' });
});

test('an officer’s list comes in under it as well, where the operator says so', async () => {
  const operator = await server.desk('operator');
  const account = await operator.create('billing-accounts', { institution: ids['institution'], name: 'Strateji Daire Başkanlığı', vkn: '9008063608', city: 'Ankara', invoiceProfile: 'KAMU' });
  await openOrder(operator, ids['institution']!, account.id, 30, 30);
  const answer = await uploaded(server, operator, 'temiz-25.xlsx', { institution: ids['institution']!, officer: ids['officer']!, applicationType: ids['type']! });
  expect(answer).toMatchObject({ status: 201 });
  const list = await inState(operator, answer.body.id, 'checked');
  expect(list).toMatchObject({ applicationType: ids['type'] });
  await operator.act('application-lists', String(list['id']), Number(list['rowsFaulty']) + Number(list['rowsDuplicate']) > 0 ? 'acceptValidRows' : 'accept');
  await inState(operator, String(list['id']), 'accepted', 'partlyAccepted');
  expect((await operator.list('pre-applications', { applicationList: list['id'] })).every(({ applicationType }) => applicationType === ids['type'])).toBe(true);
});

test('between it and the type that named the sector before, nothing is guessed: a list of which nobody said the type waits for that word', async () => {
  const operator = await server.desk('operator');
  const answer = await uploaded(server, operator, 'baslik-farkli-10.xlsx', { institution: ids['institution']!, officer: ids['officer']! });
  expect(answer).toMatchObject({ status: 201 });
  const list = await inState(operator, answer.body.id, 'checked');
  expect(list).toMatchObject({ applicationType: null });
  expect(JSON.stringify(await operator.refused('application-lists', String(list['id']), 'acceptValidRows'))).toContain('Başvuru tipi seçilmedi');
  await operator.change('application-lists', await operator.get('application-lists', String(list['id'])), { applicationType: ids['type'] });
  expect(await operator.get('application-lists', String(list['id']))).toMatchObject({ applicationType: ids['type'] });
});

test('a second version takes its place by four eyes; who began under the first stays with it', async () => {
  const [yonetici, onay, operator] = [await server.desk('yonetici'), await server.desk('onay'), await server.desk('operator')];
  const second = await yonetici.create('application-types', { ...type, versionNumber: 2, routes: [routes[1]] });
  await onay.act('application-types', second.id, 'approve');
  expect(await operator.get('application-types', ids['type']!)).toMatchObject({ state: 'superseded' });
  expect(await operator.get('pre-applications', ids['application']!)).toMatchObject({ applicationType: ids['type'] });
  const gone = await yonetici.create('application-types', { ...type, versionNumber: 3, routes: [{ ...routes[1], guide: 'mediator-guide' }] });
  expect(await onay.refused('application-types', gone.id, 'approve')).toMatchObject({ sentences: [{ code: 'GUIDE_NOT_IN_FORCE', sentence: '1. satır: Yürürlükte böyle bir talimat yok: mediator-guide' }] });
  expect(await leftJobs(server.assembly)).toEqual([]);
});
