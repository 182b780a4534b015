import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProposalReason } from '#domain/messages.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { letter } from '../support/letters.ts';
import { intakeDesk, type IntakeDesk } from './desk.ts';

let desk: IntakeDesk;
const registrar: Actor = { kind: 'staff', id: '00000000-0000-7000-8000-0000000000a1', name: 'Kaan', roles: ['registrar'], human: 'Kaan' };
const supervisor: Actor = { kind: 'staff', id: '00000000-0000-7000-8000-0000000000a3', name: 'Selin', roles: ['supervisor'], human: 'Selin' };
const act = async (noun: string, id: string, action: string, input: Values = {}, actor = registrar): Promise<Row> => (await performAction(desk.engine, actor, noun, id, action, input)).record;
const fixture = (path: string) => readFile(`tests/fixtures/${path}`);

beforeAll(async () => { desk = await intakeDesk(); }, 120_000);
afterAll(() => desk.close());

test('released is what was held for its neighbour’s sake; a workbook that is hostile by itself stays held at every moment', async () => {
  const message = await desk.receive(letter({
    id: '<dusmanca@ornek.edu.tr>', files: [{ name: 'liste.xlsx', bytes: await fixture('lists/xxe.xlsx') }, { name: 'taahhutname.pdf', bytes: await fixture('documents/kurumsal-taahhutname.pdf') }],
  }));
  expect(message.state).toBe('quarantined');
  const states = async () => (await desk.attachmentsOf(message)).map(({ state }) => state);
  expect(await states()).toEqual(['quarantined', 'quarantined']);
  await act('messages', message.id, 'release', {}, supervisor);
  expect(await states()).toEqual(['quarantined', 'kept']);
  await desk.runJobs();
  expect(await states()).toEqual(['quarantined', 'kept']);
  expect((await desk.one('messages', { id: message.id })).state).toBe('received');
});

test('an officer whose list was sent back may send the same workbook again, signed this time', async () => {
  const first = await desk.receive(await fixture('mail/05-islak-imzali-liste-ve-excel.eml'));
  await act('messages', first.id, 'accept');
  await desk.runJobs();
  const list = await desk.one('application-lists', { message: first.id });
  await act('application-lists', list.id, 'sendBack', { sendBackReason: (await desk.all('reason-codes', { noun: 'application-lists' }))[0]!.id });
  const again = await desk.receive(Buffer.from((await fixture('mail/05-islak-imzali-liste-ve-excel.eml')).toString('latin1').replace(/^Message-ID: <[^>]+>/im, 'Message-ID: <yeniden@ornek.edu.tr>'), 'latin1'));
  await act('messages', again.id, 'accept');
  await desk.runJobs();
  expect(await desk.one('application-lists', { message: again.id })).toMatchObject({ state: 'checked', fileHash: list['fileHash'] });
});

test('what forbids a sure proposal is told as such, on the message and in the task', async () => {
  const message = await desk.receive(letter({ id: '<yabanci@baska.example>', from: 'Birisi <birisi@baska.example>', subject: 'NES başvuru listesi', text: 'Kurumumuzun vergi numarası 9291417776. Başvuru listemiz ektedir.', files: [{ name: 'liste.xlsx', bytes: await fixture('signed/temiz-25.xlsx') }] }));
  const against = (message['reasons'] as ProposalReason[]).filter(({ blocks }) => blocks).map(({ code }) => code);
  expect(against).toContain('unknownSender');
  const task = await desk.one('tasks', { noun: 'messages', recordId: message.id });
  expect(String(task['details'])).toContain('Gönderen kayıtlı bir kurumun adresi değil');
});
