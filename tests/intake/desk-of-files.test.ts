import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnKeys, type ColumnKey } from '#domain/list-columns.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { workbookOf } from '../../server/intake/desk/attached-workbook.ts';
import { differenceOf } from '../../server/intake/desk/attachment-difference.ts';
import { finishedToday } from '../../server/intake/desk/finished-today.ts';
import { filledWorkbook, headersOf, type Person } from '../lists/filled-workbook.ts';
import { letter } from '../support/letters.ts';
import { intakeDesk, type IntakeDesk } from './desk.ts';

let desk: IntakeDesk;
let [kaan, pinar]: Actor[] = [];
const act = async (noun: string, id: string, action: string, input: Values = {}, actor = kaan!): Promise<Row> => (await performAction(desk.engine, actor, noun, id, action, input)).record;
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function operator(username: string, name: string): Promise<Actor> {
  const { id } = await desk.bySystem((tx) => tx.create('staff', { username, name, heldRoles: [{ role: 'registrar', from: '2025-01-01', until: null }] }));
  return { kind: 'staff', id, name, roles: ['registrar'], human: name };
}

/** What the officer sent before, with the second row mended, the third left out and one person more. */
async function corrected(list: readonly Person[], answers: string, id: string): Promise<Row> {
  const [first, second, , ...others] = list;
  const people = [first!, { ...second, phone: '0532 111 22 33' }, ...others, { ...first, personNumber: '90000000200', firstName: 'Yeni', lastName: 'Gelen', email: 'yeni.gelen@ornek.edu.tr' }];
  const bytes = await filledWorkbook([], headersOf(), people.map((one, at) => ({ ...one, sequence: at + 1 })));
  return desk.receive(letter({ id, from: 'Tuğba Kılıç <tugba.kilic38@ornek.edu.tr>', subject: 'Re: Başvuru listesi', text: 'Düzeltilmiş liste ektedir.', headers: [`In-Reply-To: ${answers}`, `References: ${answers}`], files: [{ name: 'duzeltilmis.xlsx', type: workbook, bytes }] }));
}

async function difference(message: Row) {
  const file = (await desk.attachmentsOf(message)).find(({ formKind }) => formKind === 'excelList')!;
  const found = await differenceOf(desk.outside, file, (await workbookOf(desk.outside, String(file['content'])))!);
  return found?.difference;
}

const peopleIn = async (message: Row): Promise<Person[]> => {
  const file = (await desk.attachmentsOf(message)).find(({ formKind }) => formKind === 'excelList')!;
  const list = (await workbookOf(desk.outside, String(file['content'])))!;
  return list.rows.map(({ cells }) => Object.fromEntries(columnKeys.flatMap((key: ColumnKey) => (cells[key] ? [[key, cells[key].text]] : []))));
};

beforeAll(async () => {
  desk = await intakeDesk();
  [kaan, pinar] = [await operator('kaan', 'Kaan Demir'), await operator('pinar', 'Pınar Ak')];
});
afterAll(() => desk.close());

test('a list that was returned by letter and comes back mended is compared with what came before, cell by cell', async () => {
  const first = await desk.receive(await readFile('tests/fixtures/mail/11-hatali-liste.eml'));
  expect(await difference(first), 'nothing came before it').toBeUndefined();
  await act('messages', first.id, 'askBack', { missing: [], letter: '1. Listede hatalı satırlar var.' });
  await desk.runJobs();
  const people = await peopleIn(first);
  const back = await corrected(people, String(first['messageId']), '<duzeltilmis-1@ornek.edu.tr>');
  const found = await difference(back);
  expect(found).toMatchObject({ against: { message: first.id }, counts: { fixed: 1, added: 1, removed: 1, unchanged: people.length - 2 }, total: 3 });
  const mended = found?.rows.find(({ change }) => change === 'fixed') as { cells: string[]; before: (string | null)[] };
  const phone = found?.headers.indexOf('Cep Telefonu') ?? -1;
  expect([mended.cells[phone], mended.before[phone]]).toEqual(['0532 111 22 33', people[1]?.phone]);
  expect(mended.before.filter((cell) => cell !== null)).toHaveLength(1);
});

test('a list that was recorded and sent back is what its correction is compared with, by its people, whatever thread it comes in', async () => {
  const message = await desk.receive(await readFile('tests/fixtures/mail/04-e-imzali-liste.eml'));
  const people = await peopleIn(message);
  await act('messages', message.id, 'accept');
  await desk.runJobs();
  const list = await desk.one('application-lists', { message: message.id });
  const [reason] = await desk.all('reason-codes', { noun: 'application-lists', action: 'sendBack' });
  await act('application-lists', list.id, 'sendBack', { sendBackReason: reason!.id });
  const back = await corrected(people, '<baska-bir-yazisma@ornek.edu.tr>', '<duzeltilmis-2@ornek.edu.tr>');
  expect(await difference(back)).toMatchObject({ against: { list: list.id, reference: list['reference'] }, counts: { fixed: 1, added: 1, removed: 1, unchanged: people.length - 2 } });
});

test('an e-mail on one desk is not handed to another; its holder keeps it, time gives it back, and no one is asked', async () => {
  const message = await desk.receive(await readFile('tests/fixtures/mail/07-uyum-degerlendirme-talebi.eml'));
  expect(await act('messages', message.id, 'takeInHand')).toMatchObject({ state: message.state, inHandOf: kaan!.id });
  await expect(act('messages', message.id, 'takeInHand', {}, pinar)).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('Şu anda bakan: Kaan Demir.') });
  expect(await act('messages', message.id, 'takeInHand')).toMatchObject({ inHandOf: kaan!.id });
  desk.at(new Date(Date.parse(desk.engine.clock.now()) + 16 * 60_000).toISOString());
  expect(await act('messages', message.id, 'takeInHand', {}, pinar)).toMatchObject({ inHandOf: pinar!.id });
});

test('what a person has finished today is counted by the trail: a file once, another’s files and other days not', async () => {
  const before = await finishedToday(desk.engine, pinar!.id);
  const message = await desk.receive(await readFile('tests/fixtures/mail/01-ilk-basvuru-iki-form.eml'));
  await act('messages', message.id, 'takeInHand', {}, pinar);
  expect(await finishedToday(desk.engine, pinar!.id)).toBe(before);
  await act('messages', message.id, 'accept', {}, pinar);
  expect(await finishedToday(desk.engine, pinar!.id)).toBe(before + 1);
  const document = await desk.one('documents', { type: 'KT', state: 'received' });
  const checks = { authorisedSigner: true, everyPageInitialled: true, stamped: true, formVersionCurrent: true };
  await act('documents', document.id, 'recordChecks', checks, pinar);
  await act('documents', document.id, 'accept', {}, pinar);
  expect(await finishedToday(desk.engine, pinar!.id)).toBe(before + 2);
  desk.at(new Date(Date.parse(desk.engine.clock.now()) + 24 * 3_600_000).toISOString());
  expect(await finishedToday(desk.engine, pinar!.id)).toBe(0);
});
