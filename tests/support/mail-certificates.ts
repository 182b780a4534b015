import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServerCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** An authority of one's own and certificates of mail servers, made by the openssl command. */
export interface MailCertificates {
  /** PEM file of the authority, as a setting names it. */
  readonly authorityFile: string;
  readonly good: ServerCertificate;
  readonly expired: ServerCertificate;
  readonly otherName: ServerCertificate;
  readonly selfSigned: ServerCertificate;
  close(): void;
}

const config = `[ca]
default_ca = mine
[mine]
new_certs_dir = issued
database = index
serial = serial
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
`;

export function mailCertificates(): MailCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'nes-mail-certificates-'));
  const openssl = (...args: string[]): void => { execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' }); };
  mkdirSync(join(folder, 'issued'));
  for (const [name, text] of [['ca.cnf', config], ['index', ''], ['serial', '01\n']] as const) writeFileSync(join(folder, name), text);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const read = (name: string): ServerCertificate => ({ certificate: readFileSync(join(folder, `${name}.pem`), 'utf8'), key: readFileSync(join(folder, `${name}.key`), 'utf8') });
  const made = (name: string, alternative: string, days: readonly [string, string]): ServerCertificate => {
    writeFileSync(join(folder, `${name}.ext`), `[x]\nsubjectAltName = ${alternative}\n`);
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    openssl('ca', '-batch', '-notext', '-config', 'ca.cnf', '-cert', 'authority.pem', '-keyfile', 'authority.key', '-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', `${name}.ext`, '-extensions', 'x', '-startdate', days[0], '-enddate', days[1]);
    return read(name);
  };
  openssl('req', '-x509', ...newKey, '-keyout', 'authority.key', '-out', 'authority.pem', '-subj', '/CN=Kurum Deneme Otoritesi', '-days', '3650');
  openssl('req', '-x509', ...newKey, '-keyout', 'own.key', '-out', 'own.pem', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '3650');
  const valid = ['20200101000000Z', '20491231000000Z'] as const;
  return {
    authorityFile: join(folder, 'authority.pem'),
    good: made('good', 'DNS:localhost', valid),
    expired: made('expired', 'DNS:localhost', ['20200101000000Z', '20210101000000Z']),
    otherName: made('other', 'DNS:posta.baska.example', valid),
    selfSigned: read('own'),
    close: () => { rmSync(folder, { recursive: true, force: true }); },
  };
}
