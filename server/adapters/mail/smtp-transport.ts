import { createTransport } from 'nodemailer';
import { checkedMessage } from './checked-message.ts';
import { MailRefused, type MailTransport } from './mail-transport.ts';

export type SmtpTimeouts = { connectMs: number; greetingMs: number; silenceMs: number; wholeMs: number };

const patient: SmtpTimeouts = { connectMs: 10_000, greetingMs: 10_000, silenceMs: 30_000, wholeMs: 120_000 };

/**
 * Mail over SMTP; one connection a message.
 * `url`: `smtp://user:password@host:587?requireTLS=true`, or `smtps://…` for TLS from the first byte.
 */
export function smtpTransport(url: string, timeouts: SmtpTimeouts = patient): MailTransport {
  const transport = createTransport({
    url,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      const message = checkedMessage(mail);
      try {
        const sent = await within(timeouts.wholeMs, transport.sendMail(message));
        return { accepted: sent.accepted.length === 1 && sent.rejected.length === 0, response: sent.response.slice(0, 500) };
      } catch (error) {
        throw asRefusal(error);
      }
    },
    async close() {
      transport.close();
    },
  };
}

// A server that feeds one byte now and then never trips the silence limit.
async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MailRefused('The mail server did not finish in time.', false)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type SmtpError = { responseCode?: number; response?: string; command?: string; message?: string };

function asRefusal(error: unknown): MailRefused {
  if (error instanceof MailRefused) return error;
  const { responseCode, response, command, message } = error as SmtpError;
  // Only an answer to the message itself condemns it: a 5xx to the greeting or to our password is our trouble, not the receiver's.
  const aboutTheMessage = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA';
  const permanent = aboutTheMessage && responseCode !== undefined && responseCode >= 500 && responseCode !== 530;
  return new MailRefused((response ?? message ?? 'The mail server could not be reached.').slice(0, 500), permanent, {
    ...(responseCode === undefined ? {} : { replyCode: responseCode }),
    cause: error,
  });
}
