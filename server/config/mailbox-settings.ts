/** Where incoming e-mail is read, as the environment says it. */
export interface MailboxWords {
  readonly MAILBOX_URL?: string | undefined;
  readonly MAILBOX_PASSWORD?: string | undefined;
  readonly MAILBOX_CA_FILE?: string | undefined;
  readonly MAILBOX_SINCE?: string | undefined;
  readonly MAILBOX_KEYWORD?: string | undefined;
  readonly MAILBOX_DONE_FOLDER?: string | undefined;
  readonly MAILBOX_DIR?: string | undefined;
  readonly MAILBOX_MAX_MB?: number | undefined;
  readonly MAILBOX_ADDRESS?: string | undefined;
}

export interface ImapAccount {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  /** Certificates of the mail server's own authority. */
  readonly authorityFile: string | undefined;
  /** Day (YYYY-MM-DD) before which nothing is taken in; absent: whatever lies there. */
  readonly since: string | undefined;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
  readonly keyword: string | undefined;
  readonly doneFolder: string | undefined;
}

export interface MailboxSettings {
  /** Absent: no mail server is read. */
  readonly imap: ImapAccount | undefined;
  /** Absent: no folder is read, because a mail server is. */
  readonly directory: string | undefined;
  readonly maxBytes: number;
  /** Where answers to our letters are to go, so that they come in again; absent: to the sender's address. */
  readonly address: string | undefined;
}

const faultOf = (words: MailboxWords): string | null => {
  if (words.MAILBOX_URL === undefined) return words.MAILBOX_PASSWORD === undefined ? null : 'MAILBOX_PASSWORD ayarı MAILBOX_URL olmadan verildi; hangi posta kutusunun parolası olduğu belli değil.';
  const address = new URL(words.MAILBOX_URL);
  if (address.username === '') return 'MAILBOX_URL ayarında kullanıcı adı yok: imaps://kullanici@sunucu/INBOX biçiminde yazın.';
  if (address.password === '' && words.MAILBOX_PASSWORD === undefined) return 'MAILBOX_PASSWORD ayarı eksik: posta kutusunun parolası verilmeli.';
  if (address.password !== '' && words.MAILBOX_PASSWORD !== undefined) return 'MAILBOX_PASSWORD ile MAILBOX_URL içindeki parola birlikte verilemez; birini seçin.';
  const tls = address.searchParams.get('tls');
  if (tls !== null && (tls !== 'off' || address.protocol === 'imaps:')) return 'MAILBOX_URL ayarında tls yalnız imap:// adresinde ve tls=off olarak verilebilir.';
  return null;
};

/** Pure; the sentence of what is wrong goes to `onFault`, which throws. */
export function mailboxOf(words: MailboxWords, dataDir: string, onFault: (sentence: string) => never): MailboxSettings {
  const fault = faultOf(words);
  if (fault !== null) onFault(fault);
  return {
    imap: words.MAILBOX_URL === undefined ? undefined : imapOf(words, new URL(words.MAILBOX_URL)),
    directory: words.MAILBOX_DIR ?? (words.MAILBOX_URL === undefined ? `${dataDir}/mailbox` : undefined),
    maxBytes: (words.MAILBOX_MAX_MB ?? 35) * 1024 * 1024,
    address: words.MAILBOX_ADDRESS,
  };
}

function imapOf(words: MailboxWords, address: URL): ImapAccount {
  const isTls = address.protocol === 'imaps:';
  return {
    host: address.hostname,
    port: Number(address.port) || (isTls ? 993 : 143),
    security: isTls ? 'tls' : address.searchParams.get('tls') === 'off' ? 'none' : 'starttls',
    authorityFile: words.MAILBOX_CA_FILE,
    since: words.MAILBOX_SINCE,
    user: decodeURIComponent(address.username),
    password: words.MAILBOX_PASSWORD ?? decodeURIComponent(address.password),
    folder: decodeURIComponent(address.pathname.replace(/^\//, '')) || 'INBOX',
    keyword: words.MAILBOX_KEYWORD,
    doneFolder: words.MAILBOX_DONE_FOLDER,
  };
}
