import { type ReactNode } from 'react';
import { type RaRecord } from 'react-admin';
import { type Holidays } from '#domain/calendar/business-days.ts';
import { type Page } from '#domain/language/resource.ts';
import { type Language } from '#domain/language/label.ts';
import { formatAmount } from '#domain/money/kurus-text.ts';
import { isMasked } from '../../providers/patch.ts';
import { kindShapes } from '../KindSign.tsx';
import { shortened } from '../LongCode.tsx';
import { partText } from '../structure-words.ts';
import { namedThing } from '../named-things.ts';
import { kindOf } from '../StateChip.tsx';
import { momentText, stateLabel, textOf } from '../words.ts';
import { dueWords } from '../time-words.ts';
import { isPointer, type Titles } from './reference-titles.ts';

export interface CellWords {
  readonly language: Language;
  readonly now: string;
  readonly holidays: Holidays | undefined;
  readonly say: (key: string, values?: Record<string, unknown>) => string;
  readonly titles: Titles;
  /** Only the current row's links are stops of the tab key. */
  readonly tabIndex: 0 | -1;
}

/** What one cell says, in one line. Plain elements: two hundred rows have thousands of cells. */
export function cellOf(page: Page, name: string, record: RaRecord, words: CellWords): ReactNode {
  const value = record[name] as unknown;
  if (name === 'state') return stateCell(page, String(value), words.language);
  if (value === null || value === undefined || value === '') return <span className="quiet">—</span>;
  if (isMasked(value)) return <span className="quiet">{value.masked}</span>;
  if (name === 'dueAt' || name === page.desk?.until) return dueCell(String(value), ['done', 'stopped'].includes(kindOf(page, String(record['state']))), words);
  const field = page.fields[name];
  if (name === 'recordId' && isPointer(page)) return typeof record['noun'] === 'string' ? referenceCell(record['noun'], String(value), words) : <span className="quiet">…</span>;
  switch (field?.kind) {
    case undefined:
    case 'instant':
      return momentText(String(value));
    case 'money':
      return typeof value === 'number' ? formatAmount(value) : String(value);
    case 'integer':
      return typeof value === 'number' ? value.toLocaleString(words.language === 'tr' ? 'tr-TR' : 'en-GB') : String(value);
    case 'refersTo':
      return referenceCell(field.noun ?? '', String(value), words);
    case 'refersToMany':
      return manyCell(field.noun ?? '', value, words);
    case 'structure':
      return structureText(page, name, value, words);
    case 'file':
      return '✓';
    default:
      return namedThing(name, field, record, words.language) ?? shortened(textOf(field, value, words.language));
  }
}

/** A value that may be of any shape, as a setting's: what is said in a word is said. */
function structureText(page: Page, name: string, value: unknown, { language }: CellWords): string {
  if (typeof value !== 'object') return partText(`${page.name}.${name}`, page, undefined, value, language) ?? '—';
  return Array.isArray(value) ? String(value.length) : '…';
}

/** StateChip by classes: three styled parts in each of two hundred rows would be a third of the drawing. */
function stateCell(page: Page, state: string, language: Language): ReactNode {
  const kind = kindOf(page, state);
  return (
    <span className={`chip ${kind}`} data-kind={kind} data-state={state}>
      <svg viewBox="0 0 12 12" aria-hidden>
        {kindShapes[kind]}
      </svg>
      {stateLabel(page, state, language)}
    </span>
  );
}

/** What has ended is no longer late: only its moment is of interest. */
function dueCell(at: string, over: boolean, { now, language, holidays, say }: CellWords): ReactNode {
  const exact = momentText(at);
  if (over) return exact;
  try {
    const { key, values, presses } = dueWords(at, now, language, holidays);
    return (
      <time dateTime={at} title={exact} data-due={presses} className={presses}>
        {presses === 'late' ? '▲ ' : ''}
        {say(`console.time.${key}`, values)}
      </time>
    );
  } catch {
    return exact;
  }
}

function referenceCell(noun: string, id: string, { titles, say, tabIndex }: CellWords): ReactNode {
  const known = titles.get(noun);
  if (known === undefined) return <span className="quiet">{say('console.record.unreadable')}</span>;
  const title = known.get(id);
  if (title === undefined) return <span className="quiet">…</span>;
  const to = `/${noun}/${encodeURIComponent(id)}/show`;
  return (
    <a href={`#${to}`} data-to={to} tabIndex={tabIndex} className="other" title={title}>
      {title}
    </a>
  );
}

function manyCell(noun: string, value: unknown, { titles }: CellWords): ReactNode {
  const ids = Array.isArray(value) ? value.map(String) : [];
  const text = ids.map((id) => titles.get(noun)?.get(id) ?? '…').join(', ');
  return ids.length === 0 ? <span className="quiet">—</span> : <span title={text}>{text}</span>;
}
