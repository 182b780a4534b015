import { createTransport } from 'nodemailer';
import { connectionFault } from '../connection-fault.ts';

const words = { server: 'Giden posta sunucusu', setting: 'SMTP_URL', authoritySetting: 'NODE_EXTRA_CA_CERTS' };

/** What stands between us and the mail server of the address, as one sentence without address, name or password; null: it takes our letters. Never longer than so many milliseconds. */
export async function smtpFault(url: string, longestMs = 8_000): Promise<string | null> {
  const transport = createTransport({ url, connectionTimeout: longestMs, greetingTimeout: longestMs, socketTimeout: longestMs, disableFileAccess: true, disableUrlAccess: true });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), longestMs);
  });
  try {
    await Promise.race([transport.verify(), late]);
    return null;
  } catch (error) {
    return sentenceOf(error as SmtpError);
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}

interface SmtpError {
  readonly code?: string;
  /** Of the connection, before the library called it its own way. */
  readonly originalCode?: string;
  readonly responseCode?: number;
}

function sentenceOf({ code, originalCode, responseCode }: SmtpError): string {
  if (code === 'EAUTH') return 'Giden posta sunucusu SMTP_URL ayarındaki kullanıcı adını ya da parolayı kabul etmedi.';
  const known = connectionFault(originalCode, words) ?? connectionFault(code === 'ECONNECTION' || code === 'EDNS' ? 'ENOTFOUND' : code, words);
  return known ?? `Giden posta sunucusu ile konuşulamadı (${responseCode ?? code ?? 'nedeni bilinmiyor'}); SMTP_URL ayarına bakın.`;
}
