import { type Field } from '#domain/language/field.ts';
import { mayRead, maySee } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { missing } from '../missing.ts';
import { maskOf, type Masked } from '../present/masks.ts';
import { selectById, type StoredRow } from '../record-store.ts';
import { findSubjectKeys } from '../subject-keys.ts';
import { type Actor, type Engine } from '../types.ts';
import { atEarlierSubject, ofDestroyedSubject, readEntry, type TrailEntry } from './entry.ts';
import { openContent, openValue, type Place } from './personal-value.ts';

/** A value of the past: as it was, masked, gone with its key, or standing in an earlier step under another person's key. */
export type PastValue = unknown | Masked | { readonly destroyed: true } | { readonly earlier: true };

/** One step of a record, newest first in a timeline. */
export interface Step {
  readonly seq: number;
  readonly at: string;
  /** 'create', 'update', 'set' (derived by the system), 'approve' (one of several approvals), 'erase' (emptied with the subject's data), 'rebind' (its reference moved to another record), or the action's name. */
  readonly event: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly actor: { readonly id: string; readonly name: string; readonly kind: string; readonly for?: { readonly id: string; readonly name: string } };
  readonly changes: readonly { readonly field: string; readonly before: PastValue; readonly after: PastValue }[];
  readonly input: Readonly<Record<string, PastValue>>;
  readonly reason?: PastValue;
  readonly cause?: TrailEntry['cause'];
}

export interface HistoryOptions {
  /** Steps older than this one. */
  readonly before?: number | undefined;
  /** At most 100; left out: 50. */
  readonly limit?: number | undefined;
  /** Only after the view was recorded in the access log. */
  readonly unmask?: boolean | undefined;
}

/**
 * The timeline of a record for one actor, newest step first; `next` is the `before` of what is older.
 * Fields that the actor may not see are absent, and so is what the page no longer knows. Refuses `not_found`, also where denied.
 */
export async function historyOf(engine: Engine, actor: Actor, noun: string, id: string, options: HistoryOptions = {}): Promise<{ steps: Step[]; next?: number }> {
  const page = engine.page(noun);
  const select = selectById(page, id, false);
  const { rows: [record] } = await engine.reads.query<StoredRow>(select.text, [...select.values]);
  if (!record || !mayRead(page, actor, record)) missing();
  const limit = Math.min(Math.max(options.limit ?? 50, 1), 100);
  const { rows } = await engine.reads.query<{ bytes: Uint8Array }>({
    name: 'record-history',
    text: 'select bytes from engine.audit_rows where noun = $1 and record_id = $2 and seq < $3 order by seq desc limit $4',
    values: [noun, id, options.before ?? 2_147_483_647, limit + 1],
  });
  const entries = rows.slice(0, limit).map(({ bytes }) => readEntry(bytes));
  const subjects = [...new Set(entries.flatMap(({ subject }) => subject ?? []))];
  const keys = await findSubjectKeys(engine, subjects, engine.clock.now());
  const steps = entries.map((entry) => stepOf(entry, page, actor, options.unmask ?? false, entry.subject === null ? null : (keys.get(entry.subject) ?? null)));
  const oldest = entries.at(-1);
  return rows.length > limit && oldest ? { steps, next: oldest.seq } : { steps };
}

function stepOf(entry: TrailEntry, page: Page, actor: Actor, unmask: boolean, key: Uint8Array | null): Step {
  const open = opener(entry, key);
  const shown = (name: string, value: PastValue) => presented(page.fields[name], value, unmask, name in entry.sealed);
  const pairs = [
    ...Object.entries(entry.changes).map(([field, [before, after]]) => ({ field, before, after })),
    ...Object.entries(entry.sealed).map(([field, [before, after]]) => ({ field, before: open(before, field, 'before'), after: open(after, field, 'after') })),
  ];
  const reason = entry.sealedReason === undefined ? withoutNumbers(entry.reason, unmask) : presented(undefined, open(entry.sealedReason, 'reason', 'reason'), unmask, true);
  return {
    seq: entry.seq, at: entry.at, event: entry.event, from: entry.from, to: entry.to,
    actor: { id: entry.actor.id, name: entry.actor.name, kind: entry.actor.kind, ...(entry.actor.for ? { for: entry.actor.for } : {}) },
    changes: pairs.filter(({ field }) => maySee(page, actor, field))
      .map(({ field, before, after }) => ({ field, before: shown(field, before), after: shown(field, after) })),
    input: inputsOf(entry, page, actor, unmask, open),
    ...(reason === undefined ? {} : { reason }),
    ...(entry.cause ? { cause: entry.cause } : {}),
  };
}

/** What one of several approvals says beside the page's own inputs. */
const approvalFacts = ['action', 'role'];

function inputsOf(entry: TrailEntry, page: Page, actor: Actor, unmask: boolean, open: Opener): Record<string, PastValue> {
  const asked = page.workflow.actions[entry.event]?.input;
  const known = (name: string) => (entry.event === 'approve' && approvalFacts.includes(name))
    || (asked?.[name] !== undefined && (asked[name].see === undefined || asked[name].see.some((role) => actor.roles.includes(role))));
  const values = [
    ...Object.entries(entry.input),
    ...Object.entries(entry.sealedInput).map(([name, sealed]) => [name, open(sealed, name, 'input')] as const),
  ];
  return Object.fromEntries(values.filter(([name]) => known(name)).map(([name, value]) => [name, presented(asked?.[name], value, unmask, name in entry.sealedInput)]));
}

export type Opener = (sealed: string | null, field: string, side: Place['side']) => PastValue;

/** Opens the personal values of one row, in either form; the one ciphertext of the form 2 once. */
export function opener(entry: TrailEntry, key: Uint8Array | null): Opener {
  const place = { noun: entry.noun, recordId: entry.id, seq: entry.seq };
  const content = key === null || entry.content === undefined ? {} : openContent(entry.content, key, place);
  return (sealed, field, side) => {
    if (sealed === null) return null;
    if (sealed === atEarlierSubject) return { earlier: true };
    if (sealed === ofDestroyedSubject || key === null) return { destroyed: true };
    if (entry.v === 1) return openValue(sealed, key, { ...place, field, side });
    return side === 'reason' ? content.reason : content[side]?.[field];
  };
}

/** A value is hidden when it was sealed, and also when its field became personal since. */
export function presented(field: Field | undefined, value: PastValue, unmask: boolean, wasSealed: boolean): PastValue {
  if (unmask || value === null || isMark(value) || !(wasSealed || field?.personal)) return value;
  return field ? maskOf(field)(value) : { masked: '***' };
}

const isMark = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 1 && ('destroyed' in value || 'earlier' in value);

/** People write numbers into reasons ("TCKN 900… aradı"), even where the record is about nobody. */
const withoutNumbers = (reason: string | undefined, unmask: boolean): string | undefined => (unmask ? reason : reason?.replace(/\d(?:[\s.-]?\d){8,}/g, '***'));
