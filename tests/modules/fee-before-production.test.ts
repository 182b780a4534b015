import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { receivePayment, takeBackPayment } from '../../server/modules/payments/receive.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
const registrar = person('Kaan', 'registrar');
const supervisor = person('Selin', 'supervisor');
const accountant = person('Aylin', 'accountant');
const financeApprover = person('Feyza', 'financeApprover');
const bank: Actor = { kind: 'client', id: 'client-bank', name: 'Banka', roles: ['bank'], bank: 'ziraat' };
let shared: Values;

const act = async (who: Actor, noun: string, id: string, action: string, input: Values = {}) => (await performAction(desk.engine, who, noun, id, action, input)).record;
const notice = (bankReference: string, charge: Row) =>
  ({ channel: 'internet', bank: 'ziraat', bankReference, amount: Number(charge['amount']), valueOn: '2026-11-23', description: String(charge['reference']) });

beforeAll(async () => {
  desk = await consoleEngine();
  const school = await desk.bySystem((tx) => tx.create('institutions', { name: 'Deneme Lisesi', kind: 'publicBody', sector: 'meb', email: 'okul@deneme.example' }));
  await desk.bySystem((tx) => tx.sql(`update institutions set state = 'active' where id = $1`, [school.id]));
  shared = { institution: school.id, applicationType: (await desk.one('application-types', { code: 'mebStaff' })).id };
}, 120_000);
afterAll(() => desk.close());

/** A person-pays application in review, whose form has made its fee. */
async function reviewed(personNumber: string): Promise<{ application: Row; fee: Row }> {
  const who = { firstName: 'Çağrı', lastName: 'Öztürk', birthDate: '1985-03-03', email: `${personNumber}@deneme.example` };
  const applicant = await createRecord(desk.engine, registrar, 'people', { personNumber, ...who, phone: '+905320000000' });
  const portal: Actor = { kind: 'client', id: 'portal', name: 'Online İşlemler', roles: ['portal'], person: applicant.id };
  const started = await createRecord(desk.engine, portal, 'pre-applications', { ...shared, ...who, person: applicant.id, origin: 'selfService', payer: 'person', years: 3, reader: false, reason: 'new', employmentConfirmed: true });
  await act(portal, 'people', applicant.id, 'permitEApproval');
  await act(portal, 'pre-applications', started.id, 'fillForm', { deliveryMethod: (await desk.one('delivery-methods', { code: 'address' })).id, address: 'Atatürk Cad. 1', city: 'Ankara', phone: '+905320000000' });
  await act(portal, 'pre-applications', started.id, 'approveByEApproval', { consentText: (await desk.one('consent-texts', { code: 'holder-undertaking' })).id, undertakingRead: true });
  const application = await act(registrar, 'pre-applications', started.id, 'review', { identityChecked: true, signatureChecked: true });
  return { application, fee: await desk.one('charges', { preApplication: application.id }) };
}
const stateOf = async ({ id }: Row) => (await desk.one('pre-applications', { id })).state;

test('nobody cancels the fee of an application that goes on, and without a fee it is not approved', async () => {
  const { application, fee } = await reviewed('90000000100');
  await expect(act(financeApprover, 'charges', fee.id, 'cancel', { reason: 'Yanlış' })).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('üretim ödemesiz başlar') });
  await desk.bySystem((tx) => tx.sql(`update charges set state = 'cancelled' where id = $1`, [fee.id]));
  await expect(act(supervisor, 'pre-applications', application.id, 'approve')).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('ne açık ne ödenmiş') });
});

test('with two fees open the first payment is kept, and the last one lets the application go on', async () => {
  const { application, fee } = await reviewed('81234567804');
  const second = await createRecord(desk.engine, accountant, 'charges', {
    kind: 'reissue', description: 'Güncelleme', debtorPerson: application['person'], preApplication: application.id, netAmount: 1_000, vatRate: 20, amount: 1_200,
  });
  expect((await act(supervisor, 'pre-applications', application.id, 'approve')).state).toBe('awaitingPayment');
  expect((await receivePayment(desk.engine, bank, notice('THS-1', fee))).payment.state).toBe('allocated');
  expect(await stateOf(application)).toBe('awaitingPayment');
  expect((await receivePayment(desk.engine, bank, notice('THS-2', second))).payment.state).toBe('allocated');
  expect(await stateOf(application)).toBe('queued');
});

test('five collections for one fee at the same moment: one pays it, the others are kept for a person to look at', async () => {
  const { fee } = await reviewed('19090909018');
  const all = await Promise.all([3, 4, 5, 6, 7].map((number) => receivePayment(desk.engine, bank, notice(`THS-${number}`, fee))));
  const states = all.map(({ payment }) => payment.state);
  expect(states.filter((state) => state === 'allocated')).toHaveLength(1);
  expect(states.filter((state) => state === 'suggested' || state === 'unidentified')).toHaveLength(4);
  expect(await desk.one('charges', { id: fee.id })).toMatchObject({ state: 'paid', paidAmount: fee['amount'] });
});

test('a card payment that the bank takes back opens its fee again', async () => {
  const { fee } = await reviewed('99000000110');
  const card = { ...notice('THS-8', fee), channel: 'pos' };
  await receivePayment(desk.engine, bank, card);
  expect((await takeBackPayment(desk.engine, bank, card, 'Kart sahibi itiraz etti')).state).toBe('reversed');
  expect(await desk.one('charges', { id: fee.id })).toMatchObject({ state: 'accrued', paidAmount: 0 });
});
