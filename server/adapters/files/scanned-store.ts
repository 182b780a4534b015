import { type Scanner, ScannerUnavailable } from '../scanner/scanner.ts';
import { FileRefused, type FileStore, type PutOptions, type StoredFile } from './file-store.ts';

/** Files that are kept and not read: waiting for a scanner that was away, or found to be infected later. Shared by all nodes. */
export interface HeldFiles {
  /** `virus` null: not scanned yet. What was found once stays found. */
  hold(key: string, virus: string | null): Promise<void>;
  find(key: string): Promise<{ readonly virus: string | null } | undefined>;
  /** The file is gone. */
  forget(key: string): Promise<void>;
  /** Scanned and clean. */
  free(key: string): Promise<void>;
}

/**
 * A store behind a scanner: whatever comes from outside is scanned on its way in, at every door, since there is no other way to the bytes.
 * Infected: `put` throws FileRefused `infected`. Scanner away: the file is kept and held, `get` throws `held` until a later scan frees it.
 */
export function scannedStore(store: FileStore, scanner: Scanner, held: HeldFiles): FileStore {
  return {
    has: (key) => store.has(key), list: (before) => store.list(before), removeUnfinished: (before) => store.removeUnfinished(before),
    async remove(key) {
      await store.remove(key);
      await held.forget(key);
    },
    put: (content, options) => (options.ours ? store.put(content, options) : putScanned(store, scanner, held, content, options)),
    async get(key, options = {}) {
      const found = await held.find(key);
      if (found && found.virus !== null) throw new FileRefused('infected', `A scan has found ${found.virus} in this file.`);
      if (found && !options.evenHeld) throw new FileRefused('held', 'This file waits for its scan.');
      return store.get(key, options);
    },
  };
}

async function putScanned(store: FileStore, scanner: Scanner, held: HeldFiles, content: Parameters<FileStore['put']>[0], options: PutOptions): Promise<StoredFile> {
  // Bytes at hand are scanned before they are stored; a stream can be read only once, and is scanned where it lies before anybody knows its key.
  const early = content instanceof Uint8Array ? await verdictOf(scanner, () => content) : undefined;
  if (early !== undefined && early !== null && early !== 'away' && !options.keepInfected) throw infected(early);
  const stored = await store.put(content, options);
  const verdict = early === undefined ? await verdictOf(scanner, () => store.get(stored.key, options.secret ? { secret: options.secret } : {})) : early;
  if (verdict === null) {
    await held.free(stored.key);
    return stored;
  }
  // What is not to be kept is named by no record: it goes with the next sweep of orphans.
  await held.hold(stored.key, verdict === 'away' ? null : verdict.virus);
  if (verdict !== 'away' && !options.keepInfected) throw infected(verdict);
  return { ...stored, held: true };
}

type Verdict = null | 'away' | { readonly virus: string };

async function verdictOf(scanner: Scanner, content: () => Parameters<Scanner['scan']>[0] | Promise<Parameters<Scanner['scan']>[0]>): Promise<Verdict> {
  try {
    const virus = await scanner.scan(await content());
    return virus === null ? null : { virus };
  } catch (error) {
    if (error instanceof ScannerUnavailable) return 'away';
    throw error;
  }
}

const infected = ({ virus }: { readonly virus: string }): FileRefused => new FileRefused('infected', `A scan has found ${virus} in this file.`);
