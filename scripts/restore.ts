import { existsSync } from 'node:fs';
import { copyFile, chmod, chown, cp, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readEnvironment, readSettings } from '../server/config/environment.ts';
import { type Settings } from '../server/config/settings.ts';
import { run, type Account } from '../server/db/embedded-account.ts';
import { faultOfCopy, fingerprint } from '../server/db/embedded-backup.ts';
import { findHome } from '../server/db/embedded-home.ts';
import { openEmbedded } from '../server/db/embedded.ts';
import { anchorName, isFree, keyNames, missingKeys, readManifest, type BackupManifest } from './backup-manifest.ts';
import { adoptTrail, type LostAnchors } from './restored-trail.ts';

// `npm run restore -- <folder>`: a backup into an empty data folder. `npm run restore -- --adopt`: a server database that was restored
// by its own tools (pg_restore into another cluster); its trail is taken over and says so.
const root = join(import.meta.dirname, '..');
const [given] = process.argv.slice(2);
try {
  if (given === undefined) throw new Error('Yedeğin klasörünü verin: npm run restore -- /yedek/nes-konsol-2026-11-23');
  process.exitCode = (await (given === '--adopt' ? adopt() : restore(resolve(given)))) ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function adopt(): Promise<boolean> {
  const settings = await readSettings(process.env, root);
  if (!settings.databaseUrl) throw new Error('--adopt, DATABASE_URL ile verilen bir sunucu içindir; gömülü veritabanı yedek klasörüyle geri yüklenir.');
  return adoptTrail({ ...settings, databaseUrl: settings.databaseUrl }, { takenAt: null, lost: null });
}

async function restore(folder: string): Promise<boolean> {
  const manifest = await readManifest(folder);
  await refuseWithoutKeys();
  const settings = await readSettings(process.env, root);
  if (settings.databaseUrl) throw new Error('Bu komut gömülü veritabanına geri yükler; DATABASE_URL ayarını kaldırın ya da sunucuyu kendi aracıyla geri yükleyin (docs/operations.md).');
  const missing = missingKeys(manifest, settings);
  if (missing.length > 0) throw new Error(`Bu anahtarlar yedeğin alındığı anahtarlar değil: ${missing.join(', ')}. Onlarsız kayıtlar okunamaz; doğru anahtarları koyun.`);
  await refuseOccupied(settings, manifest);
  const fault = await faultOfCopy(join(folder, 'cluster'), manifest.cluster.files);
  if (fault) throw new Error(`${fault}. Başka bir yedek kullanın.`);
  const lost = await putAnchor(settings.auditAnchorFile, folder, manifest);
  if (manifest.documents.copied && manifest.documents.count > 0) await cp(join(folder, 'files'), settings.files.directory, { recursive: true });
  await putCluster(join(settings.dataDir, 'postgres'), folder, manifest);
  const embedded = await openEmbedded({ dataDir: join(settings.dataDir, 'postgres') });
  try {
    return await adoptTrail({ ...settings, databaseUrl: embedded.url }, { takenAt: manifest.takenAt, lost });
  } finally {
    await embedded.stop();
  }
}

/** In demo mode keys that are absent would be made anew, and the trail of the backup could never be verified. */
async function refuseWithoutKeys(): Promise<void> {
  const environment = await readEnvironment({ ...process.env, MODE: 'test' }, root);
  const path = join(environment['DATA_DIR'] ?? '.data', 'keys.json');
  if (existsSync(path) || keyNames.every((name) => environment[name])) return;
  throw new Error(`Anahtarlar yerinde değil (${keyNames.join(', ')}). Ayrı sakladığınız keys.json dosyasını önce ${path} olarak koyun ya da anahtarları ayarlarla verin.`);
}

async function refuseOccupied({ dataDir, files }: Settings, manifest: BackupManifest): Promise<void> {
  const home = await findHome(join(dataDir, 'postgres'));
  if (existsSync(join(home.base, 'cluster'))) throw new Error(`${home.base} içinde bir veritabanı var; geri yükleme hiçbir şeyin üstüne yazmaz. Boş bir veri klasörü verin (DATA_DIR).`);
  const version = /\d+/.exec(await run(home.binary('postgres'), ['--version'], home.account))?.[0];
  if (version !== manifest.postgres) throw new Error(`Yedek PostgreSQL ${manifest.postgres} ile alınmış, buradaki sürüm ${version ?? 'bilinmiyor'}; aynı sürümle geri yükleyin.`);
  if (manifest.documents.copied && manifest.documents.count > 0 && !(await isFree(files.directory))) throw new Error(`${files.directory} boş değil; belgeler üstüne yazılmaz.`);
}

/**
 * The anchor as it was at the backup. One that outlived the database elsewhere and goes further is evidence of what was lost: it is kept
 * under another name. One that does not continue the backup's belongs to another trail.
 */
async function putAnchor(path: string, folder: string, manifest: BackupManifest): Promise<LostAnchors | null> {
  const saved = manifest.anchor === null ? '' : await readFile(join(folder, anchorName), 'utf8');
  if (manifest.anchor !== null && (await fingerprint(join(folder, anchorName))).sha256 !== manifest.anchor.sha256) throw new Error(`Yedekteki dosya bozulmuş: ${anchorName}. Başka bir yedek kullanın.`);
  await mkdir(dirname(path), { recursive: true });
  const there = existsSync(path) ? await readFile(path, 'utf8') : null;
  if (there === saved) return null;
  if (there !== null && !there.startsWith(saved)) throw new Error(`${path} bu yedeğin denetim çapası değil; doğru çapa dosyasını (AUDIT_ANCHOR_FILE) gösterin.`);
  let lost: LostAnchors | null = null;
  if (there !== null) {
    const kept = `${path}.before-restore-${manifest.takenAt.replaceAll(/[:.]/g, '')}`;
    await rename(path, kept).catch((error: NodeJS.ErrnoException) => { throw new Error(`${path} taşınamadı (${error.code}); salt ekleme iznini (chattr -a) kaldırıp yeniden deneyin.`); });
    lost = { kept, blocks: there.slice(saved.length).split('\n').filter((line) => line.trim() !== '').length, sha256: (await fingerprint(kept)).sha256 };
  }
  if (manifest.anchor !== null) await copyFile(join(folder, anchorName), path);
  return lost;
}

async function putCluster(dataDir: string, folder: string, manifest: BackupManifest): Promise<void> {
  const { base, account } = await findHome(dataDir);
  // Built aside and renamed, as a first start does: cut short, it leaves no half cluster under the real name.
  const fresh = join(base, `cluster.new-${process.pid}`);
  await rm(fresh, { recursive: true, force: true });
  await cp(join(folder, 'cluster'), fresh, { recursive: true });
  for (const path of manifest.cluster.folders) await mkdir(join(fresh, path), { recursive: true, mode: 0o700 });
  await own(fresh, account);
  await rename(fresh, join(base, 'cluster'));
}

async function own(folder: string, account: Account | undefined): Promise<void> {
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await own(path, account);
    else if (account) await chown(path, account.uid, account.gid);
  }
}
