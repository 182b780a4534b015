import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { runTimers } from '../../server/engine/timers.ts';
import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
let institution: Row;
const registrar = person('Kaan', 'registrar');
const assessor = person('Umut', 'assessor');
const supervisor = person('Selin', 'supervisor');
const admin = person('Yasin', 'admin');
const callAgent = person('Cem', 'callAgent');
const portal: Actor = { kind: 'client', id: '01890000-0000-7000-8000-00000000000a', name: 'Online İşlemler', roles: ['portal'] };
const act = async (who: Actor, noun: string, id: string, action: string, input: Values = {}) => (await performAction(desk.engine, who, noun, id, action, input)).record;
const make = (who: Actor, noun: string, values: Values) => createRecord(desk.engine, who, noun, values);
const says = (code: string) => ({ details: { sentences: [{ code }] } });

beforeAll(async () => {
  desk = await consoleEngine();
  institution = await make(registrar, 'institutions', { name: 'Deneme Kurumu', kind: 'publicBody', sector: 'university', email: 'kurum@deneme.example' });
  await desk.bySystem((tx) => tx.sql(`update institutions set state = 'active', migrated_history = true, history_confirmed_by = 'Selin' where id = $1`, [institution.id]));
}, 120_000);
afterAll(() => desk.close());

describe('an appointment', () => {
  const values = () => ({ kind: 'briefing', topic: 'Yeni başvuru yolu', institution: institution.id, startsAt: '2026-11-25T10:00:00.000Z', place: 'remote' });

  test('is proposed by letter, agreed, asked for when its time has passed, and ended with what came of it', async () => {
    desk.at('2026-11-23T08:00:00.000Z');
    const appointment = await make(registrar, 'appointments', values());
    expect(appointment).toMatchObject({ reference: expect.stringMatching(/^RV-2026-/), state: 'proposed', minutes: 60 });
    await desk.runJobs();
    expect(desk.mails.at(-1)).toMatchObject({ to: 'kurum@deneme.example', subject: 'Randevu bilgisi', text: expect.stringContaining('25.11.2026 13:00') });
    await act(registrar, 'appointments', appointment.id, 'confirm');
    await expect(act(registrar, 'appointments', appointment.id, 'hold', { outcome: 'Anlatıldı.' })).rejects.toMatchObject(says('NOT_BEGUN'));
    desk.at('2026-11-25T12:30:00.000Z');
    await runTimers(desk.engine);
    expect((await desk.one('appointments', { id: appointment.id })).state).toBe('outcomeDue');
    expect(await act(registrar, 'appointments', appointment.id, 'hold', { outcome: 'Anlatıldı.' })).toMatchObject({ state: 'held', outcome: 'Anlatıldı.' });
  });

  test('is refused in the past, on a site that nobody names, and when the host is elsewhere', async () => {
    desk.at('2026-11-23T08:00:00.000Z');
    const host = await desk.bySystem((tx) => tx.create('staff', { username: 'umut', name: 'Umut', heldRoles: [{ role: 'assessor', from: '2026-01-01', until: null }] }));
    await expect(make(assessor, 'appointments', { ...values(), startsAt: '2026-11-22T10:00:00.000Z' })).rejects.toMatchObject(says('STARTS_IN_THE_PAST'));
    await expect(make(assessor, 'appointments', { ...values(), place: 'onSite' })).rejects.toMatchObject(says('SITE_MISSING'));
    await make(assessor, 'appointments', { ...values(), host: host.id });
    await expect(make(assessor, 'appointments', { ...values(), host: host.id, startsAt: '2026-11-25T10:45:00.000Z' })).rejects.toMatchObject(says('HOST_BUSY'));
    await make(assessor, 'appointments', { ...values(), host: host.id, startsAt: '2026-11-25T11:00:00.000Z' });
  });

  test('of an assessment follows the assessment: booked, moved and ended there and nowhere else', async () => {
    desk.at('2026-11-23T08:00:00.000Z');
    const software = await make(assessor, 'signing-applications', { owner: institution.id, name: 'Evrak', release: '1.0' });
    const assessment = await make(assessor, 'assessments', { institution: institution.id, signingApplication: software.id });
    await desk.bySystem((tx) => tx.sql(`update assessments set state = 'ready' where id = $1`, [assessment.id]));
    await act(assessor, 'assessments', assessment.id, 'schedule', { appointmentAt: '2026-12-01T07:00:00.000Z', place: 'onSite' });
    const booked = await desk.one('appointments', { assessment: assessment.id });
    expect(booked).toMatchObject({ state: 'agreed', startsAt: '2026-12-01T07:00:00.000Z', place: 'onSite' });
    await expect(act(assessor, 'appointments', booked.id, 'cancel', { outcome: 'Vazgeçtik' })).rejects.toMatchObject(says('FOLLOWS_ASSESSMENT'));
    await act(assessor, 'assessments', assessment.id, 'schedule', { appointmentAt: '2026-12-02T07:00:00.000Z', place: 'remote' });
    expect(await desk.one('appointments', { assessment: assessment.id })).toMatchObject({ id: booked.id, state: 'agreed', startsAt: '2026-12-02T07:00:00.000Z', place: 'remote' });
    await act(assessor, 'assessments', assessment.id, 'startTest');
    expect((await desk.one('appointments', { id: booked.id })).state).toBe('held');
  });
});

describe('a quote', () => {
  const drafted = async () => {
    const quote = await make(registrar, 'quotes', { kind: 'quote', orderKind: 'nes', institution: institution.id });
    await make(registrar, 'quote-lines', { quote: quote.id, product: 'certificate', years: 3, quantity: 10 });
    await make(registrar, 'quote-lines', { quote: quote.id, product: 'reader', quantity: 4 });
    return quote;
  };

  test('adds up at the prices of its day, goes to the institution, and becomes an order at those prices', async () => {
    desk.at('2026-11-23T08:00:00.000Z');
    const { id } = await drafted();
    const lines = await desk.all('quote-lines', { quote: id });
    const net = lines.reduce((sum, line) => sum + Number(line['netPrice']) * Number(line['quantity']), 0);
    expect(await desk.one('quotes', { id })).toMatchObject({ netTotal: net, vatTotal: net / 5, total: net * 1.2 });
    expect(await act(registrar, 'quotes', id, 'send')).toMatchObject({ state: 'sent', validUntil: '2026-12-23' });
    await desk.runJobs();
    expect(desk.mails.at(-1)).toMatchObject({ subject: 'Teklifiniz hazır', text: expect.stringContaining('23.12.2026') });
    await expect(make(registrar, 'quote-lines', { quote: id, product: 'reader', quantity: 1 })).rejects.toMatchObject(says('QUOTE_SENT'));
    const { order } = await act(registrar, 'quotes', id, 'order');
    expect(await desk.one('orders', { id: order })).toMatchObject({ state: 'draft', institution: institution.id, kind: 'nes' });
    expect((await desk.all('order-lines', { order })).map(({ product, quantity, netPrice }) => ({ product, quantity, netPrice })).sort((one, other) => (String(one.product) < String(other.product) ? -1 : 1)))
      .toEqual(lines.map(({ product, quantity, netPrice }) => ({ product, quantity, netPrice })).sort((one, other) => (String(one.product) < String(other.product) ? -1 : 1)));
    expect(await desk.all('charges', { debtorInstitution: institution.id, kind: 'certificate' })).toEqual([]);
  });

  test('holds until its last day and expires the day after', async () => {
    desk.at('2026-11-23T08:00:00.000Z');
    const { id } = await drafted();
    await act(registrar, 'quotes', id, 'send');
    desk.at('2026-12-23T08:00:00.000Z');
    await runTimers(desk.engine);
    expect((await desk.one('quotes', { id })).state).toBe('sent');
    desk.at('2026-12-24T08:00:00.000Z');
    await expect(act(registrar, 'quotes', id, 'order')).rejects.toMatchObject(says('QUOTE_EXPIRED'));
    await runTimers(desk.engine);
    expect((await desk.one('quotes', { id })).state).toBe('expired');
  });

  test('without lines is not sent, and no assessment is quoted among certificates', async () => {
    desk.at('2026-11-23T08:00:00.000Z');
    const { id } = await make(registrar, 'quotes', { kind: 'proforma', orderKind: 'nes', institution: institution.id });
    await expect(act(registrar, 'quotes', id, 'send')).rejects.toMatchObject(says('NO_LINES'));
    await expect(make(registrar, 'quote-lines', { quote: id, product: 'assessment', quantity: 1 })).rejects.toMatchObject(says('PRODUCT_OF_OTHER_KIND'));
  });
});

test('a legal text is put in force by somebody else than its writer, and replaces the version before it', async () => {
  const version = (versionNumber: number) => make(admin, 'legal-texts', { code: 'deneme', versionNumber, kind: 'law', number: '1', name: 'Deneme', body: `Sürüm ${versionNumber}`, validFrom: '2026-01-01' });
  const first = await version(1);
  await act(supervisor, 'legal-texts', first.id, 'approve');
  const second = await version(2);
  await expect(act(person('Yasin', 'supervisor'), 'legal-texts', second.id, 'approve')).rejects.toMatchObject(says('FOUR_EYES'));
  await act(supervisor, 'legal-texts', second.id, 'approve');
  expect((await desk.one('legal-texts', { id: first.id })).state).toBe('superseded');
  await expect(make(admin, 'legal-texts', { code: 'ters', versionNumber: 1, kind: 'law', number: '2', name: 'Ters', body: 'Ters', validFrom: '2026-02-01', validUntil: '2026-01-01' })).rejects.toMatchObject(says('VALIDITY_BACKWARDS'));
});

test('an error of the portal waits at the call centre, may be examined by the administrator, and ends with a sentence for the caller', async () => {
  const { id } = await make(portal, 'portal-errors', { step: 'payment', errorCode: 'POS-51', message: 'Kart reddedildi', institution: institution.id });
  expect(await desk.one('portal-errors', { id })).toMatchObject({ state: 'reported', routedTo: 'callCentre', reference: expect.stringMatching(/^HK-/) });
  await expect(act(callAgent, 'portal-errors', id, 'sendToOfficer')).rejects.toMatchObject(says('NO_OFFICER'));
  await act(callAgent, 'portal-errors', id, 'sendToAdministrator');
  expect(await act(admin, 'portal-errors', id, 'solve', { solution: 'Banka arızası giderildi.' })).toMatchObject({ state: 'solved', solution: 'Banka arızası giderildi.' });
});
