import ExcelJS from 'exceljs';
import { foldedMailName } from './mail-name.ts';

/** Nobody real: numbers of one block, names by turns. */
export interface Applicant {
  readonly personNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly email: string;
  readonly phone: string;
}

const firstNames = ['Ayşe', 'Çağrı', 'Işıl', 'Şükrü', 'Gülşen', 'İbrahim', 'Ümit', 'Özlem', 'Hakan', 'Nazlı', 'Ömer', 'Sıla', 'Tuğçe', 'Yiğit', 'Zeynep', 'Kağan', 'Elif'];
const lastNames = ['Yılmaz', 'Öztürk', 'Şahin', 'Çelik', 'Aydın', 'Güneş', 'Işık', 'Kılıç', 'Doğan', 'Ünal', 'İnce', 'Koç', 'Erdoğdu'];

/** The same person for the same number, in every demo. */
export function applicant(number: number, domain: string): Applicant {
  const firstName = firstNames[number % firstNames.length] as string;
  const lastName = lastNames[Math.floor(number / 3) % lastNames.length] as string;
  return {
    personNumber: personNumber(100_000_000 + number), firstName, lastName, birthDate: `${1965 + (number % 35)}-${two(1 + (number % 12))}-${two(1 + (number % 28))}`,
    email: `${foldedMailName(firstName)}.${foldedMailName(lastName)}${number}@${domain}`, phone: `0555${String(1_000_000 + number * 13).slice(0, 7)}`,
  };
}

const two = (number: number): string => String(number).padStart(2, '0');

function personNumber(nine: number): string {
  const digits = [...String(nine)].map(Number);
  const sum = (odd: boolean) => digits.filter((_, at) => (at % 2 === 0) === odd).reduce((total, digit) => total + digit, 0);
  const tenth = (((7 * sum(true) - sum(false)) % 10) + 10) % 10;
  return `${nine}${tenth}${(sum(true) + sum(false) + tenth) % 10}`;
}

const headers = ['Sıra No', 'T.C. Kimlik No', 'Adı', 'Soyadı', 'Doğum Tarihi', 'Kurumsal E-posta', 'Cep Telefonu', 'Birim', 'Unvan', 'Kurum Sicil No', 'Sertifika Süresi (Yıl)', 'Kart Okuyucu', 'Ödeme Tipi', 'Başvuru Nedeni'];

export interface ListWords {
  readonly years: number;
  readonly titles: readonly string[];
  /** Rows at the end whose identity number is wrong. */
  readonly faultyRows: number;
}
const usualWords: ListWords = { years: 3, titles: ['Uzman'], faultyRows: 0 };

/** A list as institutions send it. */
export async function listOf(institution: string, applicants: readonly Applicant[], words: ListWords = usualWords): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Başvuru Listesi');
  sheet.addRow(['FRM.01.03 NİTELİKLİ ELEKTRONİK SERTİFİKA BAŞVURU LİSTESİ']);
  sheet.addRow(['Sürüm: 07']);
  sheet.addRow(['Kurum Adı:', institution]);
  sheet.addRow([]);
  sheet.addRow(headers);
  for (const [at, one] of applicants.entries()) {
    const birthDate = one.birthDate.split('-').reverse().join('.');
    const wrong = at >= applicants.length - words.faultyRows;
    sheet.addRow([at + 1, wrong ? `${one.personNumber.slice(0, 10)}${(Number(one.personNumber[10]) + 1) % 10}` : one.personNumber, one.firstName, one.lastName, birthDate, one.email, one.phone, 'Bilgi İşlem', words.titles[at % words.titles.length], `S${1000 + at}`, words.years, at % 2 === 0 ? 'Var' : 'Yok', 'Kurum', 'Yeni']);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
