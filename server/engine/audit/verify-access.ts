import { type Keys } from '../keys.ts';
import { rowHash, sealableColumns, type SealableRow } from './block.ts';
import { canonicalText } from './canonical.ts';
import { type AccessEntry } from './access-row.ts';
import { type Findings } from './fault.ts';
import { accessMac, macHolds, sameBytes, sha256 } from './mac.ts';
import { everyRow, type SqlReader } from './reader.ts';

interface AccessRow extends SealableRow {
  readonly at: string;
  readonly actor_id: string;
  readonly session_id: string | null;
  readonly noun: string;
  /** As PostgreSQL writes an array: `{id,id}`. */
  readonly record_ids: string;
  readonly kind: string;
  readonly key_version: string;
  readonly bytes: Uint8Array;
  readonly row_hash: Uint8Array | null;
}

/**
 * Each access row by its own MAC, and by its seal once it has one. A row that nobody has sealed yet can vanish unseen;
 * that is why the sealer runs every few seconds.
 */
export async function verifyAccess(source: { reader: SqlReader; keys: Pick<Keys, 'audit'> }, found: Findings): Promise<{ rows: number; unsealed: number }> {
  const counts = { rows: 0, unsealed: 0 };
  for await (const row of accessRows(source.reader)) {
    counts.rows += 1;
    if (row.row_hash === null) counts.unsealed += 1;
    const own = saysWhatItsColumnsSay(row) && macHolds(() => accessMac(source.keys.audit, Number(row.key_version), row.bytes), row.mac);
    const place = { stream: 'access', row: row.id, noun: row.noun } as const;
    if (!own) found.add({ ...place, kind: 'row_changed' });
    else if (row.row_hash !== null && !sameBytes(rowHash('access', { ...row, content: sha256(row.bytes) }), row.row_hash)) found.add({ ...place, kind: 'seal_changed' });
    if (found.full()) break;
  }
  return counts;
}

function accessRows(reader: SqlReader): AsyncGenerator<AccessRow> {
  return everyRow<AccessRow>(
    reader,
    `select ${sealableColumns('access')}, r.bytes, s.row_hash from engine.access_log r
     left join engine.sealed_rows s on s.stream = 'access' and s.row_id = r.id
     where r.id > $1::bigint order by r.id`,
    [String(-(2n ** 63n))], (row) => [row.id],
  );
}

function saysWhatItsColumnsSay(row: AccessRow): boolean {
  try {
    const entry = JSON.parse(Buffer.from(row.bytes).toString('utf8')) as AccessEntry;
    return canonicalText([entry.at, entry.actorId, entry.sessionId ?? null, entry.noun, `{${entry.recordIds.join(',')}}`, entry.kind])
      === canonicalText([row.at, row.actor_id, row.session_id, row.noun, row.record_ids, row.kind]);
  } catch {
    return false;
  }
}
