import { Refusal } from '#domain/language/refuse.ts';
import { inTransaction, type CommandTx } from '../../engine/transaction.ts';
import { systemActor, type Row, type Tx, type Values } from '../../engine/types.ts';
import { setAsideAutomatic } from './automatic.ts';
import { openLetter, sentenceOf, UnreadableLetter, type OpenedFile, type OpenedLetter } from './letter.ts';
import { keep, keepClean, sha256Of, shelfOf, type Shelf } from './stored-bytes.ts';
import { threadOf } from './thread.ts';

export type Source = 'imap' | 'dropFolder' | 'upload';

export interface TakenIn {
  readonly message: string;
  /** False when these very bytes had been taken in before. */
  readonly isNew: boolean;
}

export interface TakingIn {
  /** What commits together with the message's record: the position of its mailbox. */
  readonly closing?: ((tx: Tx) => Promise<void>) | undefined;
  /** Name of the person who handed the message in. */
  readonly uploadedBy?: string | undefined;
}

/**
 * A raw message becomes a record, once: its bytes are kept first, then the record with its attachments and the order to classify it
 * come in one transaction. What cannot be opened or is dangerous is recorded too and held; only faults of our own parts throw.
 */
export async function takeIn(parts: Shelf, raw: Uint8Array, source: Source, { closing, uploadedBy }: TakingIn = {}): Promise<TakenIn> {
  const contentHash = sha256Of(raw);
  const shelf = shelfOf(contentHash);
  // What was taken in before is not kept again: its shelf may have been destroyed on purpose.
  if (await isKnown(parts, contentHash)) return recordedOnce(parts, contentHash, closing, () => Promise.reject(new Error('A message that was known is not there any more')));
  const rawKey = await keep(parts, shelf, raw);
  const letter = await opened(raw);
  const files = letter instanceof UnreadableLetter ? [] : await keptFiles(parts, shelf, letter.files);
  return recordedOnce(parts, contentHash, closing, (tx) => record(tx, { contentHash, rawKey, source, uploadedBy, letter, files }));
}

/** A message that is larger than anything we open: its headers and the fact; it stays where it lies. */
export async function takeInTooLarge(parts: Shelf, head: Uint8Array, size: number, source: Source, { closing }: TakingIn = {}): Promise<TakenIn> {
  const contentHash = sha256Of(Buffer.concat([Buffer.from(`too large ${size}\n`), head]));
  const letter = await opened(headersAlone(head));
  const warning = `İleti çok büyük (${Math.ceil(size / (1024 * 1024))} MB); alınmadı, posta kutusunda duruyor. Gönderenden parçalara bölmesi istenebilir.`;
  return recordedOnce(parts, contentHash, closing, async (tx) => {
    const message = await created(tx, { contentHash, rawKey: null, source, letter, files: [] });
    await tx.perform('messages', message.id, 'setAside', { warning });
    return message.id;
  });
}

/** A message that makes our own code fail time and again: kept raw and held with a task for a person, so that those behind it come in. */
export async function takeInHeld(parts: Shelf, raw: Uint8Array | null, head: Uint8Array, source: Source, { closing }: TakingIn = {}): Promise<TakenIn> {
  const contentHash = sha256Of(raw ?? head);
  const rawKey = raw === null ? null : await keep(parts, shelfOf(contentHash), raw);
  const letter = new UnreadableLetter('İleti alınırken programda hata oluştu; ham hâliyle saklandı. Günlüğe bakılmalı.');
  return recordedOnce(parts, contentHash, closing, (tx) => record(tx, { contentHash, rawKey, source, letter, files: [] }));
}

/** A multipart message without its parts reads as text with headers. */
function headersAlone(head: Uint8Array): Uint8Array {
  const text = Buffer.from(head).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return Buffer.from(`${text.slice(0, end).replace(/^content-(?:type|transfer-encoding):.*(?:\r?\n[ \t].*)*/gim, 'X-Left-Out: 1')}\r\n\r\n`, 'latin1');
}

const opened = (raw: Uint8Array): Promise<OpenedLetter | UnreadableLetter> => openLetter(raw).catch((error: unknown) => {
  if (error instanceof UnreadableLetter) return error;
  throw error;
});

interface Kept extends Omit<OpenedFile, 'bytes'> {
  readonly size: number;
  readonly sha256: string;
  /** Where the content lies; null where it is dangerous: then only the raw message has it. */
  readonly key: string | null;
}

async function keptFiles(parts: Shelf, shelf: string, files: readonly OpenedFile[]): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const { bytes, ...file } of files) {
    const wanted = file.danger === null && bytes.byteLength > 0;
    const key = wanted ? await keepClean(parts, shelf, bytes) : null;
    kept.push({ ...file, size: bytes.byteLength, sha256: sha256Of(bytes), key, ...(wanted && key === null ? { danger: 'virus' } : {}) });
  }
  return kept;
}

interface Material {
  readonly contentHash: string;
  readonly rawKey: string | null;
  readonly source: Source;
  readonly uploadedBy?: string | undefined;
  readonly letter: OpenedLetter | UnreadableLetter;
  readonly files: readonly Kept[];
}

async function isKnown({ engine }: Shelf, contentHash: string): Promise<boolean> {
  return (await engine.reads.query('select 1 from messages where content_hash = $1', [contentHash])).rows.length > 0;
}

async function recordedOnce({ engine }: Shelf, contentHash: string, closing: TakingIn['closing'], work: (tx: CommandTx) => Promise<string>): Promise<TakenIn> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(engine, systemActor, async (tx) => {
        const [known] = await tx.find('messages', { contentHash });
        const message = known?.id ?? (await work(tx));
        await closing?.(tx);
        return { message, isNew: known === undefined };
      });
    } catch (error) {
      // Two readers of the same bytes: the second finds what the first has recorded.
      if (attempt > 2 || !(error instanceof Refusal) || error.code !== 'already_exists') throw error;
    }
  }
}

async function record(tx: CommandTx, material: Material): Promise<string> {
  const message = await created(tx, material);
  for (const [at, file] of material.files.entries()) await attach(tx, message.id, at + 1, file);
  const { letter, files } = material;
  if (letter instanceof UnreadableLetter) {
    await tx.perform('messages', message.id, 'quarantine', { warning: letter.message });
    await tx.create('tasks', { kind: 'unreadableMail', title: 'Gelen e-posta okunamadı', role: 'supervisor', noun: 'messages', recordId: message.id, details: letter.message });
    return message.id;
  }
  const dangerous = files.filter(({ danger }) => danger !== null);
  if (dangerous.length > 0) await tx.perform('messages', message.id, 'quarantine', { warning: warningOf(dangerous) });
  else if (letter.automatic !== null) await setAsideAutomatic(tx, message, letter);
  return message.id;
}

async function created(tx: CommandTx, { contentHash, rawKey, source, uploadedBy, letter }: Material): Promise<Row> {
  const head = letter instanceof UnreadableLetter ? unknownHead : letter;
  const messageId = head.messageId ?? `<${contentHash}@kimliksiz>`;
  const [twin] = head.messageId === null ? [] : await tx.find('messages', { messageId }, { limit: 1 });
  const values: Values = {
    messageId, contentHash, sender: head.sender, senderName: head.senderName, subjectLine: head.subject ?? (letter instanceof UnreadableLetter ? 'Okunamayan e-posta' : '(konu yok)'),
    receivedAt: tx.now, raw: rawKey, bodyText: head.text, inReplyTo: head.inReplyTo, source, uploadedBy: uploadedBy ?? null, automatic: head.automatic, ...(await threadOf(tx, head, messageId)),
    warning: twin ? 'Şüpheli: aynı Message-ID ile daha önce başka içerikli bir e-posta gelmişti. İkisini karşılaştırın.' : null,
  };
  return tx.create('messages', values);
}

const unknownHead: OpenedLetter = { messageId: null, inReplyTo: null, references: [], sender: null, senderName: null, subject: null, text: null, automatic: null, report: null, files: [] };

async function attach(tx: CommandTx, message: string, position: number, file: Kept): Promise<void> {
  const { id } = await tx.create('message-attachments', { message, position, fileName: file.name, mediaType: file.mediaType, size: file.size, sha256: file.sha256, content: file.key });
  if (file.danger !== null) await tx.perform('message-attachments', id, 'quarantine', { quarantineReason: sentenceOf(file.danger) });
  else if (file.isPartOfText) await tx.perform('message-attachments', id, 'setAside');
}

/** What is held and why; the names stand on the attachments, which are personal. */
const warningOf = (files: readonly Kept[]): string =>
  `Tehlikeli ek (${files.length}): ${[...new Set(files.map(({ danger }) => (danger === null ? '' : sentenceOf(danger))))].join(' ')}`.slice(0, 500);
