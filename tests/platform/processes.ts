import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export type Started = {
  child: ChildProcess;
  said: () => string;
  line: (found: (text: string) => boolean) => Promise<string>;
  ended: Promise<number | null>;
};

const running = new Set<ChildProcess>();

/** Starts a TypeScript program of the project and listens to what it prints. */
export function start(
  program: string,
  parameters: string[] = [],
  environment: Record<string, string | undefined> = {},
  node = process.execPath,
): Started {
  const child = spawn(node, [resolve(root, program), ...parameters], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  running.add(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString('utf8')));
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const line = async (found: (text: string) => boolean) => {
    for (let waited = 0; waited < 900; waited++) {
      const hit = said.split('\n').slice(0, -1).find(found);
      if (hit !== undefined) return hit;
      if (child.exitCode !== null || child.signalCode !== null) break;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`${program} said only:\n${said}`);
  };
  return { child, said: () => said, line, ended };
}

/** For afterEach: nothing that a failed test started stays behind. */
export async function endAll(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
}
