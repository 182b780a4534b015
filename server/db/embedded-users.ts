import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EmbeddedHome } from './embedded-home.ts';

/** The file by which a process says that it uses the embedded server. */
export type Ticket = string;

const folderOf = (home: EmbeddedHome) => join(home.base, 'users');

export async function announce(home: EmbeddedHome): Promise<Ticket> {
  await mkdir(folderOf(home), { recursive: true, mode: 0o700 });
  const ticket = join(folderOf(home), `${process.pid}-${randomBytes(4).toString('hex')}`);
  await writeFile(ticket, await birthOf(process.pid), { mode: 0o600 });
  return ticket;
}

export async function leave(ticket: Ticket): Promise<void> {
  await rm(ticket, { force: true });
}

/** Whether any live process has announced itself; tickets of the dead are swept. */
export async function anyoneElse(home: EmbeddedHome): Promise<boolean> {
  let found = false;
  for (const name of await readdir(folderOf(home)).catch(() => [])) {
    const pid = Number(name.split('-')[0]);
    const born = await readFile(join(folderOf(home), name), 'utf8').catch(() => undefined);
    if (born === undefined) continue;
    // The number alone is not the process: after a crash it may belong to another.
    if (born !== '' && born === (await birthOf(pid))) found = true;
    else await rm(join(folderOf(home), name), { force: true });
  }
  return found;
}

/** Start time of a process in the system's own notation; '' when there is no such process. */
async function birthOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // The name in parentheses may hold blanks; field 22 is the 20th after it.
    const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return after[0] === 'Z' ? '' : (after[19] ?? '');
  }
  return (await ps(pid, 'lstart=')).trim();
}

/** Whether that process is a PostgreSQL of this cluster, and not a stranger with a recycled number. */
export async function looksLikePostgres(pid: number, cluster: string): Promise<boolean> {
  const line =
    process.platform === 'linux' ? (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ') : await ps(pid, 'command=');
  return line.includes('postgres') && line.includes(cluster);
}

async function ps(pid: number, column: string): Promise<string> {
  return promisify(execFile)('ps', ['-p', String(pid), '-o', column]).then(
    (done) => done.stdout,
    () => '',
  );
}
