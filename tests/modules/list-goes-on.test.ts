import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../server/engine/audit/verify.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Row, type Values } from '../../server/engine/types.ts';
import { correctList } from '../../server/modules/application-lists/correct-rows.ts';
import { uploadList } from '../../server/modules/application-lists/intake.ts';
import { filledWorkbook, headersOf, type Person } from '../lists/filled-workbook.ts';
import { soundPeople } from '../lists/faulty-list.ts';
import { activeUniversity, openOrder } from '../support/active-university.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
let institution: Row;
let officer: Row;
let list: Row;
const registrar = person('Kaan', 'registrar');
const act = async (action: string, input: Values = {}) => {
  const { record } = await performAction(desk.engine, registrar, 'application-lists', list.id, action, input);
  await desk.runJobs();
  return record;
};
const now = () => desk.one('application-lists', { id: list.id });
const rows = async () => (await desk.all('list-rows', { list: list.id })).sort((one, other) => Number(one['row']) - Number(other['row']));
const verdicts = async () => (await rows()).map((row) => String(row['verdict']));
const correct = async (row: number, cells: Record<string, string | null>) => {
  const { version } = await desk.one('list-rows', { list: list.id, row });
  return correctList(desk.engine, registrar, list.id, [{ row, version, cells }]);
};
const refusing = (code: string) => ({ details: { sentences: expect.arrayContaining([expect.objectContaining({ code })]) as unknown } });

const people: Person[] = soundPeople(6).map((one, at) => (at === 1 ? { ...one, firstName: 'Ahm3t' } : at === 3 ? { ...one, email: 'x' } : one));
const numberOf = (row: number): string => String(people[row - 1]?.personNumber);

beforeAll(async () => {
  desk = await consoleEngine();
  ({ institution, officer } = await activeUniversity(desk));
  await openOrder(desk, institution.id, { 3: 3 }, 1);
  const bytes = await desk.signed(await filledWorkbook([], headersOf(), people), officer.id);
  list = await uploadList(desk.outside, registrar, { bytes, fileName: 'liste.xlsx', values: { institution: institution.id, officer: officer.id, signedHow: 'eSigned', signedOn: '2026-11-23' } });
  await desk.runJobs();
}, 120_000);
afterAll(() => desk.close());

test('a list of which a part was taken in goes on: what was taken stays, the rest is judged by what stands today', async () => {
  expect(await verdicts()).toEqual(['valid', 'faulty', 'valid', 'faulty', 'valid', 'overQuota']);
  await expect(act('continueRest')).rejects.toMatchObject({ code: 'illegal_state' });
  await act('acceptValidRows');
  expect(await now()).toMatchObject({ state: 'partlyAccepted', rowsAccepted: 3, rowsValid: 3, rowsFaulty: 2, rowsOverQuota: 1 });
  const before = await rows();
  await openOrder(desk, institution.id, { 3: 3 }, 1);

  await act('continueRest');
  expect(await now()).toMatchObject({ state: 'checked', rowsAccepted: 3, rowsValid: 4, rowsFaulty: 2, rowsOverQuota: 0, rowsTotal: 6 });
  expect(await verdicts()).toEqual(['accepted', 'faulty', 'accepted', 'faulty', 'accepted', 'valid']);
  const after = await rows();
  expect([0, 2, 4].map((at) => after[at])).toEqual([0, 2, 4].map((at) => before[at]));
  expect((await desk.all('pre-applications')).length).toBe(3);
});

test('its other rows are mended in place by the same rules; whoever was taken in is not written over and not doubled', async () => {
  expect((await correct(1, { firstName: 'Başka' })).outcomes).toEqual([{ row: 1, outcome: 'taken' }]);
  // The number of somebody who was taken in, further down in the list and for another reason: still the same person.
  await correct(4, { email: 'dort@ornek.edu.tr', personNumber: numberOf(3), reason: 'Diğer' });
  expect(await desk.one('list-rows', { list: list.id, row: 4 })).toMatchObject({ verdict: 'duplicate', faultCodes: 'DUPLICATE_IN_LIST' });
  await correct(4, { personNumber: null, reason: null });
  await correct(2, { firstName: 'Ahmet' });
  expect(await now()).toMatchObject({ rowsValid: 6, rowsFaulty: 0, rowsDuplicate: 0, rowsCorrected: 2 });
  expect((await desk.one('list-rows', { list: list.id, row: 2 }))['edits']).toEqual({ firstName: { text: 'Ahmet', was: 'Ahm3t' } });
});

test('the rest is taken in, each once, from the orders that are open, and its officer is told', async () => {
  desk.mails.length = 0;
  await act('accept');
  expect(await now()).toMatchObject({ state: 'accepted', rowsAccepted: 6, rowsValid: 6 });
  const made = await desk.all('pre-applications', { applicationList: list.id });
  expect(made.map((one) => String(one['personNumber'])).sort()).toEqual(people.map((one) => String(one.personNumber)).sort());
  expect(made.find((one) => one['personNumber'] === numberOf(2))).toMatchObject({ firstName: 'Ahmet', quota: 'reserved' });
  const pointers = (await rows()).map((row) => made.find(({ id }) => id === row['preApplication'])?.['personNumber']);
  expect(pointers).toEqual(people.map(({ personNumber }) => personNumber));
  expect((await desk.all('order-lines', { product: 'certificate' })).map((one) => Number(one['reserved'])).sort()).toEqual([3, 3]);
  expect(desk.mails.filter(({ to }) => to === 'isil@ornek.edu.tr').map(({ text }) => text)).toEqual([expect.stringMatching(/6.*6/s)]);
  await expect(act('continueRest')).rejects.toMatchObject({ code: 'illegal_state' });
  expect((await verifyAudit(desk.engine)).faults).toEqual([]);
});

test('a list of which nothing more comes in goes back to its officer, and what was taken in stays; its file is not changed under it', async () => {
  await openOrder(desk, institution.id, { 3: 2 }, 1);
  const [one, two] = soundPeople(8).slice(6);
  const bytes = await desk.signed(await filledWorkbook([], headersOf(), [one ?? {}, { ...two, phone: 'yok' }]), officer.id);
  list = await uploadList(desk.outside, registrar, { bytes, fileName: 'iki.xlsx', values: { institution: institution.id, officer: officer.id, signedHow: 'eSigned', signedOn: '2026-11-23' } });
  await desk.runJobs();
  await act('acceptValidRows');
  await performAction(desk.engine, registrar, 'application-lists', list.id, 'continueRest');
  await expect(performAction(desk.engine, registrar, 'application-lists', list.id, 'attachWorkbook', { workbook: 'subject-x/s-y' })).rejects.toMatchObject(refusing('ROWS_TAKEN'));
  await desk.runJobs();
  await expect(act('acceptValidRows')).rejects.toMatchObject(refusing('NO_VALID_ROW'));
  const [reason] = await desk.all('reason-codes', { noun: 'application-lists' });
  await act('sendBack', { sendBackReason: reason?.id });
  expect(await now()).toMatchObject({ state: 'partlyAccepted', rowsAccepted: 1, timesSentBack: 1 });
});
