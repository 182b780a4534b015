import { Refusal } from '#domain/language/refuse.ts';
import { prepared } from '../list-query/prepared.ts';
import { type Engine } from '../types.ts';

/** A figure on a screen is not worth more than this to the people who wait behind it. */
const longestMs = 2_000;
const cancelled = '57014';

/** A read that is given up when it takes too long. Refusal: unavailable. */
export async function runBounded<T>(engine: Pick<Engine, 'reads'>, text: string, values: readonly unknown[]): Promise<T[]> {
  const client = await engine.reads.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin read only; set local statement_timeout = ${longestMs}`);
    const { rows } = await client.query(prepared(text, values));
    return rows as T[];
  } catch (error) {
    if ((error as { code?: string }).code !== cancelled) throw error;
    throw new Refusal('unavailable', 'Sayım çok uzun sürdü; biraz sonra yeniden deneyin.', 'Counting took too long; try again shortly.');
  } finally {
    await client.query('rollback').catch((error: unknown) => { broken = error as Error; });
    client.release(broken);
  }
}
