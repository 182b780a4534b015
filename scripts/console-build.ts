import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const built = join(root, 'dist/admin');

/** Builds the console into dist/admin when its sources are not those of the last build. Answers whether it built. */
export async function buildConsole(signal?: AbortSignal): Promise<boolean> {
  if (!existsSync(join(root, 'admin'))) return false;
  const sources = await hashOfSources();
  if ((await readFile(join(built, '.sources'), 'utf8').catch(() => '')) === sources) return false;
  // Built aside and renamed: a build that was killed never passes for a console.
  const fresh = `${built}.new-${process.pid}`;
  try {
    await buildInto(fresh, signal);
    await writeFile(join(fresh, '.sources'), sources);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  await rm(built, { recursive: true, force: true });
  await rename(fresh, built);
  return true;
}

/** In a process of its own: a bundler never gives its memory back (700 MB), and the starter goes on to serve. */
async function buildInto(folder: string, signal?: AbortSignal): Promise<void> {
  const bundler = join(root, 'node_modules/vite/bin/vite.js');
  const options = ['--config', join(root, 'admin/vite.config.ts'), '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, [bundler, 'build', join(root, 'admin'), ...options], {
    // Whoever asks for it, a test run too, gets the console as people will use it.
    cwd: root, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'inherit', 'inherit'], ...(signal ? { signal } : {}),
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('Konsol derlenemedi; yukarıdaki iletiye bakın.');
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['admin', 'server/domain']) {
    const files = (await readdir(join(root, folder), { recursive: true, withFileTypes: true })).filter((it) => it.isFile());
    for (const path of files.map((file) => join(file.parentPath, file.name)).toSorted()) {
      hash.update(path.slice(root.length)).update(await readFile(path));
    }
  }
  return hash.update(await readFile(join(root, 'package-lock.json'))).digest('hex');
}
