import { afterAll, beforeAll, expect, test } from 'vitest';
import { performAction } from '../../../server/engine/perform-action.ts';
import { type Row } from '../../../server/engine/types.ts';
import { storedBytes } from '../../../server/intake/mailbox/stored-bytes.ts';
import { takeIn } from '../../../server/intake/mailbox/take-in.ts';
import { consoleEngine, type ConsoleEngine } from '../../support/console-engine.ts';
import { letter, type LetterParts } from '../../support/letters.ts';
import { person } from '../../support/toy-engine.ts';

let desk: ConsoleEngine;
beforeAll(async () => { desk = await consoleEngine(); });
afterAll(() => desk.close());

const registrar = person('Kaan', 'registrar');
const come = async (parts: LetterParts): Promise<Row> => desk.one('messages', { id: (await takeIn(desk.outside, letter(parts), 'imap')).message });

test('the same bytes come in once, however often they are found', async () => {
  const raw = letter({ id: '<bir@ornek.edu.tr>', files: [{ name: 'not.txt', bytes: 'ek' }] });
  const first = await takeIn(desk.outside, raw, 'imap');
  const again = await Promise.all([takeIn(desk.outside, raw, 'imap'), takeIn(desk.outside, raw, 'dropFolder')]);
  expect(first.isNew).toBe(true);
  expect(again).toEqual([{ message: first.message, isNew: false }, { message: first.message, isNew: false }]);
  expect(await desk.all('message-attachments', { message: first.message })).toHaveLength(1);
});

test('two readers of the same new bytes at one moment make one record', async () => {
  const raw = letter({ id: '<yaris@ornek.edu.tr>' });
  const both = await Promise.all(Array.from({ length: 6 }, () => takeIn(desk.outside, raw, 'imap')));
  expect(new Set(both.map(({ message }) => message)).size).toBe(1);
  expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
});

test('the same Message-ID over other content is kept and called suspicious; both stay to be compared', async () => {
  const first = await come({ id: '<ayni@ornek.edu.tr>', text: 'Hesabımız A bankasındadır.' });
  const second = await come({ id: '<ayni@ornek.edu.tr>', text: 'Hesabımız B bankasındadır.' });
  expect(first['warning']).toBeNull();
  expect(second).toMatchObject({ state: 'received', messageId: '<ayni@ornek.edu.tr>', bodyText: 'Hesabımız B bankasındadır.' });
  expect(second['warning']).toMatch(/^Şüpheli: aynı Message-ID/);
  expect(second.id).not.toBe(first.id);
});

test('a message without Message-ID comes in under the hash of its content', async () => {
  const message = await come({ id: '', subject: 'Kimliksiz' });
  expect(message['messageId']).toBe(`<${String(message['contentHash'])}@kimliksiz>`);
});

test('what lies in the file store is sealed, and only the record’s key opens it', async () => {
  const message = await come({ id: '<muhur@ornek.edu.tr>', text: 'T.C. kimlik no 10000000146', files: [{ name: 'not.txt', bytes: 'gizli ek' }] });
  const key = String(message['raw']);
  expect(key).toMatch(/^subject-[0-9a-f-]{36}\/s-[0-9a-f]{64}$/);
  await expect(desk.outside.files.get(key)).rejects.toMatchObject({ code: 'secret_needed' });
  expect((await storedBytes(desk.outside, key))?.toString()).toContain('10000000146');
  const [attachment] = await desk.all('message-attachments', { message: message.id });
  expect((await storedBytes(desk.outside, String(attachment?.['content'])))?.toString()).toBe('gizli ek');
});

test('a correspondence is one thread: by what is answered, by the chain behind it, and through our own letters', async () => {
  const root = await come({ id: '<kok@ornek.edu.tr>', subject: 'Liste 12345678901 hakkında' });
  const second = await come({ id: '<iki@ornek.edu.tr>', headers: ['In-Reply-To: <kok@ornek.edu.tr>'] });
  const late = await come({ id: '<uc@ornek.edu.tr>', headers: ['References: <kok@ornek.edu.tr> <kayip@ornek.edu.tr>'] });
  expect([root, second, late].map(({ thread }) => thread)).toEqual(Array.from({ length: 3 }, () => '<kok@ornek.edu.tr>'));

  await performAction(desk.engine, registrar, 'messages', root.id, 'reply', { text: 'Merhaba,\n\nListenizi aldık.\r\nBcc: kurban@ornek.com' });
  await desk.runJobs();
  const sent = desk.mails.at(-1)!;
  expect(sent).toMatchObject({ to: 'tugba@ornek.edu.tr', subject: 'Re: Liste … hakkında', headers: { 'In-Reply-To': '<kok@ornek.edu.tr>', References: '<kok@ornek.edu.tr>' } });
  expect(sent.text).toContain('Merhaba,\n\nListenizi aldık.');
  expect(sent.headers).not.toHaveProperty('Auto-Submitted');
  const own = await desk.one('outgoing-mails', { recordId: root.id });
  expect(own).toMatchObject({ state: 'sent', noun: 'messages', templateCode: 'message-reply' });
  expect(sent.messageId).toContain(own.id);

  const answer = await come({ id: '<dort@ornek.edu.tr>', headers: [`In-Reply-To: ${sent.messageId}`] });
  expect(answer['thread']).toBe('<kok@ornek.edu.tr>');
  const stranger = await come({ id: '<yabanci@ornek.edu.tr>', headers: ['References: <baska@ornek.edu.tr>'] });
  expect(stranger['thread']).toBe('<baska@ornek.edu.tr>');
});

test('asking back names each missing paper on a line of its own and leaves the message with its sender', async () => {
  const message = await come({ id: '<eksik@ornek.edu.tr>', subject: 'Kurumsal taahhütname' });
  const { record } = await performAction(desk.engine, registrar, 'messages', message.id, 'askBack', { missing: ['OFFICER_UNDERTAKING', 'EXCEL_LIST'], text: 'Teşekkürler.' });
  await desk.runJobs();
  expect(record).toMatchObject({ state: 'askedBack', missing: ['OFFICER_UNDERTAKING', 'EXCEL_LIST'] });
  expect(desk.mails.at(-1)?.text).toContain('1. e-İmza Sorumlusu Taahhütnamesi (imza yetkilisince imzalı, mühürlü ya da kaşeli)\n2. FRM.01.03 başvuru listesinin Excel dosyası (.xlsx ya da .xls)\n\nTeşekkürler.');
});

test('a sender without an address cannot be answered, and says so', async () => {
  const message = await come({ id: '<adres-yok@ornek.edu.tr>', from: 'Bilinmeyen' });
  await expect(performAction(desk.engine, registrar, 'messages', message.id, 'reply', { text: 'x' })).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('geçerli bir e-posta adresi yok') as string });
});

const report = (id: string, messageId: string, action = 'failed'): LetterParts => ({
  id, from: 'MAILER-DAEMON@posta.ornek.edu.tr', subject: 'Undelivered Mail Returned to Sender',
  headers: ['Auto-Submitted: auto-replied', 'Content-Type: multipart/report; report-type=delivery-status; boundary="r"'],
  text: ['--r', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; posta.ornek.edu.tr', '', 'Final-Recipient: rfc822; tugba@ornek.edu.tr', `Action: ${action}`, 'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 <tugba@ornek.edu.tr>: User unknown', '--r', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, '', '--r--', ''].join('\r\n'),
});

/** The headers that `letter` writes for a plain text would contradict a report's own. */
const comeRaw = async (parts: LetterParts): Promise<Row> => {
  const raw = Buffer.from(letter(parts).toString().replace('\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit', ''));
  return desk.one('messages', { id: (await takeIn(desk.outside, raw, 'imap')).message });
};

test('a delivery report is no work of the intake: it is set aside, and the letter that came back goes to its own desk', async () => {
  const message = await come({ id: '<geri@ornek.edu.tr>' });
  await performAction(desk.engine, registrar, 'messages', message.id, 'reply', { text: 'Bilgi.' });
  await desk.runJobs();
  const sent = desk.mails.at(-1)!;
  const delayed = await comeRaw(report('<gecikti@posta>', sent.messageId, 'delayed'));
  expect(delayed).toMatchObject({ state: 'setAside', automatic: 'bounce', warning: 'Teslim gecikti bildirimi.' });
  expect((await desk.one('outgoing-mails', { recordId: message.id })).state).toBe('sent');

  const bounce = await comeRaw(report('<donus@posta>', sent.messageId));
  const own = await desk.one('outgoing-mails', { recordId: message.id });
  expect(bounce).toMatchObject({ state: 'setAside', automatic: 'bounce', outgoingMail: own.id });
  expect(own).toMatchObject({ state: 'failed', failure: 'bounced', response: 'smtp; 550 5.1.1 <***>: User unknown' });
  expect(await desk.one('tasks', { recordId: own.id })).toMatchObject({ kind: 'mailFailed' });

  const unknown = await comeRaw(report('<baska@posta>', '<bilinmeyen@baska.example>'));
  expect(unknown).toMatchObject({ state: 'setAside', outgoingMail: null, warning: 'Teslim edilemedi bildirimi. Hangi e-postamıza ait olduğu bulunamadı.' });
  // The same report again changes nothing: the letter has moved on.
  await comeRaw({ ...report('<tekrar@posta>', sent.messageId), subject: 'Tekrar' });
  expect((await desk.one('outgoing-mails', { recordId: message.id })).state).toBe('failed');
});

test('an automatic answer is set aside, one that brings a file is read by a person', async () => {
  expect(await come({ id: '<izin@ornek.edu.tr>', subject: 'Ofis dışında', headers: ['Auto-Submitted: auto-replied'] })).toMatchObject({ state: 'setAside', automatic: 'autoReply' });
  expect(await come({ id: '<izinli-liste@ornek.edu.tr>', headers: ['Auto-Submitted: auto-replied'], files: [{ name: 'not.txt', bytes: 'x' }] })).toMatchObject({ state: 'received', automatic: null });
});

test('a released message gets back what was held for its neighbour’s sake, never the danger itself', async () => {
  const message = await come({ id: '<birak@ornek.edu.tr>', files: [{ name: 'liste.pdf.exe', bytes: 'x' }, { name: 'not.txt', bytes: 'masum' }] });
  await performAction(desk.engine, person('Selin', 'supervisor'), 'messages', message.id, 'release');
  expect((await desk.all('message-attachments', { message: message.id })).map(({ fileName, state }) => [fileName, state])).toEqual([['liste.pdf.exe', 'quarantined'], ['not.txt', 'kept']]);
});
