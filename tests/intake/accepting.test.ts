import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { storedBytes } from '../../server/intake/mailbox/stored-bytes.ts';
import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { letter } from '../support/letters.ts';
import { intakeDesk, type IntakeDesk } from './desk.ts';

let desk: IntakeDesk;
const came: Record<string, Row> = {};
const registrar: Actor = { kind: 'staff', id: '00000000-0000-7000-8000-0000000000a1', name: 'Kaan', roles: ['registrar'], human: 'Kaan' };
const clerk: Actor = { kind: 'staff', id: '00000000-0000-7000-8000-0000000000a2', name: 'Pınar', roles: ['postClerk'], human: 'Pınar' };
const act = async (id: string, action: string, input: Values = {}, actor = registrar): Promise<Row> => (await performAction(desk.engine, actor, 'messages', id, action, input)).record;
const mail = async (name: string): Promise<Row> => (came[name] ??= await desk.receive(await readFile(`tests/fixtures/mail/${name}.eml`)));

beforeAll(async () => { desk = await intakeDesk(); });
afterAll(() => desk.close());

test('a complete first-time set becomes two documents with their scans by one key, stored once, their originals awaited', async () => {
  const message = await mail('01-ilk-basvuru-iki-form');
  expect((await act(message.id, 'accept')).state).toBe('done');
  const documents = await desk.all('documents');
  expect(documents.map(({ type, state, institution }) => [type, state, institution]).sort()).toEqual([['EST', 'received', message['institution']], ['KT', 'received', message['institution']]]);
  const files = await desk.attachmentsOf(message);
  expect(files.map(({ state, document, content }) => [state, documents.find(({ id }) => id === document)?.['scan'] === content])).toEqual([['linked', true], ['linked', true]]);
  expect(documents.every(({ originalDueAt }) => originalDueAt !== null)).toBe(true);
});

test('an officer is never made of a letter: the appointment becomes a task, and the undertaking waits for whom people appoint', async () => {
  const { institution } = await mail('01-ilk-basvuru-iki-form');
  expect(await desk.all('officers')).toEqual([]);
  const waiting = { noun: 'institutions', recordId: institution, kind: 'noOfficer' };
  expect(await desk.one('tasks', waiting)).toMatchObject({ state: 'open', role: 'registrar', title: expect.stringContaining('e-İmza sorumlusunu ata: Örnek') });
  expect((await desk.one('documents', { type: 'EST' }))['officer']).toBeNull();
  const person = await createRecord(desk.engine, registrar, 'people', { personNumber: '96374068104', firstName: 'TUĞBA', lastName: 'KILIÇ', birthDate: '1978-04-12', email: 'tugba@ornek.edu.tr', phone: '05551112233', source: 'institution' });
  const officer = await createRecord(desk.engine, registrar, 'officers', { person: person.id, institution, email: 'tugba@ornek.edu.tr', phone: '05551112233', from: '2026-11-23' });
  expect(officer.state).toBe('proposed');
  expect((await desk.one('documents', { type: 'EST' }))['officer']).toBe(officer.id);
  expect((await desk.one('tasks', waiting)).state).toBe('done');
});

test('a set in two letters is asked for once, pairs when the rest comes, and both are done together', async () => {
  const first = await mail('02-bolunmus-set-a');
  expect(first['missing']).toEqual(['OFFICER_UNDERTAKING']);
  const asked = await act(first.id, 'askBack', { missing: first['missing'] });
  expect([asked.state, asked['askedAt'] !== null]).toEqual(['askedBack', true]);
  await desk.runJobs();
  const letter = desk.mails.at(-1)!;
  expect([letter.to, letter.subject, letter.headers?.['In-Reply-To']]).toEqual(['tugba.kilic38@ornek.edu.tr', 'Re: Kurumsal taahhütname', first['messageId']]);
  expect(letter.text).toContain('1. e-İmza Sorumlusu Taahhütnamesi');
  expect(letter.text).not.toContain('Kurumsal Taahhütname (imza');

  const second = await mail('03-bolunmus-set-b');
  expect(second['pairedWith']).toBe(first.id);
  await expect(act(second.id, 'askBack', { missing: second['missing'] })).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('daha önce soruldu') });
  const before = (await desk.all('documents')).length;
  await act(second.id, 'accept');
  expect((await desk.all('documents')).slice(before).map(({ type }) => type).sort()).toEqual(['EST', 'KT']);
  expect((await desk.one('messages', { id: first.id })).state).toBe('done');
});

test('an e-signed list becomes a list with its workbook and its rows checked; nobody waits for a paper', async () => {
  const message = await mail('04-e-imzali-liste');
  await act(message.id, 'accept');
  await desk.runJobs();
  const list = await desk.one('application-lists', { message: message.id });
  expect(list).toMatchObject({ state: 'checked', signedHow: 'eSigned', rowsTotal: 25, institution: message['institution'] });
  expect((await desk.one('messages', { id: message.id }))['applicationList']).toBe(list.id);
  const document = await desk.one('documents', { applicationList: list.id });
  expect(document).toMatchObject({ type: 'FRM0103', originalDueAt: null });
  // The document is the signed file itself, so that its signature can be verified for as long as it is kept.
  expect((await storedBytes(desk.outside, String(document['scan'])))?.subarray(0, 2).toString('hex')).toBe('3082');
  expect(await desk.all('list-rows', { list: list.id })).toHaveLength(25);
});

test('the same workbook once more, signed in ink, is refused in a sentence and nothing of it is made', async () => {
  const message = await mail('05-islak-imzali-liste-ve-excel');
  const before = await desk.all('documents');
  const lists = await desk.all('application-lists');
  const files = await desk.attachmentsOf(message);
  if (lists.some(({ fileHash }) => files.some(({ sha256 }) => sha256 === fileHash))) {
    await expect(act(message.id, 'accept')).rejects.toMatchObject({ tr: expect.stringContaining('daha önce alınmış') });
    expect(await desk.all('documents')).toHaveLength(before.length);
  } else {
    await act(message.id, 'accept');
    await desk.runJobs();
    const list = await desk.one('application-lists', { message: message.id });
    expect(list).toMatchObject({ signedHow: 'wet', rowsTotal: 25 });
    expect((await desk.one('documents', { applicationList: list.id }))['originalDueAt']).not.toBeNull();
  }
});

test('a wet list with its Excel becomes list and scan, and its original is awaited', async () => {
  const message = await mail('11-hatali-liste');
  await act(message.id, 'accept', {}, clerk);
  await desk.runJobs();
  const list = await desk.one('application-lists', { message: message.id });
  expect(list).toMatchObject({ state: 'checked', signedHow: 'wet', rowsTotal: 60, signedOn: '2026-11-23' });
  const scan = await desk.one('documents', { applicationList: list.id });
  expect([scan['type'], scan['originalDueAt'] !== null, scan['scan']]).toEqual(['FRM0103', true, (await desk.attachmentsOf(message))[0]!['content']]);
});

test('a scan without its Excel makes no list: it is asked for, in words of one’s own when somebody writes them', async () => {
  const message = await mail('06-islak-imzali-excelsiz');
  await expect(act(message.id, 'accept')).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('Excel') });
  await act(message.id, 'askBack', { missing: message['missing'], letter: 'Excel dosyasını da gönderir misiniz?\nTeşekkürler.' });
  await desk.runJobs();
  expect(desk.mails.at(-1)!.text).toContain('Excel dosyasını da gönderir misiniz?\nTeşekkürler.');
  expect(desk.mails.at(-1)!.text).not.toContain('FRM.01.03 başvuru listesinin Excel');
});

test('a request of a firm that nobody knows wants its name, and then opens institution, application, assessment and form', async () => {
  const message = await mail('07-uyum-degerlendirme-talebi');
  await expect(act(message.id, 'accept')).rejects.toMatchObject({ tr: expect.stringContaining('kurumu seçin') });
  await act(message.id, 'accept', { newInstitutionName: 'Yazılım AŞ', applicationName: 'EBYS', applicationRelease: '4.2' });
  const firm = await desk.one('institutions', { name: 'Yazılım AŞ' });
  expect([firm['kind'], firm.state, firm['email']]).toEqual(['firm', 'registering', 'info@yazilim.example']);
  const request = await desk.one('assessments', { institution: firm.id });
  expect(request['formScanAt']).not.toBeNull();
  expect((await desk.one('documents', { assessment: request.id }))['originalDueAt']).not.toBeNull();
  // Whoever looked at it has done the task.
  expect((await desk.one('tasks', { noun: 'messages', recordId: message.id, kind: 'unreadableMail' })).state).toBe('done');
});

test('a quote request becomes the pack that makes a quote unnecessary', async () => {
  const message = await mail('08-teklif-talebi');
  expect((await act(message.id, 'accept')).state).toBe('done');
  expect(await desk.one('procurement-packs', { message: message.id })).toMatchObject({ state: 'draft', recipient: expect.stringMatching(/./) });
});

test('the pack for a sender whom nobody knows names no person: its recipient may be searched and stands unmasked', async () => {
  const message = await desk.receive(letter({ id: '<teklif@ozelsirket.example>', from: 'Ferhunde Özkaplan <ferhunde@ozelsirket.example>', subject: 'e-imza fiyatları', text: 'Fiyat teklifi rica ederiz.' }));
  expect(message).toMatchObject({ proposal: 'quote', senderKnown: false, senderName: 'Ferhunde Özkaplan' });
  await act(message.id, 'accept');
  const pack = await desk.one('procurement-packs', { message: message.id });
  expect(pack).toMatchObject({ recipient: 'Sayın yetkili', institution: null });
  expect(JSON.stringify(pack)).not.toContain('Ferhunde');
});

test('an advertisement can be taken back, is then left to a person, and is set aside again only with a reason', async () => {
  const message = await mail('09-reklam');
  expect([message.state, message['setAsideReason'] !== null, String(message['warning'])]).toEqual(['setAside', true, expect.stringContaining('indirim')]);
  await act(message.id, 'takeBack');
  await desk.runJobs();
  expect((await desk.one('messages', { id: message.id })).state).toBe('received');
  await expect(act(message.id, 'setAside')).rejects.toMatchObject({ tr: expect.stringContaining('Neden') });
  const reason = await desk.one('reason-codes', { noun: 'messages', code: 'ILGISIZ' });
  expect((await act(message.id, 'setAside', { setAsideReason: reason.id })).state).toBe('setAside');
  await expect(act(message.id, 'accept')).rejects.toMatchObject({ code: 'illegal_state' });
});

test('a list of an unknown sender is made only when a person says whose it is, and never without its signature', async () => {
  const message = await mail('10-kurum-disi-gonderen');
  expect(message).toMatchObject({ state: 'received', senderKnown: false, missing: ['SIGNED_LIST'] });
  await expect(act(message.id, 'accept', { institution: desk.institutions.get('9291417776')!.id })).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('imzalı hâli') });
});

test('an opened S/MIME letter becomes its list', async () => {
  const message = await mail('13-smime-opak');
  const files = await desk.attachmentsOf(message);
  const known = (await desk.all('application-lists')).some(({ fileHash }) => files.some(({ sha256 }) => sha256 === fileHash));
  if (known) await expect(act(message.id, 'accept')).rejects.toMatchObject({ tr: expect.stringContaining('daha önce alınmış') });
  else expect((await act(message.id, 'accept')).state).toBe('done');
});

test('what is held is accepted by nobody', async () => {
  const message = await mail('12-tehlikeli-ek');
  for (const action of ['accept', 'askBack', 'finish']) await expect(act(message.id, action, action === 'askBack' ? { missing: ['EXCEL_LIST'] } : {})).rejects.toMatchObject({ code: 'illegal_state' });
});

test('the Excel that was asked for pairs with its scan, and the two become one list', async () => {
  const scan = await desk.receive(letter({ id: '<tarama@sablon.gov.tr>', from: 'Ece <ece@sablon.gov.tr>', subject: 'Başvuru listesi', text: 'Islak imzalı liste.', files: [{ name: 'liste.pdf', bytes: await readFile('tests/fixtures/mail/imzali-liste-tarama.pdf') }] }));
  expect(scan).toMatchObject({ proposal: 'list', missing: ['EXCEL_LIST'] });
  await act(scan.id, 'askBack', { missing: scan['missing'] });
  const excel = await desk.receive(letter({ id: '<excel@sablon.gov.tr>', from: 'Ece <ece@sablon.gov.tr>', subject: 'Ynt: Başvuru listesi', text: 'Excel ektedir.', headers: ['In-Reply-To: <tarama@sablon.gov.tr>', 'References: <tarama@sablon.gov.tr>'], files: [{ name: 'liste.xls', bytes: await readFile('tests/fixtures/lists/eski-bicim-12.xls') }] }));
  expect(excel).toMatchObject({ proposal: 'list', pairedWith: scan.id, complete: false });
  await act(excel.id, 'accept');
  await desk.runJobs();
  const list = await desk.one('application-lists', { institution: desk.institutions.get('9008063608')!.id });
  expect(list).toMatchObject({ state: 'checked', signedHow: 'wet', rowsTotal: 12 });
  expect(await desk.one('documents', { applicationList: list.id })).toMatchObject({ type: 'FRM0103', state: 'received' });
  for (const { id } of [scan, excel]) expect(await desk.one('messages', { id })).toMatchObject({ state: 'done', applicationList: list.id });
});

test('what an operator corrects counts: a file that nobody recognised becomes the signed list when he says so', async () => {
  const again = await desk.receive(letter({ id: '<duzelt2@numune.bel.tr>', from: 'ik@numune.bel.tr', subject: 'Başvuru listesi', text: 'Liste ektedir, imzalı hâli ekte.', files: [{ name: 'liste.xlsx', bytes: await readFile('tests/fixtures/lists/baslik-farkli-10.xlsx') }, { name: 'yazi.txt', bytes: 'imza sayfası' }] }));
  expect(again).toMatchObject({ proposal: 'list', missing: ['SIGNED_LIST'] });
  await expect(act(again.id, 'accept')).rejects.toMatchObject({ code: 'guard_refused' });
  const [, paper] = await desk.attachmentsOf(again);
  await updateRecord(desk.engine, registrar, 'message-attachments', paper!.id, { formKind: 'FRM0103' }, { version: paper!.version });
  expect((await act(again.id, 'accept')).state).toBe('done');
});
