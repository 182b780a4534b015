import { type Given, type Row } from './types.ts';

/** What the engine loaded for a guard under the name that the page gave it; a `many` or `listed` load is always a list. */
export const loadedRows = (given: Given, load: string): readonly Row[] => (given[load] as readonly Row[] | undefined) ?? [];

/** A `one` load; null when the field is empty. */
export const loadedRow = (given: Given, load: string): Row | null => (given[load] as Row | null | undefined) ?? null;
