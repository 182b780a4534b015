import { type Label } from './label.ts';
import { type Role } from '../roles.ts';

/**
 * What a bar or a part of it stands for.
 * - `by`: each value of a choice, a state or a reference (the `most` largest of these).
 * - `days`: calendar days since the moment or date, cut at the steps: [1, 4] is today, one to three days, longer. Dates ahead count below the first.
 * - `each`: the last so many days, weeks or months of the moment or date, or the `next` ones.
 */
export type Axis =
  | { readonly by: string; readonly only?: readonly string[]; readonly most?: number }
  | { readonly days: string; readonly steps: readonly number[]; readonly words?: 'waiting' | 'late' }
  | { readonly each: 'day' | 'week' | 'month'; readonly of: string; readonly last?: number; readonly next?: number };

/** A count or a sum over the records of one noun, cut along one axis or two. Whoever may read the noun may ask for it. */
export interface Report {
  /** Stands in the address. */
  readonly name: string;
  readonly noun: string;
  readonly label: Label;
  /** On whose home page it stands. */
  readonly for: readonly Role[];
  readonly where?: Readonly<Record<string, readonly string[]>>;
  readonly over: Axis;
  readonly split?: Axis;
  /** Money in kuruş; left out: records are counted. */
  readonly sum?: { readonly of: string; readonly less?: string };
}
