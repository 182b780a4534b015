import { labelIn, type Language } from '#domain/language/label.ts';
import { formatAmount } from '#domain/money/kurus-text.ts';
import { dayText, momentText } from '../../words.ts';
import { type Titles } from '../reference-titles.ts';
import { type Askable } from './askable.ts';

export interface FilterSayer {
  readonly language: Language;
  readonly say: (key: string, values?: Record<string, unknown>) => string;
  readonly titles: Titles;
  readonly now: string;
}

const mostNamed = 3;

/** A condition as a person says it: `Durum: İncelemede, Geldi`, `Son zaman: geçmiş`, `Tutar: en az 100,00`. */
export function filterWords(askable: Askable, asked: unknown, sayer: FilterSayer): string {
  return `${askable.label}: ${askedWords(askable, asked, sayer)}`;
}

function askedWords(askable: Askable, asked: unknown, sayer: FilterSayer): string {
  const { say } = sayer;
  if (asked === null) return say('console.list.filter.empty');
  if (typeof asked === 'object' && !Array.isArray(asked)) return operatorWords(askable, asked as Readonly<Record<string, unknown>>, sayer);
  const values = Array.isArray(asked) ? (asked as unknown[]) : [asked];
  const named = values.slice(0, mostNamed).map((value) => valueWords(askable, value, sayer));
  const more = values.length - named.length;
  return [...named, ...(more > 0 ? [say('console.list.filter.more', { count: more })] : [])].join(', ');
}

function operatorWords(askable: Askable, asked: Readonly<Record<string, unknown>>, sayer: FilterSayer): string {
  const { say, now } = sayer;
  const value = (name: string) => valueWords(askable, asked[name], sayer);
  if (typeof asked['relative'] === 'string') return say(`console.list.preset.${asked['relative']}`);
  if (typeof asked['filled'] === 'boolean') return say(asked['filled'] ? 'console.list.filter.filled' : 'console.list.filter.empty');
  if ('contains' in asked) return say('console.list.filter.contains', { text: value('contains') });
  if ('startsWith' in asked) return say('console.list.filter.startsWith', { text: value('startsWith') });
  const { from, to } = asked;
  if (from !== undefined && to !== undefined) return from === to ? value('from') : say('console.list.filter.between', { from: value('from'), to: value('to') });
  if (from !== undefined) return say('console.list.filter.from', { value: value('from') });
  const isMoment = typeof to === 'string' && to.includes('T');
  return isMoment && to <= now ? say('console.list.filter.overdue') : say('console.list.filter.to', { value: value('to') });
}

function valueWords({ asking, field }: Askable, value: unknown, { language, say, titles }: FilterSayer): string {
  if (value === null) return say('console.list.filter.empty');
  switch (asking) {
    case 'choice':
      return labelIn(language, field.choices?.[String(value)], String(value));
    case 'flag':
      return say(value === true ? 'ra.boolean.true' : 'ra.boolean.false');
    case 'days':
      return String(value).includes('T') ? momentText(String(value)) : dayText(String(value));
    case 'amounts':
      return typeof value === 'number' ? formatAmount(value) : String(value);
    case 'reference':
      return titles.get(field.noun ?? '')?.get(String(value)) ?? '…';
    case 'numbers':
    case 'fragment':
    case 'whole':
      return String(value);
  }
}
