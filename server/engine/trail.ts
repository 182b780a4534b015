import { type Page } from '#domain/language/resource.ts';
import { insertAudit, prepareAudit, type AuditInput } from './audit/append.ts';
import { insertStatement, updateStatement, type StoredRow } from './record-store.ts';
import { searchTermsStatement } from './search/terms.ts';
import { refuseDoubles } from './doubles.ts';
import { bundle, type Statement } from './statement.ts';
import { freshKey, freshKeysStatement, subjectKeyFor } from './subject-keys.ts';
import { type CommandTx } from './transaction.ts';
import { type Row, type Values } from './types.ts';

/** What happened to a record, as its trail will tell it. */
export interface Happening {
  /** 'create', 'update', or the action's name. */
  readonly event: string;
  readonly inputExtra?: Values | undefined;
  readonly reason?: string | undefined;
}

/** Writes a new record with its first row of the trail, its search terms and, if it is its own subject, its key: one round trip. */
export async function writeNew(tx: CommandTx, page: Page, row: Row, happening: Happening, ...riders: Statement[]): Promise<StoredRow> {
  const isNewSubject = subjectOf(page, row) === row.id;
  if (isNewSubject) tx.freshKeys.set(row.id, freshKey());
  const { head, insert } = await audited(tx, page, null, row, happening);
  refuseDoubles(tx, page, [{ before: null, after: row }]);
  const key = isNewSubject ? freshKeysStatement(tx.engine, new Map([[row.id, tx.freshKeys.get(row.id) as Uint8Array]]), tx.now) : null;
  tx.post(bundle(insertStatement(page, row, head), insert, searchTermsStatement(page, null, row), key, ...riders));
  return remember(tx, page, { ...row, auditHead: head });
}

/** Writes what changed of a record, its row of the trail and its search terms: one round trip. */
export async function writeChange(
  tx: CommandTx, page: Page, before: StoredRow, after: Row, changed: readonly string[], happening: Happening, ...riders: (Statement | null)[]
): Promise<StoredRow> {
  const { head, insert } = await audited(tx, page, before, after, happening);
  refuseDoubles(tx, page, [{ before, after }]);
  tx.post(bundle(updateStatement(page, after, changed, head), insert, searchTermsStatement(page, before, after), ...riders));
  return remember(tx, page, { ...after, auditHead: head });
}

async function audited(tx: CommandTx, page: Page, before: StoredRow | null, after: Row, happening: Happening): Promise<{ head: Uint8Array; insert: Statement }> {
  const subjectId = subjectOf(page, after);
  const subjectKey = subjectId === null ? null : (tx.freshKeys.get(subjectId) ?? (await subjectKeyFor(tx.engine, subjectId, tx.now)));
  const input = auditInputOf(tx, page, before, after, happening, subjectKey);
  const prepared = prepareAudit(input);
  return { head: prepared.head, insert: insertAudit(input, prepared) };
}

/** What the row of the trail for a change is made of, to be sealed under the key given. */
export function auditInputOf(tx: CommandTx, page: Page, before: StoredRow | null, after: Row, happening: Happening, subjectKey: Uint8Array | null): AuditInput {
  return {
    keys: tx.engine.keys, page, recordId: after.id, seq: after.version, at: tx.now, actor: tx.actor, event: happening.event,
    from: before?.state ?? null, to: after.state, before, after, inputExtra: happening.inputExtra, reason: happening.reason,
    cause: tx.cause, previousHead: before?.auditHead ?? null, subjectKey, subjectId: subjectOf(page, after),
  };
}

/** Whose key covers the personal values of a record; a record without its person falls back on itself. */
export function subjectOf(page: Page, row: Row): string | null {
  if (page.subject === undefined) return null;
  return page.subject === 'self' ? row.id : ((row[page.subject] as string | null) ?? row.id);
}

export function remember(tx: CommandTx, page: Page, row: StoredRow): StoredRow {
  tx.written.set(`${page.name}/${row.id}`, row);
  return row;
}

/** The record as this transaction last wrote it. */
export const latest = (tx: CommandTx, page: Page, row: StoredRow): StoredRow => tx.written.get(`${page.name}/${row.id}`) ?? row;
