import { createHash, createHmac, hash as hashAtOnce, timingSafeEqual } from 'node:crypto';
import { type VersionedKey } from '../keys.ts';
import { lastingKey } from '../secret-key.ts';

/** SHA-256 of the parts one after another. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The head of a record's trail after one more row: SHA-256(previous head ‖ SHA-256(bytes)). */
export function headAfter(previousHead: Uint8Array | null, bytes: Uint8Array): Uint8Array {
  const inner = hashAtOnce('sha256', bytes, 'buffer');
  return hashAtOnce('sha256', previousHead === null ? inner : Buffer.concat([previousHead, inner]), 'buffer');
}

/** MAC of a row of the trail: who it is about, which step, what it says and what stood before it. */
export const auditMac = (keys: VersionedKey, version: number, row: { noun: string; recordId: string; seq: number; bytes: Uint8Array; previousHead: Uint8Array | null }): Uint8Array =>
  mac(keys, version, ['audit', row.noun, row.recordId, row.seq], row.bytes, row.previousHead ?? noHead);

export const accessMac = (keys: VersionedKey, version: number, bytes: Uint8Array): Uint8Array => mac(keys, version, ['access'], bytes, noHead);

export const blockMac = (keys: VersionedKey, version: number, hash: Uint8Array): Uint8Array => mac(keys, version, ['block'], hash, noHead);

/** An unknown key version is a false MAC, not a fault of the program: the column may have been tampered with. */
export function macHolds(expected: () => Uint8Array, given: Uint8Array): boolean {
  let right: Uint8Array;
  try { right = expected(); } catch { return false; }
  return sameBytes(right, given);
}

export const sameBytes = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one !== null && other !== null && one.length === other.length && timingSafeEqual(one, other);

const noHead = new Uint8Array(0);

/** Each part's length is written before it: no two different rows give the same input. */
function mac(keys: VersionedKey, version: number, header: readonly (string | number)[], bytes: Uint8Array, tail: Uint8Array): Uint8Array {
  const key = keys.keys.get(version);
  if (!key) throw new Error(`there is no audit key of version ${version}`);
  return createHmac('sha256', lastingKey(key)).update(JSON.stringify([...header, version, bytes.length, tail.length])).update(bytes).update(tail).digest();
}
