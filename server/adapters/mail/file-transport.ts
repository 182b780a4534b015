import { createHash } from 'node:crypto';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import { writeWhole } from '../whole-files.ts';
import { checkedMessage } from './checked-message.ts';
import { MailRefused, type MailTransport } from './mail-transport.ts';

/** Writes each message as an .eml file into `folder`: the mail server of a machine that has none. The same message id gives the same file, so a repeated send leaves one. */
export function fileTransport(folder: string): MailTransport {
  return {
    async send(mail) {
      const message = checkedMessage(mail);
      const name = fileNameOf(mail.messageId);
      try {
        await writeWhole(join(folder, name), await new MailComposer(message).compile().build());
      } catch (error) {
        throw new MailRefused(`The message could not be written: ${(error as Error).message}`, false, { cause: error });
      }
      return { accepted: true, response: name };
    },
    async close() {},
  };
}

function fileNameOf(messageId: string) {
  const readable = messageId
    .slice(1, -1)
    .replace(/[^A-Za-z0-9.@-]/g, '_')
    .replace(/^\.+/, '')
    .slice(0, 100);
  // Two ids may look alike once made safe for a file name.
  return `${readable}-${createHash('sha256').update(messageId).digest('hex').slice(0, 12)}.eml`;
}
