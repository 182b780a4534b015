import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const root = join(import.meta.dirname, '../..');
let built: string;
let chunks: Readonly<Record<string, Chunk>>;

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'nes-first-load-'));
  const parameters = ['build', join(root, 'admin'), '--config', join(root, 'admin/vite.config.ts'), '--outDir', built, '--emptyOutDir', '--manifest', '--logLevel', 'error'];
  const child = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), ...parameters], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
  chunks = JSON.parse(await readFile(join(built, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
}, 120_000);
afterAll(() => rm(built, { recursive: true, force: true }));

/** Kilobytes of script, gzipped, that must arrive before the named modules run. */
async function loadOf(...modules: string[]): Promise<number> {
  const wanted = new Set<string>();
  const add = (key: string) => {
    if (wanted.has(key)) return;
    const chunk = chunks[key];
    if (!chunk) throw new Error(`The build has no ${key}`);
    wanted.add(key);
    chunk.imports?.forEach(add);
  };
  modules.forEach(add);
  const files = new Set([...wanted].map((key) => chunks[key]?.file ?? '').filter((file) => file.endsWith('.js')));
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(join(built, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

test('the sign-in page stands after at most 120 kB of script', async () => {
  const load = await loadOf('index.html');
  console.log(`sign-in: ${load.toFixed(1)} kB`);
  expect(load).toBeLessThanOrEqual(120);
});

test('the console with its home page stands after at most 330 kB of script', async () => {
  const load = await loadOf('index.html', 'console.tsx', 'home/HomePage.tsx');
  console.log(`console and home: ${load.toFixed(1)} kB`);
  expect(load).toBeLessThanOrEqual(330);
});

test('English comes when somebody reads it: the first load holds the Turkish of a page and none of its English', async () => {
  const scripts = await Promise.all([...new Set(Object.values(chunks).map(({ file }) => file))].filter((file) => file.endsWith('.js')).map(async (file) => ({ file, code: await readFile(join(built, file), 'utf8') })));
  const holders = (sentence: string) => scripts.filter(({ code }) => code.includes(sentence)).map(({ file }) => file);
  // The name of a noun, a sentence of a state and a word of the console.
  for (const [turkish, english] of [['Başvuru listesi', 'Application list'], ['Evrak geldi, inceleniyor.', 'The document arrived and is being checked.'], ['Neyi bekliyor?', 'What does it wait for?']] as const) {
    expect(holders(english), english).toEqual([chunks['english/texts.ts']?.file]);
    expect(holders(turkish).filter((file) => file !== chunks['english/texts.ts']?.file), turkish).not.toEqual([]);
  }
});

test('what guards ask for comes with the drawing of the workflows, in both languages, and stands in no page of the first load', async () => {
  const scripts = await Promise.all([...new Set(Object.values(chunks).map(({ file }) => file))].filter((file) => file.endsWith('.js')).map(async (file) => ({ file, code: await readFile(join(built, file), 'utf8') })));
  for (const sentence of ['Talebi öneren kişinin kendisi', 'Somebody else had it before']) {
    const holders = scripts.filter(({ code }) => code.includes(sentence)).map(({ file }) => file);
    const expected = chunks['workflows/WorkflowDiagram.tsx']?.file ?? '';
    expect(holders, sentence).toContain(expected);
    expect(holders.filter((file) => !/^assets\/(WorkflowDiagram|texts)-/.test(file)), sentence).toEqual([]);
  }
});

test('charts, PDFs, diagrams and what checks typed values come when a screen wants them', async () => {
  const first = new Set<string>();
  const add = (key: string) => {
    if (first.has(key)) return;
    first.add(key);
    chunks[key]?.imports?.forEach(add);
  };
  ['index.html', 'console.tsx', 'home/HomePage.tsx'].forEach(add);
  const code = (await Promise.all([...first].map((key) => readFile(join(built, chunks[key]?.file ?? ''), 'utf8')))).join('\n');
  // Signs that only these libraries carry.
  expect(code).not.toMatch(/ZodError|echarts|xyflow|pdfmake|elkjs/);
});
