import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { connectionFault } from '../connection-fault.ts';
import { DEFAULT_MAX_MESSAGE_BYTES, headBytes, MailboxFault, type Arrived, type Mailbox, type Place } from './mailbox.ts';
import { trustedRoots } from './trusted-roots.ts';

export interface ImapSettings {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: refused without, before any name or password is sent; `none`: readable by everybody on the way. */
  readonly security: 'tls' | 'starttls' | 'none';
  /** PEM certificates of the authorities that may vouch for the server; absent: those that Node and this machine know. */
  readonly authorityFile?: string | undefined;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
  /** A flag that read messages get; absent: the mailbox is opened for reading only. */
  readonly keyword?: string | undefined;
  /** A folder into which read messages are moved. */
  readonly doneFolder?: string | undefined;
  readonly maxBytes?: number | undefined;
  /** Day (YYYY-MM-DD, by the server's own date of arrival) before which messages are left where they are and never taken in. */
  readonly since?: string | undefined;
}

const connectMs = 15_000;
const silenceMs = 60_000;
const sizesAtOnce = 100;
const answerBytes = 16 * 1024 * 1024;
const settledAtOnce = 500;
const mostSettledAgain = 10_000;

/**
 * A mailbox on an IMAP server. One connection, opened at need; after any fault it is dropped and the next call opens another.
 * Messages are read by UID behind the position; nothing is ever deleted.
 */
export function imapMailbox(settings: ImapSettings): Mailbox {
  const maxBytes = settings.maxBytes ?? DEFAULT_MAX_MESSAGE_BYTES;
  let open: ImapFlow | undefined;
  const lookedBehind = new WeakSet<ImapFlow>();
  const fromDay = settings.since === undefined ? {} : { since: new Date(`${settings.since}T12:00:00Z`) };

  const client = async (): Promise<ImapFlow> => {
    if (open?.usable) return open;
    open?.close();
    open = await connected(settings);
    return open;
  };
  const drop = (): void => {
    open?.close();
    open = undefined;
  };
  const tried = async <T>(work: (imap: ImapFlow) => Promise<T>): Promise<T> => {
    try {
      return await work(await client());
    } catch (error) {
      drop();
      throw faultOf(error);
    }
  };

  async function* arrivals(after: Place): AsyncGenerator<Arrived> {
    const validity = await tried(async (imap) => validityOf(imap));
    const from = validity === after.validity ? after.number : 0;
    if (from > 0) await tried((imap) => settleBehind(imap, from));
    const numbers = await tried(async (imap) => ((await imap.search({ uid: `${from + 1}:*`, ...fromDay }, { uid: true })) || []).filter((uid) => uid > from).sort((one, other) => one - other));
    for (let at = 0; at < numbers.length; at += sizesAtOnce) {
      const batch = numbers.slice(at, at + sizesAtOnce);
      const sizes = await tried(async (imap) => new Map((await imap.fetchAll(batch.join(','), { uid: true, size: true }, { uid: true })).map(({ uid, size }) => [uid, size ?? 0])));
      for (const [index, number] of batch.entries()) {
        const size = sizes.get(number);
        // Gone meanwhile: somebody moved it.
        if (size === undefined) continue;
        const one = await tried((imap) => fetched(imap, { validity, number }, size, maxBytes));
        if (one) yield { ...one, behind: numbers.length - at - index - 1 };
      }
    }
  }

  /** A connection that broke between a record's commit and the mark on the server left a message unmarked: the next connection looks for such ones, once. */
  async function settleBehind(imap: ImapFlow, upTo: number): Promise<void> {
    const { keyword, doneFolder } = settings;
    if ((keyword === undefined && doneFolder === undefined) || lookedBehind.has(imap)) return;
    lookedBehind.add(imap);
    const left = (await imap.search({ uid: `1:${upTo}`, ...fromDay, ...(doneFolder === undefined ? { unKeyword: keyword } : {}) }, { uid: true })) || [];
    const some = left.filter((uid) => uid <= upTo).slice(0, mostSettledAgain);
    for (let at = 0; at < some.length; at += settledAtOnce) await settleOn(imap, some.slice(at, at + settledAtOnce).join(','), settings);
  }

  return {
    name: `imap:${settings.user}@${settings.host}:${settings.port}/${settings.folder}`,
    source: 'imap',
    arrivals,
    async settle({ place }) {
      if (settings.keyword !== undefined || settings.doneFolder !== undefined) await tried((imap) => settleOn(imap, String(place.number), settings));
    },
    async idle(longestMs, signal) {
      const imap = await tried(async (one) => one);
      await news(imap, longestMs, signal);
    },
    async close() {
      const leaving = open;
      open = undefined;
      await Promise.race([leaving?.logout().catch(() => undefined), pause(2_000)]);
      leaving?.close();
    },
  };
}

async function settleOn(imap: ImapFlow, numbers: string, { keyword, doneFolder }: ImapSettings): Promise<void> {
  if (keyword !== undefined) await imap.messageFlagsAdd(numbers, [keyword], { uid: true });
  if (doneFolder !== undefined) await imap.messageMove(numbers, doneFolder, { uid: true });
}

/** The same connection once, for whoever asks whether it can be had; null: it was, and folders and rights are as the settings want them. Never longer than so many milliseconds. */
export async function imapFault(settings: ImapSettings, longestMs = 8_000): Promise<string | null> {
  const stop = new AbortController();
  const late = pause(longestMs, undefined, { signal: stop.signal }).then(() => { throw new MailboxFault(`Posta sunucusu ${Math.round(longestMs / 1000)} saniyede yanıt vermedi; MAILBOX_URL ayarındaki sunucu adına, kapı numarasına ve ağa bakın.`); });
  late.catch(() => undefined);
  const asked = connected(settings);
  // One that comes after we have given up is not left open.
  const closed = asked.then((imap) => imap, () => undefined);
  try {
    const imap = await Promise.race([asked, late]);
    const { doneFolder } = settings;
    if (doneFolder !== undefined && !(await Promise.race([imap.list(), late])).some(({ path }) => path === doneFolder)) return 'MAILBOX_DONE_FOLDER ayarındaki klasör posta sunucusunda yok.';
    return null;
  } catch (error) {
    return faultOf(error).message;
  } finally {
    stop.abort();
    void closed.then((imap) => imap?.close());
  }
}

async function connected({ host, port, security, authorityFile, user, password, folder, keyword, doneFolder, maxBytes = DEFAULT_MAX_MESSAGE_BYTES }: ImapSettings): Promise<ImapFlow> {
  const ca = security === 'none' ? undefined : await trustedRoots(authorityFile);
  const imap = new ImapFlow({
    host, port, secure: security === 'tls', doSTARTTLS: security === 'starttls', auth: { user, pass: password }, logger: false, disableAutoIdle: true,
    connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: silenceMs * 10,
    // A server cannot make us hold more than the largest message and what stands around it.
    maxLiteralSize: maxBytes + answerBytes, maxLineLength: answerBytes, maxResponseSize: maxBytes + 2 * answerBytes,
    // Said out loud: NODE_TLS_REJECT_UNAUTHORIZED must not open the way to the password.
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
  });
  // A connection that breaks between two calls says so as an event; the next call finds it unusable.
  imap.on('error', () => undefined);
  try {
    await imap.connect();
    await imap.mailboxOpen(folder, { readOnly: keyword === undefined && doneFolder === undefined }).catch((error: { responseStatus?: string }) => {
      throw error.responseStatus === 'NO' ? new MailboxFault('Posta sunucusu MAILBOX_URL ayarındaki klasörü açmadı; klasörün adına ve hesabın yetkisine bakın.', error) : error;
    });
    return imap;
  } catch (error) {
    imap.close();
    throw error;
  }
}

function validityOf(imap: ImapFlow): string {
  if (!imap.mailbox) throw new MailboxFault('Posta kutusunun klasörü açılamadı.');
  return String(imap.mailbox.uidValidity);
}

async function fetched(imap: ImapFlow, place: Place, size: number, maxBytes: number): Promise<Omit<Arrived, 'behind'> | null> {
  const isLarge = size > maxBytes;
  const found = await imap.fetchOne(String(place.number), { uid: true, source: { maxLength: isLarge ? headBytes : maxBytes + 1 } }, { uid: true });
  if (!found || !found.source) return null;
  // The bytes count, not what the server said about them.
  const whole = !isLarge && found.source.byteLength <= maxBytes;
  return { place, size: Math.max(size, found.source.byteLength), raw: whole ? found.source : null, head: found.source.subarray(0, headBytes) };
}

/** Waits in IDLE where the server knows it, else as long as a poll is apart. */
async function news(imap: ImapFlow, longestMs: number, signal: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  const end = (): void => stop.abort();
  imap.once('exists', end);
  imap.once('close', end);
  // Ends by itself when the next command is sent, or with its connection.
  if (imap.capabilities.has('IDLE')) void imap.idle().catch(end);
  await pause(longestMs, undefined, { signal: ended }).catch(() => undefined);
  imap.off('exists', end);
  imap.off('close', end);
}

const words = { server: 'Posta sunucusu', setting: 'MAILBOX_URL', authoritySetting: 'MAILBOX_CA_FILE' };

function faultOf(error: unknown): MailboxFault {
  if (error instanceof MailboxFault) return error;
  const { authenticationFailed, tlsFailed, responseText, code, message } = error as { authenticationFailed?: boolean; tlsFailed?: boolean; responseText?: string; code?: string; message?: string };
  if (authenticationFailed) return new MailboxFault('Posta sunucusu kullanıcı adını ya da parolayı kabul etmedi.', error);
  const known = connectionFault(code, words);
  if (known !== null) return new MailboxFault(known, error);
  if (tlsFailed) return new MailboxFault('Posta sunucusu şifreli bağlantıya (STARTTLS) geçmiyor; kullanıcı adı ve parola gönderilmedi. MAILBOX_URL ayarı imaps:// olmalı ya da sunucuda STARTTLS açılmalı.', error);
  return new MailboxFault(`Posta sunucusu okunamadı (${(responseText ?? code ?? message ?? 'nedeni bilinmiyor').slice(0, 200)}).`, error);
}
