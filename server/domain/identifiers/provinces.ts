import { fold } from '../turkish/fold.ts';
import { checkedText } from './checked-text.ts';

export interface Province {
  /** Plate code, `01`–`81`. */
  code: string;
  name: string;
}

// In the order of their plate codes (ISO 3166-2:TR).
const names = [
  'Adana', 'Adıyaman', 'Afyonkarahisar', 'Ağrı', 'Amasya', 'Ankara', 'Antalya', 'Artvin', 'Aydın', 'Balıkesir',
  'Bilecik', 'Bingöl', 'Bitlis', 'Bolu', 'Burdur', 'Bursa', 'Çanakkale', 'Çankırı', 'Çorum', 'Denizli',
  'Diyarbakır', 'Edirne', 'Elazığ', 'Erzincan', 'Erzurum', 'Eskişehir', 'Gaziantep', 'Giresun', 'Gümüşhane',
  'Hakkari', 'Hatay', 'Isparta', 'Mersin', 'İstanbul', 'İzmir', 'Kars', 'Kastamonu', 'Kayseri', 'Kırklareli',
  'Kırşehir', 'Kocaeli', 'Konya', 'Kütahya', 'Malatya', 'Manisa', 'Kahramanmaraş', 'Mardin', 'Muğla', 'Muş',
  'Nevşehir', 'Niğde', 'Ordu', 'Rize', 'Sakarya', 'Samsun', 'Siirt', 'Sinop', 'Sivas', 'Tekirdağ', 'Tokat',
  'Trabzon', 'Tunceli', 'Şanlıurfa', 'Uşak', 'Van', 'Yozgat', 'Zonguldak', 'Aksaray', 'Bayburt', 'Karaman',
  'Kırıkkale', 'Batman', 'Şırnak', 'Bartın', 'Ardahan', 'Iğdır', 'Yalova', 'Karabük', 'Kilis', 'Osmaniye',
  'Düzce',
];

export const provinces: readonly Province[] = names.map((name, index) => ({
  code: String(index + 1).padStart(2, '0'),
  name,
}));

/** By plate code, or by name in any spelling (`Hakkâri`, `ISTANBUL`). */
export const findProvince = (text: string): Province | undefined =>
  byCode.get(text.trim()) ?? byFoldedName.get(fold(text.slice(0, 60)));

/** A plate code; a name is read too and becomes its code. */
export const zProvince = checkedText({
  longest: 60,
  tidy: (text) => findProvince(text)?.code ?? text,
  faultOf: (text) =>
    byCode.has(text) ? undefined : { code: 'province_unknown', tr: 'Böyle bir il yok.', en: 'There is no such province.' },
  example: '41',
});

const byCode = new Map(provinces.map((province) => [province.code, province]));
const byFoldedName = new Map(provinces.map((province) => [fold(province.name), province]));
