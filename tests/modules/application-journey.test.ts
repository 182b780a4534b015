import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { runTimers } from '../../server/engine/timers.ts';
import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
const registrar = person('Kaan', 'registrar');
const supervisor = person('Selin', 'supervisor');
const postClerk = person('Pelin', 'postClerk');
let school: Row;
let consent: Row;
let byCourier: Row;
let cancelled: Row;
const numbers = ['90000000100', '81234567804', '19090909018', '99000000110'];

const act = async (who: Actor, noun: string, id: string, action: string, input: Values = {}) => (await performAction(desk.engine, who, noun, id, action, input)).record;
const portalOf = (applicant: Row): Actor => ({ kind: 'client', id: 'portal', name: 'Online İşlemler', roles: ['portal'], person: applicant.id });
const typeCalled = async (code: string) => (await desk.one('application-types', { code })).id;

beforeAll(async () => {
  desk = await consoleEngine();
  consent = await desk.one('consent-texts', { code: 'holder-undertaking' });
  byCourier = await desk.one('delivery-methods', { code: 'address' });
  cancelled = await desk.one('reason-codes', { code: 'KISI_VAZGECTI', action: 'cancel' });
  school = await desk.bySystem((tx) => tx.create('institutions', { name: 'Deneme Lisesi', kind: 'publicBody', sector: 'meb', email: 'okul@deneme.example' }));
  await desk.bySystem((tx) => tx.sql(`update institutions set state = 'active' where id = $1`, [school.id]));
}, 120_000);
afterAll(() => desk.close());

async function someone(at: number): Promise<Row> {
  return createRecord(desk.engine, registrar, 'people', { personNumber: numbers[at], firstName: 'Çağrı', lastName: 'Öztürk', birthDate: '1985-03-03', email: `kisi${at}@deneme.example`, phone: '+905320000000' });
}

const startOf = (applicant: Row, more: Values) => ({
  institution: school.id, person: applicant.id, origin: 'selfService', payer: 'person', years: 3, reader: true, reason: 'new', employmentConfirmed: true,
  firstName: applicant['firstName'], lastName: applicant['lastName'], birthDate: applicant['birthDate'], email: applicant['email'], ...more,
});

const form = () => ({ deliveryMethod: byCourier.id, address: 'Atatürk Cad. 1', district: 'Çankaya', city: 'Ankara', phone: '+905320000000', birthDate: '1985-03-03', birthPlace: 'Iğdır' });
const agreed = () => ({ consentText: consent.id, undertakingRead: true });

test('who works nowhere that sends lists is told whom to ask, and gets no application', async () => {
  const applicant = await someone(3);
  const start = createRecord(desk.engine, portalOf(applicant), 'pre-applications', startOf(applicant, { applicationType: await typeCalled('otherInstitutions') }));
  await expect(start).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('e-imza sorumlusu FRM.01.03') });
  expect(await desk.all('pre-applications')).toHaveLength(0);
});

test('a teacher who pays owes from the day the paper form arrives, and production waits for the money', async () => {
  const applicant = await someone(0);
  const portal = portalOf(applicant);
  const application = await createRecord(desk.engine, portal, 'pre-applications', startOf(applicant, { applicationType: await typeCalled('mebStaff') }));
  expect(application.state).toBe('awaitingApplicant');
  await act(portal, 'pre-applications', application.id, 'fillForm', form());
  await expect(act(portal, 'pre-applications', application.id, 'approveByEApproval', agreed())).rejects.toMatchObject({ tr: expect.stringContaining('e-Onay izni yok') });
  await expect(act(portal, 'pre-applications', application.id, 'approveBySignature', agreed())).rejects.toMatchObject({ tr: expect.stringContaining('geçerli bir sertifika') });
  const printed = await act(portal, 'pre-applications', application.id, 'chooseWetInk', agreed());
  expect(await desk.all('charges')).toHaveLength(0);

  // Printed, changed her mind, printed again: the first paper is void.
  await act(portal, 'pre-applications', application.id, 'changeApprovalKind');
  const reprinted = await act(portal, 'pre-applications', application.id, 'chooseWetInk', agreed());
  await expect(act(postClerk, 'pre-applications', application.id, 'receiveForm', { scannedBarcode: printed['formBarcode'] })).rejects.toMatchObject({ tr: expect.stringContaining('barkodu geçerli değil') });
  const received = await act(postClerk, 'pre-applications', application.id, 'receiveForm', { scannedBarcode: reprinted['formBarcode'], shelf: 'A-12' });
  expect(received.state).toBe('inReview');
  expect(await desk.one('charges', { preApplication: application.id })).toMatchObject({ state: 'accrued', netAmount: 45678, amount: 54814 });
  expect(await desk.one('documents', { preApplication: application.id, state: 'received' })).toMatchObject({ type: 'NBF', shelf: 'A-12', barcode: reprinted['formBarcode'] });
  expect(await desk.one('documents', { preApplication: application.id, state: 'superseded' })).toMatchObject({ type: 'NBF', barcode: printed['formBarcode'] });

  await expect(act(supervisor, 'pre-applications', application.id, 'approve')).rejects.toMatchObject({ tr: expect.stringContaining('incelemeyi tamamlamadan') });
  await act(registrar, 'pre-applications', application.id, 'review', { identityChecked: true, signatureChecked: true });
  const approved = await act(supervisor, 'pre-applications', application.id, 'approve');
  expect(approved.state).toBe('awaitingPayment');
  await desk.runJobs();
  expect(desk.mails.at(-1)).toMatchObject({ to: 'kisi0@deneme.example', subject: 'e-İmza başvurunuz için ödeme bekleniyor', text: expect.stringContaining('548,14 TL') });
  expect(await desk.all('production-items')).toHaveLength(0);

  await desk.bySystem((tx) => tx.sql(`update charges set state = 'paid' where pre_application = $1`, [application.id]));
  await desk.bySystem((tx) => tx.perform('pre-applications', application.id, 'paymentArrived'));
  expect((await desk.one('pre-applications', { id: application.id })).state).toBe('queued');
  expect(await desk.one('production-items', { preApplication: application.id })).toMatchObject({ state: 'queued' });
});

test('an earlier permission lets e-approval through at once; changed data ask for it again', async () => {
  const applicant = await someone(1);
  const portal = portalOf(applicant);
  await act(portal, 'people', applicant.id, 'permitEApproval');
  const application = await createRecord(desk.engine, portal, 'pre-applications', startOf(applicant, { applicationType: await typeCalled('mebStaff'), reader: false }));
  await act(portal, 'pre-applications', application.id, 'fillForm', form());
  const approved = await act(portal, 'pre-applications', application.id, 'approveByEApproval', agreed());
  expect(approved).toMatchObject({ state: 'inReview', approvalKind: 'eApproved' });

  const { record } = await updateRecord(desk.engine, registrar, 'pre-applications', application.id, { firstName: 'Çağri' }, { version: approved.version });
  expect(record).toMatchObject({ state: 'awaitingApplicant', approvalKind: null, formReceivedAt: null });
});

test('nobody has two open applications for one reason, and nobody acts for another person', async () => {
  const applicant = await desk.one('people', { personNumber: numbers[1] });
  const again = createRecord(desk.engine, portalOf(applicant), 'pre-applications', startOf(applicant, { applicationType: await typeCalled('mebStaff') }));
  await expect(again).rejects.toMatchObject({ tr: expect.stringContaining('açık başvurusu var') });
  const open = await desk.one('pre-applications', { person: applicant.id });
  const stranger = await desk.one('people', { personNumber: numbers[0] });
  await expect(act(portalOf(stranger), 'pre-applications', open.id, 'fillForm', form())).rejects.toMatchObject({ code: 'not_found' });
  const colleague: Actor = { ...portalOf(stranger), institution: school.id };
  await expect(act(colleague, 'pre-applications', open.id, 'fillForm', form())).rejects.toMatchObject({ tr: expect.stringContaining('yalnız başvuru sahibi') });
});

test('an application expires after six months of silence, and its charge goes with it', async () => {
  const open = await desk.one('pre-applications', { personNumber: numbers[1] });
  desk.at('2027-05-22T08:00:00.000Z');
  await runTimers(desk.engine);
  expect((await desk.one('pre-applications', { id: open.id })).state).toBe('awaitingApplicant');
  desk.at('2027-05-24T08:00:00.000Z');
  await runTimers(desk.engine);
  expect((await desk.one('pre-applications', { id: open.id })).state).toBe('expired');
  expect((await desk.all('charges', { preApplication: open.id })).map(({ state }) => state)).toEqual(['cancelled']);
});

test('who is unknown as staff waits for the officer; cancelling ends it with its reason', async () => {
  const applicant = await someone(2);
  const application = await createRecord(desk.engine, portalOf(applicant), 'pre-applications', startOf(applicant, { applicationType: await typeCalled('mebStaff'), employmentConfirmed: false }));
  expect(application.state).toBe('awaitingInstitution');
  const ended = await act(portalOf(applicant), 'pre-applications', application.id, 'cancel', { endReason: cancelled.id });
  expect(ended).toMatchObject({ state: 'cancelled', endReason: cancelled.id });
});

test('a changed address waits for a second person and a day, and the old address hears of it', async () => {
  const applicant = await desk.one('people', { personNumber: numbers[2] });
  const agent = person('Cem', 'callAgent');
  await desk.runJobs();
  desk.mails.length = 0;
  const { proposed, record } = await updateRecord(desk.engine, agent, 'people', applicant.id, { email: 'yeni@baska.example' }, { version: applicant.version, reason: 'Aradı' });
  expect(record['email']).toBe('kisi2@deneme.example');
  await desk.runJobs();
  expect(desk.mails.map(({ to }) => to)).toEqual(['kisi2@deneme.example']);
  const lead = person('Lale', 'callLead');
  await expect(act(lead, 'changes', proposed!.id, 'approve')).rejects.toMatchObject({ tr: expect.stringContaining('bekleme süresinde') });
  desk.at('2027-05-25T08:00:01.000Z');
  await expect(act(agent, 'changes', proposed!.id, 'approve')).rejects.toMatchObject({ code: 'not_permitted' });
  await act(lead, 'changes', proposed!.id, 'approve');
  expect((await desk.one('people', { id: applicant.id }))['email']).toBe('yeni@baska.example');
});
