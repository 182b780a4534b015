import { readFile, readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentKind } from '../../../server/adapters/files/content-kind.ts';
import { type Danger } from '../../../server/adapters/files/danger.ts';
import { dangerOfName, shownName } from '../../../server/adapters/files/file-name.ts';
import { openLetter, UnreadableLetter } from '../../../server/intake/mailbox/letter.ts';
import { storedBytes } from '../../../server/intake/mailbox/stored-bytes.ts';
import { takeIn } from '../../../server/intake/mailbox/take-in.ts';
import { workbookOf, zipOf } from '../../lists/hostile-files.ts';
import { consoleEngine, type ConsoleEngine } from '../../support/console-engine.ts';
import { letter } from '../../support/letters.ts';

let desk: ConsoleEngine;
beforeAll(async () => { desk = await consoleEngine(); });
afterAll(() => desk.close());

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const compound = (...streams: string[]): Buffer => Buffer.concat([hex('d0cf11e0a1b11ae1'), Buffer.alloc(1528), ...streams.map(wide)]);
const pdf = await readFile('tests/fixtures/mail/kurumsal-taahhutname.pdf');
const sheet = workbookOf(['<worksheet/>']);

/** Each with the danger that must be found, by its bytes alone or by its name. */
const hostile: readonly (readonly [string, string, Buffer | string, Danger])[] = [
  ['a Windows program', 'liste.xlsx', hex('4d5a90000300000004000000'), 'executable'],
  ['a Linux program', 'liste.pdf', hex('7f454c4602010100'), 'executable'],
  ['a Java class', 'a.bin', hex('cafebabe00000034'), 'executable'],
  ['a shortcut', 'liste.lnk', hex('4c0000000114020000000000'), 'executable'],
  ['a shell script', 'oku', '#!/bin/sh\nrm -rf /\n', 'script'],
  ['a batch file by its name', 'kurulum.bat', '@echo off\r\n', 'script'],
  ['a script behind a second ending', 'fatura.pdf.js', 'var a = 1;', 'script'],
  ['a program behind spaces', 'fatura.pdf                .exe', 'x', 'executable'],
  ['a program behind a dot at the end', 'liste.exe. ', 'x', 'executable'],
  ['a workbook with macros', 'liste.xlsx', workbookOf(['<worksheet/>'], { more: [{ name: 'xl/vbaProject.bin', content: 'x' }] }), 'macro'],
  ['a workbook with sheets of macros', 'liste.xlsx', workbookOf(['<worksheet/>'], { more: [{ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }] }), 'macro'],
  ['an old workbook with macros', 'liste.xls', compound('Workbook', '_VBA_PROJECT_CUR', '_VBA_PROJECT'), 'macro'],
  ['a document with macros', 'yazi.docm', 'x', 'macro'],
  ['an old document that is locked', 'yazi.doc', compound('EncryptedPackage', 'EncryptionInfo'), 'encrypted'],
  ['an old document with a program in it', 'yazi.doc', compound('WordDocument', '\x01Ole10Native'), 'executable'],
  ['a page', 'duyuru.html', '<!DOCTYPE html><html></html>', 'html'],
  ['a page called a picture', 'resim.png', '\n\n<HTML><script>alert(1)</script>', 'html'],
  ['a page in UTF-16', 'not.txt', Buffer.concat([hex('fffe'), wide('<html><script>')]), 'html'],
  ['an HTA', 'form.hta', '<hta:application id=x>', 'html'],
  ['a drawing', 'logo.svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'svg'],
  ['a drawing called a picture', 'logo.png', '<svg><script>1</script></svg>', 'svg'],
  ['a PDF that is a page', 'form.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n<html><script>1</script>'), pdf]), 'polyglot'],
  ['a PDF that is an archive', 'form.pdf', Buffer.concat([pdf, sheet]), 'polyglot'],
  ['a PDF with a script', 'form.pdf', Buffer.from(pdf.toString('latin1').replace('/Catalog', '/Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'latin1'), 'active'],
  ['a picture that is a script', 'logo.gif', 'GIF89a/*xx*/=1;alert(1)', 'polyglot'],
  ['a picture with an archive behind it', 'a.jpg', Buffer.concat([hex('ffd8ffe000104a46494600010100000100010000'), hex('ffd9'), sheet]), 'polyglot'],
  ['a zip of nothing but zeros', 'liste.xlsx', zipOf([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(20_000_000) }]), 'zipBomb'],
  ['a zip that lies about its size', 'liste.xlsx', zipOf([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(500_000), declared: 10 }]), 'zipBomb'],
  ['a zip of too many parts', 'a.zip', zipOf(Array.from({ length: 1_100 }, (_, at) => ({ name: `${at}.txt`, content: 'x' }))), 'zipBomb'],
  ['a zip in a zip', 'a.zip', zipOf([{ name: 'ic.zip', content: zipOf([{ name: 'a.txt', content: 'x' }]) }]), 'nested'],
  ['a zip with a program', 'a.zip', zipOf([{ name: 'kur.exe', content: 'MZ' }]), 'executable'],
  ['a zip that climbs out', 'a.zip', zipOf([{ name: '../../etc/cron.d/x', content: 'x' }]), 'pathName'],
  ['a zip with a password', 'a.zip', zipOf([{ name: 'a.txt', content: 'x', encrypted: true }]), 'encrypted'],
  ['a workbook that calls outside', 'liste.xlsx', workbookOf(['<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>']), 'entity'],
  ['two parts of one name', 'liste.xlsx', zipOf([{ name: 'xl/workbook.xml', content: 'a' }, { name: 'xl/workbook.xml', content: 'b' }]), 'polyglot'],
  ['a rar', 'liste.rar', Buffer.concat([hex('526172211a0700'), Buffer.alloc(20)]), 'archive'],
  ['a 7z', 'liste.xlsx', hex('377abcaf271c0004'), 'archive'],
  ['a gzip', 'liste.gz', hex('1f8b0800'), 'archive'],
  ['a disk image', 'kur.iso', Buffer.concat([Buffer.alloc(0x8001), Buffer.from('CD001'), Buffer.alloc(40)]), 'archive'],
  ['an RTF with an object', 'yazi.rtf', '{\\rtf1{\\object\\objdata 0105}}', 'richText'],
  ['XML with an entity', 'fatura.xml', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>', 'entity'],
  ['the test virus', 'eicar.txt', 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*', 'virusTest'],
  ['a picture called a document', 'liste.pdf', hex('89504e470d0a1a0a0000000d'), 'mismatch'],
  ['a workbook called a picture', 'tarama.jpg', sheet, 'mismatch'],
  ['noise called a document', 'liste.pdf', hex('00010203040506070809'), 'mismatch'],
];

describe('what an attachment is, by its content', () => {
  test.each(hostile)('%s is held', async (_, name, bytes, danger) => {
    const { files: [file] } = await openLetter(letter({ files: [{ name, bytes }] }));
    expect(file?.danger).toBe(danger);
  });

  test('what institutions send is taken for what it is', async () => {
    const kindOf = async (path: string) => (await contentKind(await readFile(path))).mediaType;
    expect(await kindOf('tests/fixtures/lists/temiz-25.xlsx')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(await kindOf('tests/fixtures/lists/eski-bicim-12.xls')).toBe('application/vnd.ms-excel');
    expect(await kindOf('tests/fixtures/signed/temiz-25.rsa.xlsx.p7m')).toBe('application/pkcs7-mime');
    expect(await kindOf('tests/fixtures/signed/temiz-25.ec.xlsx.p7m')).toBe('application/pkcs7-mime');
    expect(await kindOf('tests/fixtures/signed/temiz-25.xlsx.p7s')).toBe('application/pkcs7-signature');
    expect(await kindOf('tests/fixtures/signed/liste.pades.pdf')).toBe('application/pdf');
    const honest = (await Promise.all(['lists', 'signed', 'documents'].map(async (folder) => (await readdir(`tests/fixtures/${folder}`, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => [folder, name] as const)))).flat()
      .filter(([, name]) => !/bombasi|xxe|excel-degil|json$|bozulmus/.test(name));
    const held = await Promise.all(honest.map(async ([folder, name]) => {
      const { files: [file] } = await openLetter(letter({ files: [{ name, bytes: await readFile(`tests/fixtures/${folder}/${name}`) }] }));
      return file?.danger === null ? null : `${name}: ${file?.danger}`;
    }));
    expect(honest.length).toBeGreaterThan(15);
    expect(held.filter((one) => one !== null)).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['../../etc/passwd', 'passwd', 'pathName'], ['..\\..\\windows\\system32\\a.pdf', 'a.pdf', 'pathName'], ['C:\\Users\\x\\liste.xlsx', 'liste.xlsx', 'pathName'], ['/etc/shadow', 'shadow', 'pathName'],
    ['con', '_con', null], ['CON.xlsx', '_CON.xlsx', null], ['lpt1.pdf', '_lpt1.pdf', null], ['nul', '_nul', null],
    ['fatura\u202efdp.exe', 'faturafdp.exe', 'directionName'], ['liste\u200f.pdf', 'liste.pdf', 'directionName'],
    ['liste.pdf\r\nBcc: kurban@ornek.com', 'liste.pdfBcc_ kurban@ornek.com', 'controlName'], ['a\u0000.pdf', 'a.pdf', 'controlName'],
    ['İmzalı  liste.pdf', 'İmzalı liste.pdf', null], ['...', 'ek', null], ['', 'ek', null], ['a<b>:"c|d?.pdf', 'a_b___c_d_.pdf', null], ['\ud800liste.pdf', 'liste.pdf', null],
  ] as const)('%j is shown as %j', (given, shown, danger) => {
    expect(shownName(given)).toBe(shown);
    expect(dangerOfName(given)).toBe(danger);
  });

  test('4,000 signs become 180 with their ending', () => {
    const shown = shownName('ğ'.repeat(4_000) + '.xlsx');
    expect([...shown]).toHaveLength(180);
    expect(shown.endsWith('….xlsx')).toBe(true);
  });

  test('whatever the name, a shown one is one line, no path, no hidden sign, and not empty', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const shown = shownName(name);
      expect(shown).toMatch(/^[^/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,200}$/u);
      expect(shown.isWellFormed()).toBe(true);
    }), { numRuns: 2_000 });
  });
});

const mixed = 'From: a@ornek.edu.tr\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
const nested = (depth: number, word: string): Buffer => Buffer.from(`From: a@ornek.edu.tr\r\n${Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; ${word}=b${at}\r\n\r\n--b${at}\r\n`).join('')}`);

describe('a message that means harm', () => {
  test('with one dangerous attachment is held as a whole, says why, and keeps nothing of it apart', async () => {
    const { message } = await takeIn(desk.outside, letter({ id: '<karisik@kotu.example>', files: [{ name: 'liste.xlsx', bytes: sheet }, { name: 'kur.exe', bytes: 'MZ program' }] }), 'imap');
    expect(await desk.one('messages', { id: message })).toMatchObject({ state: 'quarantined', warning: 'Tehlikeli ek (1): Çalıştırılabilir dosya.' });
    const attachments = (await desk.all('message-attachments', { message })).map(({ state, content, quarantineReason, fileName }) => [fileName, state, content === null, quarantineReason]);
    expect(attachments).toEqual([['liste.xlsx', 'quarantined', false, 'İletinin bütünü karantinada.'], ['kur.exe', 'quarantined', true, 'Çalıştırılabilir dosya.']]);
  });

  test.each([
    ['a thousand parts', Buffer.from(`From: a@ornek.edu.tr\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Transfer-Encoding: base64\r\n\r\nYQ==\r\n'.repeat(1_500)}--b--`)],
    ['sixty boxes in each other', Buffer.from(`From: a@ornek.edu.tr\r\n${Array.from({ length: 60 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}`)],
    ['a megabyte of headers', Buffer.from(`From: a@ornek.edu.tr\r\n${'X-Y: zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\r\n'.repeat(30_000)}\r\nmetin`)],
    ['a megabyte in one header', Buffer.from(`From: a@ornek.edu.tr\r\nX-Y: ${'z'.repeat(1_048_576)}\r\n\r\nmetin`)],
    ['a megabyte of headers in a part', Buffer.from(`${mixed}--b\r\nX-Y: ${'z'.repeat(1_048_577)}\r\n\r\nmetin\r\n--b--`)],
    ['10,000 parts in each other', nested(10_000, 'boundary')],
    ['10,000 parts in each other in capitals', nested(10_000, 'BOUNDARY')],
    ['5,000 attachments', Buffer.from(`${mixed}${Array.from({ length: 5_000 }, (_, at) => `--b\r\nContent-Type: application/pdf; name=${at}.pdf\r\nContent-Disposition: attachment\r\n\r\nYQ==\r\n`).join('')}--b--`)],
    ['300 attachments', Buffer.from(`${mixed}${Array.from({ length: 300 }, (_, at) => `--b\r\nContent-Type: application/pdf; name=${at}.pdf\r\nContent-Disposition: attachment\r\n\r\nYQ==\r\n`).join('')}--b--`)],
    ['nothing at all', Buffer.alloc(0)],
  ])('%s: is held raw, a person is told, nothing throws', async (_, raw) => {
    const { message } = await takeIn(desk.outside, raw, 'imap');
    const held = await desk.one('messages', { id: message });
    expect(held.state).toBe('quarantined');
    expect(held['warning']).toMatch(/^İleti/);
    expect((await storedBytes(desk.outside, String(held['raw'])))?.equals(raw)).toBe(true);
    expect(await desk.one('tasks', { recordId: message })).toMatchObject({ kind: 'unreadableMail', state: 'open', role: 'supervisor' });
  });

  test('10,000 forwarded messages in each other, and 80,000 blanks in a line, cost no more than they weigh', async () => {
    const forwarded = Buffer.from(`From: a@ornek.edu.tr\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(10_000)}metin`);
    expect((await openLetter(forwarded)).files).toHaveLength(1);
    expect((await openLetter(letter({ text: `${' '.repeat(78_000)}son` }))).text).toBe('son');
  });

  test('line breaks in an encoded subject, name or id become blanks: no header of ours can grow from them', async () => {
    const evil = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
    const raw = letter({ id: '<iyi@ornek.edu.tr>\r\nX-Evil: 1', from: 'a@ornek.edu.tr', headers: ['References: <kok@ornek.edu.tr> <a b> garip', `X-Name: ${evil('x')}`] }).toString('latin1')
      .replace(/^Subject: .*$/m, `Subject: ${evil('Merhaba\r\nBcc: kurban@ornek.com\u202e')}`).replace(/^From: .*$/m, `From: ${evil('Ad\r\nSoyad')} <a@ornek.edu.tr>`);
    const opened = await openLetter(Buffer.from(raw, 'latin1'));
    expect(opened).toMatchObject({ subject: 'Merhaba Bcc: kurban@ornek.com', sender: 'a@ornek.edu.tr', senderName: 'Ad Soyad', messageId: '<iyi@ornek.edu.tr>', references: ['<kok@ornek.edu.tr>'] });
  });

  test('300 mutations of real messages are taken in or held; nothing crashes and nothing is lost', async () => {
    const names = (await readdir('tests/fixtures/mail')).filter((name) => name.endsWith('.eml') && !name.startsWith('12-'));
    const raws = await Promise.all(names.map((name) => readFile(`tests/fixtures/mail/${name}`)));
    const change = fc.record({ which: fc.nat(raws.length - 1), cuts: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), what: fc.constantFrom('drop', 'repeat', 'noise', 'zero', 'header'), length: fc.integer({ min: 1, max: 400 }) }), { minLength: 1, maxLength: 6 }) });
    const outcomes = { opened: 0, unreadable: 0 };
    await fc.assert(fc.asyncProperty(change, async ({ which, cuts }) => {
      const raw = cuts.reduce(mutated, raws[which] as Buffer);
      const letterOrNot = await openLetter(raw).catch((error: unknown) => error);
      if (letterOrNot instanceof Error) expect(letterOrNot).toBeInstanceOf(UnreadableLetter);
      outcomes[letterOrNot instanceof Error ? 'unreadable' : 'opened'] += 1;
    }), { numRuns: 300 });
    const some = fc.sample(change, { numRuns: 100, seed: 7 }).map(({ which, cuts }) => cuts.reduce(mutated, raws[which] as Buffer));
    for (const raw of some) expect((await takeIn(desk.outside, raw, 'imap')).message).toMatch(/^[0-9a-f-]{36}$/);
    console.info(`300 mutated messages: ${outcomes.opened} opened, ${outcomes.unreadable} held; 100 of them recorded`);
  }, 120_000);
});

interface Cut {
  readonly at: number;
  readonly what: string;
  readonly length: number;
}

function mutated(raw: Buffer, { at, what, length }: Cut): Buffer {
  const start = Math.floor(at * Math.min(raw.length, 4_000));
  const [before, hit, after] = [raw.subarray(0, start), raw.subarray(start, start + length), raw.subarray(start + length)];
  if (what === 'drop') return Buffer.concat([before, after]);
  if (what === 'repeat') return Buffer.concat([before, hit, hit, hit, after]);
  if (what === 'zero') return Buffer.concat([before, Buffer.alloc(length), after]);
  if (what === 'header') return Buffer.concat([before, Buffer.from('\r\nContent-Type: multipart/mixed; boundary="\u0000"\r\nSubject: =?utf-8?B?/////w==?=\r\nDate: x\r\n'), hit, after]);
  return Buffer.concat([before, Buffer.from(hit.map((byte, index) => (byte * 31 + index * 7) & 0xff)), after]);
}
