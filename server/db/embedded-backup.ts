import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** A file of the copied cluster, with what a damaged disk or a cut transfer would change. */
export interface CopiedFile {
  /** Below the cluster's folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface ClusterCopy {
  readonly files: readonly CopiedFile[];
  /** Folders, empty ones too: PostgreSQL does not start without them. */
  readonly folders: readonly string[];
  readonly startLsn: string;
  readonly stopLsn: string;
  /** The rows of the restored database are those of this moment, ISO 8601 UTC. */
  readonly stoppedAt: string;
}

export interface CopyOptions {
  /** The running server's address; its account must be a superuser. */
  readonly url: string;
  /** Where the running cluster lies. */
  readonly cluster: string;
  /** An empty folder. */
  readonly target: string;
  readonly label: string;
  /** Done just before the backup ends, so that what it copies is of the same moment. */
  readonly beforeStop?: (client: pg.Client) => Promise<void>;
}

/** Left out by the rules of the PostgreSQL manual ("Making a base backup using the low level API"): contents that a start makes anew. */
const emptied = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans', 'log'];
const leftOut = /^(postmaster\.(pid|opts)|pg_internal\.init(\..*)?|pgsql_tmp.*|current_logfiles(\.tmp)?|backup_label(\.old)?|tablespace_map(\.old)?)$/;
const walSegment = /^[0-9A-F]{24}$/;

/**
 * Copies a running cluster while others write to it: pages that were torn in the copying are made whole by the write-ahead log that
 * goes with them. A temporary replication slot keeps that log from being recycled meanwhile. Throws when the copy could not be whole.
 */
export async function copyRunningCluster({ url, cluster, target, label, beforeStop }: CopyOptions): Promise<ClusterCopy> {
  // One session from start to stop: the server ends the backup when it goes away.
  const client = new pg.Client({ connectionString: url, application_name: 'nes-konsol backup' });
  await client.connect();
  try {
    await client.query("select pg_create_physical_replication_slot('nes_konsol_backup_' || pg_backend_pid(), true, true)");
    const { rows: [started] } = await client.query<{ lsn: string; wal: string }>('select lsn::text, pg_walfile_name(lsn) as wal from pg_backup_start($1, true) lsn', [label]);
    const copied = await copyTree(cluster, target);
    await beforeStop?.(client);
    const { rows: [stopped] } = await client.query<{ lsn: string; wal: string; labelfile: string; spcmapfile: string; at: Date }>(
      'select lsn::text, pg_walfile_name(lsn) as wal, labelfile, spcmapfile, clock_timestamp() as at from pg_backup_stop(false)');
    if (!started || !stopped) throw new Error('PostgreSQL yedeği başlatmadı ya da bitirmedi.');
    const log = await copyWal(cluster, target, started.wal, stopped.wal);
    const written = [await writeSynced(target, 'backup_label', stopped.labelfile), ...(stopped.spcmapfile.trim() === '' ? [] : [await writeSynced(target, 'tablespace_map', stopped.spcmapfile)])];
    return { files: [...copied.files, ...log, ...written], folders: copied.folders, startLsn: started.lsn, stopLsn: stopped.lsn, stoppedAt: stopped.at.toISOString() };
  } finally {
    await client.end();
  }
}

async function copyTree(from: string, to: string, below = ''): Promise<{ files: CopiedFile[]; folders: string[] }> {
  const files: CopiedFile[] = [];
  const folders: string[] = [];
  for (const entry of await readdir(join(from, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (leftOut.test(entry.name)) continue;
    if (entry.isSymbolicLink()) throw new Error(`${path} bir bağlantı; ayrı tablo alanları bu yedekle alınmaz.`);
    if (entry.isDirectory()) {
      folders.push(path);
      await mkdir(join(to, path), { mode: 0o700 });
      if (below === '' && emptied.includes(entry.name)) continue;
      const inner = await copyTree(from, to, path);
      files.push(...inner.files);
      folders.push(...inner.folders);
    } else if (entry.isFile()) {
      const copied = await copySynced(join(from, path), to, path).catch(unlessGone);
      if (copied) files.push(copied);
    }
  }
  if (below === '') {
    const inner = ['pg_wal/archive_status', 'pg_wal/summaries', 'pg_logical/mappings', 'pg_logical/snapshots'].filter((path) => !folders.includes(path));
    for (const path of inner) await mkdir(join(to, path), { recursive: true, mode: 0o700 });
    folders.push(...inner);
  }
  return { files, folders };
}

/** A table dropped while we copy is gone: the log says so to whoever restores. */
function unlessGone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** Segment names sort as the log runs; the timeline is their first eight digits. */
async function copyWal(cluster: string, target: string, first: string, last: string): Promise<CopiedFile[]> {
  const folder = join(cluster, 'pg_wal');
  const there = (await readdir(folder)).filter((name) => walSegment.test(name) || name.endsWith('.history'));
  const wanted = there.filter((name) => name.endsWith('.history') || (name >= first && name <= last));
  if (!wanted.includes(first) || !wanted.includes(last)) throw new Error(`Yedeğin gerektirdiği günlük parçaları (${first}–${last}) yerinde değil; yedek alınamadı.`);
  const files: CopiedFile[] = [];
  for (const name of wanted.sort()) files.push(await copySynced(join(folder, name), target, `pg_wal/${name}`));
  return files;
}

async function copySynced(from: string, target: string, path: string): Promise<CopiedFile> {
  const to = join(target, path);
  await copyFile(from, to);
  await sync(to, 0o600);
  return { path, ...(await fingerprint(to)) };
}

async function writeSynced(target: string, path: string, text: string): Promise<CopiedFile> {
  await writeFile(join(target, path), text, { mode: 0o600 });
  await sync(join(target, path), 0o600);
  return { path, ...(await fingerprint(join(target, path))) };
}

/** What a backup confirms lies on the disk. */
async function sync(path: string, mode: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Size and SHA-256 of a file, read in pieces. */
export async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Uint8Array);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

/** Whether the copied cluster is the one that the backup wrote; the sentence of the first file that is not. */
export async function faultOfCopy(folder: string, files: readonly CopiedFile[]): Promise<string | undefined> {
  for (const { path, bytes, sha256 } of files) {
    const found = await fingerprint(join(folder, path)).catch(() => undefined);
    if (!found) return `Yedekte eksik dosya: ${path}`;
    if (found.bytes !== bytes || found.sha256 !== sha256) return `Yedekteki dosya bozulmuş: ${path}`;
  }
  return undefined;
}

