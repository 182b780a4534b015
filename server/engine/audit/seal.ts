import { type PoolClient } from 'pg';
import { type Engine } from '../types.ts';
import { type Anchor } from './anchor.ts';
import { beforeFirst, blockHash, isoText, rowHash, sealableColumns, sourceOf, type BlockHead, type SealableRow, type Stream } from './block.ts';
import { blockMac, sha256 } from './mac.ts';

export type SealEngine = Pick<Engine, 'reads' | 'keys'>;

/** The chain of blocks does not fit what was anchored outside: nothing more is sealed on top of it until somebody has looked. */
export class BrokenChain extends Error {
  override readonly name = 'BrokenChain';
}

/** Also held by verify while it takes its snapshot, so that blocks and anchors are of one moment. */
export const sealerLock = 7_236_411;

/**
 * Orders the finished rows that stand in no block yet into chained blocks of at most 5,000, and anchors each block's head.
 * One sealer at a time in the whole cluster; another one answers at once with `busy`. Writers never wait for it.
 * Rows of a transaction older than every running one are complete: no row with a lower number can still appear among them.
 */
export async function sealAudit(engine: SealEngine, stream: Stream, now: string, anchor: Anchor): Promise<{ blocks: number; rows: number; busy: boolean }> {
  const client = await engine.reads.connect();
  let locked = false;
  try {
    locked = (await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [sealerLock])).rows[0]?.locked ?? false;
    if (!locked) return { blocks: 0, rows: 0, busy: true };
    await anchorWhatACrashLeft(client, stream, anchor);
    const done = { blocks: 0, rows: 0, busy: false };
    while (done.blocks < mostBlocks) {
      const block = await sealBlock(client, engine, stream, now);
      if (!block) break;
      await anchor.append({ stream, n: block.n, hash: Buffer.from(block.hash).toString('hex') });
      done.blocks += 1;
      done.rows += block.rowCount;
      if (block.rowCount < rowsPerBlock) break;
    }
    return done;
  } finally {
    // A connection that will not give the lock back is closed with it.
    const freed = !locked || (await client.query('select pg_advisory_unlock($1)', [sealerLock]).then(() => true, () => false));
    client.release(!freed);
  }
}

const rowsPerBlock = 5_000;
const mostBlocks = 40;

interface StoredBlock { readonly n: number; readonly hash: Uint8Array }

async function lastBlock(client: PoolClient, stream: Stream): Promise<StoredBlock | null> {
  const { rows } = await client.query<StoredBlock>('select n, hash from engine.sealed_blocks where stream = $1 order by n desc limit 1', [stream]);
  return rows[0] ?? null;
}

/** A block is committed first and anchored next; after a crash between the two the line is written now. */
async function anchorWhatACrashLeft(client: PoolClient, stream: Stream, anchor: Anchor): Promise<void> {
  const [block, line] = [await lastBlock(client, stream), await anchor.last(stream)];
  const anchored = line?.n ?? 0;
  if ((block?.n ?? 0) < anchored) throw new BrokenChain(`The ${stream} chain ends at block ${block?.n ?? 0}, block ${anchored} is anchored.`);
  if ((block?.n ?? 0) > anchored + 1) throw new BrokenChain(`The anchors of the ${stream} chain end at ${anchored}, its blocks at ${block?.n}.`);
  if (!block) return;
  const hash = Buffer.from(block.hash).toString('hex');
  if (block.n === anchored && hash !== line?.hash) throw new BrokenChain(`Block ${block.n} of the ${stream} chain is not the one that was anchored.`);
  if (block.n > anchored) await anchor.append({ stream, n: block.n, hash });
}

async function sealBlock(client: PoolClient, engine: SealEngine, stream: Stream, now: string): Promise<(BlockHead & { hash: Uint8Array }) | null> {
  await client.query('begin');
  try {
    const previous = await lastBlock(client, stream);
    const rows = await unsealedRows(client, stream, previous);
    const block = rows.length === 0 ? null : await writeBlock(client, engine, stream, now, previous, rows);
    await client.query(block ? 'commit' : 'rollback');
    return block;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Blocks follow (transaction, row number): what comes after the last sealed row is what is new. No scan of what is sealed. */
async function unsealedRows(client: PoolClient, stream: Stream, previous: StoredBlock | null): Promise<SealableRow[]> {
  const source = sourceOf[stream];
  await refuseForeignRows(client, source);
  const { rows: [last] } = await client.query<{ xid: string; id: string }>(
    `select r.xid::text as xid, r.id::text as id
     from engine.sealed_rows s join ${source} r on r.id = s.row_id where s.stream = $1 and s.n = $2 order by s.ordinal desc limit 1`,
    [stream, previous?.n ?? 0],
  );
  if (previous && !last) throw new BrokenChain(`The rows of block ${previous.n} of the ${stream} chain are missing.`);
  const { rows } = await client.query<SealableRow>(
    `select ${sealableColumns(stream)}, sha256(r.bytes) as content from ${source} r
     where (r.xid, r.id) > ($1::xid8, $2::bigint) and r.xid < pg_snapshot_xmin(pg_current_snapshot())
     order by r.xid, r.id limit ${rowsPerBlock}`,
    [last?.xid ?? '0', last?.id ?? '0'],
  );
  return rows;
}

/** Transaction numbers that this cluster has not reached: the order that sealing rests on does not hold. */
async function refuseForeignRows(client: PoolClient, source: string): Promise<void> {
  const { rows } = await client.query(`select from ${source} where xid >= pg_snapshot_xmax(pg_current_snapshot()) limit 1`);
  if (rows.length > 0) throw new BrokenChain(`${source} was restored from another cluster (call adoptRestoredTrail once) or tampered with.`);
}

async function writeBlock(
  client: PoolClient, { keys }: SealEngine, stream: Stream, now: string, previous: StoredBlock | null, rows: readonly SealableRow[]
): Promise<BlockHead & { hash: Uint8Array }> {
  const hashes = rows.map((row) => rowHash(stream, row));
  const head: BlockHead = {
    stream, n: (previous?.n ?? 0) + 1, previousHash: previous?.hash ?? beforeFirst, rowsHash: sha256(...hashes), rowCount: rows.length, sealedAt: now,
  };
  const hash = blockHash(head);
  const { rows: [stored] } = await client.query<{ sealed_at: string }>(
    `insert into engine.sealed_blocks (stream, n, previous_hash, rows_hash, row_count, sealed_at, hash, mac, key_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${isoText('sealed_at')} as sealed_at`,
    [stream, head.n, head.previousHash, head.rowsHash, head.rowCount, now, hash, blockMac(keys.audit, keys.audit.current, hash), keys.audit.current],
  );
  if (stored?.sealed_at !== now) throw new Error(`'${now}' is not an instant in UTC with milliseconds`);
  await client.query(
    `insert into engine.sealed_rows (stream, row_id, n, ordinal, row_hash)
     select $1, row_id, $2, ordinal, row_hash from unnest($3::bigint[], $4::int[], $5::bytea[]) as sealed (row_id, ordinal, row_hash)`,
    [stream, head.n, rows.map((row) => row.id), rows.map((_, index) => index + 1), hashes],
  );
  return { ...head, hash };
}

/**
 * After a restore into another cluster, whose transaction numbers begin lower: sealed rows count as older than everything,
 * unsealed ones as next. For the restore script only; needs the owner of the tables. Hashes and MACs do not cover `xid`.
 */
export async function adoptRestoredTrail(client: Pick<PoolClient, 'query'>): Promise<void> {
  await client.query('begin');
  for (const stream of ['audit', 'access'] as const) {
    const source = sourceOf[stream];
    await client.query(`alter table ${source} disable trigger append_only`);
    await client.query(`update ${source} r set xid = case when exists (select from engine.sealed_rows s where s.stream = '${stream}' and s.row_id = r.id) then '1'::xid8 else '2'::xid8 end`);
    await client.query(`alter table ${source} enable trigger append_only`);
  }
  await client.query('commit');
}

