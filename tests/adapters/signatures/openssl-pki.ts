import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Certificates of every right and wrong kind, made by the openssl command: the opinion that ours is held against is not ours. */
export interface OpensslPki {
  readonly folder: string;
  openssl(...args: string[]): Buffer;
  /** Paths of certificate and key. */
  holder(name: string): { certificate: string; key: string };
  close(): void;
}

const qualified = '1.3.6.1.5.5.7.1.3=DER:30233008060604008e4601013008060604008e460104300d060b6086180' + '13d0001a74e0101';
const leaf = ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature,nonRepudiation', 'subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid', qualified];
const authority = (more = '') => [`basicConstraints=critical,CA:TRUE${more}`, 'keyUsage=critical,keyCertSign,cRLSign', 'subjectKeyIdentifier=hash'];

type Key = readonly string[];
const keys = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], rsaSmall: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'], p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'], p521: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
} satisfies Record<string, Key>;

/** `by` null: signed by itself. Days are counted from now. */
type Wish = { key: keyof typeof keys; by: string | null; extensions: readonly string[]; from?: number; days?: number; digest?: string; subject?: string };
const wishes: Readonly<Record<string, Wish>> = {
  root: { key: 'rsa', by: null, extensions: authority(), subject: '/C=TR/CN=Kok' }, otherRoot: { key: 'rsa', by: null, extensions: authority(), subject: '/C=TR/CN=Baska Kok' },
  sub: { key: 'p384', by: 'root', extensions: authority(',pathlen:0') }, subRsa: { key: 'rsa', by: 'root', extensions: authority(',pathlen:0') },
  noAuthority: { key: 'rsa', by: 'root', extensions: ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,keyCertSign,digitalSignature'] },
  noCertSign: { key: 'rsa', by: 'root', extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign,digitalSignature'] },
  expiredSub: { key: 'rsa', by: 'root', extensions: authority(',pathlen:0'), from: -800, days: 400 },
  tooDeep: { key: 'rsa', by: 'sub', extensions: authority(',pathlen:0') },
  rsa: { key: 'rsa', by: 'subRsa', extensions: leaf }, p256: { key: 'p256', by: 'sub', extensions: leaf }, p384: { key: 'p384', by: 'sub', extensions: leaf }, p521: { key: 'p521', by: 'subRsa', extensions: leaf },
  direct: { key: 'p256', by: 'root', extensions: leaf }, revoked: { key: 'rsa', by: 'subRsa', extensions: leaf },
  expired: { key: 'rsa', by: 'subRsa', extensions: leaf, from: -400, days: 300 }, notYet: { key: 'rsa', by: 'subRsa', extensions: leaf, from: 30, days: 300 },
  plain: { key: 'p256', by: 'sub', extensions: leaf.slice(0, 4) }, noRepudiation: { key: 'p256', by: 'sub', extensions: [leaf[0]!, 'keyUsage=critical,digitalSignature', ...leaf.slice(2)] },
  encipherOnly: { key: 'rsa', by: 'subRsa', extensions: [leaf[0]!, 'keyUsage=critical,keyEncipherment', ...leaf.slice(2)] },
  serverOnly: { key: 'rsa', by: 'subRsa', extensions: [...leaf, 'extendedKeyUsage=critical,serverAuth'] }, mailToo: { key: 'rsa', by: 'subRsa', extensions: [...leaf, 'extendedKeyUsage=emailProtection'] },
  oddCritical: { key: 'rsa', by: 'subRsa', extensions: [...leaf, '1.2.3.4.5=critical,DER:0500'] }, sha1: { key: 'rsa', by: 'subRsa', extensions: leaf, digest: 'sha1' }, small: { key: 'rsaSmall', by: 'subRsa', extensions: leaf },
  // A signer whose time is nearly over, and who stamps the time.
  brief: { key: 'rsa', by: 'subRsa', extensions: leaf, days: 31 }, tsa: { key: 'rsa', by: 'subRsa', extensions: ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,timeStamping', 'subjectKeyIdentifier=hash'] },
  selfSigned: { key: 'rsa', by: null, extensions: leaf }, stranger: { key: 'rsa', by: 'otherRoot', extensions: leaf },
  ofNoAuthority: { key: 'rsa', by: 'noAuthority', extensions: leaf }, ofNoCertSign: { key: 'rsa', by: 'noCertSign', extensions: leaf }, ofExpiredSub: { key: 'rsa', by: 'expiredSub', extensions: leaf }, ofTooDeep: { key: 'rsa', by: 'tooDeep', extensions: leaf },
};

/** Who signs in the variations. */
export const signers = Object.keys(wishes).filter((name) => !['root', 'otherRoot', 'sub', 'subRsa', 'noAuthority', 'noCertSign', 'expiredSub', 'tooDeep', 'brief', 'tsa'].includes(name));

const moment = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;

export function opensslPki(): OpensslPki {
  const folder = mkdtempSync(join(tmpdir(), 'nes-openssl-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 * 1024 * 1024 });
  const holder = (name: string) => ({ certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) });
  const dn = '[req]\ndistinguished_name=dn\n[dn]\n';
  for (const [at, [name, wish]] of Object.entries(wishes).entries()) {
    openssl('genpkey', ...keys[wish.key], '-out', holder(name).key);
    writeFileSync(join(folder, `${name}.cnf`), `${dn}[x]\n${wish.extensions.join('\n')}\n[ca]\ndefault_ca=c\n[c]\ndatabase=${folder}/${name}.db\nnew_certs_dir=${folder}\nserial=${folder}/${name}.serial\ndefault_md=sha256\npolicy=p\ncrlnumber=${folder}/${name}.crlnumber\ndefault_crl_days=7\nunique_subject=no\n[p]\nC=optional\nserialNumber=optional\nCN=supplied\n`);
    writeFileSync(join(folder, `${name}.db`), '');
    writeFileSync(join(folder, `${name}.serial`), `${(0x1000 + at * 16).toString(16)}`);
    writeFileSync(join(folder, `${name}.crlnumber`), '01');
    openssl('req', '-new', '-config', `${name}.cnf`, '-key', `${name}.key`, '-subj', wish.subject ?? `/C=TR/serialNumber=${10_000_000_000 + at}/CN=${name}`, '-out', `${name}.csr`);
    const times = ['-startdate', moment(wish.from ?? -30), '-enddate', moment((wish.from ?? -30) + (wish.days ?? 365))];
    const issuer = wish.by ?? name;
    openssl('ca', '-batch', '-notext', '-config', `${issuer}.cnf`, '-extfile', `${name}.cnf`, '-extensions', 'x', '-md', wish.digest ?? 'sha256', '-in', `${name}.csr`, '-out', `${name}.crt`, ...times,
      ...(wish.by === null ? ['-selfsign', '-keyfile', `${name}.key`] : ['-cert', `${issuer}.crt`, '-keyfile', `${issuer}.key`]));
  }
  openssl('ca', '-config', 'subRsa.cnf', '-cert', 'subRsa.crt', '-keyfile', 'subRsa.key', '-revoke', 'revoked.crt', '-crl_reason', 'keyCompromise');
  for (const name of ['root', 'sub', 'subRsa', 'noAuthority', 'noCertSign', 'expiredSub', 'tooDeep']) openssl('ca', '-gencrl', '-config', `${name}.cnf`, '-cert', `${name}.crt`, '-keyfile', `${name}.key`, '-out', `${name}.crl`);
  const of = (...names: string[]) => names.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  writeFileSync(join(folder, 'trusted.pem'), of('root.crt', 'root.crl', 'sub.crl', 'subRsa.crl', 'noAuthority.crl', 'noCertSign.crl', 'expiredSub.crl', 'tooDeep.crl'));
  return { folder, openssl, holder, close: () => { rmSync(folder, { recursive: true, force: true }); } };
}
