import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { FileRefused, readKey } from './file-store.ts';
import { sealedName, unseal } from './sealed-content.ts';

/** The content behind `key` as a stream that fails at its end (sealed: at the first bad chunk) when it is not what the key names. `stored` is opened at the first read. */
export function checkedContent(key: string, stored: () => AsyncIterable<Uint8Array>, secret: Uint8Array | undefined): Readable {
  const { sealed, digest } = readKey(key);
  if (sealed && !secret) throw new FileRefused('secret_needed', 'This file is sealed under a key that was not given.');

  async function* checked() {
    const hash = createHash('sha256');
    for await (const part of sealed && secret ? unseal(stored(), secret) : stored()) {
      hash.update(part);
      yield part;
    }
    const sha256 = hash.digest('hex');
    if ((sealed && secret ? sealedName(sha256, secret) : sha256) !== digest) {
      throw new FileRefused('damaged', 'The stored file is not what its key names.');
    }
  }
  return Readable.from(checked(), { objectMode: false });
}
