import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedSubject, FileRefused, type FileContent, type PutOptions } from './file-store.ts';
import { seal, sealedName } from './sealed-content.ts';

export type Spooled = {
  path: string;
  key: string;
  sha256: string;
  size: number;
  /** Hash and length of the bytes on disk: of the ciphertext when sealed. */
  storedSha256: string;
  storedBytes: number;
};

/** Streams content into a file of its own in `folder`, synced, and hands that to `keep`; whatever happens, the file is gone afterwards unless `keep` moved it. */
export async function spool<T>(
  folder: string,
  content: FileContent,
  options: PutOptions & { maxBytes: number },
  keep: (spooled: Spooled) => Promise<T>,
): Promise<T> {
  const subject = checkedSubject(options.subject);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  try {
    const written = await writeDown(path, content, options);
    const name = options.secret ? `s-${sealedName(written.sha256, options.secret)}` : written.sha256;
    return await keep({ ...written, path, key: `${subject}/${name}` });
  } finally {
    await rm(path, { force: true });
  }
}

/** Removes what a killed process left of its uploads before that moment. */
export async function removeSpooled(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (!found || found.mtime >= before) continue;
    await rm(join(folder, name), { force: true });
    removed += 1;
  }
  return removed;
}

async function writeDown(path: string, content: FileContent, options: PutOptions & { maxBytes: number }) {
  const hash = createHash('sha256');
  const storedHash = createHash('sha256');
  let size = 0;
  let storedBytes = 0;

  async function* measured() {
    for await (const part of content instanceof Uint8Array ? [content] : content) {
      size += part.byteLength;
      if (size > options.maxBytes) throw new FileRefused('too_large', `A file may have at most ${options.maxBytes} bytes.`);
      hash.update(part);
      yield part;
    }
  }

  const file = await open(path, 'wx', 0o600);
  try {
    for await (const part of options.secret ? seal(measured(), options.secret) : measured()) {
      storedHash.update(part);
      storedBytes += part.byteLength;
      await writeAll(file, part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size, storedSha256: storedHash.digest('hex'), storedBytes };
}

async function writeAll(file: FileHandle, bytes: Uint8Array) {
  for (let done = 0; done < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, done);
    done += bytesWritten;
  }
}
