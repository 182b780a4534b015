import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, link, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { type ImapSettings } from '../../server/adapters/mailbox/imap-mailbox.ts';
import { freePort } from './free-port.ts';
import { type ServerCertificate } from './mail-certificates.ts';

const password = 'deneme-posta-2026';
const candidates = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'];

/** A real IMAP server of one's own: an account, a folder, a port; everything of it lies in a temporary folder. */
export interface MailServer {
  readonly settings: ImapSettings;
  /** The port that speaks TLS from the first byte, where the server was given a certificate. */
  readonly tlsPort: number;
  /** Everything of it on the disk. */
  readonly folder: string;
  /** As many messages more in the inbox, all of these bytes, as if they had come at that moment. Something must have been appended before. */
  grow(howMany: number, message: Uint8Array, at: Date): Promise<void>;
  /** Shows another certificate from now on, or with null none: then it offers no STARTTLS. Begins anew. */
  show(certificate: ServerCertificate | null): Promise<void>;
  /** What the server has logged so far. */
  log(): Promise<string>;
  /** Appends messages as another mail program does. */
  append(messages: readonly (Uint8Array | string)[], folder?: string): Promise<void>;
  /** A connection of a mail program, for whatever else a test does to the mailbox. */
  visit<T>(work: (imap: ImapFlow) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Path of Dovecot: one that is here, else one installed now as root; throws one sentence when there is none. */
export function findDovecot(): string {
  const found = () => candidates.find((path) => existsSync(path));
  const here = found();
  if (here) return here;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const parameters of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'dovecot-imapd']]) spawnSync('apt-get', parameters, { env: environment, stdio: 'ignore', timeout: 300_000 });
  }
  const now = found();
  if (now) return now;
  throw new Error('Posta kutusu testleri için Dovecot bulunamadı ve kurulamadı; dovecot-imapd paketini kurun.');
}

export async function mailServer(user = 'bilgi'): Promise<MailServer> {
  const program = findDovecot();
  const folder = await mkdtemp(join(tmpdir(), 'nes-dovecot-'));
  await chmod(folder, 0o755);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const owner = await mailOwner();
  await mkdir(join(folder, 'mail'));
  if (process.getuid?.() === 0) await chown(join(folder, 'mail'), owner.uid, owner.gid);
  await writeFile(join(folder, 'dovecot.conf'), configuration(folder, { port, tlsPort: 0 }, owner));
  let running: ChildProcess | undefined;
  const settings: ImapSettings = { host: '127.0.0.1', port, security: 'none', user, password, folder: 'INBOX' };

  const start = async (): Promise<void> => {
    running = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
    await answering(port, join(folder, 'log'));
  };
  const stop = async (): Promise<void> => {
    const child = running;
    running = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await Promise.race([once(child, 'exit'), pause(5_000).then(() => child.kill('SIGKILL'))]);
  };
  const visit = async <T>(work: (imap: ImapFlow) => Promise<T>): Promise<T> => {
    const imap = new ImapFlow({ host: settings.host, port, secure: false, doSTARTTLS: false, auth: { user, pass: password }, logger: false });
    imap.on('error', () => undefined);
    await imap.connect();
    try {
      return await work(imap);
    } finally {
      await imap.logout().catch(() => imap.close());
    }
  };
  const show = async (certificate: ServerCertificate | null): Promise<void> => {
    if (certificate !== null) await Promise.all([writeFile(join(folder, 'server.pem'), certificate.certificate), writeFile(join(folder, 'server.key'), certificate.key, { mode: 0o600 })]);
    await stop();
    await writeFile(join(folder, 'dovecot.conf'), configuration(folder, { port, tlsPort: certificate === null ? 0 : tlsPort }, owner));
    await start();
  };
  await start();
  return {
    settings, tlsPort, folder, start, stop, show, visit,
    async grow(howMany, message, at) {
      const inbox = join(folder, 'mail', user);
      const source = join(inbox, 'tmp', 'source');
      await writeFile(source, message);
      await chown(source, owner.uid, owner.gid);
      await utimes(source, at, at);
      for (let from = 0; from < howMany; from += 500) {
        await Promise.all(Array.from({ length: Math.min(500, howMany - from) }, (_, index) => link(source, join(inbox, 'cur', `${Math.floor(at.getTime() / 1000)}.M${from + index}P1.grown,S=${message.byteLength}:2,`))));
      }
    },
    log: () => readFile(join(folder, 'log'), 'utf8'),
    append: (messages, into = 'INBOX') => visit(async (imap) => {
      for (const message of messages) await imap.append(into, Buffer.from(message as Uint8Array));
    }),
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
  /** The accounts that Dovecot's own processes run as. */
  readonly login: string;
  readonly internal: string;
  readonly group: string;
}

/** Without root everything runs as whoever tests; as root under the accounts that the package made. */
async function mailOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) {
    const { uid, gid, username } = userInfo();
    const { stdout } = spawnSync('id', ['-gn'], { encoding: 'utf8' });
    return { uid, gid, login: username, internal: username, group: stdout.trim() };
  }
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const dovecot = accounts.find(([name]) => name === 'dovecot');
  if (!dovecot) throw new Error('Dovecot kurulu, ama dovecot hesabı yok; dovecot-imapd paketini yeniden kurun.');
  return { uid: Number(dovecot[2]), gid: Number(dovecot[3]), login: 'dovenull', internal: 'dovecot', group: 'dovecot' };
}

const configuration = (folder: string, { port, tlsPort }: { port: number; tlsPort: number }, { uid, gid, login, internal, group }: Owner): string => `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = ${folder.split('/').pop()}
log_path = ${folder}/log
${tlsPort === 0 ? 'ssl = no' : `ssl = yes\nssl_cert = <${folder}/server.pem\nssl_key = <${folder}/server.key\nauth_verbose = yes`}
disable_plaintext_auth = no
default_login_user = ${login}
default_internal_user = ${internal}
default_internal_group = ${group}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail/%u
mail_fsync = never
mail_max_userip_connections = 100
namespace inbox {
  inbox = yes
}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;

async function answering(port: number, log: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answers = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => { socket.destroy(); resolve(true); });
      socket.once('error', () => resolve(false));
      socket.setTimeout(2_000, () => { socket.destroy(); resolve(false); });
    });
    if (answers) return;
    await pause(100);
  }
  throw new Error(`Dovecot does not answer: ${(await readFile(log, 'utf8').catch(() => 'no log')).slice(-800)}`);
}
