import { randomBytes } from 'node:crypto';
import { chmod, chown, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { run, type Account } from './embedded-account.ts';
import { findHome, type EmbeddedHome } from './embedded-home.ts';
import { serverConfiguration } from './embedded-configuration.ts';
import { announce, anyoneElse, leave, looksLikePostgres } from './embedded-users.ts';

/** What a caller holds after `openEmbedded`. */
export type EmbeddedPostgres = {
  /** `postgres://…@127.0.0.1:<port>/<database>`; the port differs from start to start. */
  url: string;
  /** false when a server that was already running was joined (or an orphan adopted). */
  startedHere: boolean;
  /** Where the cluster really lies: `<dataDir>/cluster`, or below /var/lib/nes-konsol (see embedded-home.ts). */
  cluster: string;
  /** Leaves; the last live process to leave stops the server. Safe to call twice. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Folder of the cluster, e.g. `.data/postgres`; may move to /var/lib/nes-konsol (see embedded-home.ts). */
  dataDir: string;
  /** Default `nes_konsol`; created when missing. */
  database?: string;
  /** For test clusters only: no fsync, so a power cut may lose the cluster. */
  volatile?: boolean;
};

const user = 'nes';
const startSeconds = 120;
/** Above every system's highest process number. */
const deadPid = 1_073_741_823;

/**
 * Starts, joins or adopts the local PostgreSQL of a data folder.
 * Throws an Error with one sentence when it cannot; nothing is left running then.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = await findHome(options.dataDir);
  // Announced before looking: a process that is leaving must see us and keep the server.
  const ticket = await announce(home);
  try {
    const cluster = await ensureCluster(home);
    const password = await readPassword(cluster);
    const database = options.database ?? 'nes_konsol';
    const open = async () => {
      const running = await ensureRunning(home, cluster, options.volatile === true);
      await ensureDatabase(running.port, password, database);
      return running;
    };
    // The second try: whoever was leaving as we came may still have stopped the server that we had found.
    const { port, startedHere } = await open().catch(() => open());
    let left = false;
    const stop = async () => {
      if (left) return;
      left = true;
      await leave(ticket);
      if (!(await anyoneElse(home))) await stopServer(home, cluster);
    };
    return { url: addressOf(port, password, database), startedHere, cluster, stop };
  } catch (error) {
    await leave(ticket);
    throw error;
  }
}

async function ensureCluster(home: EmbeddedHome): Promise<string> {
  const cluster = join(home.base, 'cluster');
  if (await isCluster(cluster)) return cluster;
  await removeUnfinished(home);
  // Built aside and renamed: a process killed halfway leaves no half cluster under the real name.
  const fresh = join(home.base, `cluster.new-${process.pid}`);
  const password = randomBytes(24).toString('base64url');
  const passwordFile = `${fresh}.password`;
  await writeOwned(passwordFile, password, home.account);
  const initialise = async (ctype: string) => {
    await rm(fresh, { recursive: true, force: true });
    await run(
      home.binary('initdb'),
      [
        '-D',
        fresh,
        '-U',
        user,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        `--lc-ctype=${ctype}`,
        '--locale-provider=icu',
        '--icu-locale=und',
        '--no-instructions',
      ],
      home.account,
    );
  };
  // Under the plain C locale trigrams see no letter beyond ASCII; not every system has C.UTF-8.
  await initialise('C.UTF-8').catch(() => initialise('C'));
  await writeOwned(join(fresh, 'nes-password'), password, home.account);
  await rm(passwordFile, { force: true });
  try {
    await rename(fresh, cluster);
  } catch (error) {
    // Another process was faster; its cluster has its own password inside.
    await rm(fresh, { recursive: true, force: true });
    if (!(await isCluster(cluster))) throw error;
  }
  return cluster;
}

async function removeUnfinished(home: EmbeddedHome): Promise<void> {
  for (const name of await readdir(home.base)) {
    const pid = Number(/^cluster\.new-(\d+)/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isInteger(pid) && pid !== process.pid && !isAlive(pid)) {
      await rm(join(home.base, name), { recursive: true, force: true });
    }
  }
}

async function ensureRunning(home: EmbeddedHome, cluster: string, volatile: boolean) {
  let lastError: unknown;
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await runningPort(home, cluster);
    if (port !== undefined) return { port, startedHere: false };
    try {
      return { port: await startServer(home, cluster, volatile), startedHere: true };
    } catch (error) {
      // Another process starting it, backends of a killed server still leaving, or the port taken meanwhile.
      lastError = error;
      await pause(400 * (attempt + 1));
    }
  }
  throw new Error(`Gömülü PostgreSQL başlatılamadı (${home.base}): ${sentence(lastError)}`);
}

/** The port of the live server of this cluster; waits while it starts or recovers. */
async function runningPort(home: EmbeddedHome, cluster: string): Promise<number | undefined> {
  const pidFile = join(cluster, 'postmaster.pid');
  for (let waited = 0; waited < startSeconds * 5; waited++) {
    const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    if (!isAlive(pid) || !(await looksLikePostgres(pid, cluster))) {
      // After a power cut or in a restarted container the number may belong to a stranger, and PostgreSQL would
      // refuse. The file itself stays: through it PostgreSQL sees whether backends of the dead server still write.
      if (isAlive(pid)) await writeOwned(pidFile, [String(deadPid), ...lines.slice(1)].join('\n'), home.account);
      return undefined;
    }
    if (lines[7]?.trim() === 'ready') return Number(lines[3]);
    await pause(200);
  }
  throw new Error(`${cluster} için çalışan PostgreSQL ${startSeconds} saniyede hazır olmadı.`);
}

async function startServer(home: EmbeddedHome, cluster: string, volatile: boolean): Promise<number> {
  const port = await freePort();
  await writeOwned(join(cluster, 'postgresql.conf'), serverConfiguration({ port, volatile }), home.account);
  const log = join(home.base, 'startup.log');
  await rm(log, { force: true });
  await run(home.binary('pg_ctl'), ['start', '-w', '-s', '-t', String(startSeconds), '-D', cluster, '-l', log], home.account).catch(
    async (error: unknown) => {
      const said = await readFile(log, 'utf8').catch(() => '');
      throw new Error(
        `${sentence(error)} ${said
          .split('\n')
          .filter((line) => /FATAL|ERROR|HINT/.test(line))
          .slice(-2)
          .join(' ')}`,
      );
    },
  );
  return port;
}

async function stopServer(home: EmbeddedHome, cluster: string): Promise<void> {
  const stopBy = (mode: string) => run(home.binary('pg_ctl'), ['stop', '-w', '-s', '-t', '60', '-m', mode, '-D', cluster], home.account);
  try {
    await stopBy('fast');
  } catch {
    if ((await runningPort(home, cluster)) !== undefined) await stopBy('immediate');
  }
}

async function ensureDatabase(port: number, password: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(port, password, 'postgres'), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    // 42P04 and 23505: two processes created it in the same moment.
    if (found.rowCount === 0) {
      await client.query(`create database ${client.escapeIdentifier(database)}`).catch((error: { code?: string }) => {
        if (error.code !== '42P04' && error.code !== '23505') throw error;
      });
    }
  } finally {
    await client.end();
  }
}

function addressOf(port: number, password: string, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function readPassword(cluster: string): Promise<string> {
  return (await readFile(join(cluster, 'nes-password'), 'utf8')).trim();
}

async function writeOwned(path: string, text: string, account: Account | undefined): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  await chmod(path, 0o600);
  if (account) await chown(path, account.uid, account.gid);
}

async function isCluster(folder: string): Promise<boolean> {
  return readFile(join(folder, 'PG_VERSION'), 'utf8').then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('Boş bir kapı bulunamadı.'))));
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));
