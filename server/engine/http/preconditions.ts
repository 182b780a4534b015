import { createHash } from 'node:crypto';
import { type CommandOptions } from '../types.ts';
import { malformed } from './strict-json.ts';

export const etagOf = (version: number): string => `"${version}"`;

/** `If-Match: "3"`: the version that the person saw. */
export function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const [, version] = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim()) ?? [];
  if (version === undefined) throw malformed('If-Match başlığı "<sürüm>" biçiminde olmalı.', 'If-Match must be "<version>".');
  return Number(version);
}

/** `Idempotency-Key`: 1 to 200 visible ASCII characters, bound to method, path and body. */
export function readOnce(request: Request, path: string, bytes: Uint8Array): CommandOptions['once'] {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw malformed('Idempotency-Key 1–200 görünür ASCII karakter olmalı.', 'Idempotency-Key must be 1 to 200 visible ASCII characters.');
  const route = `${request.method} ${path}`;
  return { key, route, bodyHash: createHash('sha256').update(`${route}\n`).update(bytes).digest() };
}
