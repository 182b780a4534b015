import { contentKind } from '../../adapters/files/content-kind.ts';
import { dangers } from '../../adapters/files/danger.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Row, type Values } from '../../engine/types.ts';
import { keepClean, sha256Of, shelfOf, storedBytes, type Shelf } from '../mailbox/stored-bytes.ts';
import { type LetterAttachment } from './letter.ts';
import { isClearSigned, openEnvelope, type Opened, type OpenedFile } from './opened.ts';

type Form = Extract<Opened, { form: string }>['form'];

/** A file of a message as it is to be looked at. */
export interface Listed {
  readonly row: Row;
  readonly signed: LetterAttachment['signed'];
  /** As what it was opened; null: it is looked at itself. */
  readonly envelope: Form | null;
  readonly hostile?: string;
}

interface Opening {
  readonly shelf: Shelf;
  readonly message: Row;
  readonly rows: readonly Row[];
  readonly files: Listed[];
  readonly texts: string[];
  /** Of the last attachment. */
  position: number;
}

const mostAttachments = 200;
/** A signed list in a ZIP in a forwarded letter; what is deeper is nobody's habit. */
const deepest = 3;
/** What a text shows and is smaller is a logo, not a photographed list. */
const photographBytes = 150_000;

/** The attachments with what lies inside envelopes, letters and archives, and inside those; each opened content becomes an attachment of its own, once. */
export async function openAll(shelf: Shelf, message: Row): Promise<{ files: readonly Listed[]; text: string }> {
  const rows = await inTransaction(shelf.engine, systemActor, (tx) => tx.find('message-attachments', { message: message.id }, { bound: mostAttachments }));
  rows.sort((one, another) => Number(one['position']) - Number(another['position']));
  const opening: Opening = { shelf, message, rows, files: [], texts: [], position: Math.max(0, ...rows.map((row) => Number(row['position']))) };
  const whole = await signedWhole(opening);
  for (const row of rows) {
    const isOutermost = row['openedFrom'] === null || row['openedFrom'] === whole?.id;
    if (!isOutermost || row.id === whole?.id || (row.state === 'setAside' && Number(row['size'] ?? 0) < photographBytes)) continue;
    await open(opening, row, whole === null ? 'none' : 'smime', 0);
  }
  return { files: opening.files, text: opening.texts.join('\n') };
}

async function open(opening: Opening, row: Row, around: Listed['signed'], depth: number): Promise<void> {
  const { files, rows } = opening;
  const opened = depth < deepest ? await envelopeOf(opening.shelf, row) : null;
  if (opened === null || 'fault' in opened) return void files.push({ row, signed: opened?.fault ?? around, envelope: null });
  const inside = rows.filter((one) => one['openedFrom'] === row.id);
  // Threat: letters in letters, each with its hundred files, until nobody can open the record.
  if (inside.length === 0 && opening.position + opened.files.length > mostAttachments) return void files.push({ row, signed: 'none', envelope: null, hostile: 'İçinde çok fazla dosya var.' });
  const signed = opened.form === 'cades' || opened.form === 'smime' ? opened.form : around;
  files.push({ row, signed, envelope: opened.files.length > 0 ? opened.form : null });
  opening.texts.push(opened.text);
  for (const file of opened.files) {
    // A job that came back finds what it had kept.
    const kept = inside.find((one) => one['sha256'] === sha256Of(file.bytes)) ?? await keepOpened(opening, row, file);
    const hostile = file.hostile ?? (kept['content'] === null && file.bytes.byteLength > 0 ? dangers.virus : null);
    if (hostile === null) await open(opening, kept, signed, depth + 1);
    else files.push({ row: kept, signed, envelope: null, hostile });
  }
}

async function envelopeOf(shelf: Shelf, row: Row): ReturnType<typeof openEnvelope> {
  if (typeof row['content'] !== 'string' || row.state === 'quarantined' || !/pkcs7|octet-stream|text\/plain|application\/zip/.test(String(row['mediaType']))) return null;
  return openEnvelope(await bytesOf(shelf, row['content']), String(row['fileName'] ?? ''));
}

/**
 * A message that is signed as a whole and lies open (multipart/signed): the message itself is what was signed, so it stands as the envelope of its
 * files, and can be verified as long as it is kept. Null: it is no such message.
 */
async function signedWhole(opening: Opening): Promise<Row | null> {
  const { shelf, message, rows } = opening;
  const raw = message['raw'];
  const known = rows.find((row) => row['content'] === raw && raw !== null);
  if (known !== undefined) return (opening.files.push({ row: known, signed: 'smime', envelope: 'smime' }), known);
  if (typeof raw !== 'string' || !rows.some((row) => row['mediaType'] === 'application/pkcs7-signature')) return null;
  const bytes = await bytesOf(shelf, raw);
  if (!isClearSigned(bytes)) return null;
  const whole = await created(opening, { fileName: 'imzalı ileti.eml', mediaType: 'message/rfc822', size: bytes.byteLength, sha256: sha256Of(bytes), content: raw });
  await inTransaction(shelf.engine, systemActor, async (tx) => {
    for (const row of rows) if (row['openedFrom'] === null && row['mediaType'] !== 'application/pkcs7-signature') await tx.set('message-attachments', row.id, { openedFrom: whole.id });
  });
  for (const row of rows) if (row['openedFrom'] === null && row['mediaType'] !== 'application/pkcs7-signature') Object.assign(row, { openedFrom: whole.id });
  opening.files.push({ row: whole, signed: 'smime', envelope: 'smime' });
  return whole;
}

async function keepOpened(opening: Opening, from: Row, { name, bytes, hostile }: OpenedFile): Promise<Row> {
  const { mediaType } = await contentKind(bytes);
  // What is dangerous lies in the raw message only.
  const key = hostile === null ? await keepClean(opening.shelf, shelfOf(String(opening.message['contentHash'])), bytes) : null;
  return created(opening, { fileName: name, mediaType, size: bytes.byteLength, sha256: sha256Of(bytes), content: key, openedFrom: from.id });
}

const created = (opening: Opening, values: Values): Promise<Row> =>
  inTransaction(opening.shelf.engine, systemActor, (tx) => tx.create('message-attachments', { message: opening.message.id, position: ++opening.position, ...values }));

/** Destroyed content is empty content: nothing speaks for the file any more. */
export const bytesOf = async (shelf: Shelf, key: string): Promise<Uint8Array> => (await storedBytes(shelf, key, { evenHeld: true })) ?? new Uint8Array();
