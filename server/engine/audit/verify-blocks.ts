import { type Keys } from '../keys.ts';
import { type Anchor, type AnchorLine } from './anchor.ts';
import { beforeFirst, blockHash, isoText, sourceOf, type Stream } from './block.ts';
import { type Findings } from './fault.ts';
import { blockMac, macHolds, sameBytes, sha256 } from './mac.ts';
import { everyRow, type SqlReader } from './reader.ts';

interface BlockRow {
  readonly n: number; readonly previous_hash: Uint8Array; readonly rows_hash: Uint8Array; readonly row_count: number; readonly sealed_at: string;
  readonly hash: Uint8Array; readonly mac: Uint8Array; readonly key_version: number;
}

interface SealRow { readonly n: number; readonly ordinal: number; readonly row_id: string; readonly row_hash: Uint8Array; readonly present: boolean }

interface Source { readonly reader: SqlReader; readonly keys: Pick<Keys, 'audit'>; readonly anchors: { readonly anchor: Anchor; readonly until: number } | undefined }

/** Walks the chain of blocks beside the rows that it orders and the lines that were anchored outside. */
export async function verifyBlocks(source: Source, stream: Stream, found: Findings): Promise<number> {
  const seals = sealsOf(source.reader, stream);
  const anchored = anchoredLines(source, stream);
  let left: string | undefined;
  let chain: { n: number; hash: Uint8Array } = { n: 0, hash: beforeFirst };
  for await (const block of blocksOf(source.reader, stream)) {
    if (block.n !== chain.n + 1) found.add({ stream, kind: 'block_missing', block: chain.n + 1 });
    else if (!blockHolds(source.keys, stream, block, chain.hash)) found.add({ stream, kind: 'block_changed', block: block.n });
    left = await verifySeals(seals, stream, block, left, found);
    await anchored.pass(block, found);
    chain = { n: block.n, hash: block.hash };
    if (found.full()) return chain.n;
  }
  await anchored.finish(chain.n, found);
  await findStrays(source.reader, stream, found);
  return chain.n;
}

const blocksOf = (reader: SqlReader, stream: Stream): AsyncGenerator<BlockRow> => everyRow<BlockRow>(
  reader,
  `select n, previous_hash, rows_hash, row_count, ${isoText('sealed_at')} as sealed_at, hash, mac, key_version
   from engine.sealed_blocks where n > $1::int and stream = $2 order by n`,
  [-2_147_483_648], (block) => [block.n], [stream],
);

function blockHolds(keys: Pick<Keys, 'audit'>, stream: Stream, block: BlockRow, previousHash: Uint8Array): boolean {
  const hash = blockHash({ stream, n: block.n, previousHash: block.previous_hash, rowsHash: block.rows_hash, rowCount: block.row_count, sealedAt: block.sealed_at });
  return sameBytes(block.previous_hash, previousHash) && sameBytes(hash, block.hash)
    && macHolds(() => blockMac(keys.audit, block.key_version, block.hash), block.mac);
}

const sealsOf = (reader: SqlReader, stream: Stream): AsyncGenerator<SealRow> => everyRow<SealRow>(
  reader,
  `select s.n, s.ordinal, s.row_id::text as row_id, s.row_hash, r.id is not null as present
   from engine.sealed_rows s left join ${sourceOf[stream]} r on r.id = s.row_id
   where (s.n, s.ordinal) > ($1::int, $2::int) and s.stream = $3 order by s.n, s.ordinal`,
  [-2_147_483_648, 0], (row) => [row.n, row.ordinal], [stream],
);

/**
 * The rows of one block, in their order, none missing, none more. A row that is gone is named by the one before it, in an earlier
 * block if need be, else by the one after it. Answers the last row that is there.
 */
async function verifySeals(seals: Peekable, stream: Stream, block: BlockRow, before: string | undefined, found: Findings): Promise<string | undefined> {
  const hashes: Uint8Array[] = [];
  const gone: (string | undefined)[] = [];
  let ordinals = true;
  let left = before;
  for (let seal = await peek(seals); seal && seal.n <= block.n; seal = await next(seals)) {
    if (seal.n < block.n) continue;
    hashes.push(seal.row_hash);
    ordinals &&= seal.ordinal === hashes.length;
    if (!seal.present) gone.push(left);
    else left = seal.row_id;
  }
  for (const earlier of gone) {
    const neighbour = earlier ?? left;
    found.add({ stream, kind: 'row_missing', block: block.n, ...(neighbour === undefined ? {} : { neighbour }) });
  }
  if (!ordinals || hashes.length !== block.row_count || !sameBytes(sha256(...hashes), block.rows_hash)) found.add({ stream, kind: 'seal_changed', block: block.n });
  return left;
}

type Peekable = AsyncGenerator<SealRow>;
const peeked = new WeakMap<Peekable, SealRow | undefined>();

async function next(seals: Peekable): Promise<SealRow | undefined> {
  const step = await seals.next();
  const row = step.done ? undefined : step.value;
  peeked.set(seals, row);
  return row;
}

const peek = async (seals: Peekable): Promise<SealRow | undefined> => (peeked.has(seals) ? peeked.get(seals) : next(seals));

/** Sealed rows of no block: whoever writes such a line hopes that nobody walks past it. */
async function findStrays(reader: SqlReader, stream: Stream, found: Findings): Promise<void> {
  const { rows } = await reader.query<{ n: number }>(
    `select distinct s.n from engine.sealed_rows s
     where (s.stream = $1 or s.stream not in ('audit', 'access')) and not exists (select from engine.sealed_blocks b where b.stream = s.stream and b.n = s.n) order by 1 limit 10`,
    [stream],
  );
  for (const { n } of rows) found.add({ stream, kind: 'block_missing', block: n });
}

/** Lines and blocks side by side. Only the newest block may still wait for its line: it is anchored right after its commit. */
function anchoredLines({ anchors }: Source, stream: Stream) {
  const lines = anchors?.anchor.lines(stream, anchors.until)[Symbol.asyncIterator]();
  let line: AnchorLine | undefined;
  let missing: number | undefined;
  const advance = async () => {
    const step = await lines?.next();
    line = step === undefined || step.done ? undefined : step.value;
  };
  let started = false;
  const begin = async () => { if (!started) { started = true; await advance(); } };
  return {
    async pass(block: { n: number; hash: Uint8Array }, found: Findings): Promise<void> {
      if (!lines) return;
      await begin();
      if (missing !== undefined) found.add({ stream, kind: 'anchor_missing', block: missing });
      missing = line?.n === block.n ? undefined : block.n;
      for (; line && line.n <= block.n; await advance()) {
        const right = line.n === block.n && line.hash === Buffer.from(block.hash).toString('hex');
        if (!right) found.add({ stream, kind: 'anchor_changed', block: line.n });
      }
    },
    async finish(lastBlock: number, found: Findings): Promise<void> {
      if (!lines) return;
      await begin();
      if (line) found.add({ stream, kind: 'block_missing', block: Math.min(line.n, lastBlock + 1) });
      await lines.return?.();
    },
  };
}
