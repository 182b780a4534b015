import { Refusal } from '#domain/language/refuse.ts';

const most = 100;

/** Outlives a refused batch: which record it began with. */
export interface Tried {
  first: string | null;
}

/**
 * Runs batches until one finds nothing; answers how many records they moved. A record that would stand twice spoils its batch: smaller
 * ones follow until it stands alone, and then it is set aside.
 */
export async function inSmallerBatches(move: (size: number, tried: Tried) => Promise<number>, setAside: (recordId: string) => Promise<void>): Promise<number> {
  let all = 0;
  for (let size = most; ; ) {
    const tried: Tried = { first: null };
    const moved = await move(size, tried).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'already_exists' && tried.first !== null) return 'clash' as const;
      throw error;
    });
    if (moved === 0) return all;
    if (moved !== 'clash') {
      all += moved;
      size = Math.min(most, 2 * size);
    } else if (size === 1) await setAside(String(tried.first));
    else size = Math.ceil(size / 4);
  }
}
