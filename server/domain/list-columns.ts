import { fold } from './turkish/fold.ts';

/**
 * The columns of FRM.01.03. `header` is the form's own wording (version 07) and the name of the column in every fault;
 * `also` are the headers of earlier versions and of institutions' own copies. The form itself is not public: further
 * headers are records of `list-headings`, added in the console. `max` is the longest text: 64 is what commonName of a
 * certificate holds (X.520), 254 an address (RFC 5321).
 */
export const columns = {
  sequence: { header: 'Sıra No', required: false, max: 64, also: ['S.No', 'Sıra', 'Sıra Numarası', 'No', '#'] },
  personNumber: {
    header: 'T.C. Kimlik No', required: true, max: 64,
    also: [
      'TC Kimlik Numarası', 'T.C. No', 'TCKN', 'TC Kimlik', 'Kimlik No', 'Kimlik Numarası', 'TCKN/YKN', 'T.C. Kimlik No / YKN', 'Vatandaşlık No',
      'TC', 'TCK No', 'Kimlik Numarası (TCKN)',
    ],
  },
  firstName: { header: 'Adı', required: true, max: 64, also: ['Ad', 'İsim', 'İsmi', 'Adı (Kimlikteki gibi)', 'Ön Adı', 'Personel Adı', 'Kişi Adı'] },
  lastName: {
    header: 'Soyadı', required: true, max: 64,
    also: ['Soyad', 'Soyismi', 'Soyisim', 'Soy Adı', 'Soy Ad', 'Personel Soyadı', 'Kişi Soyadı'],
  },
  birthDate: { header: 'Doğum Tarihi', required: true, max: 64, also: ['D. Tarihi', 'Doğum Tar.', 'Doğ. Tarihi', 'D.T.', 'Doğum Günü', 'Doğum T.'] },
  email: {
    header: 'Kurumsal E-posta', required: true, max: 254,
    also: [
      'E-Posta Adresi', 'E-posta', 'Kurumsal E-posta Adresi', 'E-Mail', 'Mail', 'Mail Adresi', 'Kurumsal Mail', 'Elektronik Posta',
      'E-posta Adresi (Kurumsal)', 'Mail Adres', 'E-Mail Adresi', 'Kurumsal Mail Adresi',
    ],
  },
  phone: {
    header: 'Cep Telefonu', required: true, max: 64,
    also: [
      'GSM', 'Cep Tel', 'Cep', 'Cep Telefonu Numarası', 'Cep Telefon No', 'Cep Telefonu No', 'GSM No', 'GSM Numarası', 'Cep No', 'Telefon',
      'Telefon No', 'Mobil Telefon', 'Cep Tel No', 'Cep Tlf', 'Cep Telefonu (GSM)', 'Mobil Tel', 'Cep Numarası',
    ],
  },
  unit: {
    header: 'Birim', required: false, max: 200,
    also: ['Kurum / Birim', 'Birimi', 'Birim Adı', 'Görev Yeri', 'Çalıştığı Birim', 'Kurum/Birim Adı', 'Görev Yaptığı Birim', 'Kurum Birimi'],
  },
  title: { header: 'Unvan', required: false, max: 100, also: ['Ünvanı', 'Unvanı', 'Ünvan', 'Görevi', 'Görev Unvanı', 'Kadro Unvanı'] },
  staffNumber: {
    header: 'Kurum Sicil No', required: false, max: 32,
    also: ['Sicil', 'Sicil No', 'Sicil Numarası', 'Kurum Sicil Numarası', 'Personel No', 'Kurum Sicil', 'Personel Sicil No'],
  },
  years: {
    header: 'Sertifika Süresi (Yıl)', required: true, max: 64,
    also: [
      'Süre', 'Sertifika Süresi', 'Süresi', 'Yıl', 'Sertifika Yılı', 'Süre (Yıl)', 'Geçerlilik Süresi', 'Sertifika Geçerlilik Süresi',
      'Kaç Yıllık',
    ],
  },
  reader: {
    header: 'Kart Okuyucu', required: true, max: 64,
    also: [
      'Okuyucu', 'Kart Okuyucu (Var/Yok)', 'Kart Okuyucu Talebi', 'Kart Okuyucu İstiyor mu', 'Kart Okuyucusu', 'Kart Okuyucu İsteği',
      'Okuyucu Talebi',
    ],
  },
  payer: {
    header: 'Ödeme Tipi', required: true, max: 64,
    also: ['Ödeme', 'Ödeme Şekli', 'Ödeyen', 'Ödemeyi Yapan', 'Ödeme Türü', 'Ödeme Tipi (Kurum/Kişi)', 'Ödemeyi Kim Yapacak', 'Ödeme Kurum/Kişi'],
  },
  reason: {
    header: 'Başvuru Nedeni', required: true, max: 64,
    also: ['Neden', 'Nedeni', 'Başvuru Sebebi', 'Sebep', 'Başvuru Türü', 'Başvuru Tipi', 'Talep Nedeni', 'Başvuru Nedeni (Yeni/Yenileme)'],
  },
} as const satisfies Record<string, { header: string; required: boolean; max: number; also: readonly string[] }>;

export type ColumnKey = keyof typeof columns;
export const columnKeys = Object.keys(columns) as ColumnKey[];

/** The version of the form that the console hands out; its headers are those of `columns`. */
export const currentForm = { code: 'FRM.01.03', version: '07' } as const;

/** "T.C. Kimlik No", "TC KİMLİK NO" and "t c kimlik no" are one header. */
export const headingKey = (text: string): string => fold(text).replaceAll(' ', '') || text.trim();

/** By heading key: what the form itself and its known copies call a column. */
export const builtInHeadings: ReadonlyMap<string, ColumnKey> = new Map(
  columnKeys.flatMap((key) => [columns[key].header, ...columns[key].also].map((name) => [headingKey(name), key] as const)),
);
