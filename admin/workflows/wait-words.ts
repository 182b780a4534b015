import { type Language } from '#domain/language/label.ts';

const hoursADay = 24;

/** A length of waiting, as people say it: minutes are nobody's business here. */
export function waitInWords(hours: number, language: Language): string {
  const days = Math.round(hours / hoursADay);
  if (hours < 1) return language === 'tr' ? '1 saatten az' : 'under an hour';
  if (hours < 2 * hoursADay) return language === 'tr' ? `${Math.round(hours)} saat` : `${Math.round(hours)} h`;
  return language === 'tr' ? `${days} gün` : `${days} days`;
}
