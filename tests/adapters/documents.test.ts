import { describe, expect, test } from 'vitest';
import { amountInWords } from '../../server/adapters/documents/amount-in-words.ts';
import { applicantFormPdf, type ApplicantForm } from '../../server/adapters/documents/applicant-form-pdf.ts';
import { invoicePdf, type InvoiceForPrint } from '../../server/adapters/documents/invoice-pdf.ts';
import { pdfText } from './support/pdf-text.ts';

const alphabet = 'ĞÜŞİÖÇ ğüşıöç âîû';
const invoice: InvoiceForPrint = {
  number: 'KSM2026000000114',
  ettn: '0198c0de-7a1c-7000-8000-000000000114',
  profile: 'KAMU',
  kind: 'SATIS',
  issuedOn: '2026-11-23',
  dueOn: '2026-12-23',
  seller: {
    name: 'TÜBİTAK BİLGEM Kamu Sertifikasyon Merkezi',
    address: ['TÜBİTAK Gebze Yerleşkesi', '41470 Gebze / KOCAELİ'],
    taxNumber: { kind: 'VKN', value: '9000000017' },
    taxOffice: 'Uluçınar',
  },
  iban: 'TR420001000000000000000001',
  buyer: {
    name: `Örnek Üniversitesi ${alphabet}`,
    address: ['Çamlık Mah. Iğdır Cad. No 5', 'Muğla'],
    taxNumber: { kind: 'VKN', value: '1234567890' },
    taxOffice: 'Muğla',
  },
  payingUnit: { name: 'İdari ve Mali İşler Daire Başkanlığı', taxNumber: '0000000019', city: 'Muğla', accountingUnit: 'Strateji Geliştirme' },
  lines: [
    { text: 'NES 3 yıl', quantity: 25, unit: 'adet', unitNetKurus: 123456, vatPercent: 20, netKurus: 3086400, vatKurus: 617280 },
    { text: 'Mini kart okuyucu', quantity: 1, unit: 'adet', unitNetKurus: 50, vatPercent: 10, netKurus: 50, vatKurus: 5 },
  ],
  totals: { netKurus: 3086450, vatKurus: 617285, payableKurus: 3703735 },
  notes: ['Kanuni süresi içinde ödeyiniz.'],
  reference: 'SP-2026-000042-K',
  madeAt: new Date('2026-11-23T09:15:42Z'),
};

describe('an invoice on paper', () => {
  test('shows parties, lines and sums with right Turkish letters and amounts', async () => {
    const text = pdfText(await invoicePdf(invoice));
    for (const shown of [
      'KSM2026000000114',
      '23.11.2026',
      '23.12.2026',
      invoice.ettn,
      alphabet,
      'TÜBİTAK BİLGEM Kamu Sertifikasyon Merkezi',
      'Uluçınar V.D. · VKN 9000000017',
      'Çamlık Mah. Iğdır Cad. No 5',
      'İdari ve Mali İşler Daire Başkanlığı',
      '25 adet',
      '1.234,56',
      '%20',
      '30.864,00',
      '6.172,80',
      '30.864,50 TL',
      '37.037,35 TL',
      'Hesaplanan KDV (%10)',
      '0,05 TL',
      'otuzyedibinotuzyedi lira otuzbeş kuruş',
      'TR42 0001 0000 0000 0000 0000 01',
      'SP-2026-000042-K',
      'Kanuni süresi içinde ödeyiniz.',
      'Sayfa 1 / 1',
    ])
      expect(text).toContain(shown);
    expect(text).not.toContain('TASLAK');
  });

  test('says TASLAK across the page as long as it has no number', async () => {
    const text = pdfText(await invoicePdf({ ...invoice, number: null }));
    expect(text).toContain('TASLAK');
    expect(text).toContain('Taslak, numara verilmedi');
  });

  test('is not printed when its sums disagree, or without lines', async () => {
    await expect(invoicePdf({ ...invoice, totals: { ...invoice.totals, payableKurus: 3703736 } })).rejects.toThrow(RangeError);
    await expect(invoicePdf({ ...invoice, totals: { ...invoice.totals, netKurus: 3086449, payableKurus: 3703734 } })).rejects.toThrow(RangeError);
    await expect(invoicePdf({ ...invoice, lines: [], totals: { netKurus: 0, vatKurus: 0, payableKurus: 0 } })).rejects.toThrow(RangeError);
  });

  test('runs over several pages with the column names on each', async () => {
    const [line] = invoice.lines;
    const lines = Array.from({ length: 120 }, () => ({ ...line!, quantity: 1, netKurus: 123456, vatKurus: 24691 }));
    const totals = { netKurus: 120 * 123456, vatKurus: 120 * 24691, payableKurus: 120 * 148147 };
    const text = pdfText(await invoicePdf({ ...invoice, lines, totals }));
    const pages = Number(/Sayfa 1 \/ (\d+)/.exec(text)?.[1]);
    expect(pages).toBeGreaterThan(1);
    expect(text.split('Mal / hizmet').length - 2).toBeGreaterThanOrEqual(pages - 1);
  });

  test('breaks an endless word instead of losing the amounts beside it', async () => {
    const lines = invoice.lines.map((line) => ({ ...line, text: 'ğ'.repeat(300) }));
    const text = pdfText(await invoicePdf({ ...invoice, lines }));
    expect(text).not.toContain('ğ'.repeat(60));
    expect(text).toContain('30.864,00');
  });

  test('is the same to the byte when printed again', async () => {
    expect(Buffer.from(await invoicePdf(invoice)).equals(Buffer.from(await invoicePdf(invoice)))).toBe(true);
  });
});

test('the applicant form carries the reference, the data, the undertaking and where to send it', async () => {
  const form: ApplicantForm = {
    reference: 'OB-2026-000123-7',
    version: 'NES Başvuru Formu / 3',
    applicant: {
      personNumber: '96374068104',
      firstName: 'TUĞBA ŞÜKRAN',
      lastName: 'ÖÇALIİ',
      birthPlace: 'Iğdır',
      birthDate: '1988-02-09',
      email: 'tugba@universite.example',
      phone: '+905320000000',
    },
    employment: { institution: 'Örnek Üniversitesi', unit: 'Fen Fakültesi', title: 'Doç. Dr.', staffNumber: 'A-17' },
    request: {
      applicationType: 'Üniversite çalışanları',
      reason: 'Yenileme',
      years: 3,
      reader: 'Yok',
      payer: 'Kurum öder',
      delivery: 'Adrese teslim',
      deliveryAddress: 'Çamlık Mah. Muğla',
    },
    undertaking: ['Nitelikli elektronik sertifika sahibi taahhütnamesini okudum, anladım.'],
    until: '2027-05-23',
    madeAt: new Date('2026-11-23T09:15:42Z'),
  };
  const text = pdfText(await applicantFormPdf(form));
  for (const shown of [
    'OB-2026-000123-7',
    '96374068104',
    'TUĞBA ŞÜKRAN',
    'ÖÇALIİ',
    '09.02.1988',
    'Doç. Dr.',
    '3 yıl',
    'okudum, anladım',
    '23.05.2027',
    'TÜBİTAK BİLGEM Kamu SM',
    'P.K. 74, 41470 Gebze / KOCAELİ',
    'Islak imza',
  ])
    expect(text).toContain(shown);
});

test.each([
  [0, 'sıfır lira'],
  [5, 'sıfır lira beş kuruş'],
  [100, 'bir lira'],
  [100000, 'bin lira'],
  [110100, 'binyüzbir lira'],
  [123456, 'binikiyüzotuzdört lira ellialtı kuruş'],
  [200000000, 'ikimilyon lira'],
  [100100100, 'birmilyonbinbir lira'],
  [98765432100, 'dokuzyüzseksenyedimilyonaltıyüzellidörtbinüçyüzyirmibir lira'],
])('%i kuruş are in words: %s', (kurus, words) => {
  expect(amountInWords(kurus)).toBe(words);
});

test('no words are found for a negative or broken amount', () => {
  for (const amount of [-1, 1.5, Number.NaN]) expect(() => amountInWords(amount)).toThrow(RangeError);
});
