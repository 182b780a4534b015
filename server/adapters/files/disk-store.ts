import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkedContent } from './checked-content.ts';
import { DEFAULT_MAX_FILE_BYTES, FileRefused, readKey, type FileStore, type StoredObject } from './file-store.ts';
import { removeSpooled, spool } from './spool.ts';

/** Files below `folder`: `objects/<shard>/<subject>/<name>`, and `incoming/` for uploads under way. Both must be on one file system. */
export function diskStore(folder: string, limits: { maxBytes: number } = { maxBytes: DEFAULT_MAX_FILE_BYTES }): FileStore {
  const objects = join(folder, 'objects');
  const incoming = join(folder, 'incoming');
  const pathOf = (key: string) => {
    const { subject, name } = readKey(key);
    return join(objects, shardOf(subject), subject, name);
  };

  return {
    async put(content, options) {
      const bounded = { ...options, maxBytes: options.maxBytes ?? limits.maxBytes };
      return spool(incoming, content, bounded, async ({ path, key, sha256, size }) => {
        const target = pathOf(key);
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        // Also over an equal file: the fresh date keeps it from a sweep that is about to meet the old one.
        await rename(path, target);
        await syncFolders(dirname(target), folder);
        return { key, sha256, size };
      });
    },
    async get(key, options = {}) {
      const path = pathOf(key);
      if (!(await isFile(path))) throw new FileRefused('missing', 'There is no such file.');
      return checkedContent(key, () => readFrom(path), options.secret);
    },
    has: async (key) => isFile(pathOf(key)),
    remove: async (key) => rm(pathOf(key), { force: true }),
    list: (before) => objectsBefore(objects, before),
    removeUnfinished: (before) => removeSpooled(incoming, before),
  };
}

// A million subjects in one folder would make every look-up and backup slow.
const shardOf = (subject: string) => createHash('sha256').update(subject).digest('hex').slice(0, 2);

async function* readFrom(path: string) {
  try {
    yield* createReadStream(path);
  } catch (error) {
    throw isAbsent(error)
      ? new FileRefused('missing', 'There is no such file.', error)
      : new FileRefused('unavailable', 'The file could not be read.', error);
  }
}

// Without it a power cut can lose the name of a file whose row has committed.
async function syncFolders(from: string, upTo: string) {
  for (let folder = from; ; folder = dirname(folder)) {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (folder === upTo || folder === dirname(folder)) return;
  }
}

async function* objectsBefore(objects: string, before: Date): AsyncGenerator<StoredObject> {
  for (const shard of await namesIn(objects)) {
    for (const subject of await namesIn(join(objects, shard))) {
      for (const name of await namesIn(join(objects, shard, subject))) {
        const found = await stat(join(objects, shard, subject, name)).catch(() => undefined);
        if (found?.isFile() && found.mtime < before) yield { key: `${subject}/${name}`, storedBytes: found.size, storedAt: found.mtime };
      }
    }
  }
}

async function namesIn(folder: string) {
  return readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
}

async function isFile(path: string) {
  return stat(path).then(
    (found) => found.isFile(),
    (error: unknown) => {
      if (isAbsent(error)) return false;
      throw new FileRefused('unavailable', 'The file store could not be read.', error);
    },
  );
}

const isAbsent = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
