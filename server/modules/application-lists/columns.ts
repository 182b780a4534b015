import { fold } from '#domain/turkish/fold.ts';
import { ListFileError } from './list-file-error.ts';

/**
 * The columns of FRM.01.03. `header` is the form's own wording (version 07) and the name of the column in every fault;
 * `also` are the headers of earlier versions and of institutions' own copies. The form itself is not public: when a new
 * version comes, its headers are added here. `max` is the longest text: 64 is what commonName of a certificate holds
 * (X.520), 254 an address (RFC 5321).
 */
export const columns = {
  sequence: { header: 'Sıra No', required: false, max: 64, also: ['S.No', 'Sıra', 'Sıra Numarası', 'No', '#'] },
  personNumber: {
    header: 'T.C. Kimlik No', required: true, max: 64,
    also: ['TC Kimlik Numarası', 'T.C. No', 'TCKN', 'TC Kimlik', 'Kimlik No', 'Kimlik Numarası', 'TCKN/YKN', 'T.C. Kimlik No / YKN', 'Vatandaşlık No'],
  },
  firstName: { header: 'Adı', required: true, max: 64, also: ['Ad', 'İsim', 'İsmi', 'Adı (Kimlikteki gibi)', 'Ön Adı'] },
  lastName: { header: 'Soyadı', required: true, max: 64, also: ['Soyad', 'Soyismi', 'Soyisim', 'Soy Adı', 'Soy Ad'] },
  birthDate: { header: 'Doğum Tarihi', required: true, max: 64, also: ['D. Tarihi', 'Doğum Tar.', 'Doğ. Tarihi', 'D.T.'] },
  email: {
    header: 'Kurumsal E-posta', required: true, max: 254,
    also: ['E-Posta Adresi', 'E-posta', 'Kurumsal E-posta Adresi', 'E-Mail', 'Mail', 'Mail Adresi', 'Kurumsal Mail', 'Elektronik Posta', 'E-posta Adresi (Kurumsal)'],
  },
  phone: {
    header: 'Cep Telefonu', required: true, max: 64,
    also: ['GSM', 'Cep Tel', 'Cep', 'Cep Telefonu Numarası', 'Cep Telefon No', 'Cep Telefonu No', 'GSM No', 'GSM Numarası', 'Cep No', 'Telefon', 'Telefon No', 'Mobil Telefon'],
  },
  unit: { header: 'Birim', required: false, max: 200, also: ['Kurum / Birim', 'Birimi', 'Birim Adı', 'Görev Yeri', 'Çalıştığı Birim', 'Kurum/Birim Adı'] },
  title: { header: 'Unvan', required: false, max: 100, also: ['Ünvanı', 'Unvanı', 'Ünvan', 'Görevi', 'Görev Unvanı', 'Kadro Unvanı'] },
  staffNumber: { header: 'Kurum Sicil No', required: false, max: 32, also: ['Sicil', 'Sicil No', 'Sicil Numarası', 'Kurum Sicil Numarası', 'Personel No', 'Kurum Sicil'] },
  years: {
    header: 'Sertifika Süresi (Yıl)', required: true, max: 64,
    also: ['Süre', 'Sertifika Süresi', 'Süresi', 'Yıl', 'Sertifika Yılı', 'Süre (Yıl)', 'Geçerlilik Süresi'],
  },
  reader: { header: 'Kart Okuyucu', required: true, max: 64, also: ['Okuyucu', 'Kart Okuyucu (Var/Yok)', 'Kart Okuyucu Talebi', 'Kart Okuyucu İstiyor mu', 'Kart Okuyucusu'] },
  payer: { header: 'Ödeme Tipi', required: true, max: 64, also: ['Ödeme', 'Ödeme Şekli', 'Ödeyen', 'Ödemeyi Yapan', 'Ödeme Türü', 'Ödeme Tipi (Kurum/Kişi)'] },
  reason: { header: 'Başvuru Nedeni', required: true, max: 64, also: ['Neden', 'Nedeni', 'Başvuru Sebebi', 'Sebep', 'Başvuru Türü', 'Başvuru Tipi'] },
} as const satisfies Record<string, { header: string; required: boolean; max: number; also: readonly string[] }>;

export type ColumnKey = keyof typeof columns;
export const columnKeys = Object.keys(columns) as ColumnKey[];

/** Place of each column that the file has: key → zero-based column. */
export type ColumnMap = Partial<Record<ColumnKey, number>>;

/**
 * Which column a header names, and how surely (0: the form's own header, 1: a known other one, 2: one with a remark in
 * brackets); undefined for a header that the form does not know.
 */
export function columnOf(header: string): { key: ColumnKey; rank: number } | undefined {
  const text = header.slice(0, 100);
  const whole = byHeader.get(headerKey(text));
  if (whole) return { key: whole, rank: headerKey(columns[whole].header) === headerKey(text) ? 0 : 1 };
  const bare = byHeader.get(headerKey(text.replace(/\([^()]*\)/g, ' ')));
  return bare && { key: bare, rank: 2 };
}

/** The row that has at least this many known headers, the person's number among them, is the header. */
const enoughHeaders = 4;
const headerWithin = 20;

/**
 * Finds the header among the first rows.
 * @param rows texts of the sheet from its first row on
 * @returns the zero-based row and the place of each column, or undefined when no row is a header
 * @throws ListFileError MISSING_COLUMN naming what lacks, REPEATED_COLUMN naming what stands twice
 */
export function findHeader(rows: readonly (readonly string[])[]): { row: number; map: ColumnMap } | undefined {
  for (const [row, texts] of rows.slice(0, headerWithin).entries()) {
    const places = placesOf(texts);
    if (places.size < enoughHeaders || !places.has('personNumber')) continue;
    refuseUnclear(places);
    return { row, map: Object.fromEntries([...places].map(([key, at]) => [key, at.columns[0]!])) };
  }
  return undefined;
}

/** A header printed again at a page break is no applicant. */
export const repeatsHeader = (texts: readonly string[]): boolean => placesOf(texts).size >= enoughHeaders;

interface Place {
  readonly rank: number;
  readonly columns: readonly number[];
}

/** The surer header wins: "Cep Telefonu" over "Telefon (Dahili)". Two of one rank stay both, and are refused. */
function placesOf(texts: readonly string[]): Map<ColumnKey, Place> {
  const places = new Map<ColumnKey, Place>();
  for (const [at, text] of texts.entries()) {
    const found = text ? columnOf(text) : undefined;
    if (!found) continue;
    const place = places.get(found.key);
    if (!place || found.rank < place.rank) places.set(found.key, { rank: found.rank, columns: [at] });
    else if (found.rank === place.rank) places.set(found.key, { rank: place.rank, columns: [...place.columns, at] });
  }
  return places;
}

function refuseUnclear(places: ReadonlyMap<ColumnKey, Place>): void {
  const twice = columnKeys.filter((key) => (places.get(key)?.columns.length ?? 0) > 1);
  if (twice.length > 0) throw new ListFileError('REPEATED_COLUMN', named(twice));
  const missing = columnKeys.filter((key) => columns[key].required && !places.has(key));
  if (missing.length > 0) throw new ListFileError('MISSING_COLUMN', named(missing));
}

const named = (keys: readonly ColumnKey[]) => keys.map((key) => columns[key].header).join(', ');

/** "T.C. Kimlik No", "TC KİMLİK NO" and "t c kimlik no" are one header. */
function headerKey(text: string): string {
  return fold(text).replaceAll(' ', '') || text.trim();
}

const byHeader = new Map<string, ColumnKey>(
  columnKeys.flatMap((key) => [columns[key].header, ...columns[key].also].map((name) => [headerKey(name), key] as const)),
);
