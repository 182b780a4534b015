import { type Page } from '#domain/language/resource.ts';
import { bytesArray, textArray } from '../array-parameters.ts';
import { type Keys } from '../keys.ts';
import { type Statement } from '../statement.ts';
import { type Actor, type Row, type Values } from '../types.ts';
import { bytesOfText } from './canonical.ts';
import { entryText } from './entry-text.ts';
import { auditMac, headAfter } from './mac.ts';

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
}

/**
 * One row of a record's trail: exact bytes, the record's new head and the MAC. Touches neither database nor clock.
 * Refuses (`conflict`) to write a new personal value when there is no key to seal it with: it never stands there in plain.
 */
export function prepareAudit(input: AuditInput): PreparedAudit {
  const { keys, page, recordId, seq, previousHead } = input;
  const bytes = bytesOfText(entryText(input));
  const keyVersion = keys.audit.current;
  const mac = auditMac(keys.audit, keyVersion, { noun: page.name, recordId, seq, bytes, previousHead });
  return { head: headAfter(previousHead, bytes), bytes, mac, keyVersion };
}

export const insertAudit = ({ page, recordId, seq, at, actor, subjectId }: AuditInput, { bytes, mac, keyVersion }: PreparedAudit): Statement => ({
  text: `insert into engine.audit_rows (noun, record_id, seq, at, actor_id, subject_id, bytes, mac, key_version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  values: [page.name, recordId, seq, at, actor.id, subjectId, bytes, mac, keyVersion],
});

/** The same for many rows of one noun, actor and moment. */
export function insertAudits(audits: readonly { readonly input: AuditInput; readonly prepared: PreparedAudit }[]): Statement {
  const [first] = audits;
  if (!first) throw new RangeError('There is nothing to write into the trail');
  const { page, at, actor } = first.input;
  return {
    text: `insert into engine.audit_rows (noun, record_id, seq, at, actor_id, subject_id, bytes, mac, key_version)
      select $1, x.id::uuid, x.seq, $2::timestamptz, $3, x.subject::uuid, x.bytes, x.mac, $4::smallint
      from unnest($5::text[], $6::int[], $7::text[], $8::bytea[], $9::bytea[]) as x (id, seq, subject, bytes, mac)`,
    values: [
      page.name, at, actor.id, first.prepared.keyVersion, textArray(audits.map(({ input }) => input.recordId)), audits.map(({ input }) => input.seq),
      textArray(audits.map(({ input }) => input.subjectId)), bytesArray(audits.map(({ prepared }) => prepared.bytes)), bytesArray(audits.map(({ prepared }) => prepared.mac)),
    ],
  };
}
