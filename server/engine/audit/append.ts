import { type Fields } from '#domain/language/field.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { type Page } from '#domain/language/resource.ts';
import { type Keys } from '../keys.ts';
import { type Actor, type Row, type Values } from '../types.ts';
import { canonicalBytes, sameCanonically } from './canonical.ts';
import { auditMac, headAfter } from './mac.ts';
import { sealValue, type Place } from './personal-value.ts';
import { atEarlierSubject, ofDestroyedSubject, type TrailEntry, type Wire } from './entry.ts';

export interface AuditInput {
  readonly keys: Pick<Keys, 'audit'>;
  readonly page: Page;
  readonly recordId: string;
  /** The record's version after the change. */
  readonly seq: number;
  readonly at: string;
  readonly actor: Actor;
  /** 'create', 'update' or the name of the action. */
  readonly event: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly before: Row | null;
  readonly after: Row;
  /** Inputs of the action that are no fields of the record. */
  readonly inputExtra?: Values | undefined;
  readonly reason?: string | undefined;
  readonly cause?: { readonly noun: string; readonly id: string; readonly action: string } | null | undefined;
  /** The record's audit head before the change; null at its creation. */
  readonly previousHead: Uint8Array | null;
  /** Null when the page is about nobody, or when the subject's key was destroyed. */
  readonly subjectKey: Uint8Array | null;
  readonly subjectId: string | null;
}

export interface PreparedAudit {
  /** To be stored on the record in the same transaction. */
  readonly head: Uint8Array;
  readonly bytes: Uint8Array;
  readonly mac: Uint8Array;
  readonly keyVersion: number;
  readonly insert: { readonly text: string; readonly values: readonly unknown[] };
}

/**
 * One row of a record's trail: exact bytes, the record's new head, the MAC and the insert. Touches neither database nor clock.
 * Refuses (`conflict`) to write a new personal value when there is no key to seal it with: it never stands there in plain.
 */
export function prepareAudit(input: AuditInput): PreparedAudit {
  const { keys, page, recordId, seq, at, actor, previousHead, subjectId } = input;
  const bytes = canonicalBytes(entryOf(input));
  const keyVersion = keys.audit.current;
  const mac = auditMac(keys.audit, keyVersion, { noun: page.name, recordId, seq, bytes, previousHead });
  return {
    head: headAfter(previousHead, bytes), bytes, mac, keyVersion,
    insert: { text: insertText, values: [page.name, recordId, seq, at, actor.id, subjectId, bytes, mac, keyVersion] },
  };
}

const insertText = `insert into engine.audit_rows (noun, record_id, seq, at, actor_id, subject_id, bytes, mac, key_version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

function entryOf(input: AuditInput): TrailEntry {
  const { page, recordId, seq, at, actor, event, from, to, before, after, inputExtra, reason, cause, subjectKey, subjectId } = input;
  const place = (field: string, side: Place['side']): Place => ({ noun: page.name, recordId, seq, field, side });
  const { changes, sealed } = changesOf(input, place);
  const extra = inputsOf(page.workflow.actions[event]?.input, inputExtra, subjectKey, place);
  return {
    v: 1, noun: page.name, id: recordId, seq, at, event, from, to, subject: subjectId,
    actor: {
      id: actor.id, kind: actor.kind, name: actor.name, roles: actor.roles, ...(actor.human === undefined ? {} : { human: actor.human }),
      ...(actor.delegatedBy ? { for: { id: actor.delegatedBy.id, name: actor.delegatedBy.name } } : {}),
    },
    changes: { ...changes, ...engineChanges(before, after) }, sealed, input: extra.plain, sealedInput: extra.sealed,
    ...(reason === undefined ? {} : subjectKey ? { sealedReason: sealValue(reason, subjectKey, place('reason', 'reason')) } : { reason }),
    ...(cause ? { cause: { noun: cause.noun, id: cause.id, action: cause.action } } : {}),
  };
}

/** The deadline is derived, but people ask who moved it. */
const engineChanges = (before: Row | null, after: Row): TrailEntry['changes'] =>
  (before?.dueAt ?? null) === (after.dueAt ?? null) ? {} : { dueAt: [before?.dueAt ?? null, after.dueAt] };

function changesOf({ page, before, after, subjectKey, subjectId }: AuditInput, place: (field: string, side: Place['side']) => Place) {
  const changes: Record<string, [Wire, Wire]> = {};
  const sealed: Record<string, [string | null, string | null]> = {};
  const moved = before !== null && subjectOfRow(page, before) !== subjectOfRow(page, after);
  for (const [name, field] of Object.entries(page.fields)) {
    const was = before?.[name] ?? null;
    const is = after[name] ?? null;
    if (sameCanonically(was, is)) continue;
    if (!field.personal) {
      changes[name] = [was, is];
      continue;
    }
    if (subjectId === null) throw new Error(`'${page.name}' has the personal field '${name}' and nobody whose it is`);
    sealed[name] = [
      // Under the new subject's key the former subject's value would outlive its destruction; it stands sealed in an earlier row.
      was === null ? null : moved ? atEarlierSubject : subjectKey ? sealValue(was, subjectKey, place(name, 'before')) : ofDestroyedSubject,
      is === null ? null : sealValue(is, subjectKey ?? refuseDestroyed(), place(name, 'after')),
    ];
  }
  return { changes, sealed };
}

const subjectOfRow = (page: Page, row: Row): unknown => (page.subject === undefined || page.subject === 'self' ? row.id : (row[page.subject] ?? row.id));

function inputsOf(fields: Fields | undefined, values: Values | undefined, key: Uint8Array | null, place: (field: string, side: Place['side']) => Place) {
  const plain: Record<string, Wire> = {};
  const sealed: Record<string, string> = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value === null || value === undefined) continue;
    if (fields?.[name]?.personal) sealed[name] = sealValue(value, key ?? refuseDestroyed(), place(name, 'input'));
    else plain[name] = value;
  }
  return { plain, sealed };
}

function refuseDestroyed(): never {
  throw new Refusal('conflict', 'Bu kişinin kişisel verileri imha edilmiştir; yeni kişisel veri yazılamaz.',
    'The personal data of this person have been destroyed; no new personal value can be written.');
}
