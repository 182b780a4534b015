import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Row, type Values } from '../../server/engine/types.ts';
import { intakeDesk, type IntakeDesk } from './desk.ts';
import { byHand, composed, encodedWord, latin5, list, personNumber, photograph, quoted, scanned, signed, signedMail, typed, zip, type Mail } from './other-hands.ts';

let desk: IntakeDesk;
let day = 0;
const fixture = (name: string) => readFile(`tests/fixtures/${name}`);
const ornek = 'Şükrü Ağaoğlu <sukru.agaoglu@ornek.edu.tr>';
const saglik = 'GÜLŞEN IŞIK <gulsen.isik@deneme.saglik.gov.tr>';
const belediye = 'Özlem Çağlar <ozlem@numune.bel.tr>';
const bakanlik = 'Evrak <evrak@personel.sablon.gov.tr>';

beforeAll(async () => {
  desk = await intakeDesk();
  await desk.bySystem(async (tx) => {
    const person = await tx.create('people', { personNumber: personNumber(930_000_001), firstName: 'GÜLŞEN', lastName: 'IŞIK', birthDate: '1980-01-01', email: 'gulsen.isik@deneme.saglik.gov.tr', phone: '05550000001', source: 'institution' });
    await tx.create('officers', { person: person.id, institution: desk.institutions.get('9631706699')!.id, email: 'gulsen.isik@deneme.saglik.gov.tr', phone: '05550000001', from: '2024-01-01' });
  });
});
afterAll(() => desk.close());

/** Forty days after the last one: halves of sets of other letters must not pair. */
const later = (days = 40): void => { desk.at(new Date(Date.UTC(2026, 10, 23, 8) + (day += days) * 24 * 3_600_000).toISOString()); };
const come = async (mail: Mail | Buffer): Promise<Row> => desk.receive(Buffer.isBuffer(mail) ? mail : await composed(mail));
const kt = () => typed(['T.C.', 'DENEME İL SAĞLIK MÜDÜRLÜĞÜ', 'KURUMSAL TAAHHÜTNAME', 'Kurumumuz personeli adına yapılacak başvurularda …', 'İmza Yetkilisi [imza] [mühür]']);
const est = () => typed(['E-İMZA SORUMLUSU TAAHHÜTNAMESİ', 'Adı Soyadı: Gülşen Işık', 'Görevimi … taahhüt ederim. [imza] [kaşe]']);
const udf = () => typed(['e-İmza Uyum Değerlendirme Talep Formu', 'Firma: Yazılım AŞ  Uygulama: EBYS 4.2', '[imza] [kaşe]']);
const printedList = () => typed(['FRM.01.03 NİTELİKLİ ELEKTRONİK SERTİFİKA BAŞVURU LİSTESİ', '1  AYŞE YILDIZ …', '[ıslak imza]']);

const set = { proposal: 'firstApplication', flow: 'firstTime' };
const wet = { proposal: 'list', flow: 'additional', signatureKind: 'wet', originalExpected: true };
const eSigned = { proposal: 'list', flow: 'additional', signatureKind: 'eSigned', originalExpected: false };
const sure = { state: 'proposed', senderKnown: true, missing: [] as string[], complete: true };
const task = { state: 'received' };

type Letter = readonly [what: string, mail: () => Promise<Mail | Buffer>, truth: Values];
/** What a person who reads the letter would say of it. */
const letters: readonly Letter[] = [
  ['first-time set, capitals with İ, names in capitals', async () => ({ from: saglik, subject: 'İLK KEZ E-İMZA BAŞVURUSU HK.', text: 'SAYIN YETKİLİ, İLK BAŞVURU EVRAKIMIZ EKTEDİR.', files: [{ name: 'KURUMSAL TAAHHÜTNAME.PDF', bytes: await kt() }, { name: 'E-İMZA SORUMLUSU TAAHHÜTNAMESİ.PDF', bytes: await est() }] }), { ...set, ...sure }],
  ['first-time set without Turkish letters, files without endings', async () => ({ from: ornek, subject: 'ilk basvuru evraklarimiz', text: 'taahhutnamelerimiz ektedir', textEncoding: 'base64', files: [{ name: 'evrak 1', bytes: await est() }, { name: 'evrak 2', bytes: await kt() }] }), { ...set, ...sure }],
  ['first-time set, HTML alone, no subject', async () => ({ from: belediye, html: '<div><p>Merhaba,</p><p>Belediyemizin <b>ilk ba&#351;vuru</b> evrak&#305; ektedir.</p></div>', files: [{ name: 'a.pdf', bytes: await kt() }, { name: 'b.pdf', bytes: await est() }] }), { ...set, ...sure }],
  ['first-time set in windows-1254, quoted-printable, names in latin5', async () => byHand(
    'From: Ozlem <ozlem@numune.bel.tr>', 'To: bilgi@kamusm.example', `Subject: ${encodedWord('windows-1254', latin5('İlk başvuru taahhütnameleri'))}`, 'Message-ID: <cp1254@numune.bel.tr>', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="=_x"', '',
    '--=_x', 'Content-Type: text/plain; charset=windows-1254', 'Content-Transfer-Encoding: quoted-printable', '', quoted(latin5('Taahhütnamelerimiz ektedir. Saygılarımızla, Özlem ÇAĞLAR')),
    '--=_x', 'Content-Type: application/pdf', 'Content-Transfer-Encoding: base64', `Content-Disposition: attachment; filename="${encodedWord('iso-8859-9', latin5('Kurumsal Taahhütname.pdf'))}"`, '', Buffer.from(await kt()).toString('base64').replace(/(.{76})/g, '$1\r\n'),
    '--=_x', 'Content-Type: application/octet-stream', 'Content-Transfer-Encoding: base64', "Content-Disposition: attachment; filename*0*=iso-8859-9'tr'Sorumlu%20Taahh%FCtnamesi%20%DD;", ' filename*1*=mzal%FD.pdf', '', Buffer.from(await est()).toString('base64').replace(/(.{76})/g, '$1\r\n'), '--=_x--', ''), { ...set, ...sure }],
  ['first-time set forwarded as a message', async () => ({ from: ornek, subject: 'İLT: FW: evrak', text: 'Bilgi İşlemden gelen evrak ektedir.', files: [{ name: 'İlk başvuru.eml', type: 'message/rfc822', bytes: await composed({ from: 'bilgiislem@ornek.edu.tr', subject: 'İlk başvuru evrakı', text: 'Ektedir.', files: [{ name: '1.pdf', bytes: await kt() }, { name: '2.pdf', bytes: await est() }] }) }] }), { ...set, ...sure }],
  ['first-time set in one PDF, one form a page', async () => ({ from: bakanlik, subject: 'Taahhütname', text: 'Evrakımız tek dosyada sunulmuştur.', files: [{ name: 'taranan.pdf', bytes: await typed(['KURUMSAL TAAHHÜTNAME', '[mühür]'], ['e-İmza Sorumlusu Taahhütnamesi', '[kaşe]']) }] }), { ...set, ...sure }],
  ['first-time set in a ZIP that harms nobody', async () => ({ from: belediye, subject: 'İlk e-imza başvurusu', text: 'Evrak sıkıştırılmış olarak ektedir.', files: [{ name: 'EVRAK.ZIP', type: 'application/x-zip-compressed', bytes: zip({ 'evrak/Kurumsal Taahhütname.pdf': await kt(), 'evrak/Sorumlu.pdf': await est() }) }] }), { ...set, ...sure }],
  ['one undertaking alone', async () => ({ from: saglik, subject: 'RE: Sorumlu taahhütnamesi', text: 'Sorumlumuzun taahhütnamesi ektedir.', files: [{ name: 'IMG_0001.PDF', bytes: await est() }] }), { ...set, state: 'proposed', complete: false, missing: ['INSTITUTION_UNDERTAKING'] }],
  ['an undertaking that is a Word file, and so signed by nobody', async () => ({ from: ornek, subject: 'İlk başvuru', text: 'Taahhütnameler ektedir.', files: [{ name: 'Kurumsal Taahhütname.docx', bytes: zip({ '[Content_Types].xml': Buffer.from('<Types/>'), 'word/document.xml': Buffer.from('<w:document/>') }) }, { name: 'sorumlu.pdf', bytes: await est() }] }), { ...set, ...task }],
  ['words of a first application whose files were forgotten', async () => ({ from: ornek, subject: 'İlk başvuru taahhütnamelerimiz', text: 'İlk başvuru için taahhütnameler ektedir.' }), { ...set, complete: false, missing: ['INSTITUTION_UNDERTAKING', 'OFFICER_UNDERTAKING'] }],

  ['list in an envelope of OpenSSL', async () => ({ from: saglik, subject: 'FRM.01.03', text: 'e-imzalı listemiz ektedir', files: [{ name: 'liste.xlsx.p7m', bytes: await signed(await list(7), { form: 'envelope' }) }] }), { ...eSigned, ...sure, rows: 7, validRows: 7 }],
  ['list in an envelope written as text, elliptic key, no ending', async () => ({ from: belediye, subject: 'EK BAŞVURU LİSTESİ', text: '', files: [{ name: 'IMZALI LISTE', bytes: await signed(await list(4, { first: 50 }), { form: 'pem', key: 'sorumlu-ec' }) }] }), { ...eSigned, ...sure, rows: 4 }],
  ['list with its signature in a file of its own, capitals', async () => { const book = await list(3, { first: 60 }); return { from: ornek, subject: 'ilave personel listesi', text: 'liste ve imza dosyası', files: [{ name: 'LISTE.XLSX.P7S', bytes: await signed(book, { form: 'detached' }) }, { name: 'LISTE.XLSX', bytes: book }] }; }, { ...eSigned, ...sure, rows: 3 }],
  ['list as a signed PDF beside its Excel', async () => ({ from: ornek, subject: 'Başvuru listesi', text: 'e-imzalı PDF ve Excel', files: [{ name: 'liste.pdf', bytes: await fixture('signed/liste.pades.pdf') }, { name: 'liste.xlsx', bytes: await list(5, { first: 70 }) }] }), { ...eSigned, ...sure, rows: 5 }],
  ['list as a signed PDF that no program reads', async () => ({ from: ornek, subject: 'Başvuru listesi', text: 'e-imzalı listemiz ektedir.', files: [{ name: 'FRM.01.03 liste.pdf', bytes: await fixture('signed/liste.pades.pdf') }] }), { ...eSigned, complete: false, missing: ['EXCEL_LIST'] }],
  ['list in a clear-signed message', async () => signedMail({ from: ornek, subject: 'Başvuru listemiz', text: 'İmzalı e-posta ile listemiz.', files: [{ name: 'liste.xlsx', bytes: await list(6, { first: 80 }) }] }, 'smimeClear'), { ...eSigned, ...sure, signatureKind: 'smime', rows: 6 }],
  ['list in an opaque signed message, elliptic key', async () => signedMail({ from: saglik, subject: 'Başvuru listesi', text: 'Listemiz ektedir.', files: [{ name: 'liste.xlsx', bytes: await list(8, { first: 90 }) }] }, 'smimeOpaque', 'sorumlu-ec'), { ...eSigned, ...sure, signatureKind: 'smime', rows: 8 }],
  ['first-time set in a clear-signed message', async () => signedMail({ from: ornek, subject: 'İlk başvuru', text: 'Taahhütnameler.', files: [{ name: 'a.pdf', bytes: await kt() }, { name: 'b.pdf', bytes: await est() }] }, 'smimeClear'), { ...set, ...sure }],
  ['list in an envelope, in a ZIP', async () => ({ from: ornek, subject: 'Başvuru listesi', text: 'İmzalı liste', files: [{ name: 'liste.zip', bytes: zip({ 'liste.xlsx.p7m': await signed(await list(2, { first: 95 }), { form: 'envelope' }) }) }] }), { ...eSigned, ...sure, rows: 2 }],

  ['wet list: a scan without text and its Excel', async () => ({ from: bakanlik, subject: 'Personel listesi (ıslak imzalı)', text: 'Listenin taraması ve Excel hâli ektedir; aslı postaya verilmiştir.', files: [{ name: 'TARAMA_0001.PDF', bytes: scanned() }, { name: 'Kitap1.xlsx', bytes: await list(9, { first: 100 }) }] }), { ...wet, ...sure, rows: 9 }],
  ['wet list: a photograph and an old Excel', async () => ({ from: saglik, subject: '', text: '', files: [{ name: 'WhatsApp Image 2026-11-18.jpeg', bytes: photograph(), type: 'image/jpeg' }, { name: 'Liste.XLS', bytes: await fixture('lists/eski-bicim-12.xls') }] }), { ...wet, ...sure, rows: 12 }],
  ['wet list: printed, in reply to somebody else’s letter', async () => ({ from: belediye, subject: 'YNT: RE: başvuru listesi', text: 'Listemiz ektedir.\n\n-----Orijinal İleti-----\nKimden: x\nteklif taahhütname', files: [{ name: 'liste imzali.pdf', bytes: await printedList() }, { name: 'liste.xlsx', bytes: await list(11, { first: 120 }) }] }), { ...wet, ...sure, rows: 11 }],
  ['wet list with faulty rows', async () => ({ from: ornek, subject: 'başvuru listesi', text: 'ıslak imzalı liste ve excel', files: [{ name: 'imzalı.pdf', bytes: await printedList() }, { name: 'liste.xlsx', bytes: await list(10, { first: 140, wrong: 4 }) }] }), { ...wet, ...sure, rows: 10, validRows: 6 }],
  ['additional list: scan alone', async () => ({ from: ornek, subject: 'Ek başvuru', text: 'Islak imzalı başvuru listemiz ektedir.', files: [{ name: 'belge.pdf', bytes: await printedList() }] }), { ...wet, state: 'proposed', complete: false, missing: ['EXCEL_LIST'] }],
  ['additional list: Excel alone', async () => ({ from: ornek, subject: 'Ek başvuru', text: 'Listemiz ektedir.', files: [{ name: 'liste.xlsx', bytes: await list(5, { first: 160 }) }] }), { proposal: 'list', flow: 'additional', signatureKind: 'none', complete: false, missing: ['SIGNED_LIST'] }],
  ['a list of first-time staff, said so', async () => ({ from: ornek, subject: 'İlk liste: başvuru listesi', text: 'İlk defa başvuruyoruz, e-imzalı liste ektedir.', files: [{ name: 'l.p7m', bytes: await signed(await list(2, { first: 170 }), { form: 'envelope' }) }] }), { ...eSigned, ...sure, flow: 'firstTime', rows: 2 }],

  ['assessment request of a firm', async () => ({ from: 'Satış <satis@yazilimevi.com.tr>', subject: 'e-imza uyum değerlendirmesi', text: 'Talep formumuz ektedir.', files: [{ name: 'TALEP FORMU.pdf', bytes: await udf() }] }), { proposal: 'assessment', complete: true, missing: [], originalExpected: true, senderKnown: false, ...task }],
  ['assessment request of an institution, capitals, no ending', async () => ({ from: bakanlik, subject: 'UYUM DEĞERLENDİRME TALEBİ', text: 'EBYS UYGULAMAMIZ İÇİN', files: [{ name: 'form', bytes: await udf() }] }), { proposal: 'assessment', ...sure, originalExpected: true }],
  ['assessment request in words alone', async () => ({ from: belediye, subject: 'EBYS uyum değerlendirme', text: 'Elektronik imza uygulamamız için uyum değerlendirmesi talep ediyoruz. Nasıl bir yol izlemeliyiz?' }), { proposal: 'assessment', complete: false, missing: ['ASSESSMENT_FORM'] }],

  ['quote: proforma', async () => ({ from: belediye, subject: 'Proforma fatura talebi', text: '45 adet e-imza için proforma gönderir misiniz?' }), { proposal: 'quote', ...sure }],
  ['quote: small letters without Turkish ones', async () => ({ from: ornek, subject: 'e-imza fiyat bilgisi', text: 'universitemiz icin 3 yillik 200 adet sertifika birim fiyatini ogrenmek istiyoruz' }), { proposal: 'quote', ...sure }],
  ['quote: approximate cost, HTML', async () => ({ from: saglik, subject: 'YAKLAŞIK MALİYET', html: '<p>4734 say&#305;l&#305; Kanun kapsam&#305;nda <i>piyasa ara&#351;t&#305;rmas&#305;</i> i&#231;in fiyatlar&#305;n&#305;z&#305; bildiriniz.</p>' }), { proposal: 'quote', ...sure }],
  ['quote: the request is the attachment', async () => ({ from: bakanlik, subject: 'Teklif istenmesi', text: 'Yazımız ektedir.', files: [{ name: 'teklif yazısı.pdf', bytes: await typed(['T.C. ŞABLON BAKANLIĞI', 'Konu: Teklif talebi', '500 adet nitelikli elektronik sertifika için teklifinizin gönderilmesini rica ederim.']) }] }), { proposal: 'quote' }],
  ['quote of a stranger', async () => ({ from: 'Muhasebe <muhasebe@ozelsirket.com.tr>', subject: 'e-imza fiyatları', text: 'Fiyat teklifi rica ederiz.' }), { proposal: 'quote', senderKnown: false, ...task }],

  ['an institution’s name on an address of anybody', async () => ({ from: 'Örnek Üniversitesi Rektörlüğü <ornek.universitesi@gmail.com>', subject: 'FRM.01.03 başvuru listesi', text: 'e-imzalı listemiz ektedir.', files: [{ name: 'liste.p7m', bytes: await signed(await list(3, { first: 200 }), { form: 'envelope' }) }] }), { proposal: 'list', senderKnown: false, ...task }],
  ['a domain that begins like an institution’s', async () => ({ from: 'Tuğba Kılıç <tugba.kilic@ornek.edu.tr.evil.com>', subject: 'Başvuru listesi', text: 'e-imzalı', files: [{ name: 'liste.p7m', bytes: await signed(await list(3, { first: 200 }), { form: 'envelope' }) }] }), { proposal: 'list', senderKnown: false, institution: null, ...task }],
  ['an institution’s address as the name of another', async () => ({ from: '"bilgi@ornek.edu.tr" <bilgi@dolandirici.example>', subject: 'İlk başvuru', text: 'Taahhütnameler ektedir.', files: [{ name: '1.pdf', bytes: await kt() }, { name: '2.pdf', bytes: await est() }] }), { ...set, senderKnown: false, institution: null, ...task }],
  ['somebody of a known institution whom nobody knows', async () => ({ from: 'Yeni Memur <yeni.memur@bim.ornek.edu.tr>', subject: 'Başvuru listesi', text: 'e-imzalı liste', files: [{ name: 'liste.p7m', bytes: await signed(await list(3, { first: 210 }), { form: 'envelope' }) }] }), { ...eSigned, ...sure, officer: null }],

  ['newsletter of a stranger', async () => ({ from: 'Bülten <bulten@teknoloji.example>', subject: 'Haftalık bülten: size özel kampanyalar', html: '<p>Fırsatları kaçırmayın! <a href="https://x.example">Abonelikten çık</a></p>', headers: { 'List-Unsubscribe': '<https://x.example/u>' } }), { proposal: 'junk', state: 'setAside' }],
  ['an advertisement that speaks of prices', async () => ({ from: 'Toner Dünyası <satis@toner.example>', subject: 'Fiyat listemiz ve kasım indirimleri', text: 'Kampanya fiyatlarımız: toner, kartuş. Stoklarla sınırlı fırsat!' }), { senderKnown: false, proposal: 'junk' }],
  ['an automatic answer', async () => ({ from: ornek, subject: 'Otomatik yanıt: Başvurunuz', text: 'İzindeyim.', headers: { 'Auto-Submitted': 'auto-replied' } }), { state: 'setAside', automatic: 'autoReply' }],
  ['a letter that came back', async () => byHand('From: Mail Delivery Subsystem <mailer-daemon@posta.example>', 'To: bilgi@kamusm.example', 'Subject: Undelivered Mail Returned to Sender', 'Message-ID: <iade@posta.example>', 'Auto-Submitted: auto-replied', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '', '--b', 'Content-Type: text/plain', '', 'The mail could not be delivered.', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; posta.example', '', 'Final-Recipient: rfc822; yok@ornek.edu.tr', 'Action: failed', 'Status: 5.1.1', '--b--', ''), { state: 'setAside', automatic: 'bounce' }],
  ['an invitation to a meeting', async () => ({ from: ornek, subject: 'Toplantı daveti', text: 'e-imza süreci hakkında görüşme', files: [{ name: 'invite.ics', type: 'text/calendar; method=REQUEST', bytes: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Toplantı\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' }] }), { ...task }],
  ['a letter of Outlook that hides its files (winmail.dat)', async () => ({ from: ornek, subject: 'İlk başvuru taahhütnameleri', text: 'İlk başvuru taahhütnamelerimiz ektedir.', files: [{ name: 'winmail.dat', type: 'application/ms-tnef', bytes: Buffer.concat([Buffer.from('789f3e22', 'hex'), Buffer.alloc(2000, 1)]) }] }), { ...set, complete: false, ...task }],
  ['a list beside a file that nothing of ours reads', async () => ({ from: ornek, subject: 'Başvuru listesi', text: 'e-imzalı liste', files: [{ name: 'liste.p7m', bytes: await signed(await list(3, { first: 220 }), { form: 'envelope' }) }, { name: 'ek', bytes: Buffer.from([0, 1, 2, 3, 250, 251, 0, 9]) }] }), { ...eSigned, rows: 3, ...task }],
];

test.each(letters)('%s', async (_what, mail, truth) => {
  later();
  const message = await come(await mail());
  expect(message).toMatchObject(truth);
  const tasks = await desk.all('tasks', { noun: 'messages', recordId: message.id, state: 'open' });
  // Never silent: what is not sure and not put away is somebody's task.
  expect(tasks).toHaveLength(message.state === 'received' ? 1 : 0);
  if (message.state === 'proposed') expect(Number(message['confidence'])).toBeGreaterThanOrEqual(75);
});

const macroBook = async (): Promise<Buffer> => zip({ '[Content_Types].xml': Buffer.from('<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'), 'xl/workbook.xml': Buffer.from('<workbook/>'), 'xl/vbaProject.bin': Buffer.from([1, 2, 3]) });
const iso = (): Buffer => { const image = Buffer.alloc(0x9000); image.write('CD001', 0x8001, 'latin1'); return image; };
const acting = (): Buffer => Buffer.from('%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction <</S/JavaScript/JS(app.alert\\(1\\))>> >> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj\ntrailer<</Root 1 0 R>>\n%%EOF', 'latin1');
const program = Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(500)]);

const hostile: readonly [what: string, name: string, bytes: () => Promise<Uint8Array> | Uint8Array][] = [
  ['a program that is called a PDF', 'taahhütname.pdf', () => program], ['a program with two endings', 'liste.xlsx.exe', () => program], ['a program without a name', '', () => program],
  ['a workbook with macros, named so', 'liste.xlsm', macroBook], ['a workbook with macros, named otherwise', 'liste.xlsx', macroBook],
  ['a Word file with macros', 'form.docm', () => zip({ 'word/document.xml': Buffer.from('<w:document/>'), 'word/vbaProject.bin': Buffer.from([1]) })],
  ['a page of HTML', 'liste.html', () => Buffer.from('<html><body onload=x()>giriş</body></html>')], ['a script in a ZIP', 'evrak.zip', () => zip({ 'taahhütname.pdf.js': Buffer.from('WScript.Echo(1)') })],
  ['a shortcut', 'Evrak.lnk', () => Buffer.concat([Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), Buffer.alloc(100)])], ['a disk image', 'evrak.iso', iso], ['a disk image under another name', 'evrak.pdf', iso],
  ['a ZIP with a password', 'sifreli.zip', () => zip({ 'liste.xlsx': Buffer.from('x') }, { encrypted: true })], ['a ZIP in a ZIP', 'evrak.zip', async () => zip({ 'ic.zip': zip({ 'a.pdf': await kt() }) })],
  ['a PDF with a script', 'taahhütname.pdf', acting], ['a PDF with a script, in a ZIP', 'evrak.zip', () => zip({ 'Kurumsal Taahhütname.pdf': acting() })], ['an archive that nobody can look into', 'evrak.rar', () => Buffer.from('526172211a0700cf907300', 'hex')],
  ['a name that is read backwards', 'liste\u202exslx.exe', () => program], ['a name that leads elsewhere', '..\\..\\baslangic.pdf', () => scanned()], ['a program in a signed envelope', 'liste.p7m', () => signed(program, { form: 'envelope' })],
];

test.each(hostile)('held, beside a good list of a known officer: %s', async (_what, name, bytes) => {
  later();
  const message = await come({ from: saglik, subject: 'Başvuru listesi', text: 'e-imzalı listemiz ektedir', files: [{ name: 'liste.xlsx.p7m', bytes: await fixture('signed/temiz-25.ec.xlsx.p7m') }, { ...(name === '' ? {} : { name }), bytes: await bytes() }] });
  expect(message).toMatchObject({ state: 'quarantined' });
  expect(String(message['warning'])).toMatch(/\S/);
  expect((await desk.attachmentsOf(message)).filter(({ content, quarantineReason }) => content === null && quarantineReason !== null).length).toBeGreaterThan(0);
});

test('the halves of a set pair in either order, from two people of one institution, with other letters in between and other subjects', async () => {
  for (const [one, other] of [[kt, est], [est, kt]] as const) {
    later();
    const first = await come({ from: ornek, subject: 'Evrak', text: 'Birinci form.', files: [{ name: 'a.pdf', bytes: await one() }] });
    later(1);
    const between = await come({ from: ornek, subject: 'e-imza fiyat teklifi', text: 'Teklif rica ederiz.' });
    const elsewhere = await come({ from: belediye, subject: 'Taahhütname', files: [{ name: 'a.pdf', bytes: await other() }] });
    const second = await come({ from: 'Hukuk Müşavirliği <hukuk@ornek.edu.tr>', subject: 'İmzalanan ikinci form hk.', text: 'Ektedir.', files: [{ name: 'IMG.pdf', bytes: await other() }] });
    expect([second['pairedWith'], (await desk.one('messages', { id: first.id }))['pairedWith']]).toEqual([first.id, second.id]);
    expect([between['proposal'], between['pairedWith'], elsewhere['pairedWith']]).toEqual(['quote', null, null]);
  }
});

test('a set whose files were forgotten comes in three letters: the two that bring something are the pair', async () => {
  later();
  const empty = await come({ from: bakanlik, subject: 'İlk başvuru taahhütnamelerimiz', text: 'Taahhütnameler ektedir.' });
  const one = await come({ from: bakanlik, subject: 'Ekleri unutmuşuz', text: 'Kurumsal taahhütname', files: [{ name: '1.pdf', bytes: await kt() }] });
  const two = await come({ from: bakanlik, subject: 'Diğer ek', text: 'Sorumlu taahhütnamesi', files: [{ name: '2.pdf', bytes: await est() }] });
  expect([empty['pairedWith'], two['pairedWith']]).toEqual([null, one.id]);
});

test('the Excel of a wet list that comes before its scan, in another thread, pairs with it', async () => {
  later();
  const excel = await come({ from: ornek, subject: 'Excel', text: 'Ek başvuru listemizin Excel’i.', files: [{ name: 'k.xlsx', bytes: await list(4, { first: 300 }) }] });
  const scan = await come({ from: 'Gülay <gulay@ornek.edu.tr>', subject: 'Islak imzalı liste', text: 'Taranmış liste.', files: [{ name: 't.pdf', bytes: await printedList() }] });
  expect(scan).toMatchObject({ proposal: 'list', missing: ['EXCEL_LIST'], pairedWith: excel.id });
});

test('the same letter twice is one letter; sent anew under another number it is two, and both are in sight', async () => {
  later();
  const raw = await composed({ from: ornek, subject: 'e-imza fiyat teklifi', text: 'Teklif rica ederiz.' });
  const [one, again] = [await come(raw), await come(raw)];
  expect(again.id).toBe(one.id);
  const anew = await come(Buffer.from(raw.toString('latin1').replace('<baska-el', '<yeniden'), 'latin1'));
  expect([anew.id === one.id, anew.state]).toEqual([false, 'proposed']);
});
