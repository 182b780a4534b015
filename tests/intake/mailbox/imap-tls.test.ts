import { createServer } from 'node:net';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imapMailbox, type ImapSettings } from '../../../server/adapters/mailbox/imap-mailbox.ts';
import { beginning, MailboxFault } from '../../../server/adapters/mailbox/mailbox.ts';
import { factsOf } from '../../../server/http/log.ts';
import { mailServer, type MailServer } from '../../support/dovecot.ts';
import { letter } from '../../support/letters.ts';
import { mailCertificates, type MailCertificates } from '../../support/mail-certificates.ts';

let server: MailServer;
let certificates: MailCertificates;

beforeAll(async () => {
  certificates = mailCertificates();
  server = await mailServer();
  await server.append([letter({ id: '<tls@ornek.edu.tr>' })]);
}, 120_000);
afterAll(async () => {
  await server.close();
  certificates.close();
});

const settingsOf = (security: ImapSettings['security'], change: Partial<ImapSettings> = {}): ImapSettings =>
  ({ ...server.settings, host: 'localhost', port: security === 'tls' ? server.tlsPort : server.settings.port, security, authorityFile: certificates.authorityFile, ...change });

/** What is read, or the sentence in which it is refused. */
async function outcome(settings: ImapSettings): Promise<readonly (number | string)[]> {
  const mailbox = imapMailbox(settings);
  const found: number[] = [];
  try {
    for await (const { place } of mailbox.arrivals(beginning)) found.push(place.number);
    return found;
  } catch (error) {
    expect(error).toBeInstanceOf(MailboxFault);
    // Neither the sentence nor what the log takes of the error may hold the password.
    expect(JSON.stringify([String(error), factsOf(error)])).not.toContain(settings.password);
    return [(error as Error).message];
  } finally {
    await mailbox.close();
  }
}

const ways = ['tls', 'starttls'] as const;
const logins = async (): Promise<number> => ((await server.log()).match(/Login: user=/g) ?? []).length;

describe.each(ways)('over %s', (security) => {
  test('a server that the configured authority vouches for is read', async () => {
    await server.show(certificates.good);
    expect(await outcome(settingsOf(security))).toEqual([1]);
    expect((await server.log()).trimEnd().split('\n').findLast((line) => line.includes('Login: user='))).toMatch(/, TLS\b/);
  });

  test.each([
    ['an expired certificate', 'expired', /süresi dolmuş sertifika gösteriyor; bağlanılmadı\. MAILBOX_URL ayarındaki/],
    ['a certificate for another name', 'otherName', /başka bir ad için verilmiş sertifika gösteriyor; bağlanılmadı\. MAILBOX_URL ayarındaki/],
    ['a certificate that signs itself', 'selfSigned', /tanınan bir otoritenin imzalamadığı sertifika gösteriyor; bağlanılmadı\. .*MAILBOX_CA_FILE ayarıyla/],
  ] as const)('%s is refused in one sentence that names the setting, and nobody has logged in', async (_, kind, sentence) => {
    await server.show(certificates[kind]);
    const before = await logins();
    expect((await outcome(settingsOf(security))).join()).toMatch(sentence);
    expect(await logins()).toBe(before);
    expect(await server.log()).not.toContain(server.settings.password);
  });

  test('an authority that nobody has configured is not believed, whatever the environment says', async () => {
    await server.show(certificates.good);
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect((await outcome(settingsOf(security, { authorityFile: undefined }))).join()).toMatch(/tanınan bir otoritenin imzalamadığı.*MAILBOX_CA_FILE/);
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });
});

test('a server that takes STARTTLS away is refused; user and password are never sent in clear', async () => {
  await server.show(null);
  expect((await outcome(settingsOf('starttls'))).join()).toMatch(/şifreli bağlantıya \(STARTTLS\) geçmiyor; kullanıcı adı ve parola gönderilmedi\. MAILBOX_URL ayarı imaps:\/\/ olmalı/);
  const heard: string[] = [];
  const thief = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      heard.push(data.toString('latin1'));
      const tag = /^\S+/.exec(data.toString('latin1'))?.[0] ?? '*';
      socket.write(/CAPABILITY/i.test(data.toString('latin1')) ? `* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK\r\n` : `${tag} OK\r\n`);
    });
    // PREAUTH pretends that nobody needs to log in, so that nothing would be encrypted.
    socket.write('* PREAUTH [CAPABILITY IMAP4rev1] merhaba\r\n');
  }).listen(0, '127.0.0.1');
  await once(thief, 'listening');
  const { port } = thief.address() as { port: number };
  expect((await outcome(settingsOf('starttls', { host: '127.0.0.1', port }))).join()).toMatch(/STARTTLS/);
  expect(heard.join('')).not.toContain(server.settings.password);
  expect(heard.join('')).not.toMatch(/LOGIN|AUTHENTICATE|SELECT|EXAMINE/i);
  thief.close();
});

test('TLS from the first byte on a port that speaks none says so', async () => {
  expect((await outcome(settingsOf('tls', { port: server.settings.port }))).join()).toMatch(/bu kapıda TLS ile konuşmuyor; bağlanılmadı\. MAILBOX_URL ayarındaki/);
});

test('a file of authorities that is not there or holds no certificate is named by its setting', async () => {
  expect(await outcome(settingsOf('tls', { authorityFile: '/yok/boyle/dosya.pem' }))).toEqual(['MAILBOX_CA_FILE ayarındaki dosya okunamadı (ENOENT).']);
  const empty = join(server.folder, 'bos.pem');
  await writeFile(empty, 'sertifika değil');
  expect((await outcome(settingsOf('tls', { authorityFile: empty }))).join()).toMatch(/^MAILBOX_CA_FILE ayarındaki dosyada okunabilir bir sertifika yok/);
});
