import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Outcome = { passed: number; failed: number };

const root = join(import.meta.dirname, '..');
// Colour codes make a log unreadable.
const quiet = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };
const own = (tool: string) => join(root, 'node_modules', '.bin', tool);

/** A tool that is right or wrong as a whole counts as one. */
export async function tool(program: string, ...parameters: string[]): Promise<Outcome> {
  const code = await run(own(program), parameters);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Several tools of one stage, one after the other; all of them run. */
export async function tools(...calls: string[][]): Promise<Outcome> {
  const total = { passed: 0, failed: 0 };
  for (const [program = '', ...parameters] of calls) {
    const { passed, failed } = await tool(program, ...parameters);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

/** Runs the named projects of vitest.config.ts and counts their tests. */
export async function vitest(projects: string[], extra: Record<string, string> = {}): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'nes-results-'));
  const output = join(folder, 'results.json');
  try {
    const code = await run(
      own('vitest'),
      ['run', ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json', `--outputFile.json=${output}`],
      extra,
    );
    return count(await readFile(output, 'utf8').catch(() => '{}'), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Results = {
  numPassedTests?: number;
  numFailedTests?: number;
  testResults?: { status: string; assertionResults: { status: string }[] }[];
};

/** A file that does not even load and a run that breaks off have no failed test of their own, and are failures all the same. */
function count(json: string, code: number): Outcome {
  const results = JSON.parse(json) as Results;
  const passed = results.numPassedTests ?? 0;
  const unloaded = (results.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((it) => it.status === 'failed'),
  );
  const failed = (results.numFailedTests ?? 0) + unloaded.length;
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function run(program: string, parameters: string[], extra: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...quiet, ...extra } });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
