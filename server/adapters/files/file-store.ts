import type { Readable } from 'node:stream';

export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;

export type StoredFile = {
  /** Where to find it again: `<subject>/<name>`. Keep it on the row. */
  key: string;
  /** SHA-256 of the content, hex. Of a sealed file it is personal data too: it tells whether two files are equal. */
  sha256: string;
  /** Bytes of content, before sealing. */
  size: number;
  /** Kept, and not given out until it is scanned. */
  held?: boolean;
};

export type StoredObject = { key: string; storedBytes: number; storedAt: Date };

export type PutOptions = {
  /** Whose file it is, such as `person-0198…`: lower-case letters, digits and hyphens. Equal content of one subject is stored once; two subjects share nothing, so that one can be destroyed. */
  subject: string;
  /** The subject's key, 32 bytes. With it only ciphertext reaches the store, under a name that tells nothing without the key. */
  secret?: Uint8Array;
  /** At most this many bytes of content; the store's own limit when absent. */
  maxBytes?: number;
  /** Made by ourselves: no scanner is asked. */
  ours?: boolean;
  /** What must not be lost is kept and held where others are refused: a raw message. */
  keepInfected?: boolean;
};

export type GetOptions = {
  secret?: Uint8Array;
  /** Also before it is scanned: for our own judging, in threads that can be lost; never for what goes out. */
  evenHeld?: boolean;
};

export interface FileStore {
  /** Returns after the bytes are safe on the store; write the row after it. Throws FileRefused `too_large` while streaming, having stored nothing, and `infected`. */
  put(content: FileContent, options: PutOptions): Promise<StoredFile>;
  /** The content; the stream fails with FileRefused `damaged` when the bytes are not those that were put. Throws FileRefused `missing`, `secret_needed`, `held` or `infected`. */
  get(key: string, options?: GetOptions): Promise<Readable>;
  has(key: string): Promise<boolean>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** Objects put (or put again) before that moment, in no order: a sweep removes those that no row names. */
  list(before: Date): AsyncIterable<StoredObject>;
  /** Removes what interrupted uploads left before that moment; answers how many. */
  removeUnfinished(before: Date): Promise<number>;
}

export type FileRefusalCode = 'too_large' | 'missing' | 'damaged' | 'secret_needed' | 'malformed' | 'unavailable' | 'held' | 'infected';

export class FileRefused extends Error {
  readonly code: FileRefusalCode;

  constructor(code: FileRefusalCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'FileRefused';
    this.code = code;
  }
}

export const DEFAULT_MAX_FILE_BYTES = 100 * 1024 * 1024;

const subjectShape = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const keyShape = /^([a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)\/(s-)?([0-9a-f]{64})$/;

export function checkedSubject(subject: string): string {
  if (!subjectShape.test(subject)) throw new FileRefused('malformed', 'A file subject is lower-case letters, digits and hyphens.');
  return subject;
}

// A key comes back from a row, an export, an old backup: it must never climb out of the store.
export function readKey(key: string): { subject: string; sealed: boolean; name: string; digest: string } {
  const [, subject, mark, digest] = keyShape.exec(key) ?? [];
  if (subject === undefined || digest === undefined) throw new FileRefused('malformed', 'This is no key of a stored file.');
  return { subject, sealed: mark !== undefined, name: `${mark ?? ''}${digest}`, digest };
}
