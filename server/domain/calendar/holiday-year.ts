import { type Label } from '../language/label.ts';
import { fold } from '../turkish/fold.ts';
import { isDate } from './dates.ts';

/** A day that is a holiday on the same date every year (law 2429). */
export interface FixedHoliday {
  /** `MM-DD` */
  readonly monthDay: string;
  readonly name: string;
  readonly half: boolean;
}

export const holidayLaw = '2429 sayılı Ulusal Bayram ve Genel Tatiller Hakkında Kanun';

export const fixedHolidays: readonly FixedHoliday[] = [
  { monthDay: '01-01', name: 'Yılbaşı', half: false },
  { monthDay: '04-23', name: 'Ulusal Egemenlik ve Çocuk Bayramı', half: false },
  { monthDay: '05-01', name: 'Emek ve Dayanışma Günü', half: false },
  { monthDay: '05-19', name: 'Atatürk’ü Anma, Gençlik ve Spor Bayramı', half: false },
  { monthDay: '07-15', name: 'Demokrasi ve Millî Birlik Günü', half: false },
  { monthDay: '08-30', name: 'Zafer Bayramı', half: false },
  { monthDay: '10-28', name: 'Cumhuriyet Bayramı arifesi', half: true },
  { monthDay: '10-29', name: 'Cumhuriyet Bayramı', half: false },
];

/** Feasts move with the moon: their dates are the Diyanet's to say. Here stands only how many days they have. */
export const feasts = {
  ramadan: { name: { tr: 'Ramazan Bayramı', en: 'Ramadan Feast' }, folded: 'RAMAZAN BAYRAMI', days: 3 },
  sacrifice: { name: { tr: 'Kurban Bayramı', en: 'Feast of Sacrifice' }, folded: 'KURBAN BAYRAMI', days: 4 },
} as const satisfies Record<string, { name: Label; folded: string; days: number }>;

export interface HolidayRow {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly name: string;
  readonly half: boolean;
}

export interface FeastStanding {
  readonly feast: keyof typeof feasts;
  readonly hasEve: boolean;
  readonly days: number;
  readonly wanted: number;
}

export interface YearStanding {
  readonly days: readonly HolidayRow[];
  readonly missingFixed: readonly FixedHoliday[];
  /** Days of the law that stand there as half where they are whole, or the other way round. */
  readonly otherwise: readonly FixedHoliday[];
  /** Feasts of which the eve or a day is not there. */
  readonly missingFeasts: readonly FeastStanding[];
}

/** What of a year's holidays is there, and what is missing; no date of a feast is ever guessed. */
export function standingOfYear(rows: readonly HolidayRow[], year: number): YearStanding {
  const days = rows.filter(({ day }) => day.startsWith(`${year}-`)).toSorted((one, other) => one.day.localeCompare(other.day));
  const at = ({ monthDay }: FixedHoliday) => days.find(({ day }) => day === `${year}-${monthDay}`);
  return {
    days,
    missingFixed: fixedHolidays.filter((fixed) => at(fixed) === undefined),
    otherwise: fixedHolidays.filter((fixed) => { const there = at(fixed); return there !== undefined && there.half !== fixed.half; }),
    missingFeasts: Object.keys(feasts).map((feast) => standingOfFeast(days, feast as keyof typeof feasts)).filter(({ hasEve, days: there, wanted }) => !hasEve || there < wanted),
  };
}

function standingOfFeast(days: readonly HolidayRow[], feast: keyof typeof feasts): FeastStanding {
  const own = days.filter(({ name }) => fold(name).includes(feasts[feast].folded));
  return { feast, hasEve: own.some(({ half }) => half), days: own.filter(({ half }) => !half).length, wanted: feasts[feast].days };
}

/** The days of the law that a year lacks, ready to be entered. */
export const fixedDaysOf = (year: number, rows: readonly HolidayRow[]): readonly (HolidayRow & { readonly source: string })[] =>
  standingOfYear(rows, year).missingFixed.map(({ monthDay, name, half }) => ({ day: `${year}-${monthDay}`, name, half, source: holidayLaw })).filter(({ day }) => isDate(day));
