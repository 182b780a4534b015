import rules from '../../seeds/data/classification-rules.json' with { type: 'json' };
import sets from '../../seeds/data/document-requirements.json' with { type: 'json' };
import { type RulesOfToday } from '../../server/intake/classification/classify.ts';
import { type KnownSender, type Letter, type LetterAttachment, type Rule } from '../../server/intake/classification/letter.ts';

/** The rules that the console begins with. */
export const seededRules = rules as readonly Rule[];

/** The required sets that it begins with, for every application type. */
export const seededSets = sets.map((set) => ({ ...set, applicationType: null })) as unknown as RulesOfToday['sets'];
export const seeded: RulesOfToday = { rules: seededRules, sets: seededSets };

export const thresholds = { sure: 75, junk: 80 };

export const officer: KnownSender = { by: 'officer', publicMail: false, institutionActive: true };
export const colleague: KnownSender = { by: 'domain', publicMail: false, institutionActive: true };
export const stranger: KnownSender = { by: 'none', publicMail: false };

const pdf = { mediaType: 'application/pdf', signed: 'none', quarantined: false } as const;
const xlsx = { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', text: '', signed: 'none', quarantined: false } as const;

type Part = Omit<LetterAttachment, 'position'>;

export const undertaking: Part = { ...pdf, name: 'Kurumsal Taahhütname.pdf', text: 'KURUMSAL TAAHHUTNAME rnek niversitesi Rektrl Imza Yetkilisi [imza] [muhur] Sayfa 1/1 [paraf]' };
export const officerUndertaking: Part = { ...pdf, name: 'e-İmza Sorumlusu Taahhütnamesi.pdf', text: 'E-IMZA SORUMLUSU TAAHHUTNAMESI TUGBA KILIC [imza] [kase]' };
export const scannedList: Part = { ...pdf, name: 'imzalı liste.pdf', text: 'FRM.01.03 BASVURU LISTESI [islak imza]' };
export const workbook: Part = { ...xlsx, name: 'başvuru listesi.xlsx', rows: 25, validRows: 25 };
export const envelope: Part = { ...xlsx, name: 'FRM.01.03 başvuru listesi.xlsx.p7m', rows: 25, validRows: 25, signed: 'cades' };
export const assessmentForm: Part = { ...pdf, name: 'Uyum Değerlendirme Talep Formu.pdf', text: 'E-IMZA UYUM DEGERLENDIRME TALEP FORMU [imza] [kase]' };
export const photograph: Part = { mediaType: 'image/jpeg', name: 'IMG_2031.jpg', text: '', size: 2_400_000, signed: 'none', quarantined: false };
export const bareScan = (name: string): Part => ({ ...pdf, name, text: '' });
export const pdfSaying = (name: string, text: string): Part => ({ ...pdf, name, text });

export function letter(subject: string, body: string, parts: readonly Part[] = [], more: Partial<Letter> = {}): Letter {
  return { subject, body, sender: 'tugba.kilic38@ornek.edu.tr', attachments: parts.map((part, at) => ({ position: at + 1, ...part })), ...more };
}
