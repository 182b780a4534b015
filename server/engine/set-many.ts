import { type Page } from '#domain/language/resource.ts';
import { insertAudits, prepareAudit } from './audit/append.ts';
import { refuseDoubles } from './doubles.ts';
import { missing } from './missing.ts';
import { changedNames, selectWhere, updateManyStatement, type StoredRow } from './record-store.ts';
import { searchTermsStatement } from './search/terms.ts';
import { bundle } from './statement.ts';
import { subjectKeysFor } from './subject-keys.ts';
import { auditInputOf, remember, subjectOf } from './trail.ts';
import { type CommandTx } from './transaction.ts';
import { type Row, type Values } from './types.ts';
import { refuseUnderived } from './update-record.ts';

const most = 2_000;

/**
 * Derived facts of many records of one noun, each audited as if it were set alone, in two round trips. Locks in the order of ids.
 * Refuses `not_found` when one of them is not there; more than 2,000 at once are a RangeError.
 */
export async function setManyWithin(tx: CommandTx, noun: string, patches: ReadonlyMap<string, Values>): Promise<void> {
  if (patches.size > most) throw new RangeError(`${patches.size} records at once are more than ${most}`);
  const page = tx.engine.page(noun);
  for (const patch of patches.values()) refuseUnderived(page, patch);
  const { text, values } = selectWhere(page, { id: [...patches.keys()] }, { lock: true, limit: patches.size });
  const rows = await tx.run<StoredRow>({ text, values });
  if (rows.length !== patches.size) missing();
  const changes = rows.flatMap((before) => {
    const patch = patches.get(before.id) ?? {};
    const after: Row = { ...before, ...patch, version: before.version + 1, updatedAt: tx.now };
    return changedNames(page, before, patch).length === 0 ? [] : [{ before, after }];
  });
  if (changes.length > 0) await writeManyWithin(tx, page, changes, [...new Set([...patches.values()].flatMap((patch) => Object.keys(patch)))], 'set');
}

/** Changes of locked records, of each the columns named, with a row of the trail that calls it `event`. */
export async function writeManyWithin(tx: CommandTx, page: Page, changes: readonly { before: StoredRow; after: Row }[], names: readonly string[], event: 'set' | 'rebind'): Promise<void> {
  const subjects = changes.map(({ after }) => subjectOf(page, after)).filter((id): id is string => id !== null && !tx.freshKeys.has(id));
  const keys = await subjectKeysFor(tx.engine, [...new Set(subjects)], tx.now);
  const audits = changes.map(({ before, after }) => {
    const subject = subjectOf(page, after);
    const input = auditInputOf(tx, page, before, after, { event }, subject === null ? null : (tx.freshKeys.get(subject) ?? keys.get(subject) ?? null));
    return { input, prepared: prepareAudit(input) };
  });
  const heads = audits.map(({ prepared }) => prepared.head);
  refuseDoubles(tx, page, changes);
  tx.post(bundle(updateManyStatement(page, changes.map(({ after }) => after), names, heads), insertAudits(audits)));
  for (const [index, { before, after }] of changes.entries()) {
    const terms = searchTermsStatement(page, before, after);
    if (terms) tx.post(terms);
    remember(tx, page, { ...after, auditHead: heads[index] ?? null });
  }
}
