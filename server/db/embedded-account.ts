import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A user and group that PostgreSQL runs as instead of root, which it refuses. */
export type Account = { uid: number; gid: number };

/** `nobody` when this process is root, else undefined (run as oneself). */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** Runs one program to its end; rejects with its last words when it fails. Output beyond 64 kB is dropped. */
export function run(program: string, parameters: string[], account: Account | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      // Neither PG* settings nor the caller's locale may leak in; `/` because nobody may not enter our folder.
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...account,
    });
    let said = '';
    const listen = (chunk: Buffer) => {
      if (said.length < 65_536) said += chunk.toString('utf8');
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    // 'exit', not 'close': the server that pg_ctl leaves behind may inherit the pipes.
    child.once('exit', (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) resolve(said);
      else reject(new Error(said.trim().split('\n').slice(-3).join(' ') || `${program} çıkış kodu ${code}`));
    });
  });
}
