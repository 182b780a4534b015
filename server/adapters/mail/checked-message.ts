import parseAddresses from 'nodemailer/lib/addressparser';
import type { SendMailOptions } from 'nodemailer';
import { MailRefused, type OutgoingMail } from './mail-transport.ts';

export const MAIL_LIMITS = {
  subjectCharacters: 500,
  bodyCharacters: 1_000_000,
  headers: 20,
  headerCharacters: 900,
  attachments: 20,
  attachmentBytes: 25 * 1024 * 1024,
} as const;

const ownedHeaders = new Set([
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
  'return-path',
  'received',
]);

/** The message as nodemailer takes it. Throws MailRefused (permanent) for anything that could smuggle a header or a second receiver, or that exceeds MAIL_LIMITS. */
export function checkedMessage(mail: OutgoingMail): SendMailOptions {
  const from = oneAddress('from', mail.from);
  const to = oneAddress('to', mail.to);
  const replyTo = mail.replyTo === undefined ? undefined : oneAddress('replyTo', mail.replyTo);
  refuseUnless(/^<[\x21-\x3b\x3d\x3f-\x7e]{1,200}@[A-Za-z0-9.-]{1,200}>$/.test(mail.messageId), 'The message id is not of the form <id@domain>.');
  refuseUnless(mail.subject.length <= MAIL_LIMITS.subjectCharacters, 'The subject is too long.');
  refuseControls('subject', mail.subject);
  refuseUnless(mail.text.length + (mail.html?.length ?? 0) <= MAIL_LIMITS.bodyCharacters, 'The text is too long.');
  return {
    messageId: mail.messageId,
    from,
    to,
    ...(replyTo === undefined ? {} : { replyTo }),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    ...(mail.sentAt === undefined ? {} : { date: mail.sentAt }),
    headers: checkedHeaders(mail.headers ?? {}),
    attachments: checkedAttachments(mail.attachments ?? []),
    // A template's text must never make the worker read a local file or call an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function oneAddress(field: string, text: string) {
  refuseControls(field, text);
  const parsed = parseAddresses(text, { flatten: true });
  const only = parsed[0];
  // "a@b, c@d" in a contact field would hand one person's mail to another.
  if (!only || parsed.length !== 1) throw new MailRefused(`The field ${field} must hold exactly one address.`, true);
  refuseUnless(/^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,250}$/.test(only.address), `The field ${field} holds no mail address.`);
  return { name: only.name, address: only.address };
}

function checkedHeaders(headers: Readonly<Record<string, string>>) {
  const entries = Object.entries(headers);
  refuseUnless(entries.length <= MAIL_LIMITS.headers, 'The message has too many headers.');
  for (const [name, value] of entries) {
    refuseUnless(/^[A-Za-z0-9-]{1,60}$/.test(name), 'A header name is malformed.');
    refuseUnless(!ownedHeaders.has(name.toLowerCase()), `The header ${name} is not free to set.`);
    refuseUnless(value.length <= MAIL_LIMITS.headerCharacters, `The header ${name} is too long.`);
    refuseControls(name, value);
  }
  return Object.fromEntries(entries);
}

function checkedAttachments(attachments: NonNullable<OutgoingMail['attachments']>) {
  refuseUnless(attachments.length <= MAIL_LIMITS.attachments, 'The message has too many attachments.');
  const bytes = attachments.reduce((sum, it) => sum + it.content.byteLength, 0);
  refuseUnless(bytes <= MAIL_LIMITS.attachmentBytes, 'The attachments are too large.');
  return attachments.map((it) => {
    refuseControls('attachment name', it.filename);
    refuseControls('attachment type', it.contentType);
    return { filename: it.filename, contentType: it.contentType, content: Buffer.from(it.content) };
  });
}

// CR and LF end a header: a name such as "Ali\r\nBcc: x@y" would add receivers.
function refuseControls(field: string, text: string) {
  // eslint-disable-next-line no-control-regex
  refuseUnless(!/[\u0000-\u001f\u007f\u2028\u2029]/.test(text), `The field ${field} holds a control character.`);
}

function refuseUnless(holds: boolean, sentence: string) {
  if (!holds) throw new MailRefused(sentence, true);
}
