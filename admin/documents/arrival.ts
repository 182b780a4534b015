import { type RaRecord } from 'react-admin';
import { addDays, businessDate } from '#domain/calendar/dates.ts';

/** What stands on a form or an envelope, as a scanner or a person types it. */
export type Code = { readonly reference: string } | { readonly barcode: string };

/** Blanks and small letters are the scanner's, not the paper's; a document number may be typed without its hyphens. */
export function codeOf(typed: string): Code | null {
  const text = typed.replace(/[\s\u200b]/g, '').replaceAll('ı', 'i').toUpperCase().replaceAll('İ', 'I').slice(0, 40);
  if (text === '') return null;
  const [, year, number, check] = /^EV-?(\d{4})-?(\d{6})-?(\d)$/.exec(text) ?? [];
  return year === undefined ? { barcode: text } : { reference: `EV-${year}-${number}-${check}` };
}

/** What the desk makes of a code. */
export type Verdict =
  /** Its original is wanted: one key records it. */ | { readonly kind: 'awaited'; readonly paper: RaRecord }
  /** Recorded before: a second scan, or a second copy. */ | { readonly kind: 'again'; readonly paper: RaRecord }
  /** A paper that another one has replaced, or that nobody wants any more. */ | { readonly kind: 'void'; readonly paper: RaRecord }
  | { readonly kind: 'unknown'; readonly code: Code };

const wanting = ['expected', 'received', 'accepted', 'mismatched'];

export function judge(code: Code, found: readonly RaRecord[]): Verdict {
  const wanted = found.find((paper) => wanting.includes(String(paper['state'])) && !paper['originalReceivedAt']);
  if (wanted) return { kind: 'awaited', paper: wanted };
  const here = found.find((paper) => paper['originalReceivedAt']);
  if (here) return { kind: 'again', paper: here };
  const [gone] = found;
  return gone ? { kind: 'void', paper: gone } : { kind: 'unknown', code };
}

/** An original that lies alone and looks for its match. Forms of applicants come without a scan by their nature. */
export const aloneFilter = { scan: { filled: false }, originalReceivedAt: { filled: true }, state: ['unmatched', 'received'], type: ['KT', 'EST', 'FRM0103', 'UDF', 'NST', 'OTHER'] };
export const missingFilter = (now: string) => ({ originalReceivedAt: { filled: false }, originalDueAt: { to: now }, state: ['expected', 'received', 'accepted'] });
export const awaitingFilter = { originalReceivedAt: { filled: false }, state: wanting };
/** From Istanbul's midnight on. */
export const todayFilter = (now: string) => ({ originalReceivedAt: { from: businessDate(now), to: addDays(businessDate(now), 1) } });
