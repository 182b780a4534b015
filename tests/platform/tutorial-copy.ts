import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Copy {
  readonly root: string;
  /** Runs a program of the copy with its own files; never throws for a bad exit. */
  run(parameters: readonly string[], environment?: Readonly<Record<string, string>>): Promise<{ code: number; output: string }>;
  remove(): Promise<void>;
}

/** The repository as it stands, without what git ignores; the installed packages are lent to it. */
export async function copyOfRepository(): Promise<Copy> {
  const listed = spawnSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', 'package.json', 'tsconfig*.json', 'vitest.config.ts', 'server', 'seeds', 'scripts', 'tests', 'assets'], { cwd: root, encoding: 'utf8', maxBuffer: 16_000_000 });
  if (listed.status !== 0) throw new Error(`git ls-files: ${listed.stderr}`);
  const own = await realpath(await mkdtemp(join(tmpdir(), 'nes-tutorial-')));
  for (const path of new Set(listed.stdout.split('\0'))) {
    if (path !== '' && existsSync(join(root, path))) await cp(join(root, path), join(own, path));
  }
  await symlink(join(root, 'node_modules'), join(own, 'node_modules'));
  // What a noun touches: the rest of the repository is checked by the types stage.
  await writeFile(join(own, 'tsconfig.tutorial.json'), '{ "extends": "./tsconfig.json", "compilerOptions": { "tsBuildInfoFile": ".tsc/server.tsbuildinfo" }, "include": ["server/modules/index.ts", "server/**/*.d.ts"] }\n');
  return { root: own, run: (parameters, environment) => run(own, parameters, environment), remove: () => rm(own, { recursive: true, force: true }) };
}

function run(cwd: string, parameters: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, { cwd, env: { PATH: process.env['PATH'], MODE: 'test', DATA_DIR: join(cwd, '.data'), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(said).toString() }));
  });
}
