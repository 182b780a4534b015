import { instant, refersTo } from './language/field.ts';
import { type Sentence } from './language/refuse.ts';

/** Who took a file from the desk, and when. It ends by itself after `deskHandMinutes`: nobody has to give anything back. */
export const inHandFields = {
  inHandOf: refersTo({ tr: 'Üzerine alan', en: 'Taken on by' }, 'staff', { derived: true }),
  inHandSince: instant({ tr: 'Üzerine alındığı an', en: 'Taken on at' }, { derived: true }),
} as const;

export const inHandConditions = {
  inNoOtherHands: { tr: 'Şu anda başka biri bakmıyor', en: 'Nobody else is looking at it now' },
} as const;

/** What `inNoOtherHands` looks at. */
export const inHandLoads = { holder: { one: 'staff', by: 'inHandOf' }, handMinutes: { setting: 'deskHandMinutes' } } as const;

interface Held {
  readonly inHandOf?: unknown;
  readonly inHandSince?: unknown;
}

/** Whether somebody other than `asking` holds it at `now` (ISO 8601), within so many minutes of taking it. */
export const isInOtherHands = ({ inHandOf, inHandSince }: Held, asking: string, now: string, minutes: number): boolean =>
  typeof inHandOf === 'string' && inHandOf !== asking && typeof inHandSince === 'string' && Date.parse(now) - Date.parse(inHandSince) < minutes * 60_000;

export const IN_OTHER_HANDS = 'IN_OTHER_HANDS';

/** The sentence that the second of two reads. */
export const inOtherHands = (name: string): Sentence => ({ code: IN_OTHER_HANDS, tr: `Şu anda bakan: ${name}.`, en: `${name} is looking at it now.` });
