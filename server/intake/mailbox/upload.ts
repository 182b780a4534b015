import { mayCreate } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { type FileStore } from '../../adapters/files/file-store.ts';
import { notPermitted } from '../../engine/create-record.ts';
import { type Ctx } from '../../engine/http/context.ts';
import { readBytes } from '../../engine/http/read-body.ts';
import { type Router } from '../../engine/http/router.ts';
import { type Engine } from '../../engine/types.ts';
import { countRequest } from '../../people/rate-limit.ts';
import { openLetter, UnreadableLetter, type OpenedLetter } from './letter.ts';
import { sha256Of, type Shelf } from './stored-bytes.ts';
import { takeIn, type TakenIn } from './take-in.ts';

/** Each may cost the parsing of the largest message. */
const uploadsPerHour = { requests: 300, seconds: 3_600 };

/**
 * `POST /api/messages/upload`: a message that somebody has as an `.eml` file goes the way of those that come in by themselves. Answers
 * `{ id, isNew }`: 201, or 200 where this message is here already, from the mailbox or from an earlier upload.
 */
export const mailUpload = ({ files }: { readonly files: FileStore }, maxBytes: number) => (router: Router, engine: Engine): void => {
  router.add({
    method: 'post', path: '/api/messages/upload', door: 'staff', event: 'messages.create', operationId: 'upload-message', summary: 'E-posta dosyası (.eml) yükle', tag: 'messages', noun: 'messages',
    bodyType: 'application/octet-stream', limitBytes: maxBytes, parameters: [{ name: 'X-File-Name', in: 'header', schema: { type: 'string' }, description: 'encodeURIComponent ile yazılmış dosya adı' }],
    answer: { status: 201, schema: { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, isNew: { type: 'boolean' } }, required: ['id', 'isNew'] } },
  }, async (c) => {
    const { message, isNew } = await uploaded(c, { engine, files }, maxBytes);
    c.header('Location', `/api/messages/${message}`);
    return c.json({ id: message, isNew }, isNew ? 201 : 200);
  });
};

async function uploaded(c: Ctx, parts: Shelf, maxBytes: number): Promise<TakenIn> {
  const actor = c.get('actor');
  if (!mayCreate(parts.engine.page('messages'), actor)) throw notPermitted();
  await countRequest(parts.engine, `mail upload ${actor.id}`, uploadsPerHour);
  const bytes = await readBytes(c.req.raw, maxBytes);
  refuseOthers(bytes, nameOf(c.req.header('x-file-name')));
  const known = await sameMessage(parts.engine, bytes);
  return known === null ? takeIn(parts, bytes, 'upload', { uploadedBy: actor.name }) : { message: known, isNew: false };
}

function nameOf(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '').slice(0, 400);
  } catch {
    return '';
  }
}

const outlookSignature = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const headBytes = 64 * 1024;

function refuseOthers(bytes: Buffer, name: string): void {
  if (bytes.length === 0) throw new Refusal('unreadable_file', 'Dosya boş.', 'The file is empty.');
  if (bytes.subarray(0, 8).equals(outlookSignature) || /\.(?:msg|oft)$/i.test(name)) {
    throw new Refusal('unreadable_file', 'Bu, Outlook’un kendi biçimi (.msg); alınmaz. Yeni Outlook’ta ya da tarayıcıdaki Outlook’ta iletiyi “Farklı kaydet” ile .eml olarak kaydedip onu yükleyin; klasik Outlook’ta iletiyi “Ek olarak ilet” ile posta kutumuza gönderin.',
      'This is Outlook’s own format (.msg). Save the message as .eml in the new Outlook or Outlook on the web and upload that; from classic Outlook, forward it to our mailbox as an attachment.');
  }
  if (!looksLikeMail(bytes)) throw new Refusal('unreadable_file', 'Bu dosya bir e-posta değil. E-posta programından .eml olarak kaydedilmiş ileti yükleyin.', 'This file is no e-mail. Upload a message that was saved as .eml.');
}

/** Header lines from the first one on, among them one that every message has. */
function looksLikeMail(bytes: Buffer): boolean {
  const text = bytes.subarray(0, headBytes).toString('latin1').replace(/^\xef\xbb\xbf/, '').replace(/^From [^\r\n]*\r?\n/, '');
  const head = text.slice(0, /\r?\n\r?\n/.exec(text)?.index ?? text.length);
  return /^[!-9;-~]{1,80}:/.test(head) && /^(?:from|date|message-id|received|return-path|sender):/im.test(head);
}

/**
 * The message of which the mailbox has other bytes: mail programs write other line ends and lines of their own when they save. The same
 * Message-ID alone proves nothing, so that text and every attachment must be the same.
 */
async function sameMessage(engine: Engine, bytes: Buffer): Promise<string | null> {
  const letter = await openLetter(bytes).catch((error: unknown) => {
    if (error instanceof UnreadableLetter) return null;
    throw error;
  });
  if (letter === null || letter.messageId === null) return null;
  const { rows } = await engine.reads.query<{ id: string; text: string | null; sender: string | null; files: string[] }>(
    `select m.id, m.body_text as text, m.sender, array(select a.sha256 from message_attachments a where a.message = m.id and a.opened_from is null order by a.position limit 200) as files
     from messages m where m.message_id = $1 and m.raw is not null limit 5`, [letter.messageId]);
  const hashes = letter.files.map((file) => sha256Of(file.bytes));
  return rows.find((row) => row.sender === letter.sender && sameText(row.text, letter) && row.files.join() === hashes.join())?.id ?? null;
}

const sameText = (text: string | null, letter: OpenedLetter): boolean => (text ?? '') === (letter.text ?? '');
