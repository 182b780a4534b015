import { type Language } from './language/label.ts';

/** From and to, both included, of the settings that are numbers. */
export const settingBounds: Readonly<Record<string, { readonly least: number; readonly most: number; readonly whole: boolean }>> = {
  workingDays: { least: 0, most: 1_000, whole: false },
  percent: { least: 0, most: 100, whole: false },
  days: { least: 0, most: 3_650, whole: true },
  minutes: { least: 0, most: 43_200, whole: true },
  count: { least: 0, most: 1_000_000, whole: true },
  kurus: { least: 0, most: 1_000_000_000_000, whole: true },
};

/** The parts of a duration: `6 months`. */
export const durationUnits = {
  minute: { tr: 'dakika', en: 'minutes' },
  hour: { tr: 'saat', en: 'hours' },
  day: { tr: 'gün', en: 'days' },
  month: { tr: 'ay', en: 'months' },
} as const;
export type DurationUnit = keyof typeof durationUnits;
export const mostOfDuration = 9_999;
export const longestSettingText = 2_000;

export function durationParts(value: unknown): { readonly count: number; readonly unit: DurationUnit } | undefined {
  const [, count, unit] = /^(\d{1,4}) (month|day|hour|minute)s?$/.exec(typeof value === 'string' ? value : '') ?? [];
  return count === undefined ? undefined : { count: Number(count), unit: unit as DurationUnit };
}

/** Whether a setting's value is one that its unit can mean: a wrong one would stop timers or deadlines. */
export function settingValueFits(unit: string, value: unknown): boolean {
  const bounds = settingBounds[unit];
  if (bounds) return typeof value === 'number' && value >= bounds.least && value <= bounds.most && (!bounds.whole || Number.isSafeInteger(value));
  if (unit === 'duration') return durationParts(value) !== undefined;
  return unit === 'flag' ? typeof value === 'boolean' : typeof value === 'string' && value.length <= longestSettingText;
}

const figure = (count: number, language: Language): string => count.toLocaleString(language === 'tr' ? 'tr-TR' : 'en-GB', { maximumFractionDigits: 6 });

const counted: Readonly<Record<string, Readonly<Record<Language, (text: string) => string>>>> = {
  workingDays: { tr: (text) => `${text} iş günü`, en: (text) => `${text} working days` },
  percent: { tr: (text) => `%${text}`, en: (text) => `${text}%` },
  days: { tr: (text) => `${text} gün`, en: (text) => `${text} days` },
  minutes: { tr: (text) => `${text} dakika`, en: (text) => `${text} minutes` },
  count: { tr: (text) => text, en: (text) => text },
};

/** A setting's value as people say it: `6 ay`, `5 iş günü`, `%20`, `Evet`. */
export function settingInWords(unit: string, value: unknown, language: Language): string {
  if (typeof value === 'boolean') return language === 'tr' ? (value ? 'Evet' : 'Hayır') : value ? 'Yes' : 'No';
  if (typeof value === 'number') return unit === 'kurus' ? `${figure(value / 100, language)} TL` : (counted[unit]?.[language](figure(value, language)) ?? figure(value, language));
  const duration = unit === 'duration' ? durationParts(value) : undefined;
  if (duration) return `${figure(duration.count, language)} ${durationUnits[duration.unit][language]}`;
  return typeof value === 'string' && value !== '' ? value : language === 'tr' ? '(boş)' : '(empty)';
}

/** What a setting may be, in words. */
export function settingRule(unit: string, language: Language): string {
  const bounds = settingBounds[unit];
  const tr = language === 'tr';
  if (bounds) {
    const least = unit === 'percent' ? settingInWords(unit, bounds.least, language) : figure(unit === 'kurus' ? bounds.least / 100 : bounds.least, language);
    return `${least}–${settingInWords(unit, bounds.most, language)}${bounds.whole ? (tr ? ', tam sayı' : ', a whole number') : ''}`;
  }
  if (unit === 'duration') return tr ? `0–${figure(mostOfDuration, language)} dakika, saat, gün ya da ay` : `0–${figure(mostOfDuration, language)} minutes, hours, days or months`;
  if (unit === 'flag') return tr ? 'evet ya da hayır' : 'yes or no';
  return tr ? `en çok ${figure(longestSettingText, language)} karakter` : `at most ${figure(longestSettingText, language)} characters`;
}
