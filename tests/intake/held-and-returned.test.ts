import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ProposalReason } from '#domain/messages.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { takeIn } from '../../server/intake/mailbox/take-in.ts';
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

test('a letter of two writers is nobody’s: what a mail server vouched for may be the other one', async () => {
  const file = { name: 'liste.xlsx', bytes: await fixture('signed/temiz-25.xlsx') };
  for (const [id, from, headers] of [['<iki@x>', 'Tuğba Kılıç <tugba.kilic38@ornek.edu.tr>, Birisi <birisi@baska.example>', []], ['<cift@x>', 'Tuğba Kılıç <tugba.kilic38@ornek.edu.tr>', ['From: Birisi <birisi@baska.example>']]] as const) {
    const message = await desk.receive(letter({ id, from, headers, subject: 'NES başvuru listesi', files: [file] }));
    expect(message).toMatchObject({ sender: null, senderKnown: false, state: 'received' });
    expect(message['senderName']).toContain('tugba.kilic38@ornek.edu.tr');
  }
});

test('a letter that somebody uploads as a file is never a sure proposal, whoever it says wrote it', async () => {
  const { message } = await takeIn(desk.outside, await fixture('mail/01-ilk-basvuru-iki-form.eml'), 'upload');
  await desk.runJobs();
  const uploaded = await desk.one('messages', { id: message });
  expect(uploaded).toMatchObject({ state: 'received', senderKnown: true, proposal: 'firstApplication' });
  expect((uploaded['reasons'] as ProposalReason[]).filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual(['uploaded']);
});

test('the job that reads a letter carries none of it: its text and its writer stand on the record alone', async () => {
  const { jobs } = desk.engine as unknown as { jobs: { enqueue: (tx: unknown, order: object) => Promise<void> } };
  const orders: object[] = [];
  const { enqueue } = jobs;
  jobs.enqueue = async (tx, order) => { orders.push(order); await enqueue(tx, order); };
  await desk.receive(letter({ id: '<gizli@ornek.edu.tr>', from: 'Tuğba Kılıç <tugba.gizli@ornek.edu.tr>', subject: 'Kişisel konu', text: 'T.C. kimlik no 96374068104' }));
  jobs.enqueue = enqueue;
  expect(orders).toEqual(expect.arrayContaining([expect.objectContaining({ noun: 'messages', effect: 'classify' })]));
  expect(JSON.stringify(orders)).not.toMatch(/96374068104|tugba\.gizli|Kişisel konu|Kılıç/);
});

test('an institution that was opened from a stranger’s own letter makes its writer’s next letter no sure one, nor its first application', async () => {
  const from = 'Yabancı <yabanci@yeni-kurum.example>';
  const forms = await Promise.all(['kurumsal-taahhutname.pdf', 'e-imza-sorumlusu-taahhutnamesi.pdf'].map(async (name) => ({ name, bytes: await fixture(`mail/${name}`) })));
  const first = await desk.receive(letter({ id: '<ilk@yeni-kurum.example>', from, subject: 'e-imza fiyat teklifi', text: 'Teklif rica ederiz.' }));
  await performAction(desk.engine, registrar, 'messages', first.id, 'accept', { newInstitutionName: 'Yeni Kurum' });
  const institution = await desk.one('institutions', { name: 'Yeni Kurum' });
  expect(institution).toMatchObject({ state: 'registering', email: 'yabanci@yeni-kurum.example' });
  const blocked = (message: Row) => (message['reasons'] as ProposalReason[]).filter(({ blocks }) => blocks).map(({ code }) => code);
  const list = await desk.receive(letter({ id: '<liste@yeni-kurum.example>', from, subject: 'FRM.01.03 başvuru listesi', text: 'e-imzalı listemiz ektedir', files: [{ name: 'liste.xlsx.p7m', bytes: await fixture('signed/temiz-25.ec.xlsx.p7m') }] }));
  const set = await desk.receive(letter({ id: '<takim@yeni-kurum.example>', from, subject: 'İlk başvuru', text: 'Taahhütnamelerimiz ektedir.', files: forms }));
  expect([list, set].map((message) => [message['proposal'], message.state, message['institution'], blocked(message)])).toEqual([
    ['list', 'received', institution.id, ['institutionNotActive']], ['firstApplication', 'received', institution.id, ['institutionNotActive']],
  ]);
  for (const { id } of [list, set]) expect(await desk.one('tasks', { noun: 'messages', recordId: id, state: 'open' })).toMatchObject({ role: 'registrar', details: expect.stringContaining('aktif değil') });
  await desk.bySystem((tx) => tx.sql("update institutions set state = 'active' where id = $1", [institution.id]));
  const later = await desk.receive(letter({ id: '<sonra@yeni-kurum.example>', from, subject: 'e-imza fiyat teklifi', text: 'Teklif rica ederiz.' }));
  expect([later.state, blocked(later)]).toEqual(['proposed', []]);
});
