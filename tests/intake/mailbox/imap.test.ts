import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { imapMailbox } from '../../../server/adapters/mailbox/imap-mailbox.ts';
import { beginning, type Arrived, type Place } from '../../../server/adapters/mailbox/mailbox.ts';
import { verifyAudit } from '../../../server/engine/audit/verify.ts';
import { readMailbox } from '../../../server/intake/mailbox/read-mailbox.ts';
import { standingOfMailboxes } from '../../../server/intake/mailbox/position.ts';
import { storedBytes } from '../../../server/intake/mailbox/stored-bytes.ts';
import { consoleEngine, type ConsoleEngine } from '../../support/console-engine.ts';
import { mailServer, type MailServer } from '../../support/dovecot.ts';
import { letter } from '../../support/letters.ts';

let desk: ConsoleEngine;
let server: MailServer;
let readers: { close(): Promise<void> }[] = [];
const faults: unknown[] = [];

beforeAll(async () => { desk = await consoleEngine(); });
afterAll(() => desk.close());
beforeEach(async () => {
  server = await mailServer();
  faults.length = 0;
});
afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.close()));
  readers = [];
  await server.close();
});

const read = (change: Partial<MailServer['settings']> = {}) => {
  const reader = readMailbox(desk.outside, imapMailbox({ ...server.settings, ...change }), { onError: (error) => faults.push(error), pollMs: 20_000, backoff: { firstMs: 100, longestMs: 400 } });
  readers.push(reader);
  return reader;
};
const count = async (): Promise<number> => (await desk.engine.reads.query<{ n: number }>('select count(*)::int as n from messages')).rows[0]?.n ?? 0;
async function until(what: () => Promise<boolean>, seconds = 50): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(40)) if (await what()) return;
  throw new Error(`It did not come so far within ${seconds} s`);
}
const numbered = (from: number, howMany: number): Buffer[] => Array.from({ length: howMany }, (_, at) => letter({ id: `<n${from + at}@ornek.edu.tr>`, subject: `İleti ${from + at}` }));

test('all thirteen messages of the authority’s mailbox come in with their attachments, the hostile one as a whole in quarantine', async () => {
  const names = (await readdir('tests/fixtures/mail')).filter((name) => name.endsWith('.eml')).sort();
  const raws = await Promise.all(names.map((name) => readFile(`tests/fixtures/mail/${name}`)));
  await server.append(raws);
  read();
  await until(async () => (await count()) === 13);

  const all = await desk.all('messages');
  expect(all.map(({ messageId }) => messageId).sort()).toContain('<12-tehlikeli-ek-1@kotu.example>');
  const hostile = all.find(({ messageId }) => messageId === '<12-tehlikeli-ek-1@kotu.example>')!;
  expect(hostile).toMatchObject({ state: 'quarantined', subjectLine: '../../etc/passwd', source: 'imap' });
  expect(hostile['warning']).toContain('Tehlikeli ek');
  expect(all.filter(({ state }) => state === 'received')).toHaveLength(12);

  const attachments = await desk.all('message-attachments');
  const of = (messageId: string) => attachments.filter(({ message }) => message === all.find((one) => one['messageId'] === messageId)?.id).map(({ mediaType, fileName, state }) => [fileName, mediaType, state]);
  expect(of('<05-islak-imzali-liste-ve-excel-1@ornek.edu.tr>')).toEqual([
    ['imzalı liste.pdf', 'application/pdf', 'kept'], ['başvuru listesi.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'kept'],
  ]);
  expect(of('<04-e-imzali-liste-1@ornek.edu.tr>')).toEqual([['FRM.01.03 başvuru listesi.xlsx.p7m', 'application/pkcs7-mime', 'kept']]);
  expect(of('<13-smime-1@ornek.edu.tr>').map(([, type]) => type)).toEqual(['application/pkcs7-mime']);
  expect(of('<12-tehlikeli-ek-1@kotu.example>').map(([name, , state]) => [name, state])).toEqual([['kacis.xlsx', 'quarantined'], ['_CON.xlsx', 'quarantined']]);

  for (const message of all) expect(raws.some((raw) => raw.length > 0)).toBe(message['raw'] !== null);
  const first = all.find(({ messageId }) => messageId === '<01-ilk-basvuru-iki-form-1@ornek.edu.tr>')!;
  const stored = await storedBytes(desk.outside, String(first['raw']));
  // Appending makes every line end in CRLF; nothing else may differ.
  expect(stored?.toString('latin1').replaceAll('\r\n', '\n')).toBe(raws[0]?.toString('latin1').replaceAll('\r\n', '\n'));
  expect(faults).toEqual([]);
  expect((await verifyAudit(desk.engine)).faults).toEqual([]);

  await server.append(numbered(1, 1));
  await until(async () => (await count()) === 14, 10);
}, 60_000);

test('a mailbox whose numbers begin anew is read again from its first message, and nothing comes in twice', async () => {
  const before = await count();
  await server.visit(async (imap) => { await imap.mailboxCreate('Gelen'); });
  await server.append(numbered(100, 5), 'Gelen');
  const reader = read({ folder: 'Gelen' });
  await until(async () => (await count()) === before + 5);
  await reader.close();
  const validity = async () => (await desk.engine.reads.query<{ validity: string; last_number: number }>("select validity, last_number from engine.mailboxes where name like '%/Gelen'")).rows[0];
  const old = await validity();
  await pause(1_100);
  await server.visit(async (imap) => {
    await imap.mailboxDelete('Gelen');
    await imap.mailboxCreate('Gelen');
  });
  await server.append([...numbered(100, 5), ...numbered(200, 1)], 'Gelen');
  read({ folder: 'Gelen' });
  await until(async () => (await count()) === before + 6);
  await until(async () => (await validity())?.last_number === 6);
  expect((await validity())?.validity).not.toBe(old?.validity);
  expect(await count()).toBe(before + 6);
}, 60_000);

test('a server that is gone for ten seconds is said to be gone, and reading goes on by itself', async () => {
  const before = await count();
  await server.append(numbered(300, 3));
  read();
  await until(async () => (await count()) === before + 3);
  await server.stop();
  const standing = async () => (await standingOfMailboxes(desk.engine)).find(({ name }) => name.includes(String(server.settings.port)));
  await until(async () => typeof (await standing())?.lastError === 'string', 30);
  expect((await standing())?.lastError).toMatch(/^Posta sunucusu (?:okunamadı|yanıt vermiyor)/);
  await pause(10_000);
  await server.start();
  await server.append(numbered(310, 4));
  await until(async () => (await count()) === before + 7);
  await until(async () => (await standing())?.lastError === null, 60);
}, 180_000);

test('two nodes on one mailbox take each message in once', async () => {
  const before = await count();
  await server.append(numbered(400, 60));
  for (let node = 0; node < 3; node++) read();
  await until(async () => (await count()) >= before + 60, 40);
  await pause(500);
  expect(await count()).toBe(before + 60);
  const { rows: [taken] } = await desk.engine.reads.query<{ taken: number }>('select taken from engine.mailboxes where name like $1', [`%:${server.settings.port}/INBOX`]);
  expect(taken?.taken).toBe(60);
  expect(faults).toEqual([]);
}, 90_000);

test('a message that is too large is recorded by its headers and stays where it lies; the next one comes in', async () => {
  const before = await count();
  await server.append([letter({ id: '<buyuk@ornek.edu.tr>', files: [{ name: 'tarama.pdf', bytes: Buffer.alloc(3_000_000, 'a') }] }), ...numbered(500, 1)]);
  read({ maxBytes: 1024 * 1024 });
  await until(async () => (await count()) === before + 2);
  const large = await desk.one('messages', { messageId: '<buyuk@ornek.edu.tr>' });
  await until(async () => (await desk.one('messages', { messageId: '<buyuk@ornek.edu.tr>' })).state === 'setAside');
  expect(large).toMatchObject({ state: 'setAside', raw: null, sender: 'tugba@ornek.edu.tr', subjectLine: 'Başvuru listesi' });
  expect(large['warning']).toMatch(/çok büyük \(4 MB\); alınmadı/);
  expect(await server.visit(async (imap) => ((await imap.status('INBOX', { messages: true })) || { messages: 0 }).messages)).toBe(2);
}, 60_000);

test('read messages get the keyword or are moved only where a setting says so; nothing is deleted', async () => {
  const before = await count();
  await server.append(numbered(600, 2));
  const marking = read({ keyword: 'NESKonsol' });
  await until(async () => (await count()) === before + 2);
  const flags = () => server.visit(async (imap) => {
    await imap.mailboxOpen('INBOX', { readOnly: true });
    return (await imap.fetchAll('1:*', { flags: true })).map((one) => [...(one.flags ?? [])].includes('NESKonsol'));
  });
  await until(async () => (await flags()).every((marked) => marked));
  await marking.close();
  await server.visit(async (imap) => { await imap.mailboxCreate('Okunan'); });
  await server.append(numbered(610, 2));
  read({ doneFolder: 'Okunan' });
  await until(async () => (await count()) === before + 4);
  // Those that were read before the setting stood there are moved too.
  await until(() => server.visit(async (imap) => ((await imap.status('Okunan', { messages: true })) || {}).messages === 4));
}, 60_000);

test('a message whose mark was lost between its record and the server is marked or moved by the next connection', async () => {
  const before = await count();
  await server.append(numbered(700, 3));
  // Read without a mark and closed: as the mailbox stands when the connection breaks right after the commits.
  const unmarked = read();
  await until(async () => (await count()) === before + 3);
  await unmarked.close();
  await server.append(numbered(710, 1));
  const marking = read({ keyword: 'NESKonsol' });
  const marked = () => server.visit(async (imap) => {
    await imap.mailboxOpen('INBOX', { readOnly: true });
    return (await imap.fetchAll('1:*', { flags: true })).filter((one) => [...(one.flags ?? [])].includes('NESKonsol')).length;
  });
  await until(async () => (await marked()) === 4);
  await marking.close();
  await server.visit(async (imap) => { await imap.mailboxCreate('Okunan'); });
  read({ doneFolder: 'Okunan' });
  await until(() => server.visit(async (imap) => ((await imap.status('Okunan', { messages: true })) || {}).messages === 4));
  expect(await count()).toBe(before + 4);
  expect(faults).toEqual([]);
}, 90_000);

test('a message at which our own code fails is kept raw and held with a task; those behind it come in', async () => {
  const before = await count();
  await desk.bySystem((tx) => tx.sql(`create function fail_on_poison() returns trigger language plpgsql as $$ begin if new.subject_line = 'Zehir' then raise exception 'poison'; end if; return new; end $$`, []));
  await desk.bySystem((tx) => tx.sql('create trigger fail_on_poison before insert on messages for each row execute function fail_on_poison()', []));
  await server.append([letter({ id: '<zehir@ornek.edu.tr>', subject: 'Zehir', text: 'ham metin' }), ...numbered(800, 2)]);
  read();
  await until(async () => (await count()) === before + 3);
  const held = (await desk.all('messages', { state: 'quarantined' })).find(({ warning }) => String(warning).includes('programda hata'))!;
  expect((await storedBytes(desk.outside, String(held['raw'])))?.toString()).toContain('ham metin');
  expect(await desk.one('tasks', { recordId: held.id })).toMatchObject({ kind: 'unreadableMail', role: 'supervisor', state: 'open' });
  expect(faults.length).toBeGreaterThanOrEqual(4);
  await desk.bySystem((tx) => tx.sql('drop trigger fail_on_poison on messages', []));
}, 90_000);

test('a mailbox of 30,000 old messages is read in portions from where one stopped, or from the day that a setting names', async () => {
  await server.append([letter({ id: '<bugun@ornek.edu.tr>' })]);
  await server.grow(30_000, letter({ id: '<eski@ornek.edu.tr>' }), new Date('2019-05-06T09:00:00Z'));
  const some = async (after: Place, most: number, change = {}): Promise<Arrived[]> => {
    const mailbox = imapMailbox({ ...server.settings, ...change });
    const found: Arrived[] = [];
    for await (const one of mailbox.arrivals(after)) if (found.push(one) === most) break;
    await mailbox.close();
    return found;
  };
  const first = await some(beginning, 3);
  expect(first.map(({ behind }) => behind)).toEqual([30_000, 29_999, 29_998]);
  const next = await some(first[2]!.place, 1);
  expect(next[0]?.place.number).toBeGreaterThan(first[2]!.place.number);
  expect(next[0]?.behind).toBe(29_997);
  expect((await some(beginning, 5, { since: '2026-01-01' })).map(({ raw }) => Buffer.from(raw!).toString().includes('<bugun@ornek.edu.tr>'))).toEqual([true]);
}, 120_000);

test('a wrong password is said as such, without the password', async () => {
  read({ password: 'yanlis-parola', folder: 'INBOX' });
  const name = `%:${server.settings.port}/INBOX`;
  const said = async () => (await desk.engine.reads.query<{ e: string | null }>('select last_error as e from engine.mailboxes where name like $1', [name])).rows.map(({ e }) => e);
  // The static account of the test takes one password only; whoever read this folder before has left its own row.
  await until(async () => (await said()).includes('Posta sunucusu kullanıcı adını ya da parolayı kabul etmedi.'), 20);
  expect((await said()).join()).not.toContain('yanlis-parola');
}, 60_000);
