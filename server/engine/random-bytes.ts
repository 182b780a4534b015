import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(8_192);
let used = pool.length;

/** Random bytes for a nonce, an id or a key, at most 64: drawn many at a time, each given out once and wiped from the pool. */
export function someRandomBytes(count: number): Buffer {
  if (count > 64) throw new RangeError(`${count} random bytes are more than 64`);
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + count));
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}
