import { type Tx } from '../types.ts';
import { type TrailEntry } from './entry.ts';

/** The name of whoever made the last change of a record, as its trail has it. */
export async function lastDoer(tx: Pick<Tx, 'sql'>, noun: string, recordId: string): Promise<string | null> {
  const [row] = await tx.sql<{ bytes: Uint8Array }>('select bytes from engine.audit_rows where noun = $1 and record_id = $2 order by seq desc limit 1', [noun, recordId]);
  if (!row) return null;
  return (JSON.parse(Buffer.from(row.bytes).toString('utf8')) as TrailEntry).actor.name;
}
