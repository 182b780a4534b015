import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Row } from '../../server/engine/types.ts';
import { letter, type LetterParts } from '../support/letters.ts';
import { intakeDesk, type IntakeDesk } from './desk.ts';

let desk: IntakeDesk;
let number = 0;
const fixture = (name: string) => readFile(`tests/fixtures/${name}`);
const from = 'İpek Şahin <ipek.sahin@ornek.edu.tr>';
/** Another day each time: halves of sets of other letters must not pair. */
const come = async (parts: LetterParts, raw?: Buffer): Promise<Row> => {
  desk.at(new Date(Date.UTC(2026, 10, 23, 8) + number * 40 * 24 * 3_600_000).toISOString());
  return desk.receive(raw ?? letter({ id: `<cesit-${++number}@ornek.edu.tr>`, from, ...parts }));
};
const pdf = (...lines: string[]): Buffer => {
  const body = `BT /F1 12 Tf 60 780 Td 16 TL ${lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ')} ET`;
  return Buffer.from(`%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n4 0 obj <</Length ${body.length}>>stream\n${body}\nendstream endobj\n5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\ntrailer<</Root 1 0 R>>\n%%EOF`, 'latin1');
};
/** A page that is one picture, as scanners make them. */
const scan = (): Buffer => Buffer.from(pdf().toString('latin1').replace('BT /F1 12 Tf 60 780 Td 16 TL  ET', 'q 595 0 0 842 0 0 cm Q'), 'latin1');
const jpeg = (bytes = 200_000): Buffer => Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(bytes, 7), Buffer.from('ffd9', 'hex')]);

beforeAll(async () => { desk = await intakeDesk(); });
afterAll(() => desk.close());

describe('letters of the same kinds, written otherwise', () => {
  test('old Excel beside a photograph of the list', async () => {
    const message = await come({ subject: 'PERSONEL LİSTESİ', text: 'ISLAK İMZALI LİSTE VE EXCEL EKTEDİR', files: [{ name: 'IMG_20261118.jpg', bytes: jpeg() }, { name: 'LİSTE.XLS', bytes: await fixture('lists/eski-bicim-12.xls') }] });
    expect(message).toMatchObject({ proposal: 'list', flow: 'additional', signatureKind: 'wet', complete: true, originalExpected: true, rows: 12, state: 'proposed' });
  });
  test('Excel with its signature beside it', async () => {
    const message = await come({ subject: 'imzali liste', text: 'liste ve imza dosyasi ektedir', files: [{ name: 'temiz-25.xlsx', bytes: await fixture('signed/temiz-25.xlsx') }, { name: 'temiz-25.xlsx.p7s', bytes: await fixture('signed/temiz-25.xlsx.p7s') }] });
    expect(message).toMatchObject({ proposal: 'list', signatureKind: 'eSigned', complete: true, originalExpected: false, rows: 25, state: 'proposed' });
    expect((await desk.attachmentsOf(message)).map(({ formKind }) => formKind)).toEqual(['excelList', 'signature']);
  });
  test('a list signed with an elliptic key, without a subject', async () => {
    const message = await come({ subject: '', text: '', files: [{ name: 'a.p7m', bytes: await fixture('signed/temiz-25.ec.xlsx.p7m') }] });
    expect(message).toMatchObject({ proposal: 'list', signatureKind: 'eSigned', complete: true, rows: 25, state: 'proposed' });
  });
  test('a signed list whose signature is broken is not sure, whoever sent it', async () => {
    const message = await come({ subject: 'FRM.01.03 başvuru listesi', text: 'İmzalı liste ektedir.', files: [{ name: 'liste.xlsx.p7m', bytes: (await fixture('signed/temiz-25.rsa.xlsx.p7m')).subarray(0, 5000) }] });
    expect(message).toMatchObject({ proposal: 'list', complete: false, state: 'received' });
    expect(JSON.stringify(message['reasons'])).toContain('imzası açılamadı');
  });
  test('a signed PDF of the list beside its Excel', async () => {
    const message = await come({ subject: 'Ynt: Başvuru listesi', text: 'Ektedir.\n\nOn Mon, Kamu SM wrote:\n> taahhütname', files: [{ name: 'liste.pdf', bytes: await fixture('signed/liste.pades.pdf') }, { name: 'liste.xlsx', bytes: await fixture('lists/temiz-25.xlsx') }] });
    expect(message).toMatchObject({ proposal: 'list', signatureKind: 'eSigned', complete: true, rows: 25 });
  });
  test('two workbooks in one letter', async () => {
    const message = await come({ subject: 'Başvuru listeleri', text: 'İki birimin imzalı listeleri ektedir.', files: [{ name: 'a.xlsx', bytes: await fixture('lists/temiz-25.xlsx') }, { name: 'b.xlsx', bytes: await fixture('lists/baslik-farkli-10.xlsx') }, { name: 'imzali liste.pdf', bytes: scan() }] });
    expect(message).toMatchObject({ proposal: 'list', signatureKind: 'wet', complete: true, rows: 35 });
  });
  test('an empty workbook is no list that could be taken in', async () => {
    const message = await come({ subject: 'Başvuru listesi', text: 'Ektedir.', files: [{ name: 'liste.xlsx', bytes: await fixture('lists/bos.xlsx') }, { name: 'imzalı liste.pdf', bytes: pdf('FRM.01.03 BASVURU LISTESI') }] });
    expect(message).toMatchObject({ proposal: 'list', complete: false, missing: ['EXCEL_LIST'] });
  });
  test('undertakings whose names are swapped, in capitals, forwarded', async () => {
    const message = await come({ subject: 'FW: İLT: İLK BAŞVURU EVRAKI', text: '---------- Forwarded message ---------\nEvrak ektedir.', files: [{ name: 'KURUMSAL TAAHHÜTNAME.PDF', bytes: await fixture('mail/e-imza-sorumlusu-taahhutnamesi.pdf') }, { name: 'SORUMLU TAAHHÜTNAMESİ.PDF', bytes: await fixture('mail/kurumsal-taahhutname.pdf') }] });
    expect(message).toMatchObject({ proposal: 'firstApplication', flow: 'firstTime', complete: true, missing: [], state: 'proposed' });
    expect((await desk.attachmentsOf(message)).map(({ formKind }) => formKind)).toEqual(['EST', 'KT']);
  });
  test('undertakings that are pictures are told by their names, and left to a person', async () => {
    const message = await come({ subject: 'İlk başvuru', text: 'Ektedir.', files: [{ name: 'kurumsal-taahhutname.pdf', bytes: scan() }, { name: 'e-imza sorumlusu taahhutnamesi.pdf', bytes: scan() }] });
    expect(message).toMatchObject({ proposal: 'firstApplication', complete: true, state: 'received' });
    expect(Number(message['confidence'])).toBeLessThan(75);
  });
  test('set and list in one letter', async () => {
    const message = await come({ subject: 'İlk e-imza başvurusu ve liste', text: 'Taahhütnameler, imzalı liste ve Excel ektedir.', files: [{ name: '1.pdf', bytes: await fixture('mail/kurumsal-taahhutname.pdf') }, { name: '2.pdf', bytes: await fixture('mail/e-imza-sorumlusu-taahhutnamesi.pdf') }, { name: '3.pdf', bytes: await fixture('mail/imzali-liste-tarama.pdf') }, { name: '4.xlsx', bytes: await fixture('lists/duzensiz-ama-gecerli-15.xlsx') }] });
    expect(message).toMatchObject({ proposal: 'firstApplication', flow: 'firstTime', complete: true, signatureKind: 'wet', rows: 15, state: 'proposed' });
  });
  test('a letter of HTML alone', async () => {
    const raw = Buffer.from(['From: satinalma@numune.bel.tr', 'To: bilgi@kamusm.example', 'Subject: =?utf-8?B?RsSxeWF0?=', 'Message-ID: <html-1@numune.bel.tr>', 'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '', '<html><body><p>Kurumumuz için 300 adet e-imza <b>fiyat teklifi</b> ve proforma rica ederiz.</p></body></html>'].join('\r\n'));
    expect(await come({}, raw)).toMatchObject({ proposal: 'quote', state: 'proposed', institution: desk.institutions.get('9074391501')!.id });
  });
  test('an empty letter, and one with nothing but thanks, become a task and no proposal', async () => {
    for (const text of ['', 'Teşekkürler, iyi çalışmalar.']) {
      const message = await come({ subject: '', text });
      expect(message).toMatchObject({ proposal: 'other', complete: false, state: 'received' });
      expect(await desk.all('tasks', { recordId: message.id, state: 'open' })).toHaveLength(1);
    }
  });
  test('a stranger at an open mail service who names an institution stays a stranger', async () => {
    const message = await come({ from: 'Örnek Üniversitesi <ornekuniversitesi@gmail.com>', subject: 'FRM.01.03 başvuru listesi', text: 'Örnek Üniversitesi (9291417776) imzalı listesi.', files: [{ name: 'liste.xlsx.p7m', bytes: await fixture('signed/temiz-25.rsa.xlsx.p7m') }] });
    expect(message).toMatchObject({ proposal: 'list', senderKnown: false, state: 'received', complete: true, institution: desk.institutions.get('9291417776')!.id });
  });
  test('a sender who names another institution than his own is not sure', async () => {
    const message = await come({ subject: 'FRM.01.03 başvuru listesi', text: '9074391501 vergi numaralı kurumumuzun listesi.', files: [{ name: 'liste.xlsx.p7m', bytes: await fixture('signed/temiz-25.rsa.xlsx.p7m') }] });
    expect(message).toMatchObject({ proposal: 'list', senderKnown: true, state: 'received' });
  });
  test('a domain that only ends alike is another domain', async () => {
    expect(await come({ from: 'x <x@sahteornek.edu.tr>', subject: 'Başvuru listesi', files: [{ name: 'l.p7m', bytes: await fixture('signed/temiz-25.ec.xlsx.p7m') }] })).toMatchObject({ senderKnown: false, state: 'received' });
    expect(await come({ from: 'x <x@bilgi.ornek.edu.tr>', subject: 'Başvuru listesi', files: [{ name: 'l.p7m', bytes: await fixture('signed/temiz-25.ec.xlsx.p7m') }] })).toMatchObject({ senderKnown: true, state: 'proposed' });
  });
  test('a macro inside a signed envelope is found, and the letter is held', async () => {
    const message = await come({ subject: 'FRM.01.03 başvuru listesi', text: 'Ektedir.', files: [{ name: 'liste.xlsx', bytes: await fixture('lists/xxe.xlsx') }, { name: 'l.p7m', bytes: await fixture('signed/temiz-25.ec.xlsx.p7m') }] });
    expect(message.state).toBe('quarantined');
    expect(['accept', 'proposed']).not.toContain(message.state);
  });
});

test('halves that come further apart than the setting says do not pair; of two first halves the newest does', async () => {
  const half = async (file: string, at: string): Promise<Row> => {
    desk.at(at);
    return desk.receive(letter({ id: `<yari-${++number}@sablon.gov.tr>`, from: 'Ece <ece@sablon.gov.tr>', subject: 'Taahhütname', files: [{ name: 'form.pdf', bytes: await fixture(`mail/${file}`) }] }));
  };
  await half('kurumsal-taahhutname.pdf', '2030-01-01T08:00:00.000Z');
  const late = await half('e-imza-sorumlusu-taahhutnamesi.pdf', '2030-03-01T08:00:00.000Z');
  expect(late['pairedWith']).toBeNull();
  const again = await half('kurumsal-taahhutname.pdf', '2030-03-05T08:00:00.000Z');
  expect(again['pairedWith']).toBe(late.id);
  const third = await half('kurumsal-taahhutname.pdf', '2030-03-06T08:00:00.000Z');
  expect(third['pairedWith']).toBeNull();
});

test('a letter forwarded as a file is read like the letter itself', async () => {
  const inner = await fixture('mail/01-ilk-basvuru-iki-form.eml');
  const raw = Buffer.concat([Buffer.from(['From: ipek.sahin@ornek.edu.tr', 'To: bilgi@kamusm.example', 'Subject: Iletilen: evrak', 'Message-ID: <ek-ileti@ornek.edu.tr>', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="z9"', '', '--z9', 'Content-Type: text/plain', '', 'Ektedir.', '--z9', 'Content-Type: message/rfc822', 'Content-Disposition: attachment; filename="evrak.eml"', '', ''].join('\r\n')), inner, Buffer.from('\r\n--z9--\r\n')]);
  const message = await come({}, raw);
  expect(message).toMatchObject({ proposal: 'firstApplication', complete: true });
});
