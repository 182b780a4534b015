import { columnKeys, columns, type ColumnKey } from './list-columns.ts';
import { fold } from './turkish/fold.ts';

/**
 * Headers of earlier versions and of institutions' own copies. The form itself is not public: further ones are records of
 * `list-headings`, added in the console. Apart from the columns, so that the console need not carry them.
 */
export const otherHeadings: Readonly<Record<ColumnKey, readonly string[]>> = {
  sequence: ['S.No', 'Sıra', 'Sıra Numarası', 'No', '#'],
  personNumber: [
    'TC Kimlik Numarası', 'T.C. No', 'TCKN', 'TC Kimlik', 'Kimlik No', 'Kimlik Numarası', 'TCKN/YKN', 'T.C. Kimlik No / YKN', 'Vatandaşlık No',
    'TC', 'TCK No', 'Kimlik Numarası (TCKN)',
  ],
  firstName: ['Ad', 'İsim', 'İsmi', 'Adı (Kimlikteki gibi)', 'Ön Adı', 'Personel Adı', 'Kişi Adı'],
  lastName: ['Soyad', 'Soyismi', 'Soyisim', 'Soy Adı', 'Soy Ad', 'Personel Soyadı', 'Kişi Soyadı'],
  birthDate: ['D. Tarihi', 'Doğum Tar.', 'Doğ. Tarihi', 'D.T.', 'Doğum Günü', 'Doğum T.'],
  email: [
    'E-Posta Adresi', 'E-posta', 'Kurumsal E-posta Adresi', 'E-Mail', 'Mail', 'Mail Adresi', 'Kurumsal Mail', 'Elektronik Posta',
    'E-posta Adresi (Kurumsal)', 'Mail Adres', 'E-Mail Adresi', 'Kurumsal Mail Adresi',
  ],
  phone: [
    'GSM', 'Cep Tel', 'Cep', 'Cep Telefonu Numarası', 'Cep Telefon No', 'Cep Telefonu No', 'GSM No', 'GSM Numarası', 'Cep No', 'Telefon',
    'Telefon No', 'Mobil Telefon', 'Cep Tel No', 'Cep Tlf', 'Cep Telefonu (GSM)', 'Mobil Tel', 'Cep Numarası',
  ],
  unit: ['Kurum / Birim', 'Birimi', 'Birim Adı', 'Görev Yeri', 'Çalıştığı Birim', 'Kurum/Birim Adı', 'Görev Yaptığı Birim', 'Kurum Birimi'],
  title: ['Ünvanı', 'Unvanı', 'Ünvan', 'Görevi', 'Görev Unvanı', 'Kadro Unvanı'],
  staffNumber: ['Sicil', 'Sicil No', 'Sicil Numarası', 'Kurum Sicil Numarası', 'Personel No', 'Kurum Sicil', 'Personel Sicil No'],
  years: [
    'Süre', 'Sertifika Süresi', 'Süresi', 'Yıl', 'Sertifika Yılı', 'Süre (Yıl)', 'Geçerlilik Süresi', 'Sertifika Geçerlilik Süresi', 'Kaç Yıllık',
  ],
  reader: [
    'Okuyucu', 'Kart Okuyucu (Var/Yok)', 'Kart Okuyucu Talebi', 'Kart Okuyucu İstiyor mu', 'Kart Okuyucusu', 'Kart Okuyucu İsteği', 'Okuyucu Talebi',
  ],
  payer: ['Ödeme', 'Ödeme Şekli', 'Ödeyen', 'Ödemeyi Yapan', 'Ödeme Türü', 'Ödeme Tipi (Kurum/Kişi)', 'Ödemeyi Kim Yapacak', 'Ödeme Kurum/Kişi'],
  reason: ['Neden', 'Nedeni', 'Başvuru Sebebi', 'Sebep', 'Başvuru Türü', 'Başvuru Tipi', 'Talep Nedeni', 'Başvuru Nedeni (Yeni/Yenileme)'],
};

/** "T.C. Kimlik No", "TC KİMLİK NO" and "t c kimlik no" are one header. */
export const headingKey = (text: string): string => fold(text).replaceAll(' ', '') || text.trim();

/** By heading key: what the form itself and its known copies call a column. */
export const builtInHeadings: ReadonlyMap<string, ColumnKey> = new Map(
  columnKeys.flatMap((key) => [columns[key].header, ...otherHeadings[key]].map((name) => [headingKey(name), key] as const)),
);
