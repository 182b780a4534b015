import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trustOf } from './trust.ts';
import { listingOf } from './verifier.ts';

/** What is wrong with a trust folder, one Turkish sentence each: no root, an unreadable file, a revocation list that has ended. */
export async function trustFaults(folder: string, now: Date): Promise<string[]> {
  try {
    const files = await Promise.all((await listingOf(folder)).map(async ({ name }) => ({ name, bytes: await readFile(join(folder, name)) })));
    const { roots, crls } = trustOf(files);
    const ended = crls.filter(({ list }) => list.nextUpdate === undefined || list.nextUpdate.value < now);
    return [
      ...(roots.length === 0 ? [`SIGNATURE_TRUST_DIR=${folder}: klasörde kök sertifika yok; hiçbir elektronik imza geçerli sayılmaz.`] : []),
      ...(roots.length > 0 && crls.length === 0 ? [`SIGNATURE_TRUST_DIR=${folder}: iptal listesi yok; imzalar “iptal bilgisi yok” ile bekler.`] : []),
      ...ended.map(({ source }) => `SIGNATURE_TRUST_DIR: ${source} iptal listesinin süresi dolmuş; yenisini koyun ya da SIGNATURE_CRL_URLS ile indirin.`),
    ];
  } catch (error) {
    return [`SIGNATURE_TRUST_DIR=${folder}: ${error instanceof Error ? error.message : 'okunamadı'}.`];
  }
}
