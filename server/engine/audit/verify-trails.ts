import { type Page } from '#domain/language/resource.ts';
import { tableOf } from '../columns.ts';
import { type Keys } from '../keys.ts';
import { rowHash, sealableColumns, type SealableRow } from './block.ts';
import { readEntry } from './entry.ts';
import { type FaultKind, type Findings } from './fault.ts';
import { auditMac, headAfter, macHolds, sameBytes, sha256 } from './mac.ts';
import { everyRow, type SqlReader } from './reader.ts';

interface TrailRow extends SealableRow {
  readonly noun: string;
  readonly record_id: string;
  readonly seq: string;
  readonly at: string;
  readonly actor_id: string;
  readonly subject_id: string | null;
  readonly key_version: string;
  readonly bytes: Uint8Array;
  readonly row_hash: Uint8Array | null;
}

interface RecordHead { readonly id: string; readonly version: number; readonly audit_head: Uint8Array | null }

type Source = { readonly reader: SqlReader; readonly keys: Pick<Keys, 'audit'>; readonly pages: ReadonlyMap<string, Page> };

/**
 * Walks every record beside its own trail: each row says what its columns say, its MAC holds, the steps have no gap, and the
 * record's head and version are those of its last row. This finds a change before it is sealed, too.
 */
export async function verifyTrails(source: Source, found: Findings): Promise<{ rows: number; records: number; unsealed: number }> {
  const counts = { rows: 0, records: 0, unsealed: 0 };
  const walked = new Set<string>();
  let noun: string | undefined;
  let records: Records | undefined;
  let trail: Trail | undefined;
  for await (const row of trailRows(source.reader)) {
    counts.rows += 1;
    if (row.row_hash === null) counts.unsealed += 1;
    if (trail && (trail.noun !== row.noun || trail.recordId !== row.record_id)) await finish(trail, records, found);
    if (noun !== row.noun) {
      await records?.finish(found);
      noun = row.noun;
      walked.add(noun);
      records = source.pages.has(noun) ? recordsOf(source, noun, counts) : undefined;
    }
    if (trail?.noun !== row.noun || trail.recordId !== row.record_id) trail = { noun: row.noun, recordId: row.record_id, seq: 0, head: null, broken: false, lastRow: '' };
    follow(trail, row, source.keys, found);
    if (found.full()) return counts;
  }
  if (trail) await finish(trail, records, found);
  await records?.finish(found);
  for (const page of source.pages.keys()) if (!walked.has(page)) await recordsOf(source, page, counts).finish(found);
  return counts;
}

function trailRows(reader: SqlReader): AsyncGenerator<TrailRow> {
  return everyRow<TrailRow>(
    reader,
    `select ${sealableColumns('audit')}, r.bytes, s.row_hash from engine.audit_rows r
     left join engine.sealed_rows s on s.stream = 'audit' and s.row_id = r.id
     where (r.noun, r.record_id, r.seq) > ($1, $2::uuid, $3::int) order by r.noun, r.record_id, r.seq`,
    ['', '00000000-0000-0000-0000-000000000000', -2_147_483_648], (row) => [row.noun, row.record_id, row.seq],
  );
}

interface Trail {
  readonly noun: string;
  readonly recordId: string;
  seq: number;
  head: Uint8Array | null;
  /** After the first fault the rest is its echo: only what a row says of itself is still judged. */
  broken: boolean;
  lastRow: string;
}

function follow(trail: Trail, row: TrailRow, keys: Pick<Keys, 'audit'>, found: Findings): void {
  const seq = Number(row.seq);
  const place = { stream: 'audit', noun: row.noun, recordId: row.record_id, seq } as const;
  const fault = judge(trail, row, keys);
  if (fault) {
    trail.broken = true;
    found.add({ ...place, kind: fault, ...(fault === 'row_missing' ? { neighbour: row.id } : { row: row.id }) });
  }
  trail.head = headAfter(trail.head, row.bytes);
  trail.seq = seq;
  trail.lastRow = row.id;
}

function judge(trail: Trail, row: TrailRow, keys: Pick<Keys, 'audit'>): FaultKind | undefined {
  const seq = Number(row.seq);
  if (!saysWhatItsColumnsSay(row)) return 'row_changed';
  if (row.row_hash !== null && !sameBytes(rowHash('audit', { ...row, content: sha256(row.bytes) }), row.row_hash)) return 'seal_changed';
  if (trail.broken) return undefined;
  if (seq !== trail.seq + 1) return 'row_missing';
  const signed = { noun: row.noun, recordId: row.record_id, seq, bytes: row.bytes, previousHead: trail.head };
  return macHolds(() => auditMac(keys.audit, Number(row.key_version), signed), row.mac) ? undefined : 'row_changed';
}

function saysWhatItsColumnsSay(row: TrailRow): boolean {
  try {
    const entry = readEntry(row.bytes);
    return entry.noun === row.noun && entry.id === row.record_id && String(entry.seq) === row.seq && entry.at === row.at
      && entry.actor.id === row.actor_id && entry.subject === row.subject_id;
  } catch {
    return false;
  }
}

async function finish(trail: Trail, records: Records | undefined, found: Findings): Promise<void> {
  const record = await records?.find(trail.recordId, found);
  if (trail.broken) return;
  const place = { stream: 'audit', noun: trail.noun, recordId: trail.recordId, seq: trail.seq } as const;
  if (!record) found.add({ ...place, kind: 'record_missing', row: trail.lastRow });
  else if (record.version > trail.seq) found.add({ ...place, kind: 'row_missing', neighbour: trail.lastRow });
  else if (record.version < trail.seq) found.add({ ...place, kind: 'version_changed', row: trail.lastRow });
  else if (!sameBytes(record.audit_head, trail.head)) found.add({ ...place, kind: 'head_changed', row: trail.lastRow });
}

interface Records {
  /** The record of that id; those passed over on the way have no trail. Ids are asked in rising order. */
  find(id: string, found: Findings): Promise<RecordHead | undefined>;
  finish(found: Findings): Promise<void>;
}

function recordsOf({ reader }: Source, noun: string, counts: { records: number }): Records {
  const rows = everyRow<RecordHead>(reader, `select id::text, version::int, audit_head from "${tableOf(noun)}" where id > $1::uuid order by id`,
    ['00000000-0000-0000-0000-000000000000'], (row) => [row.id]);
  let next: RecordHead | undefined;
  const advance = async () => {
    const step = await rows.next();
    next = step.done ? undefined : step.value;
    if (next) counts.records += 1;
  };
  let started = false;
  const passUntil = async (id: string | null, found: Findings) => {
    if (!started) { started = true; await advance(); }
    while (next && !found.full() && (id === null || next.id < id)) {
      found.add({ stream: 'audit', kind: 'trail_missing', noun, recordId: next.id });
      await advance();
    }
  };
  return {
    async find(id, found) {
      await passUntil(id, found);
      if (next?.id !== id) return undefined;
      const record = next;
      await advance();
      return record;
    },
    finish: (found) => passUntil(null, found),
  };
}
