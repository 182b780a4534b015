import type { RowFaultCode } from './fault-sentences.ts';

/** What a cell means, or the one thing wrong with it. */
export type FieldReading = { readonly value: unknown } | { readonly fault: RowFaultCode };

export interface FieldContext {
  /** Business day in Istanbul, `YYYY-MM-DD`. */
  readonly today: string;
  /** Terms that are on offer; FRM.01.03 asks for years. */
  readonly offeredYears: readonly number[];
}
