import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trustOf, type AskOcsp, type Trust } from '../../../server/adapters/signatures/trust.ts';

/** An authority with a responder, made by openssl; leaves name the responder at `http://ocsp.deneme/`. */
export interface OcspAuthority {
  readonly folder: string;
  openssl(...args: string[]): Buffer;
  /** A CMS over some content, signed by the holder. */
  signedBy(holder: string): Buffer;
  /** What `openssl ocsp` answers to a question; `by` signs it. */
  answer(question: Uint8Array, options?: { by?: string; more?: readonly string[] }): Buffer;
  /** A time stamp (RFC 3161) over these bytes, as the token's DER. */
  stampOver(bytes: Uint8Array): Buffer;
  /** Both authorities, and the lists `old`, `new`, `late`, `other` that are named. */
  trust(askOcsp: AskOcsp | null, ...crls: readonly string[]): Trust;
  /** A running `openssl ocsp` on loopback. */
  responder(): Promise<{ url: string; stop: () => void }>;
  close(): void;
}

const qualified = '1.3.6.1.5.5.7.1.3=DER:30233008060604008e4601013008060604008e460104300d060b6086180' + '13d0001a74e0101';
const leaf = ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature,nonRepudiation', 'subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid', qualified, 'authorityInfoAccess=OCSP;URI:http://ocsp.deneme/'];
const root = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign,digitalSignature', 'subjectKeyIdentifier=hash'];
const delegate = (...more: readonly string[]) => ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature', ...more];

/** Serial and, for those in the index, their standing. */
const holders: Readonly<Record<string, { serial: number; by: string | null; extensions: readonly string[]; index?: 'V' | 'R' | 'H' }>> = {
  root: { serial: 1, by: null, extensions: root }, otherRoot: { serial: 2, by: null, extensions: root },
  good: { serial: 16, by: 'root', extensions: leaf, index: 'V' }, revoked: { serial: 17, by: 'root', extensions: leaf, index: 'R' }, held: { serial: 18, by: 'root', extensions: leaf, index: 'H' }, unknown: { serial: 19, by: 'root', extensions: leaf },
  another: { serial: 20, by: 'root', extensions: leaf, index: 'V' }, silent: { serial: 21, by: 'root', extensions: leaf.slice(0, 5), index: 'V' },
  delegate: { serial: 32, by: 'root', extensions: delegate('extendedKeyUsage=OCSPSigning', 'noCheck=ignored') },
  noPurpose: { serial: 33, by: 'root', extensions: delegate('noCheck=ignored') }, unchecked: { serial: 34, by: 'root', extensions: delegate('extendedKeyUsage=OCSPSigning') },
  strangeDelegate: { serial: 35, by: 'otherRoot', extensions: delegate('extendedKeyUsage=OCSPSigning', 'noCheck=ignored') },
  tsa: { serial: 36, by: 'otherRoot', extensions: ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,timeStamping'] },
  // Signed by a person's own certificate, which is no authority: a path with a fault.
  forged: { serial: 48, by: 'good', extensions: leaf },
};

const lists: Readonly<Record<string, { by: string; known: (name: string) => boolean; fromDay: number }>> = {
  old: { by: 'root', known: (name) => name === 'good', fromDay: -2 }, new: { by: 'root', known: () => true, fromDay: 0 }, late: { by: 'root', known: () => false, fromDay: 95 }, other: { by: 'otherRoot', known: () => false, fromDay: 0 },
};

const stamp = (at: Date) => `${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`;

export function ocspAuthority(): OcspAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'nes-ocsp-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 16 * 1024 * 1024 });
  for (const [name, { serial, by, extensions }] of Object.entries(holders)) {
    writeFileSync(join(folder, `${name}.ext`), extensions.join('\n'));
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`);
    openssl('req', '-new', '-key', `${name}.key`, '-subj', `/C=TR/serialNumber=${10_000_000_000 + serial}/CN=${name}`, '-out', `${name}.csr`);
    openssl('x509', '-req', '-in', `${name}.csr`, '-days', '90', '-sha256', '-set_serial', String(serial), '-extfile', `${name}.ext`, '-out', `${name}.crt`, ...(by === null ? ['-signkey', `${name}.key`] : ['-CA', `${by}.crt`, '-CAkey', `${by}.key`]));
  }
  const [until, yesterday] = [stamp(new Date(Date.now() + 90 * 86_400_000)), stamp(new Date(Date.now() - 86_400_000))];
  const index = (known: (name: string) => boolean) => Object.entries(holders).filter(([name, it]) => it.index && known(name)).map(([name, { serial, index: standing }]) =>
    `${standing === 'V' ? 'V' : 'R'}\t${until}\t${standing === 'V' ? '' : `${yesterday},${standing === 'H' ? 'certificateHold' : 'keyCompromise'}`}\t${serial.toString(16)}\tunknown\t/CN=${name}\n`).join('');
  writeFileSync(join(folder, 'index.txt'), index(() => true));
  // A list of before the revocations; one that says what the responder says; one made when the certificates have ended; one of the other authority.
  for (const [name, { by, known, fromDay }] of Object.entries(lists)) {
    writeFileSync(join(folder, `${name}.db`), index(known));
    writeFileSync(join(folder, `${name}.no`), '01');
    writeFileSync(join(folder, `${name}.cnf`), `[ca]\ndefault_ca=c\n[c]\ndatabase=${folder}/${name}.db\ncrlnumber=${folder}/${name}.no\ndefault_md=sha256\n`);
    const day = (days: number) => stamp(new Date(Date.now() + days * 86_400_000));
    openssl('ca', '-gencrl', '-config', `${name}.cnf`, '-cert', `${by}.crt`, '-keyfile', `${by}.key`, '-crl_lastupdate', day(fromDay), '-crl_nextupdate', day(fromDay + 300), '-out', `${name}.crl`);
  }
  writeFileSync(join(folder, 'tsa.serial'), '01');
  writeFileSync(join(folder, 'tsa.cnf'), `[tsa]\ndefault_tsa=t\n[t]\nserial=${folder}/tsa.serial\ncrypto_device=builtin\nsigner_cert=${folder}/tsa.crt\nsigner_key=${folder}/tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3\ndigests=sha256\ness_cert_id_chain=no\n`);
  writeFileSync(join(folder, 'content.bin'), 'FRM.01.03');
  const file = (name: string) => ({ name, bytes: readFileSync(join(folder, name)) });
  const byOptions = (by: string) => ['-index', 'index.txt', '-CA', 'root.crt', '-rsigner', `${by}.crt`, '-rkey', `${by}.key`];
  return {
    folder, openssl,
    signedBy: (holder) => openssl('cms', '-sign', '-nodetach', '-binary', '-cades', '-signer', `${holder}.crt`, '-inkey', `${holder}.key`, ...(holder === 'forged' ? ['-certfile', 'good.crt'] : []), '-in', 'content.bin', '-outform', 'DER'),
    answer(question, { by = 'delegate', more = ['-ndays', '1'] } = {}) {
      writeFileSync(join(folder, 'question.der'), question);
      openssl('ocsp', ...byOptions(by), '-reqin', 'question.der', '-respout', 'answer.der', ...more);
      return readFileSync(join(folder, 'answer.der'));
    },
    stampOver(bytes) {
      writeFileSync(join(folder, 'value.bin'), bytes);
      openssl('ts', '-query', '-data', 'value.bin', '-sha256', '-cert', '-out', 'question.tsq');
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'question.tsq', '-token_out', '-out', 'token.der');
      return readFileSync(join(folder, 'token.der'));
    },
    trust: (askOcsp, ...crls) => trustOf([file('root.crt'), ...crls.map((name) => file(`${name}.crl`))], askOcsp ? { askOcsp } : {}),
    responder: () => running(folder, byOptions('delegate')),
    close: () => { rmSync(folder, { recursive: true, force: true }); },
  };
}

/** Port 0: the system chooses one, and openssl says which. */
function running(folder: string, by: readonly string[]): Promise<{ url: string; stop: () => void }> {
  const child = spawn('openssl', ['ocsp', '-port', '0', ...by, '-ndays', '1'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer) => {
      said += part.toString();
      const port = /ACCEPT \S*?:(\d+)/.exec(said)?.[1];
      if (port) resolve({ url: `http://127.0.0.1:${port}/`, stop: () => { child.kill(); } });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => { reject(new Error(`openssl ocsp: ${said}`)); });
  });
}
