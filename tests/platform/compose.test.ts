import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { productionFaults } from '../../server/config/production-rules.ts';
import { loadSettings, settingNames } from '../../server/config/settings.ts';
import { root } from './processes.ts';

/** The settings of docker-compose.yml's `&environment` block. */
async function composed(): Promise<Record<string, string>> {
  const text = await readFile(join(root, 'docker-compose.yml'), 'utf8');
  const block = /&environment\n((?: {4}.*\n)+)/.exec(text)?.[1] ?? '';
  const pairs = [...block.matchAll(/^ {4}([A-Z0-9_]+): "?([^"\n]*)"?$/gm)].map((found) => [found[1], found[2]] as const);
  return Object.fromEntries(pairs) as Record<string, string>;
}

test('the stack of docker-compose.yml with freshly made secrets is safe for production', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nes-deploy-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(root, 'deploy/make-secrets.sh'), join(folder, 'make-secrets.sh'));
  const made = spawnSync('/bin/sh', [join(folder, 'make-secrets.sh')], { encoding: 'utf8' });
  expect(made.stderr).toBe('');
  const secrets = join(folder, 'secrets/konsol.env');
  expect((await stat(secrets)).mode & 0o777).toBe(0o600);
  const stack = await composed();
  const settings = loadSettings({ DATA_DIR: '/data', HOST: '0.0.0.0', ...stack, ...parseEnv(await readFile(secrets, 'utf8')) });
  expect(productionFaults(settings)).toEqual([]);
  const known = new Set<string>([...settingNames, 'NODE_EXTRA_CA_CERTS']);
  expect(Object.keys(stack).filter((name) => !known.has(name))).toEqual([]);

  const before = await readFile(secrets, 'utf8');
  spawnSync('/bin/sh', [join(folder, 'make-secrets.sh')]);
  expect(await readFile(secrets, 'utf8')).toBe(before);
});
