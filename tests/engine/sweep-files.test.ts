import { mkdtemp, rm, utimes, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diskStore } from '../../server/adapters/files/disk-store.ts';
import { sweepOrphans } from '../../server/engine/sweep-files.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';

let desk: ConsoleEngine;
let folder: string;

beforeAll(async () => {
  desk = await consoleEngine();
  folder = await mkdtemp(join(tmpdir(), 'nes-files-'));
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

async function age(path: string, at: Date): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) await utimes(join(entry.parentPath, entry.name), at, at);
}

test('a file that no record names goes after a day, and not before', async () => {
  const files = diskStore(folder);
  const { key } = await files.put(Buffer.from('bir tarama'), { subject: 'upload-1' });
  const now = Date.parse(desk.engine.clock.now());
  await age(folder, new Date(now - 23 * 3_600_000));
  expect(await sweepOrphans(desk.engine, files)).toBe(0);
  await age(folder, new Date(now - 25 * 3_600_000));
  expect(await sweepOrphans(desk.engine, files)).toBe(1);
  expect(await files.has(key)).toBe(false);
});
