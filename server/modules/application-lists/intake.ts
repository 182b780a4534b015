import { createHash } from 'node:crypto';
import { mayCreate } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { notPermitted } from '../../engine/create-record.ts';
import { subjectKeyFor } from '../../engine/subject-keys.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Actor, type Engine, type Row, type Tx, type Values } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { knownHeadings } from './known-headings.ts';
import { listLimits } from './limits.ts';
import { asRefusal, ListFileError } from './list-file-error.ts';
import { type ApplicationList } from './list-table.ts';
import { alreadyUploaded, sameFile } from './same-file.ts';
import { readWorkbook } from './workbook-reader.ts';

export interface ListUpload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Fields of the list that a person may fill: institution, officer, signedHow, signedOn, signatureVerdict, applicationType … */
  readonly values: Values;
}

/**
 * Takes in a workbook: read (a hostile file ends here, and nothing of it is kept), stored, recorded; its rows are then checked
 * by a job. Refuses `unreadable_file`, `already_exists` for the same file of the same institution, `not_permitted`, `invalid_input`.
 */
export async function uploadList(outside: Pick<Outside, 'engine' | 'files' | 'signatures'>, actor: Actor, upload: ListUpload): Promise<Row> {
  const { engine } = outside;
  const page = engine.page('application-lists');
  if (!mayCreate(page, actor)) throw notPermitted();
  const derived = Object.keys(upload.values).filter((name) => page.fields[name]?.derived);
  if (derived.length > 0) throw new Refusal('not_writable', `Bu alanlar yazılamaz: ${derived.join(', ')}.`, `These fields cannot be written: ${derived.join(', ')}.`);
  const { workbook: bytes, signed } = await opened(outside, upload.bytes);
  const list = await readOrRefuse(engine, bytes);
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  const institution = String(upload.values['institution'] ?? '');
  await inTransaction(engine, actor, (tx) => refuseSameFile(tx, institution, fileHash));
  const workbook = await storeWorkbook(outside, institution, bytes);
  const signedFile = signed && { signedFile: await storeWorkbook(outside, institution, signed) };
  return inTransaction(engine, actor, (tx) => tx.create('application-lists', {
    formVersion: list.form.version?.slice(0, 40) ?? null,
    ...upload.values, ...signedFile, workbook, fileHash, fileName: tidyName(upload.fileName), rowsTotal: list.rows.length,
  }));
}

/** A signed file (.p7m) is the workbook inside and the signature around it; both are kept. */
async function opened({ signatures }: Pick<Outside, 'signatures'>, bytes: Uint8Array): Promise<{ workbook: Uint8Array; signed: Uint8Array | null }> {
  const inside = await signatures.open(bytes);
  if (inside === null) return { workbook: bytes, signed: null };
  if ('fault' in inside) throw new Refusal('unreadable_file', inside.tr, inside.en);
  return { workbook: inside.content, signed: bytes };
}

/** The signed file or the signature alone (.p7s) of a list whose workbook is here. Answers its key; refuses what carries no signature. */
export async function takeSignedFile(outside: Pick<Outside, 'engine' | 'files' | 'signatures'>, list: Row, bytes: Uint8Array): Promise<string> {
  const inside = await outside.signatures.open(bytes);
  if (inside === null) throw new Refusal('unreadable_file', 'Bu dosyada elektronik imza yok. İmzalı dosyayı (.p7m ya da .p7s) seçin.', 'This file carries no electronic signature. Choose the signed file (.p7m or .p7s).');
  if ('fault' in inside && inside.fault !== 'detached') throw new Refusal('unreadable_file', inside.tr, inside.en);
  return storeWorkbook(outside, String(list['institution']), bytes);
}

async function readOrRefuse(engine: Engine, bytes: Uint8Array): Promise<ApplicationList> {
  try {
    return await readWorkbook(bytes, listLimits, await knownHeadings(engine));
  } catch (error) {
    throw error instanceof ListFileError ? asRefusal(error) : error;
  }
}

/** A workbook that comes after its list was recorded: judged like one that comes with it. Answers the key of the file. */
export async function takeWorkbook(outside: Pick<Outside, 'engine' | 'files'>, list: Row, bytes: Uint8Array): Promise<string> {
  await readOrRefuse(outside.engine, bytes);
  const institution = String(list['institution']);
  await inTransaction(outside.engine, systemActor, (tx) => refuseSameFile(tx, institution, createHash('sha256').update(bytes).digest('hex'), list.id));
  return storeWorkbook(outside, institution, bytes);
}

async function refuseSameFile(tx: Tx, institution: string, fileHash: string, own?: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/i.test(institution)) throw new Refusal('invalid_input', 'Listenin kurumu seçilmeli.', 'Choose the institution of the list.', { errors: [{ path: 'institution', code: 'REQUIRED', tr: 'Kurum seçilmeli.', en: 'Choose the institution.' }] });
  const earlier = sameFile(await tx.find('application-lists', { institution, fileHash }), own ?? null, fileHash);
  if (!earlier) return;
  const { tr, en } = alreadyUploaded(earlier);
  throw new Refusal('already_exists', tr, en, { list: earlier.id });
}

/** The people on a list are the institution's staff: the file lies sealed under the institution's key. */
export async function storeWorkbook({ engine, files }: Pick<Outside, 'engine' | 'files'>, institution: string, bytes: Uint8Array, ours = false): Promise<string> {
  const secret = await subjectKeyFor(engine, institution, engine.clock.now());
  return (await files.put(bytes, { subject: `subject-${institution}`, ours, ...(secret ? { secret } : {}) })).key;
}

export async function fetchWorkbook({ engine, files }: Pick<Outside, 'engine' | 'files'>, key: string): Promise<Uint8Array> {
  const [, sealedFor] = /^subject-([0-9a-f-]{36})\/s-/.exec(key) ?? [];
  const secret = sealedFor === undefined ? null : await subjectKeyFor(engine, sealedFor, engine.clock.now());
  const parts: Uint8Array[] = [];
  for await (const part of await files.get(key, { evenHeld: true, ...(secret ? { secret } : {}) })) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

/** A file name from outside: no path, no control characters. */
const tidyName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/^.*[\\/]/, '').trim().slice(0, 200) || 'liste.xlsx';
