import { type HistoryStep, type PastValue } from '../../providers/console-api.ts';

export interface Difference {
  readonly field: string;
  readonly before: PastValue;
  readonly after: PastValue;
}

/** Fields of the engine that every step moves; the words of the step say the same. */
export const silentFields: readonly string[] = ['state', 'stateSince', 'dueAt', 'version', 'updatedAt'];

/**
 * What changed on balance between two steps of a trail (newest first): after the older one, up to and with the newer one. A
 * value that came back to what it was is no difference.
 */
export function differencesBetween(steps: readonly HistoryStep[], one: number, other: number): Difference[] {
  const [older, newer] = one < other ? [one, other] : [other, one];
  const found = new Map<string, { before: PastValue; after: PastValue }>();
  for (const { seq, changes } of steps.toReversed()) {
    if (seq <= older || seq > newer) continue;
    for (const { field, before, after } of changes) {
      if (silentFields.includes(field)) continue;
      found.set(field, { before: found.has(field) ? found.get(field)?.before : before, after });
    }
  }
  return [...found].filter(([, { before, after }]) => JSON.stringify(before) !== JSON.stringify(after)).map(([field, values]) => ({ field, ...values }));
}

export type StepKind = 'moved' | 'changed' | 'system';

/** By what a step is looked for. The clock and jobs are the system; people moved a record or changed what stands in it. */
export const kindOfStep = ({ from, to, actor }: HistoryStep): StepKind => {
  if (actor.kind !== undefined && actor.kind !== 'staff') return 'system';
  return from !== to && to !== null ? 'moved' : 'changed';
};
