import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOnce, writeWhole } from '../whole-files.ts';
import { fetchBounded } from './bounded-fetch.ts';
import { sha256Of } from './certificate-facts.ts';
import { trustOf } from './trust.ts';

/** What became of one address. `sha256` names the list in evidence and in the archive. */
export type FetchedCrl = { readonly url: string; readonly outcome: 'fetched' | 'unchanged' | 'older' | 'failed'; readonly sha256: string | null };

/**
 * Brings revocation lists into the trust folder; a list that is no list, or older than the one that is there, changes nothing. Each list ever used stays
 * in `arsiv/` under its hash, because evidence names it by that. Nothing is believed by being fetched: a list counts when its issuer's signature holds.
 */
export async function fetchCrls(urls: readonly string[], folder: string): Promise<FetchedCrl[]> {
  const fetched: FetchedCrl[] = [];
  for (const url of urls) fetched.push(await fetchOne(url, folder));
  return fetched;
}

async function fetchOne(url: string, folder: string): Promise<FetchedCrl> {
  const bytes = await fetchBounded(url, { seconds: 60, maxBytes: 32 * 1024 * 1024 });
  const list = bytes && readable(bytes);
  if (bytes === null || list === null) return { url, outcome: 'failed', sha256: null };
  const { sha256 } = list;
  const path = join(folder, `indirilen-${sha256Of(Buffer.from(url)).slice(0, 16)}.crl`);
  const before = await readFile(path).then(readable, () => null);
  if (before?.sha256 === sha256) return { url, outcome: 'unchanged', sha256 };
  if (before && before.list.thisUpdate.value > list.list.thisUpdate.value) return { url, outcome: 'older', sha256 };
  await writeOnce(join(folder, 'arsiv', `${sha256}.crl`), bytes);
  await writeWhole(path, bytes);
  return { url, outcome: 'fetched', sha256 };
}

function readable(bytes: Uint8Array) {
  try {
    const { crls: [list, second] } = trustOf([{ name: 'indirilen.crl', bytes }]);
    return list && !second ? list : null;
  } catch {
    return null;
  }
}
