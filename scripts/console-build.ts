import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const built = join(root, 'dist/admin');

/** Builds the console into dist/admin when its sources are not those of the last build. Answers whether it built. */
export async function buildConsole(): Promise<boolean> {
  if (!existsSync(join(root, 'admin'))) return false;
  const sources = await hashOfSources();
  if ((await readFile(join(built, '.sources'), 'utf8').catch(() => '')) === sources) return false;
  const { build } = await import('vite');
  // Built aside and renamed: a build that was killed never passes for a console.
  const fresh = `${built}.new-${process.pid}`;
  const into = { outDir: fresh, emptyOutDir: true };
  await build({ root: join(root, 'admin'), configFile: join(root, 'admin/vite.config.ts'), logLevel: 'warn', build: into }).catch(
    async (error: unknown) => {
      await rm(fresh, { recursive: true, force: true });
      throw error;
    },
  );
  await writeFile(join(fresh, '.sources'), sources);
  await rm(built, { recursive: true, force: true });
  await rename(fresh, built);
  return true;
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
