import { type Label } from './language/label.ts';

/** Which of the routes of the application page an institution follows. */
export const sectors = {
  meb: { tr: 'Milli Eğitim Bakanlığı', en: 'Ministry of National Education' },
  health: { tr: 'Sağlık Bakanlığı', en: 'Ministry of Health' },
  university: { tr: 'Üniversite (YÖK)', en: 'University' },
  gendarmerie: { tr: 'Jandarma Genel Komutanlığı', en: 'Gendarmerie' },
  ankaraBar: { tr: 'Ankara Barosu', en: 'Ankara Bar Association' },
  other: { tr: 'Diğer kamu kurumu', en: 'Other public body' },
} as const satisfies Record<string, Label>;

export const staffClasses = {
  academic: { tr: 'Akademik personel', en: 'Academic staff' },
  other: { tr: 'Diğer personel', en: 'Other staff' },
} as const satisfies Record<string, Label>;

export const payers = {
  institution: { tr: 'Kurum öder', en: 'Institution pays' },
  person: { tr: 'Kişi öder', en: 'Person pays' },
} as const satisfies Record<string, Label>;

export const origins = {
  list: { tr: 'Başvuru listesi', en: 'Application list' },
  selfService: { tr: 'Online İşlemler', en: 'Self-service' },
  desk: { tr: 'Masa başı kayıt', en: 'Desk' },
} as const satisfies Record<string, Label>;

export type Sector = keyof typeof sectors;
export type StaffClass = keyof typeof staffClasses;
export type Payer = keyof typeof payers;
export type Origin = keyof typeof origins;
