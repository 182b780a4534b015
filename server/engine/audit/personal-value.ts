import { createCipheriv, createDecipheriv } from 'node:crypto';
import { someRandomBytes } from '../random-bytes.ts';
import { secretKey } from '../secret-key.ts';
import { canonicalText } from './canonical.ts';

/** Where in the trail a value stands; bound to the ciphertext, so that no value can be moved to another row, field or side. */
export interface Place {
  readonly noun: string;
  readonly recordId: string;
  readonly seq: number;
  readonly field: string;
  readonly side: 'before' | 'after' | 'input' | 'reason';
}

/** AES-256-GCM under the subject's key: base64 of nonce (12) ‖ tag (16) ‖ ciphertext of the canonical JSON. */
export function sealValue(value: unknown, key: Uint8Array, place: Place): string {
  const nonce = someRandomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', secretKey(key), nonce).setAAD(aadOf(place));
  const content = Buffer.concat([cipher.update(canonicalText(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64');
}

/** Throws when the ciphertext, its place or the key is not the one it was sealed with. */
export function openValue(sealed: string, key: Uint8Array, place: Place): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secretKey(key), bytes.subarray(0, nonceBytes)).setAAD(aadOf(place));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const content = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  return JSON.parse(content.toString('utf8')) as unknown;
}

const nonceBytes = 12;
const tagBytes = 16;

const aadOf = ({ noun, recordId, seq, field, side }: Place): Buffer => Buffer.from(canonicalText([noun, recordId, seq, field, side]));
