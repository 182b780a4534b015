import { describe, expect, test } from 'vitest';
import { classify, standingOf } from '../../server/intake/classification/classify.ts';
import { type KnownSender, type Letter } from '../../server/intake/classification/letter.ts';
import {
  assessmentForm, bareScan, colleague, envelope, letter, officer, officerUndertaking, pdfSaying, photograph, scannedList, seeded, stranger, thresholds, undertaking, workbook,
} from './letters.ts';

const judged = (of: Letter, by: KnownSender = officer) => {
  const found = classify(of, by, seeded);
  return { kind: found.proposal, flow: found.flow, signature: found.signatureKind, complete: found.complete, missing: [...found.missing].sort(), original: found.originalExpected, rows: found.rows, standing: standingOf(found, thresholds), confidence: found.confidence, forms: found.forms.map(({ formKind }) => formKind) };
};

describe('the kinds of letters that reach the mailbox', () => {
  test('both undertakings in one e-mail are a complete first-time set', () => {
    expect(judged(letter('Örnek Üniversitesi Rektörlüğü ilk e-imza başvurusu', 'Kurumumuzun (9291417776) ilk başvuru evrakı ektedir.', [undertaking, officerUndertaking])))
      .toMatchObject({ kind: 'firstApplication', flow: 'firstTime', complete: true, missing: [], standing: 'proposed', forms: ['KT', 'EST'] });
  });
  test('one undertaking alone lacks the other', () => {
    expect(judged(letter('Kurumsal taahhütname', 'Birinci form ektedir.', [undertaking]))).toMatchObject({ kind: 'firstApplication', complete: false, missing: ['OFFICER_UNDERTAKING'], standing: 'proposed' });
    expect(judged(letter('Sorumlu taahhütnamesi', 'İkinci form ektedir.', [officerUndertaking]))).toMatchObject({ kind: 'firstApplication', complete: false, missing: ['INSTITUTION_UNDERTAKING'], standing: 'proposed' });
  });
  test('an e-signed list needs nothing more', () => {
    expect(judged(letter('FRM.01.03 başvuru listesi (e-imzalı)', 'İmzalı liste ektedir.', [envelope]))).toMatchObject({ kind: 'list', flow: 'additional', signature: 'eSigned', rows: 25, complete: true, original: false, standing: 'proposed' });
  });
  test('a wet scan with its Excel is complete, and its original is expected', () => {
    expect(judged(letter('Başvuru listesi (ıslak imzalı)', 'Taranmış liste ve Excel ektedir.', [scannedList, workbook]))).toMatchObject({ kind: 'list', flow: 'additional', signature: 'wet', rows: 25, complete: true, original: true, standing: 'proposed' });
  });
  test('a wet scan without Excel lacks the Excel', () => {
    expect(judged(letter('Başvuru listesi', 'Taranmış liste ektedir.', [scannedList]))).toMatchObject({ kind: 'list', signature: 'wet', complete: false, missing: ['EXCEL_LIST'], standing: 'proposed' });
  });
  test('an assessment request of a firm that nobody knows is recognised, and left to a person', () => {
    expect(judged(letter('e-İmza Uyum Değerlendirme talebi', 'Talep formumuz ektedir. EBYS uygulamamız için randevu rica ederiz.', [assessmentForm]), stranger)).toMatchObject({ kind: 'assessment', complete: true, original: true, standing: 'received' });
  });
  test('a quote request needs no paper', () => {
    expect(judged(letter('Teklif talebi', '120 adet nitelikli elektronik sertifika için teklifinizi rica ederiz.'), colleague)).toMatchObject({ kind: 'quote', standing: 'proposed' });
  });
  test('an advertisement is set aside', () => {
    expect(judged(letter('KAÇIRMAYIN %50 indirim', 'Toner kartuşlarında büyük indirim!'), stranger)).toMatchObject({ kind: 'junk', standing: 'setAside' });
  });
  test('a list of an unknown sender is no sure proposal', () => {
    expect(judged(letter('başvuru listesi', 'Liste ektedir.', [workbook]), stranger)).toMatchObject({ kind: 'list', signature: 'none', missing: ['SIGNED_LIST'], standing: 'received' });
  });
  test('a hostile attachment quarantines the letter', () => {
    expect(judged(letter('../../etc/passwd', 'ek', [{ ...workbook, quarantined: true }]), stranger)).toMatchObject({ complete: false, standing: 'quarantined' });
  });
});

const list = { kind: 'list', flow: 'additional' };
const set = { kind: 'firstApplication', flow: 'firstTime' };
/** Other letters of the same kinds, as people write them. */
const variations: readonly [name: string, letter: Letter, expected: object, sender?: KnownSender][] = [
  ['capitals, dotted', letter('İLK E-İMZA BAŞVURUSU', 'EVRAKIMIZ EKTEDİR.', [undertaking, officerUndertaking]), { ...set, complete: true, standing: 'proposed' }],
  ['capitals without Turkish letters', letter('ILK E-IMZA BASVURUSU', 'EVRAKIMIZ EKTEDIR', [undertaking, officerUndertaking]), { ...set, complete: true, standing: 'proposed' }],
  ['small letters, lost dots', letter('ilk basvuru evraki', 'ilk basvuru icin taahhutnameler ektedir', [undertaking, officerUndertaking]), { ...set, complete: true, standing: 'proposed' }],
  ['other wording', letter('Taahhütnamelerimiz hk.', 'Kurumumuz ilk defa başvuracaktır, belgeleri sunarız.', [undertaking, officerUndertaking]), { ...set, complete: true, standing: 'proposed' }],
  ['no subject at all', letter('', 'Belgeler ektedir.', [undertaking, officerUndertaking]), { ...set, complete: true, standing: 'proposed' }],
  ['nothing said', letter('', '', [undertaking, officerUndertaking]), { ...set, complete: true, standing: 'proposed' }],
  ['names of files swapped', letter('İlk başvuru', 'Ektedir.', [{ ...undertaking, name: 'e-İmza Sorumlusu Taahhütnamesi.pdf' }, { ...officerUndertaking, name: 'Kurumsal Taahhütname.pdf' }]), { ...set, complete: true, forms: ['KT', 'EST'] }],
  ['names that say nothing', letter('Evrak', 'Ektedir.', [{ ...undertaking, name: 'scan0001.pdf' }, { ...officerUndertaking, name: 'scan0002.pdf' }]), { ...set, complete: true, forms: ['KT', 'EST'] }],
  ['both forms in one PDF', letter('İlk başvuru', 'Ektedir.', [pdfSaying('evrak.pdf', 'KURUMSAL TAAHHÜTNAME\nKurumumuz …\fE-İMZA SORUMLUSU TAAHHÜTNAMESİ\nAdı soyadı …')]), { ...set, complete: true, missing: [] }],
  ['a covering letter beside them', letter('İlk başvuru', 'Ektedir.', [pdfSaying('üst yazı.pdf', 'T.C. ÖRNEK ÜNİVERSİTESİ Konu: e-imza. Kurumsal taahhütname ve sorumlu taahhütnamesi ekte sunulmuştur. Gereğini arz ederim.'), undertaking]), { ...set, complete: false, missing: ['OFFICER_UNDERTAKING'] }],
  ['a letter-spaced title', letter('İlk başvuru', '', [pdfSaying('a.pdf', 'K U R U M S A L   T A A H H Ü T N A M E'), officerUndertaking]), { ...set, complete: true }],
  ['a title whose Turkish letters the PDF lost', letter('İlk başvuru', '', [pdfSaying('a.pdf', 'KURUMSAL TAAHHTNAME'), pdfSaying('b.pdf', 'E-MZA SORUMLUSU TAAHHTNAMES')]), { ...set, complete: true }],
  ['a misspelt title', letter('İlk başvuru', '', [pdfSaying('a.pdf', 'Kurumsal Taahütname'), pdfSaying('b.pdf', 'e-imza sorumlusu tahhütnamesi')]), { ...set, complete: true }],
  ['an old code page', letter('Ýlk e-imza baþvurusu', 'Taahhütnameler ektedir', [undertaking, officerUndertaking]), { ...set, complete: true, standing: 'proposed' }],
  ['UTF-8 read as Latin-1', letter('Ä°lk baÅŸvuru'.replace('Å\u0178', '\u00c5\u009f'), 'TaahhÃ¼tname ektedir', [undertaking]), { ...set, complete: false, missing: ['OFFICER_UNDERTAKING'] }],
  ['scans without text, named', letter('Taahhütnameler', 'Ektedir.', [bareScan('kurumsal_taahhutname.pdf'), bareScan('e-imza-sorumlusu-taahhutnamesi.pdf')]), { ...set, complete: true, standing: 'received' }],
  ['scans without text or name, told in the letter', letter('İlk başvuru', 'Kurumsal taahhütname ve e-imza sorumlusu taahhütnamesi ektedir.', [bareScan('1.pdf'), bareScan('2.pdf')]), { ...set, complete: true, standing: 'received' }],
  ['list and undertakings in one e-mail', letter('İlk başvuru', 'Taahhütnameler ve imzalı liste ektedir.', [undertaking, officerUndertaking, scannedList, workbook]), { ...set, complete: true, rows: 25, signature: 'wet', standing: 'proposed' }],
  ['officer’s undertaking as the only file, reply prefix', letter('Ynt: RE: Sorumlu taahhütnamesi', 'Eksik form ektedir.\n> Kurumsal taahhütname bekleniyor', [officerUndertaking], { inKnownThread: true }), { ...set, missing: ['INSTITUTION_UNDERTAKING'], forms: ['EST'] }],
  ['list in capitals', letter('BAŞVURU LİSTESİ', 'LİSTEMİZ EKTEDİR', [{ ...scannedList, name: 'LİSTE.PDF' }, { ...workbook, name: 'LİSTE.XLSX' }]), { ...list, complete: true, signature: 'wet', standing: 'proposed' }],
  ['list, ASCII', letter('basvuru listesi', 'islak imzali liste ve excel ektedir', [scannedList, workbook]), { ...list, complete: true, signature: 'wet', standing: 'proposed' }],
  ['forwarded list', letter('İLT: FW: Personel listesi', '---------- Forwarded message ---------\nBaşvuru listemiz ektedir.', [scannedList, workbook]), { ...list, complete: true, standing: 'proposed' }],
  ['list as answer to ours', letter('Ynt: Düzeltilecek liste', 'Düzeltilmiş listemiz ektedir.', [scannedList, workbook], { inKnownThread: true }), { ...list, complete: true, standing: 'proposed' }],
  ['old Excel', letter('Başvuru listesi', 'Ektedir.', [scannedList, { ...workbook, name: 'liste.xls', mediaType: 'application/vnd.ms-excel' }]), { ...list, complete: true, rows: 25 }],
  ['photograph beside the Excel', letter('Başvuru listesi', 'Islak imzalı liste ve Excel ektedir.', [photograph, workbook]), { ...list, complete: true, signature: 'wet', original: true }],
  ['photograph that nobody speaks of', letter('Başvuru', '', [photograph, workbook]), { ...list, complete: true, signature: 'wet' }],
  ['logo of a signature block is no scan', letter('Başvuru listesi', 'Ektedir.', [{ ...photograph, name: 'image001.jpg', size: 4_000 }, workbook]), { ...list, complete: false, missing: ['SIGNED_LIST'] }],
  ['detached signature beside the Excel', letter('İmzalı liste', 'Ektedir', [workbook, { ...workbook, name: 'liste.xlsx.p7s', mediaType: 'application/pkcs7-signature', signed: 'detached', rows: undefined as never }]), { ...list, complete: true, signature: 'eSigned', original: false }],
  ['signed PDF beside the Excel', letter('Başvuru listesi', 'Ektedir', [{ ...scannedList, signed: 'pades' }, workbook]), { ...list, complete: true, signature: 'eSigned', original: false }],
  ['opened S/MIME', letter('FRM.01.03 liste (S/MIME)', 'İmzalı ileti: liste ektedir.', [{ ...workbook, name: 'liste.xlsx', signed: 'smime' }]), { ...list, complete: true, signature: 'smime', rows: 25, standing: 'proposed' }],
  ['several lists in one e-mail', letter('Başvuru listeleri', 'Ektedir', [envelope, { ...envelope, rows: 12, validRows: 12 }]), { ...list, complete: true, rows: 37 }],
  ['Excel alone, said to be wet', letter('Başvuru listesi', 'Islak imzalı liste postayla gelecek.', [workbook]), { ...list, complete: false, missing: ['SCAN'] }],
  ['Excel alone', letter('ek başvuru', '', [workbook]), { ...list, complete: false, missing: ['SIGNED_LIST'] }],
  ['Excel that is empty', letter('Başvuru listesi', 'Ektedir.', [scannedList, { ...workbook, rows: undefined as never, workbookFault: 'EMPTY_LIST' }]), { ...list, complete: false, missing: ['EXCEL_LIST'] }],
  ['first list, said so', letter('İlk liste: başvuru listesi', 'Ektedir.', [envelope]), { kind: 'list', flow: 'firstTime', complete: true }],
  ['words without any file', letter('Başvuru listesi', 'Liste ektedir.'), { ...list, complete: false, missing: ['EXCEL_LIST', 'SIGNED_LIST'], standing: 'received' }],
  ['assessment of an institution', letter('Uyum değerlendirmesi hakkında', 'EBYS uygulamamız için.', [assessmentForm]), { kind: 'assessment', complete: true, original: true, standing: 'proposed' }],
  ['assessment without its form', letter('E-İMZA UYUM DEĞERLENDİRME', 'EBYS uygulamamız için uyum değerlendirmesi istiyoruz.'), { kind: 'assessment', complete: false, missing: ['ASSESSMENT_FORM'] }],
  ['quote in other words', letter('Yaklaşık maliyet hk.', 'Piyasa araştırması kapsamında birim fiyatlarınızı bildirmenizi rica ederiz.'), { kind: 'quote', complete: true, standing: 'proposed' }, colleague],
  ['quote, softened and capital', letter('FİYAT TEKLİFİ', '300 ADET E-İMZA İÇİN PROFORMA'), { kind: 'quote', standing: 'proposed' }, colleague],
  ['quote of a stranger', letter('Teklif talebi', 'Fiyat teklifi rica ederiz.'), { kind: 'quote', standing: 'received' }, stranger],
  ['advertisement with an offer', letter('Size özel teklif: kampanya!', 'Fırsatı kaçırmayın, hemen tıklayınız. Abonelikten çıkmak için…'), { kind: 'junk', standing: 'setAside' }, stranger],
  ['an officer’s own words are never junk', letter('Başvuru listesi', 'Kampanya döneminde indirim var mı? Liste ektedir.', [envelope]), { ...list, complete: true }],
  ['advertisement with a list stays in sight', letter('indirim kampanya', 'indirim', [workbook]), { standing: 'received' }, stranger],
  ['empty letter', letter('', ''), { kind: 'other', complete: false, standing: 'received' }],
  ['thanks', letter('Ynt: Başvurunuz', 'Teşekkür ederiz, iyi çalışmalar.', [], { inKnownThread: true }), { kind: 'reply', standing: 'received' }],
];

test.each(variations)('%s', (_name, of, expected, sender) => {
  expect(judged(of, sender)).toMatchObject(expected);
});

test('every reason is a Turkish sentence with its rule and its weight, and repeats nothing of the letter', () => {
  const found = classify(letter('Başvuru listesi', 'Ayşe Yılmaz 96374068104', [scannedList, workbook]), officer, seeded);
  expect(found.reasons.length).toBeGreaterThan(3);
  for (const { rule, tr, weight } of found.reasons) {
    expect(rule).toMatch(/^[a-z][A-Za-z-]*$/);
    expect(tr).toMatch(/^[\p{Lu}\d].*\.$/u);
    expect(Number.isInteger(weight)).toBe(true);
    expect(tr).not.toMatch(/Ayşe|96374068104/);
  }
});
