import { createHash } from 'node:crypto';
import { type CommandOptions } from '../types.ts';
import { malformed } from './strict-json.ts';

export const etagOf = (version: number): string => `"${version}"`;

/** Of an opened record as this person is told it now: what stands in the way of its actions changes while its version does not. */
export const etagOfAnswer = (version: number, text: string): string => `"${version}.${createHash('sha256').update(text).digest('hex').slice(0, 24)}"`;

/** Whether `If-None-Match` names exactly this answer. */
export const isKnown = (header: string | undefined, etag: string): boolean => header?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false;

/** `If-Match: "3"`: the version that the person saw; or the tag of the whole answer, whose first part it is. */
export function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const [, version] = /^(?:W\/)?"?(\d{1,9})(?:\.[0-9a-f]{24})?"?$/.exec(header.trim()) ?? [];
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
