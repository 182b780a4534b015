import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DEFAULT_MAX_MESSAGE_BYTES, headBytes, MailboxFault, type Arrived, type Mailbox } from './mailbox.ts';

export interface DropFolderOptions {
  readonly maxBytes?: number;
  /** A file that was written to a moment ago may still be growing. */
  readonly settledMs?: number;
}

/** Names of files that are messages; those that begin with a dot are still being written by whoever drops them. */
const droppedName = /^[^.].*\.eml$/i;
const mostAtOnce = 10_000;

/**
 * A folder into which somebody puts `.eml` files: the mailbox of a machine that has none. A file is claimed by moving it into
 * `claimed/`, so that of two readers one gets it, and lies in `taken/` once its record is there. What a killed reader had claimed
 * comes again.
 */
export function dropFolder(folder: string, { maxBytes = DEFAULT_MAX_MESSAGE_BYTES, settledMs = 200 }: DropFolderOptions = {}): Mailbox {
  const claimed = join(folder, 'claimed');
  const taken = join(folder, 'taken');
  const names = new WeakMap<Arrived, string>();

  async function* arrivals(): AsyncGenerator<Arrived> {
    await faulty(Promise.all([claimed, taken].map((place) => mkdir(place, { recursive: true, mode: 0o700 }))));
    const [again, dropped] = [await listed(claimed), await listed(folder)];
    for (const [at, name] of again.entries()) yield await arrived(name, again.length - at - 1 + dropped.length);
    for (const [at, name] of dropped.entries()) {
      if (await isGrowing(join(folder, name), settledMs)) continue;
      const own = await freeName(claimed, name);
      const won = await rename(join(folder, name), join(claimed, own)).then(() => true, (error: { code?: string }) => {
        if (error.code === 'ENOENT') return false;
        throw new MailboxFault(`Bırakılan e-posta alınamadı (${error.code}); klasörün izinlerine bakın.`, error);
      });
      if (won) yield await arrived(own, dropped.length - at - 1);
    }
  }

  async function arrived(name: string, behind: number): Promise<Arrived> {
    const { size, bytes } = await faulty(beginningOf(join(claimed, name), maxBytes));
    const one: Arrived = { place: { validity: 'folder', number: 0 }, behind, size, raw: size > maxBytes ? null : bytes, head: bytes.subarray(0, headBytes) };
    names.set(one, name);
    return one;
  }

  return {
    name: `folder:${folder}`,
    source: 'dropFolder',
    arrivals,
    async settle(one) {
      const name = names.get(one);
      if (name === undefined) return;
      await faulty(freeName(taken, name).then((free) => rename(join(claimed, name), join(taken, free))).catch((error: { code?: string }) => {
        if (error.code !== 'ENOENT') throw error;
      }));
    },
    async idle(longestMs, signal) {
      const until = Date.now() + longestMs;
      while (Date.now() < until && !signal.aborted) {
        await pause(Math.min(500, longestMs), undefined, { signal }).catch(() => undefined);
        if ((await listed(folder).catch(() => [])).length > 0) return;
      }
    },
    async close() {},
  };
}

/** Puts a message into a drop folder in one step, as whoever feeds it should: written beside, then renamed. */
export async function dropMessage(folder: string, name: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const beside = join(folder, `.${name}`);
  await copyFile(path, beside, constants.COPYFILE_EXCL);
  await rename(beside, join(folder, name)).catch(async (error: unknown) => {
    await rm(beside, { force: true });
    throw error;
  });
}

const listed = async (folder: string): Promise<string[]> => (await readdir(folder, { withFileTypes: true }).catch((error: { code?: string }) => {
  if (error.code === 'ENOENT') return [];
  throw new MailboxFault(`Bırakma klasörü okunamadı (${error.code}).`, error);
})).filter((entry) => entry.isFile() && droppedName.test(entry.name)).map(({ name }) => name).sort().slice(0, mostAtOnce);

const isGrowing = async (path: string, settledMs: number): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined);
  return found === undefined || Date.now() - found.mtimeMs < settledMs;
};

/** Two people may drop `liste.eml` on two days. */
async function freeName(folder: string, name: string): Promise<string> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const candidate = attempt === 0 ? name : name.replace(/\.eml$/i, `-${attempt}.eml`);
    if (!(await stat(join(folder, candidate)).then(() => true, () => false))) return candidate;
  }
  throw new MailboxFault('Aynı adda çok fazla e-posta dosyası var; taken klasörünü boşaltın.');
}

async function beginningOf(path: string, maxBytes: number): Promise<{ size: number; bytes: Uint8Array }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(size > maxBytes ? Math.min(size, headBytes) : size);
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return { size, bytes: bytes.subarray(0, done) };
  } finally {
    await file.close();
  }
}

const faulty = <T>(work: Promise<T>): Promise<T> => work.catch((error: unknown) => {
  throw error instanceof MailboxFault ? error : new MailboxFault(`Bırakma klasörü okunamadı (${(error as { code?: string }).code ?? 'nedeni bilinmiyor'}).`, error);
});
