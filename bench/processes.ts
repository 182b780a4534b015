import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type Order, type Outcome } from './load/plan.ts';

/** A server that is measured, in a process of its own. */
export interface Server {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a file of targets/ and waits until it says its port; it dies with us. */
export function startServer(file: string, env: Readonly<Record<string, string>>, execArgv: readonly string[] = []): Promise<Server> {
  const child = fork(new URL(file, import.meta.url), [], { env: { ...process.env, NODE_ENV: 'production', ...env }, execArgv: [...execArgv], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it listened`)));
    child.once('message', ({ port }: { port: number }) => resolve({
      port, pid: child.pid ?? 0,
      async stop() {
        if (child.connected) child.send('end');
        await ended;
      },
    }));
  });
}

let loader: ChildProcess | undefined;

/** One run of load in the one process that makes it. */
export function load(order: Order): Promise<Outcome> {
  loader ??= fork(new URL('load/process.ts', import.meta.url), [], { execArgv: [] });
  const child = loader;
  return new Promise((resolve, reject) => {
    child.once('message', (outcome: Outcome | { error: string }) => ('error' in outcome ? reject(new Error(outcome.error)) : resolve(outcome)));
    child.send(order);
  });
}

export function endLoad(): void {
  loader?.kill();
  loader = undefined;
}

export interface Usage {
  /** Milliseconds of processor time, children included. */
  readonly cpuMs: number;
  /** Megabytes resident. */
  readonly rssMb: number;
}

const tickMs = process.platform === 'linux' ? 1_000 / Number(execFileSync('getconf', ['CLK_TCK']).toString()) : 0;

/** What a process and its children have used; zeros where there is no /proc. Finished children count through their parent. */
export function usageOf(pid: number): Usage {
  if (tickMs === 0) return { cpuMs: 0, rssMb: 0 };
  const all = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => statOf(Number(name))).map((one) => [one.pid, one]));
  const isOurs = (one: Stat): boolean => one.pid === pid || one.parent === pid;
  const ours = [...all.values()].filter(isOurs);
  return { cpuMs: ours.reduce((sum, one) => sum + one.cpuMs, 0) + (all.get(pid)?.endedCpuMs ?? 0), rssMb: all.get(pid)?.rssMb ?? 0 };
}

interface Stat { readonly pid: number; readonly parent: number; readonly cpuMs: number; readonly endedCpuMs: number; readonly rssMb: number }

function statOf(pid: number): Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    const at = (index: number) => fields[index] ?? 0;
    return [{ pid, parent: at(1), cpuMs: (at(11) + at(12)) * tickMs, endedCpuMs: (at(13) + at(14)) * tickMs, rssMb: at(21) * 4_096 / 1_048_576 }];
  } catch {
    // It ended while we looked.
    return [];
  }
}
