import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { FileRefused } from './file-store.ts';

/**
 * Content under a subject's key, chunk by chunk, so that a large file neither fills the memory nor is
 * handed out unchecked. Layout: `NESFILE1`, 16 bytes of salt, then chunks of 64 KiB with a 16-byte tag each.
 * Every file has its own AES-256-GCM key (HKDF of secret and salt); the nonce is the chunk's number and
 * whether it is the last, so that chunks can be neither cut off, moved nor repeated (the STREAM construction).
 */
const mark = Buffer.from('NESFILE1', 'latin1');
const saltBytes = 16;
const headBytes = mark.length + saltBytes;
const chunkBytes = 64 * 1024;
const tagBytes = 16;

export async function* seal(content: AsyncIterable<Uint8Array>, secret: Uint8Array): AsyncGenerator<Buffer> {
  const head = Buffer.concat([mark, randomBytes(saltBytes)]);
  const key = contentKey(secret, head);
  yield head;
  let number = 0;
  for await (const { bytes, last } of inChunks(content, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(number++, last));
    cipher.setAAD(head);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Throws FileRefused `damaged` at the first chunk that is not what was sealed, before handing it out. */
export async function* unseal(stored: AsyncIterable<Uint8Array>, secret: Uint8Array): AsyncGenerator<Buffer> {
  const { head, rest } = await splitHead(stored);
  const key = contentKey(secret, head);
  let number = 0;
  for await (const { bytes, last } of inChunks(rest, chunkBytes + tagBytes)) {
    yield openChunk(bytes, key, nonce(number++, last), head);
  }
}

/** The name of sealed content within its subject: equal content has an equal name, and without the secret it tells nothing. */
export function sealedName(sha256: string, secret: Uint8Array): string {
  const nameKey = Buffer.from(hkdfSync('sha256', checkedSecret(secret), '', 'nes-konsol file name', 32));
  return createHmac('sha256', nameKey).update(sha256, 'hex').digest('hex');
}

function openChunk(bytes: Buffer, key: Buffer, iv: Buffer, head: Buffer) {
  if (bytes.length < tagBytes) throw damaged();
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  decipher.setAAD(head);
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  const opened = decipher.update(bytes.subarray(0, bytes.length - tagBytes));
  try {
    decipher.final();
  } catch (error) {
    throw damaged(error);
  }
  return opened;
}

async function splitHead(stored: AsyncIterable<Uint8Array>) {
  const parts = stored[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (start.length < headBytes) {
    const next = await parts.next();
    if (next.done) throw damaged();
    start = Buffer.concat([start, next.value]);
  }
  if (!start.subarray(0, mark.length).equals(mark)) throw damaged();
  async function* rest() {
    try {
      yield start.subarray(headBytes);
      for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value;
    } finally {
      await parts.return?.();
    }
  }
  return { head: start.subarray(0, headBytes), rest: rest() };
}

// Looks one byte ahead, so that the last chunk is known as the last; empty content is one empty chunk.
async function* inChunks(content: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer = Buffer.alloc(0);
  for await (const part of content) {
    held = held.length === 0 ? Buffer.from(part.buffer, part.byteOffset, part.byteLength) : Buffer.concat([held, part]);
    while (held.length > size) {
      yield { bytes: held.subarray(0, size), last: false };
      held = held.subarray(size);
    }
  }
  yield { bytes: held, last: true };
}

function nonce(number: number, last: boolean) {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 7);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

function contentKey(secret: Uint8Array, head: Buffer) {
  return Buffer.from(hkdfSync('sha256', checkedSecret(secret), head.subarray(mark.length), 'nes-konsol file content', 32));
}

function checkedSecret(secret: Uint8Array) {
  if (secret.byteLength !== 32) throw new FileRefused('malformed', 'A file secret has 32 bytes.');
  return secret;
}

const damaged = (cause?: unknown) => new FileRefused('damaged', 'The stored file is not what was put, or the key is not its own.', cause);
