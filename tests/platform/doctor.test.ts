import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { smtpFault } from '../../server/adapters/mail/smtp-fault.ts';
import { imapFault, type ImapSettings } from '../../server/adapters/mailbox/imap-mailbox.ts';
import { productionFaults } from '../../server/config/production-rules.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { judgeDatabase } from '../../server/db/judge-database.ts';
import { mailServer, type MailServer } from '../support/dovecot.ts';
import { freePort } from '../support/free-port.ts';
import { mailCertificates } from '../support/mail-certificates.ts';
import { databaseAt, execute } from '../support/postgres-server.ts';
import { openInbox } from '../support/smtp-inbox.ts';
import { endAll, start } from './processes.ts';

const made: string[] = [];
const newFolder = async () => {
  const here = await mkdtemp(join(tmpdir(), 'nes-doctor-'));
  made.push(here);
  return here;
};
afterEach(async () => {
  await endAll();
  for (const one of made.splice(0)) await rm(one, { recursive: true, force: true });
});

const key = () => randomBytes(32).toString('base64');
const safe = {
  MODE: 'production',
  DATABASE_URL: 'postgres://nes:uzun-ve-gizli-bir-parola@db.kurum.gov.tr/nes?sslmode=verify-full',
  PUBLIC_URL: 'https://konsol.kurum.gov.tr',
  AUDIT_MAC_KEY: key(),
  SUBJECT_MASTER_KEY: key(),
  ANSWER_KEY: key(),
  SECRETS_KEY: key(),
  AUDIT_ANCHOR_FILE: '/mnt/muhur/audit-anchor.log',
  SMTP_URL: 'smtps://posta.kurum.gov.tr',
  CERTIFICATE_AUTHORITY: 'off',
};
const faults = (changed: Record<string, string | undefined>) => productionFaults(loadSettings({ ...safe, ...changed }));

test('a safe configuration has no fault', () => {
  expect(faults({})).toEqual([]);
});

test.each([
  ['MODE', { MODE: 'demo' }],
  ['DEMO_PASSWORD', { MODE: 'demo' }],
  ['DATABASE_URL', { DATABASE_URL: undefined }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://nes:kisa@localhost/nes' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://nes:uzun-ve-gizli-bir-parola@db.kurum.gov.tr/nes' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'http://konsol.kurum.gov.tr' }],
  ['TRUSTED_PROXY', { HOST: '0.0.0.0' }],
  ['TRUSTED_PROXY', { HOST: '0.0.0.0', TRUSTED_PROXY: '0.0.0.0/0' }],
  ['SECRETS_KEY', { SECRETS_KEY: safe.AUDIT_MAC_KEY }],
  ['SECRETS_KEY', { SECRETS_KEY: Buffer.alloc(32, 'parola').toString('base64') }],
  ['TOTP_REQUIRED_ROLES', { TOTP_REQUIRED_ROLES: 'registrar' }],
  ['SMTP_URL', { SMTP_URL: undefined }],
  ['MAILBOX_URL', { MAILBOX_URL: 'imap://bilgi@posta.kurum.gov.tr/INBOX?tls=off', MAILBOX_PASSWORD: 'gizli' }],
  ['CERTIFICATE_AUTHORITY', { CERTIFICATE_AUTHORITY: 'demo' }],
  ['AUDIT_ANCHOR_FILE', { AUDIT_ANCHOR_FILE: undefined }],
])('production is refused for %s with a sentence (%j)', (name, changed) => {
  const found = faults(changed);
  expect(found.some((sentence) => sentence.startsWith(name) && sentence.length > name.length + 10)).toBe(true);
});

test('a database that lowers I to ı is refused: e-mail addresses would break', async () => {
  const { url } = inject('postgres');
  const name = `nes_turkish_${randomBytes(4).toString('hex')}`;
  await execute(url, `create database ${name} template template0 locale_provider icu icu_locale 'tr-TR' locale 'C'`);
  const { unusable } = await judgeDatabase(databaseAt(url, name), 1);
  expect(unusable).toHaveLength(1);
  expect(unusable[0]).toMatch(/^DATABASE_URL: veritabanı Türkçe küçük harf kuralıyla kurulmuş/);
  await execute(url, `drop database ${name}`);
});

test('open demo accounts in the database are unsafe, suspended ones are not', async () => {
  const { url } = inject('postgres');
  const name = `nes_demo_${randomBytes(4).toString('hex')}`;
  await execute(url, `create database ${name} template template0`);
  const address = databaseAt(url, name);
  const told = async () => (await judgeDatabase(address, 1, ['operator', 'onay'])).unsafe.some((sentence) => sentence.includes('demo hesapları'));
  expect(await told()).toBe(false);
  await execute(address, `create table staff (username text, state text); insert into staff values ('operator', 'active'), ('ayse', 'active')`);
  expect(await told()).toBe(true);
  await execute(address, `update staff set state = 'suspended' where username = 'operator'`);
  expect(await told()).toBe(false);
  await execute(url, `drop database ${name} with (force)`);
});

test('an unreachable database is a sentence without its password', async () => {
  const { unusable } = await judgeDatabase('postgres://nes:gizli-parola@127.0.0.1:1/nes', 1);
  expect(unusable).toEqual(['DATABASE_URL: 127.0.0.1:1 adresindeki veritabanına bağlanılamadı (ECONNREFUSED).']);
});

async function doctor(environment: Record<string, string | undefined>) {
  const program = start('scripts/doctor.ts', [], { NODE_ENV: undefined, DATABASE_URL: undefined, MODE: undefined, ...environment });
  const code = await program.ended;
  return { code, said: program.said() };
}

test('the doctor exits 1 on the demo and names each fault', async () => {
  const { code, said } = await doctor({ DATA_DIR: await newFolder() });
  expect(code).toBe(1);
  for (const name of ['MODE', 'DATABASE_URL', 'PUBLIC_URL', 'SMTP_URL']) expect(said).toContain(`✗ ${name}`);
});

test('the doctor exits 1 on one wrong setting and on one key that others may read', async () => {
  const folder = await newFolder();
  expect(await doctor({ DATA_DIR: folder, PORT: 'x' })).toMatchObject({ code: 1, said: expect.stringContaining('✗ PORT ayarı geçersiz') });
  const file = join(folder, 'mac');
  await writeFile(file, key());
  await chmod(file, 0o644);
  const { code, said } = await doctor({
    ...safe,
    DATABASE_URL: inject('postgres').url,
    DATA_DIR: folder,
    AUDIT_MAC_KEY: undefined,
    AUDIT_MAC_KEY_FILE: file,
  });
  expect(code).toBe(1);
  expect(said).toContain(`${file} dosyasını bu makinedeki başka hesaplar okuyabilir; izni 0600 olmalı (şimdi 644).`);
});

test('the doctor exits 0 on a safe configuration over a sound database, whose mail servers answer', async () => {
  const folder = await newFolder();
  await chmod(folder, 0o755);
  const inbox = await openInbox();
  const server = await mailServer();
  const { port, user, password } = server.settings;
  const { code, said } = await doctor({ ...safe, SMTP_URL: inbox.url, MAILBOX_URL: `imap://${user}@127.0.0.1:${port}/INBOX?tls=off`, MAILBOX_PASSWORD: password, DATABASE_URL: undefined, EMBEDDED_DATABASE_IN_PRODUCTION: 'true', DATA_DIR: folder, SIGNATURE_TRUST_DIR: join(import.meta.dirname, '../fixtures/pki') });
  await Promise.all([inbox.close(), server.close()]);
  expect(said).toContain('✓ Bu yapılandırma üretime uygun.');
  expect(code).toBe(0);
});

describe('a mail server that cannot be used is told in one sentence that names the setting and repeats no password', () => {
  let server: MailServer;
  beforeAll(async () => { server = await mailServer(); }, 60_000);
  afterAll(() => server.close());
  const imap = (change: Partial<ImapSettings>, longestMs = 20_000) => imapFault({ ...server.settings, ...change }, longestMs);

  test('the mailbox: password, folder, folder of what was read, nobody there, nobody who speaks', async () => {
    expect(await imap({})).toBeNull();
    expect(await imap({ folder: 'Yok' })).toBe('Posta sunucusu MAILBOX_URL ayarındaki klasörü açmadı; klasörün adına ve hesabın yetkisine bakın.');
    expect(await imap({ doneFolder: 'Okunan' })).toBe('MAILBOX_DONE_FOLDER ayarındaki klasör posta sunucusunda yok.');
    expect(await imap({ port: await freePort() })).toBe('Posta sunucusu yanıt vermiyor (ECONNREFUSED); MAILBOX_URL ayarındaki sunucu adına, kapı numarasına ve ağa bakın.');
    const silent = await silentServer();
    expect(await imap({ port: silent.port }, 1_000)).toMatch(/^Posta sunucusu 1 saniyede yanıt vermedi; MAILBOX_URL/);
    silent.close();
    // Last: the server makes whoever comes after a wrong password wait.
    expect(await imap({ password: 'yanlis-parola' })).toBe('Posta sunucusu kullanıcı adını ya da parolayı kabul etmedi.');
  });

  test('the server of outgoing mail: nobody there, nobody who speaks, TLS where none is, a certificate of nobody', async () => {
    const inbox = await openInbox();
    const at = (url: string, longestMs = 20_000) => smtpFault(url, longestMs);
    expect(await at(inbox.url)).toBeNull();
    expect(await at(`smtp://ali:gizli@127.0.0.1:${await freePort()}`)).toBe('Giden posta sunucusu yanıt vermiyor (ECONNREFUSED); SMTP_URL ayarındaki sunucu adına, kapı numarasına ve ağa bakın.');
    const silent = await silentServer();
    expect(await at(`smtp://ali:gizli@127.0.0.1:${silent.port}`, 1_000)).toMatch(/^Giden posta sunucusu yanıt vermiyor \(ETIMEDOUT\); SMTP_URL/);
    silent.close();
    expect(await at(inbox.url.replace('smtp:', 'smtps:'))).toMatch(/^Giden posta sunucusu bu kapıda TLS ile konuşmuyor; bağlanılmadı\. SMTP_URL/);
    const certificates = mailCertificates();
    const secret = createTlsServer({ cert: certificates.selfSigned.certificate, key: certificates.selfSigned.key }).listen(0, '127.0.0.1');
    await once(secret, 'listening');
    expect(await at(`smtps://ali:gizli@localhost:${(secret.address() as AddressInfo).port}`)).toMatch(/^Giden posta sunucusu tanınan bir otoritenin imzalamadığı sertifika gösteriyor; .*NODE_EXTRA_CA_CERTS/);
    secret.close();
    certificates.close();
    await inbox.close();
  });
});

/** Takes a connection and says nothing. */
async function silentServer(): Promise<{ port: number; close(): void }> {
  const server = createServer((socket) => { socket.on('error', () => undefined); }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => { server.close(); } };
}
