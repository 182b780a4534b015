import { fromBufferPromise } from 'yauzl';
import { archiveLimits } from '../../adapters/files/archive-kind.ts';

/** What systems put into an archive by themselves. */
const leftovers = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * The files of a ZIP. Only for one that `contentKind` has walked and found harmless; counted once more all the same. Null: it cannot be
 * read, or holds more than `most` files or more bytes than an archive of an institution has.
 */
export async function openArchive(bytes: Uint8Array, most: number): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[] | null> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, strictFileNames: false });
    const files: { name: string; bytes: Uint8Array }[] = [];
    let left: number = archiveLimits.inflatedBytes;
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || leftovers.test(entry.fileName)) continue;
      if (files.length === most || entry.uncompressedSize > left) return null;
      const parts: Buffer[] = [];
      for await (const part of await zip.openReadStreamPromise(entry)) {
        parts.push(part as Buffer);
        left -= (part as Buffer).length;
        if (left < 0) return null;
      }
      files.push({ name: entry.fileName, bytes: Buffer.concat(parts) });
    }
    return files;
  } catch {
    // Damaged, or not what its directory says: nothing in it is believed.
    return null;
  }
}
