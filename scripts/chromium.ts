import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Path of a Chromium for the browser tests: the one of CHROMIUM_PATH, one in the path, playwright-core's own,
 * else one installed now (by apt as root, by playwright-core otherwise). Throws one sentence when there is none.
 */
export async function findChromium(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given && works(given)) return given;
  const found = installed();
  if (found) return found;
  console.log('Chromium bulunamadı; kuruluyor…');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await installByApt();
  else await run(process.execPath, [new URL('../node_modules/playwright-core/cli.js', import.meta.url).pathname, 'install', 'chromium']);
  const now = installed();
  if (now) return now;
  throw new Error('Tarayıcı testleri için Chromium bulunamadı ve kurulamadı; Chromium kurun ya da CHROMIUM_PATH ile yerini gösterin.');
}

function installed(): string | undefined {
  for (const name of names) {
    const path = spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
    if (path && works(path)) return path;
  }
  const own = chromium.executablePath();
  return existsSync(own) && works(own) ? own : undefined;
}

function works(path: string): boolean {
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

async function installByApt(): Promise<void> {
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
}

function run(program: string, parameters: string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 300_000,
    });
    child.on('error', () => resolve());
    child.on('exit', () => resolve());
  });
}
