import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type VersionedKey } from './keys.ts';

/** Secrets at rest: AES-256-GCM under a versioned key. Layout: version (2 bytes) · nonce (12) · tag (16) · ciphertext. */
export function encryptSecret(ring: VersionedKey, plain: string): Buffer {
  const { current } = ring;
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(ring, current), nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  const version = Buffer.alloc(2);
  version.writeUInt16BE(current);
  return Buffer.concat([version, nonce, cipher.getAuthTag(), body]);
}

/** Throws when the bytes were altered or their key is gone. */
export function decryptSecret(ring: VersionedKey, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(ring, bytes.readUInt16BE(0)), bytes.subarray(2, 14));
  decipher.setAuthTag(bytes.subarray(14, 30));
  return Buffer.concat([decipher.update(bytes.subarray(30)), decipher.final()]).toString('utf8');
}

function keyOf(ring: VersionedKey, version: number): Uint8Array {
  const key = ring.keys.get(version);
  if (!key) throw new Error(`Secret key version ${version} is not configured`);
  return key;
}
