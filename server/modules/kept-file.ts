import { subjectKeyFor } from '../engine/subject-keys.ts';
import { type Outside } from './outside.ts';

/** The bytes of a stored file by its key, for judging and not for giving out, opened with the key of whoever it is about. Throws FileRefused; of destroyed people nothing can be read. */
export async function keptFile({ engine, files }: Pick<Outside, 'engine' | 'files'>, key: string): Promise<Uint8Array> {
  const [, sealedFor] = /^subject-([0-9a-f-]{36})\/s-/.exec(key) ?? [];
  const secret = sealedFor === undefined ? null : await subjectKeyFor(engine, sealedFor, engine.clock.now());
  const parts: Uint8Array[] = [];
  for await (const part of await files.get(key, { evenHeld: true, ...(secret ? { secret } : {}) })) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}
