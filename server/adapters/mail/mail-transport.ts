/** One message to one person. Addresses are `a@b` or `Ad <a@b>`; `messageId` is `<id@domain>` and stays the same when a send is repeated, so that the receiver can drop the copy. */
export type OutgoingMail = {
  messageId: string;
  from: string;
  to: string;
  /** Where answers go; to the sender when absent. */
  replyTo?: string | undefined;
  subject: string;
  text: string;
  html?: string;
  /** Extra headers, such as Auto-Submitted or In-Reply-To. Sender, receiver, subject, id, date and MIME headers are refused here. */
  headers?: Readonly<Record<string, string>>;
  attachments?: readonly MailAttachment[];
  /** The Date header; the transport's own clock when absent. */
  sentAt?: Date;
};

export type MailAttachment = { filename: string; contentType: string; content: Uint8Array };

export type MailReceipt = {
  accepted: boolean;
  /** The server's last line, or the name of the file written. */
  response: string;
};

export interface MailTransport {
  /** Throws MailRefused, and nothing else, when the message was not taken. */
  send(mail: OutgoingMail): Promise<MailReceipt>;
  close(): Promise<void>;
}

/** `permanent`: sending the same message again cannot help (a 5xx for it, a malformed address). Otherwise try later: 4xx, no connection, a dropped one, our own credentials. */
export class MailRefused extends Error {
  readonly permanent: boolean;
  /** SMTP reply code, where a server answered. */
  readonly replyCode: number | undefined;

  constructor(message: string, permanent: boolean, options: { replyCode?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'MailRefused';
    this.permanent = permanent;
    this.replyCode = options.replyCode;
  }
}
