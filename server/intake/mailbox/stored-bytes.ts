import { createHash } from 'node:crypto';
import { FileRefused, type FileStore } from '../../adapters/files/file-store.ts';
import { subjectKeyFor } from '../../engine/subject-keys.ts';
import { type Engine } from '../../engine/types.ts';

export interface Shelf {
  readonly engine: Engine;
  readonly files: FileStore;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Under whose key the files of one message lie: an id made of its content, so that the same message finds the same shelf before
 * there is a record of it, and destroying that key destroys message and attachments.
 */
export function shelfOf(contentHash: string): string {
  const h = contentHash;
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

/** Keeps bytes sealed on the shelf, whatever a scanner finds in them: what is infected or not scanned is never read out. Answers the key. The same bytes are stored once. */
export const keep = (parts: Shelf, shelf: string, bytes: Uint8Array): Promise<string> => put(parts, shelf, bytes, { keepInfected: true });

/** The same for one file of a message; null where a scanner found something in it: then only the raw message has it. */
export const keepClean = (parts: Shelf, shelf: string, bytes: Uint8Array): Promise<string | null> => put(parts, shelf, bytes, {}).catch((error: unknown) => {
  if (error instanceof FileRefused && error.code === 'infected') return null;
  throw error;
});

async function put({ engine, files }: Shelf, shelf: string, bytes: Uint8Array, options: { readonly keepInfected?: boolean }): Promise<string> {
  const secret = await subjectKeyFor(engine, shelf, engine.clock.now());
  if (secret === null) throw new Error('The key of this message was destroyed');
  return (await files.put(bytes, { subject: `subject-${shelf}`, secret, ...options })).key;
}

/** The bytes behind a key of a stored file, sealed or not, checked by the store as they are read. `evenHeld`: also before it is scanned, for judging alone. Throws FileRefused; null: destroyed. */
export async function storedBytes({ engine, files }: Shelf, key: string, { evenHeld = false } = {}): Promise<Buffer | null> {
  const [, subject] = /^subject-([0-9a-f-]{36})\/s-/.exec(key) ?? [];
  const secret = subject === undefined ? undefined : await subjectKeyFor(engine, subject, engine.clock.now());
  if (secret === null) return null;
  const parts: Uint8Array[] = [];
  for await (const part of await files.get(key, { evenHeld, ...(secret ? { secret } : {}) })) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}
