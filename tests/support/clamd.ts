import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { clamdScanner } from '../../server/adapters/scanner/clamd-scanner.ts';
import { freePort } from './free-port.ts';

const candidates = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'];

/** A real clamd of one's own, with the two signatures that a test needs; everything of it lies in a temporary folder. */
export interface VirusScanner {
  /** As the setting VIRUS_SCANNER takes it. */
  readonly address: string;
  readonly socket: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Path of clamd: one that is here, else one installed now as root; throws one sentence when there is none. */
export function findClamd(): string {
  const found = () => candidates.find((path) => existsSync(path));
  const here = found();
  if (here) return here;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const parameters of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'clamav-daemon']]) spawnSync('apt-get', parameters, { env: environment, stdio: 'ignore', timeout: 300_000 });
  }
  const now = found();
  if (now) return now;
  throw new Error('Virüs tarayıcısı testleri için clamd bulunamadı ve kurulamadı; clamav-daemon paketini kurun.');
}

/** The file that every scanner takes for a virus, and that harms nobody; put together here so that no scanner of a developer's machine takes this source away. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''), 'latin1');
/** What our scanner takes for a virus wherever it stands in a file: nothing of our own checks knows it. */
export const badMark = 'NES-DENEME-VIRUSU-7f3a';

const signatures = `Eicar-Test-Signature:0:*:${eicar.toString('hex')}\nNes-Deneme:0:*:${Buffer.from(badMark).toString('hex')}\n`;

export async function virusScanner(): Promise<VirusScanner> {
  const program = findClamd();
  const folder = await mkdtemp(join(tmpdir(), 'nes-clamd-'));
  const port = await freePort();
  const socket = join(folder, 'clamd.ctl');
  await mkdir(join(folder, 'signatures'));
  await writeFile(join(folder, 'signatures', 'deneme.ndb'), signatures);
  await writeFile(join(folder, 'clamd.conf'), [
    `DatabaseDirectory ${join(folder, 'signatures')}`, `LocalSocket ${socket}`, `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', 'Foreground yes', `LogFile ${join(folder, 'log')}`, `TemporaryDirectory ${folder}`,
    'StreamMaxLength 100M', 'MaxThreads 4', 'SelfCheck 0', ...(process.getuid?.() === 0 ? ['User root'] : []),
  ].join('\n') + '\n');
  let running: ChildProcess | undefined;
  const address = `tcp://127.0.0.1:${port}`;

  const start = async (): Promise<void> => {
    const child = spawn(program, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
    running = child;
    for (const until = Date.now() + 60_000; Date.now() < until; await pause(50)) {
      if (child.exitCode !== null) break;
      if (await clamdScanner(address).version().then(() => true, () => false)) return;
    }
    throw new Error(`clamd did not start:\n${await readFile(join(folder, 'log'), 'utf8').catch(() => 'no log')}`);
  };
  const stop = async (): Promise<void> => {
    const child = running;
    running = undefined;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  await start();
  return { address, socket, start, stop, close: async () => { await stop(); await rm(folder, { recursive: true, force: true }); } };
}
