import { sha256 } from './mac.ts';

/** The two append-only trails that are sealed. */
export type Stream = 'audit' | 'access';
export const streams: readonly Stream[] = ['audit', 'access'];

export const sourceOf = { audit: 'engine.audit_rows', access: 'engine.access_log' } as const satisfies Record<Stream, string>;

/** A row as both the sealer and verify read it: every column as text but the long one, of which the hash is enough. */
export interface SealableRow {
  readonly id: string;
  /** SHA-256 of the bytes. */
  readonly content: Uint8Array;
  readonly mac: Uint8Array;
  readonly [column: string]: unknown;
}

/** An instant in the one form that the bytes use too, whatever parsers the connection has. */
export const isoText = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = {
  audit: ['noun', 'record_id', 'seq', 'at', 'actor_id', 'subject_id', 'key_version'],
  access: ['at', 'actor_id', 'session_id', 'noun', 'record_ids', 'kind', 'key_version'],
} as const satisfies Record<Stream, readonly string[]>;

/** Select list that fits `rowHash`, over the alias `r`. */
export const sealableColumns = (stream: Stream): string =>
  ['r.id::text', ...columns[stream].map((name) => `${name === 'at' ? isoText('r.at') : `r.${name}::text`} as ${name}`), 'r.mac'].join(', ');

/** Covers every column but `xid`, which only says when the row could be sealed. */
export function rowHash(stream: Stream, row: SealableRow): Uint8Array {
  const header = JSON.stringify([stream, row.id, ...columns[stream].map((name) => row[name]), row.mac.length]);
  return sha256(header, row.mac, row.content);
}

export interface BlockHead {
  readonly stream: Stream;
  readonly n: number;
  readonly previousHash: Uint8Array;
  readonly rowsHash: Uint8Array;
  readonly rowCount: number;
  readonly sealedAt: string;
}

export const blockHash = (block: BlockHead): Uint8Array =>
  sha256(JSON.stringify([block.stream, block.n, block.rowCount, block.sealedAt, block.previousHash.length]), block.previousHash, block.rowsHash);

/** What stands before the first block. */
export const beforeFirst = new Uint8Array(0);
