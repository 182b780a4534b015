import { randomUUID } from 'node:crypto';
import { copyFile, cp, mkdir, open, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import { readSettings } from '../server/config/environment.ts';
import { type Settings } from '../server/config/settings.ts';
import { copyRunningCluster, fingerprint, type CopiedFile } from '../server/db/embedded-backup.ts';
import { openEmbedded } from '../server/db/embedded.ts';
import { sealerLock } from '../server/engine/audit/seal.ts';
import { anchorName, isFree, keyNames, keyProofs, manifestName, type BackupManifest } from './backup-manifest.ts';

// `npm run backup -- <folder>`: the embedded database while the console runs, the anchor of the same moment, and the files of the
// document store. The keys are never copied: a backup that holds them protects nothing.
const [given] = process.argv.slice(2);
try {
  if (given === undefined) throw new Error('Yedeğin yazılacağı klasörü verin: npm run backup -- /yedek/nes-konsol-2026-11-23');
  await backup(resolve(given), await readSettings(process.env, join(import.meta.dirname, '..')));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function backup(folder: string, settings: Settings): Promise<void> {
  if (settings.databaseUrl) throw new Error('Bu komut gömülü veritabanı içindir. DATABASE_URL ile verilen sunucuyu pgBackRest ile yedekleyin (docs/operations.md).');
  if (folder.startsWith(`${resolve(settings.dataDir)}/`)) throw new Error('Yedek, veri klasörünün içine yazılmaz; başka bir disk seçin.');
  if (!(await isFree(folder))) throw new Error(`${folder} boş değil; her yedek kendi klasörüne yazılır.`);
  await mkdir(join(folder, 'cluster'), { recursive: true, mode: 0o700 });
  const embedded = await openEmbedded({ dataDir: join(settings.dataDir, 'postgres') });
  try {
    const anchor: { copy: CopiedFile | null } = { copy: null };
    const copied = await copyRunningCluster({
      url: embedded.url, cluster: embedded.cluster, target: join(folder, 'cluster'), label: `nes-konsol ${randomUUID()}`,
      beforeStop: async (client) => { anchor.copy = await anchorOfThisMoment(client, settings.auditAnchorFile, folder); },
    });
    // Files come after the rows that name them: a row without its file would be a loss, a file without a row is none.
    const documents = await copyDocuments(settings, folder);
    const { files, folders, startLsn, stopLsn, stoppedAt } = copied;
    const manifest: BackupManifest = {
      v: 1, takenAt: stoppedAt, postgres: (await readFile(join(folder, 'cluster', 'PG_VERSION'), 'utf8')).trim(), cluster: { files, folders, startLsn, stopLsn },
      documents, anchor: anchor.copy, keyProofs: keyProofs(settings),
    };
    await writeWhole(join(folder, manifestName), JSON.stringify(manifest));
    tell(folder, manifest, settings);
  } finally {
    await embedded.stop();
  }
}

/** Under the sealer's lock no block is added: the anchor and the copied database end at the same block. */
async function anchorOfThisMoment(client: pg.Client, path: string, folder: string): Promise<CopiedFile | null> {
  await client.query('select pg_advisory_lock($1)', [sealerLock]);
  const there = await stat(path).then(() => true, () => false);
  if (!there) return null;
  await copyFile(path, join(folder, anchorName));
  return { path: anchorName, ...(await fingerprint(join(folder, anchorName))) };
}

async function copyDocuments({ files }: Settings, folder: string): Promise<BackupManifest['documents']> {
  if (files.s3) return { copied: false, from: 's3', count: 0, bytes: 0 };
  const from = resolve(files.directory);
  const sizes = await sizesIn(from);
  if (sizes.length > 0) await cp(from, join(folder, 'files'), { recursive: true, errorOnExist: true, force: false });
  return { copied: true, from, count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

async function sizesIn(folder: string): Promise<number[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}

function tell(folder: string, { takenAt, cluster, documents, anchor }: BackupManifest, settings: Settings): void {
  const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`;
  console.log(`✓ Yedek alındı: ${folder} (${takenAt} anındaki satırlar)`);
  console.log(`  Veritabanı: ${cluster.files.length} dosya, ${megabytes(cluster.files.reduce((sum, file) => sum + file.bytes, 0))}`);
  console.log(documents.copied ? `  Belgeler: ${documents.count} dosya, ${megabytes(documents.bytes)} (${documents.from})` : '  Belgeler: kopyalanmadı; nesne deposunda (S3). Deponun kendi yedeğini alın.');
  console.log(anchor ? '  Denetim çapası: kopyalandı' : `  Denetim çapası: ${settings.auditAnchorFile} henüz yok`);
  console.log(`  Anahtarlar KOPYALANMADI (${keyNames.join(', ')}): ${settings.mode === 'demo' ? `${settings.dataDir}/keys.json` : 'ayarlardan gelir'}. Başka bir yerde saklayın; onlarsız yedek açılamaz.`);
}
