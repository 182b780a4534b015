import { createHash } from 'node:crypto';
import { type Engine } from '../types.ts';

/**
 * Statements are prepared by name once their text comes back: pg keeps a name for the life of a connection, so names are
 * given to at most `namedTexts` texts of a process, and only to texts that were asked for `oftenEnough` times. A stranger
 * who sends ever new filters costs a parse each, and no memory.
 */
const namedTexts = 500;
const countedTexts = 2_000;
const oftenEnough = 3;

const names = new Map<string, string>();
const counts = new Map<string, number>();

export async function runPrepared<T>(engine: Pick<Engine, 'reads'>, text: string, values: readonly unknown[], options: { plan?: 'each' } = {}): Promise<T[]> {
  const { rows } = await engine.reads.query(options.plan === 'each' ? { text, values: values as unknown[] } : prepared(text, values));
  return rows as T[];
}

/** The statement for a connection: with its name, once it has one. */
export function prepared(text: string, values: readonly unknown[]): { name?: string; text: string; values: unknown[] } {
  const name = nameOf(text);
  return name === undefined ? { text, values: values as unknown[] } : { name, text, values: values as unknown[] };
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= namedTexts) return known;
  const count = (counts.get(text) ?? 0) + 1;
  counts.delete(text);
  if (count < oftenEnough) {
    counts.set(text, count);
    if (counts.size > countedTexts) counts.delete(counts.keys().next().value as string);
    return undefined;
  }
  const name = `nes_${createHash('sha256').update(text).digest('base64url').slice(0, 40)}`;
  names.set(text, name);
  return name;
}
