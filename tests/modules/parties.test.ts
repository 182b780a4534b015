import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
const registrar = person('Kaan', 'registrar');
const supervisor = person('Selin', 'supervisor');
const assessor = person('Uğur', 'assessor');
const act = async (who: Actor, noun: string, id: string, action: string, input: Values = {}) => (await performAction(desk.engine, who, noun, id, action, input)).record;

beforeAll(async () => { desk = await consoleEngine(); }, 120_000);
afterAll(() => desk.close());

const institutionCalled = (name: string, more: Values = {}) => createRecord(desk.engine, registrar, 'institutions', { name, kind: 'publicBody', sector: 'other', email: 'kurum@deneme.example', ...more });

async function officerOf(institution: Row, personNumber: string): Promise<Row> {
  const holder = await createRecord(desk.engine, registrar, 'people', { personNumber, firstName: 'Ümit', lastName: 'Çelik', birthDate: '1979-09-09' });
  const officer = await createRecord(desk.engine, registrar, 'officers', { person: holder.id, institution: institution.id, email: `${personNumber}@deneme.example`, from: '2026-01-01' });
  const undertaking = await createRecord(desk.engine, registrar, 'documents', { type: 'EST', institution: institution.id, officer: officer.id, authorisedSigner: true, everyPageInitialled: true, stamped: true });
  await act(registrar, 'documents', undertaking.id, 'attachScan', { scan: 'subject-x/deadbeef' });
  await act(registrar, 'documents', undertaking.id, 'accept');
  return act(supervisor, 'officers', officer.id, 'activate');
}

test('a firm pays before its assessment begins, and the result opens the gate of who uses the application', async () => {
  const firm = await institutionCalled('Deneme Yazılım A.Ş.', { kind: 'firm', vkn: '9291417776' });
  const application = await createRecord(desk.engine, assessor, 'signing-applications', { owner: firm.id, name: 'İmzaMatik', release: '4.2' });
  const assessment = await createRecord(desk.engine, registrar, 'assessments', { signingApplication: application.id, institution: firm.id });
  const fee = await desk.one('charges', { assessment: assessment.id });
  expect(fee).toMatchObject({ kind: 'assessment', state: 'accrued', amount: 1481400, debtorVkn: '9291417776' });

  await expect(act(registrar, 'assessments', assessment.id, 'sendKit')).rejects.toMatchObject({ details: { sentences: [{ code: 'FORM_MISSING' }, { code: 'FEE_OPEN' }] } });
  await act(registrar, 'assessments', assessment.id, 'recordFormScan');
  await expect(act(registrar, 'assessments', assessment.id, 'sendKit')).rejects.toMatchObject({ tr: expect.stringContaining('ücreti ödenmedi') });
  await desk.bySystem((tx) => tx.sql(`update charges set state = 'paid' where id = $1`, [fee.id]));
  await act(registrar, 'assessments', assessment.id, 'sendKit');
  await act(registrar, 'assessments', assessment.id, 'reportReady');
  await act(assessor, 'assessments', assessment.id, 'schedule', { appointmentAt: '2026-12-01T07:00:00.000Z', place: 'onSite' });
  await act(assessor, 'assessments', assessment.id, 'startTest');
  await act(assessor, 'assessments', assessment.id, 'reportDeficiency', { findings: 'Zaman damgası eksik.' });
  await act(assessor, 'assessments', assessment.id, 'startTest');
  await act(assessor, 'assessments', assessment.id, 'finishTest', { testDays: 2 });
  const result = { certificateNumber: 'UD-2026-7', validUntil: '2029-12-01' };
  await expect(act(assessor, 'assessments', assessment.id, 'pass', result)).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('başka bir kişi') });
  await act(supervisor, 'assessments', assessment.id, 'pass', result);
  await act(assessor, 'assessments', assessment.id, 'chargeTravel', { travelNet: 100_000 });
  expect(await desk.one('signing-applications', { id: application.id })).toMatchObject({ standing: 'passed', validUntil: '2029-12-01' });
  expect((await desk.all('charges', { assessment: assessment.id })).map(({ kind }) => kind).sort()).toEqual(['assessment', 'travel']);
});

test('an undertaking for one institution makes nobody officer of another', async () => {
  const one = await institutionCalled('Birinci Kurum');
  const other = await institutionCalled('İkinci Kurum');
  const officer = await officerOf(one, '90000000100');
  expect(officer.state).toBe('active');
  const elsewhere = await createRecord(desk.engine, registrar, 'officers', { person: officer['person'], institution: other.id, email: 'u@deneme.example', from: '2026-01-01' });
  await expect(act(supervisor, 'officers', elsewhere.id, 'activate')).rejects.toMatchObject({ tr: expect.stringContaining('bu kurum için') });
});

test('the last officer leaves only with a successor or by a supervisor, and an institution without one becomes somebody’s work', async () => {
  const institution = await institutionCalled('Üçüncü Kurum');
  const first = await officerOf(institution, '81234567804');
  const leaving = { until: '2026-11-23', endReason: 'Emekli oldu' };
  await expect(act(registrar, 'officers', first.id, 'end', leaving)).rejects.toMatchObject({ tr: expect.stringContaining('son sorumlusu') });
  const second = await officerOf(institution, '19090909018');
  expect(await act(registrar, 'officers', first.id, 'handOver', { successor: second.id, until: '2026-11-23' })).toMatchObject({ state: 'handedOver', successor: second.id });

  await act(supervisor, 'officers', second.id, 'end', leaving);
  expect((await desk.one('institutions', { id: institution.id }))['withoutOfficer']).toBe(true);
  expect(await desk.one('tasks', { recordId: institution.id })).toMatchObject({ kind: 'noOfficer', role: 'registrar', title: 'Sorumlusuz kurum: Üçüncü Kurum' });
});

test('an institution is closed on a day, and may name who took it over, but not itself', async () => {
  const closing = await institutionCalled('Kapanan Kurum');
  const taker = await institutionCalled('Devralan Kurum');
  const close = (input: Values) => act(supervisor, 'institutions', closing.id, 'close', { stopReason: 'Birleşme', ...input });
  await expect(institutionCalled('Doğuştan Kapalı', { closedOn: '2026-01-01' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(close({})).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(close({ closedOn: '2026-11-20', mergedInto: closing.id })).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('kendisine devrolamaz') });
  expect((await desk.one('institutions', { id: closing.id })).state).toBe('registering');
  expect(await close({ closedOn: '2026-11-20', mergedInto: taker.id })).toMatchObject({ state: 'closed', closedOn: '2026-11-20', mergedInto: taker.id });
});

test('a firm orders no certificates, and an institution that is not active orders none either', async () => {
  const firm = await institutionCalled('Başka Yazılım A.Ş.', { kind: 'firm' });
  const order = (institution: Row, kind: string) => createRecord(desk.engine, registrar, 'orders', { kind, institution: institution.id, orderedOn: '2026-11-23' });
  await expect(order(firm, 'nes')).rejects.toMatchObject({ tr: expect.stringContaining('Firmalara') });
  expect((await order(firm, 'compliance')).state).toBe('draft');
  await expect(order(await institutionCalled('Yeni Kurum'), 'nes')).rejects.toMatchObject({ tr: expect.stringContaining('aktif değil') });
});

test('a document is accepted only when every formal check is ticked, and a newer one takes its place', async () => {
  const institution = await institutionCalled('Dördüncü Kurum');
  const undertaking = async (ticked: boolean) => {
    const document = await createRecord(desk.engine, registrar, 'documents', { type: 'KT', institution: institution.id, authorisedSigner: ticked, everyPageInitialled: ticked, stamped: true });
    await act(registrar, 'documents', document.id, 'attachScan', { scan: 'subject-x/deadbeef' });
    return document;
  };
  const unticked = await undertaking(false);
  await expect(act(registrar, 'documents', unticked.id, 'accept')).rejects.toMatchObject({ tr: expect.stringContaining('imza yetkilisinin imzası, her sayfada paraf') });
  const older = await undertaking(true);
  await act(registrar, 'documents', older.id, 'accept');
  await act(registrar, 'documents', (await undertaking(true)).id, 'accept');
  expect((await desk.one('documents', { id: older.id })).state).toBe('superseded');
});

test('that an institution has certificates of the old system is nobody’s own word: another person confirms it, with its basis', async () => {
  await expect(institutionCalled('Eski Kurum', { migratedHistory: true })).rejects.toMatchObject({ code: 'invalid_input' });
  const institution = await institutionCalled('Eski Kurum', { kep: 'eski@hs01.kep.tr' });
  const order = await createRecord(desk.engine, registrar, 'orders', { kind: 'compliance', institution: institution.id, orderedOn: '2026-11-23' });
  expect(order.state).toBe('draft');
  await expect(act(registrar, 'institutions', institution.id, 'confirmHistory', { historyBasis: 'Ben söylüyorum' })).rejects.toMatchObject({ code: 'not_permitted' });
  await expect(act(person('Kaan', 'supervisor'), 'institutions', institution.id, 'confirmHistory', { historyBasis: 'x' })).rejects.toMatchObject({ details: { sentences: [{ code: 'FOUR_EYES' }] } });
  const confirmed = await act(supervisor, 'institutions', institution.id, 'confirmHistory', { historyBasis: 'Eski sistem kaydı 4711' });
  expect(confirmed).toMatchObject({ migratedHistory: true, historyConfirmedBy: 'Selin', historyBasis: 'Eski sistem kaydı 4711' });
  expect(await act(supervisor, 'institutions', institution.id, 'withdrawHistory', { withdrawReason: 'Başka kurumun kaydıymış' })).toMatchObject({ migratedHistory: false, historyConfirmedBy: null });
  // A flag of before, which nobody confirmed, opens nothing.
  await desk.bySystem((tx) => tx.sql(`update institutions set migrated_history = true where id = $1`, [institution.id]));
  expect(complianceOf(await desk.one('institutions', { id: institution.id }))).toMatchObject({ code: 'NO_SIGNING_APPLICATION' });
});

const complianceOf = (institution: Row) => desk.engine.module('institutions').guards['compliancePassed']?.(institution, { today: '2026-11-23', applicationsInUse: [], exemptions: [] } as never);

test('a KEP address that is none is refused at its field', async () => {
  for (const kep of ['kurum@gmail.com', 'kurum@hs1.kep.tr', 'KURUM@HS01.KEP.TR']) {
    await expect(institutionCalled(`KEP ${kep}`, { kep })).rejects.toMatchObject({ code: 'invalid_input', details: { errors: [{ path: 'kep' }] } });
  }
});
