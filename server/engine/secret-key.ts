import { createSecretKey, type KeyObject } from 'node:crypto';

/**
 * A key as node:crypto takes it fastest: bare bytes take three times as long. Made for each use and not kept: ten
 * thousand keys of data subjects held as objects would be memory outside the heap.
 */
export const secretKey = (bytes: Uint8Array): KeyObject => createSecretKey(bytes);

const lasting = new WeakMap<Uint8Array, KeyObject>();

/** The same for one of the few keys of the whole system, which are used for every row: the object is kept as long as its bytes. */
export function lastingKey(bytes: Uint8Array): KeyObject {
  const known = lasting.get(bytes) ?? createSecretKey(bytes);
  lasting.set(bytes, known);
  return known;
}
