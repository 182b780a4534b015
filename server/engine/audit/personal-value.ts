import { createCipheriv, createDecipheriv } from 'node:crypto';
import { someRandomBytes } from '../random-bytes.ts';
import { secretKey } from '../secret-key.ts';
import { canonicalText } from './canonical.ts';

/** The row of the trail that a ciphertext belongs to; bound to it, so that none can be moved to another row. */
export interface RowPlace {
  readonly noun: string;
  readonly recordId: string;
  readonly seq: number;
}

/** Where in the row a value stands. */
export interface Place extends RowPlace {
  readonly field: string;
  readonly side: 'before' | 'after' | 'input' | 'reason';
}

/** The personal values of one row: by field for what changed, by name for inputs. */
export interface PersonalContent {
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly reason?: unknown;
}

/** AES-256-GCM under the subject's key: base64 of nonce (12) ‖ tag (16) ‖ ciphertext of the canonical text of a PersonalContent. */
export const sealContent = (text: string, key: Uint8Array, place: RowPlace): string => sealed(text, key, rowAad(place));

/** Throws when the ciphertext, its row or the key is not the one it was sealed with. */
export const openContent = (sealed: string, key: Uint8Array, place: RowPlace): PersonalContent => opened(sealed, key, rowAad(place)) as PersonalContent;

/** One value alone, bound to its field and side: drafts, and rows of the trail of the form 1. */
export const sealValue = (value: unknown, key: Uint8Array, place: Place): string => sealed(canonicalText(value), key, valueAad(place));

/** Throws as `openContent`. */
export const openValue = (sealed: string, key: Uint8Array, place: Place): unknown => opened(sealed, key, valueAad(place));

function sealed(text: string, key: Uint8Array, aad: Buffer): string {
  const nonce = someRandomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', secretKey(key), nonce);
  cipher.setAAD(aad);
  const content = cipher.update(text, 'utf8');
  // GCM is a stream: `final` gives no bytes, it only closes the tag.
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64');
}

function opened(sealed: string, key: Uint8Array, aad: Buffer): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secretKey(key), bytes.subarray(0, nonceBytes)).setAAD(aad);
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const content = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  return JSON.parse(content.toString('utf8')) as unknown;
}

const nonceBytes = 12;
const tagBytes = 16;

const valueAad = ({ noun, recordId, seq, field, side }: Place): Buffer => Buffer.from(canonicalText([noun, recordId, seq, field, side]));

/** No text of a single value begins like this one, so that neither can be taken for the other. */
const rowAad = ({ noun, recordId, seq }: RowPlace): Buffer => Buffer.from(canonicalText(['row', 2, noun, recordId, seq]));
