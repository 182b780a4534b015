import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { fileTransport } from '../../server/adapters/mail/file-transport.ts';
import { MailRefused, type MailTransport, type OutgoingMail } from '../../server/adapters/mail/mail-transport.ts';
import { smtpTransport } from '../../server/adapters/mail/smtp-transport.ts';

const impatient = { connectMs: 1000, greetingMs: 400, silenceMs: 400, wholeMs: 2000 };
const invitation: OutgoingMail = {
  messageId: '<0198-7a1c.basvuru@konsol.example>',
  from: 'Kamu SM Bilgilendirme <bilgilendirme@kamusm.example>',
  to: 'Tuğba Kılıç <tugba.kilic@universite.example>',
  subject: 'Nitelikli elektronik sertifika başvurunuz: ĞÜŞİÖÇ ğüşıöç',
  text: 'Sayın Tuğba Kılıç,\n\nBaşvurunuzu tamamlayınız.\n.\nİyi çalışmalar',
  html: '<p>Başvurunuzu tamamlayınız.</p>',
  headers: { 'Auto-Submitted': 'auto-generated' },
  attachments: [{ filename: 'başvuru-formu.pdf', contentType: 'application/pdf', content: new TextEncoder().encode('%PDF-1.7 ğ') }],
  sentAt: new Date('2026-11-23T06:30:00Z'),
};

const open: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function mailServer(options: SMTPServerOptions = {}) {
  const received: Buffer[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts));
        done(null, 'Message queued');
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  open.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const transport = smtpTransport(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, impatient);
  open.push(() => transport.close());
  return { received, transport };
}

async function mailFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'nes-mail-'));
  open.push(() => rm(folder, { recursive: true }));
  const received = async () => Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  return { transport: fileTransport(folder), received };
}

const answering = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
const refusalOf = async (work: Promise<unknown>) => {
  const refusal = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(MailRefused);
  return refusal as MailRefused;
};

async function expectInvitation(raw: Buffer | undefined) {
  const mail = await simpleParser(raw ?? Buffer.alloc(0));
  expect(mail.messageId).toBe(invitation.messageId);
  expect(mail.subject).toBe(invitation.subject);
  expect(mail.from?.text).toContain('bilgilendirme@kamusm.example');
  expect(mail.to).toMatchObject({ value: [{ name: 'Tuğba Kılıç', address: 'tugba.kilic@universite.example' }] });
  expect(mail.text?.trimEnd()).toBe(invitation.text);
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.date?.toISOString()).toBe('2026-11-23T06:30:00.000Z');
  expect(mail.attachments.map((it) => [it.filename, it.content.toString('utf8')])).toEqual([['başvuru-formu.pdf', '%PDF-1.7 ğ']]);
}

describe('a message arrives whole, with our own Message-ID and Turkish letters', () => {
  test('at a real SMTP server', async () => {
    const { transport, received } = await mailServer();
    const receipt = await transport.send(invitation);
    expect(receipt).toEqual({ accepted: true, response: expect.stringContaining('250') });
    expect(received).toHaveLength(1);
    await expectInvitation(received[0]);
  });

  test('as a file, once, however often it is sent', async () => {
    const { transport, received } = await mailFolder();
    await transport.send(invitation);
    expect(await transport.send(invitation)).toMatchObject({ accepted: true });
    const files = await received();
    expect(files).toHaveLength(1);
    await expectInvitation(files[0]);
  });
});

const hostile: Array<[string, Partial<OutgoingMail>]> = [
  ['a line break in the receiver', { to: 'a@b.example\r\nBcc: hirsiz@c.example' }],
  ['a second receiver', { to: 'a@b.example, hirsiz@c.example' }],
  ['a group of receivers', { to: 'liste: a@b.example, c@d.example;' }],
  ['no address', { to: 'Tuğba Kılıç' }],
  ['a line break in the sender', { from: 'x@y.example\nTo: z@t.example' }],
  ['a line break in the subject', { subject: 'Merhaba\r\nBcc: hirsiz@c.example' }],
  ['a line break in the message id', { messageId: '<a@b>\r\nX: y' }],
  ['a line break in a header', { headers: { 'X-Konu': 'a\r\nBcc: hirsiz@c.example' } }],
  ['a line break in a header name', { headers: { 'X\r\nBcc': 'hirsiz@c.example' } }],
  ['a header that names receivers', { headers: { Bcc: 'hirsiz@c.example' } }],
  ['a line break in an attachment name', { attachments: [{ filename: 'a\r\nb.pdf', contentType: 'application/pdf', content: new Uint8Array(1) }] }],
  [
    'attachments beyond the limit',
    { attachments: [{ filename: 'a.pdf', contentType: 'application/pdf', content: new Uint8Array(26 * 1024 * 1024) }] },
  ],
];

describe.each(hostile)('%s is refused for good and nothing leaves', (_what, change) => {
  test('by SMTP', async () => {
    const { transport, received } = await mailServer();
    expect((await refusalOf(transport.send({ ...invitation, ...change }))).permanent).toBe(true);
    expect(received).toHaveLength(0);
  });

  test('by file', async () => {
    const { transport, received } = await mailFolder();
    expect((await refusalOf(transport.send({ ...invitation, ...change }))).permanent).toBe(true);
    expect(await received()).toHaveLength(0);
  });
});

describe('what a mail server answers decides whether to try again', () => {
  test('an unknown mailbox (550) is permanent', async () => {
    const { transport } = await mailServer({ onRcptTo: (_address, _session, done) => done(answering(550, 'No such user')) });
    expect(await refusalOf(transport.send(invitation))).toMatchObject({ permanent: true, replyCode: 550 });
  });

  test('greylisting (451) is not', async () => {
    const { transport } = await mailServer({ onRcptTo: (_address, _session, done) => done(answering(451, 'Try again later')) });
    expect(await refusalOf(transport.send(invitation))).toMatchObject({ permanent: false, replyCode: 451 });
  });

  test('a message refused after its data (554) is permanent', async () => {
    const { transport } = await mailServer({
      onData(stream, _session, done) {
        stream.resume();
        stream.on('end', () => done(answering(554, 'Rejected as spam')));
      },
    });
    expect(await refusalOf(transport.send(invitation))).toMatchObject({ permanent: true, replyCode: 554 });
  });

  test('a server that turns us away at the door (554 greeting) condemns no message', async () => {
    const { transport } = await mailServer({ onConnect: (_session, done) => done(answering(554, 'Go away')) });
    expect((await refusalOf(transport.send(invitation))).permanent).toBe(false);
  });
});

describe('a broken connection means try later', () => {
  async function rawServer(onConnection: (socket: import('node:net').Socket) => void): Promise<MailTransport> {
    const server: Server = createServer((socket) => {
      socket.on('error', () => {});
      onConnection(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    open.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    return smtpTransport(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, impatient);
  }

  test('nobody listens', async () => {
    const transport = smtpTransport('smtp://127.0.0.1:1', impatient);
    expect((await refusalOf(transport.send(invitation))).permanent).toBe(false);
  });

  test('the connection drops before the greeting', async () => {
    const transport = await rawServer((socket) => socket.destroy());
    expect((await refusalOf(transport.send(invitation))).permanent).toBe(false);
  });

  test('the connection drops in the middle of the data', async () => {
    const transport = await rawServer((socket) => {
      socket.write('220 test\r\n');
      socket.on('data', (part) => {
        const line = part.toString();
        if (line.startsWith('EHLO')) socket.write('250 test\r\n');
        else if (line.startsWith('DATA')) socket.write('354 go on\r\n');
        else if (/^(MAIL|RCPT)/.test(line)) socket.write('250 ok\r\n');
        else socket.destroy();
      });
    });
    expect((await refusalOf(transport.send(invitation))).permanent).toBe(false);
  });

  test('the server never greets', async () => {
    const silent: import('node:net').Socket[] = [];
    const transport = await rawServer((socket) => silent.push(socket));
    expect((await refusalOf(transport.send(invitation))).permanent).toBe(false);
    silent.forEach((socket) => socket.destroy());
  });
});
