import { type AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Inbox {
  /** `smtp://…` of the server. */
  readonly url: string;
  readonly mails: ReceivedMail[];
  to(address: string): ReceivedMail[];
  close(): Promise<void>;
}

/** A mail server that takes everything and keeps it. */
export async function openInbox(): Promise<Inbox> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, callback) {
      simpleParser(stream).then((mail: ParsedMail) => {
        for (const { address } of session.envelope.rcptTo) mails.push({ to: address, subject: mail.subject ?? '', text: mail.text ?? '' });
        callback();
      }, callback);
    },
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`, mails, to: (address) => mails.filter((mail) => mail.to === address),
    close: () => new Promise((resolve) => { server.close(() => { resolve(); }); }),
  };
}
