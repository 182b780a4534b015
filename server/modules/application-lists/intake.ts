import { createHash } from 'node:crypto';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { typeForList } from '#domain/application-routes.ts';
import { mayCreate } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { type Sector } from '#domain/sectors.ts';
import { notPermitted } from '../../engine/create-record.ts';
import { subjectKeyFor } from '../../engine/subject-keys.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { type Actor, type Row, type Tx, type Values } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { asRefusal, ListFileError } from './list-file-error.ts';
import { type ApplicationList } from './list-table.ts';
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
export async function uploadList(outside: Pick<Outside, 'engine' | 'files'>, actor: Actor, upload: ListUpload): Promise<Row> {
  const { engine } = outside;
  const page = engine.page('application-lists');
  if (!mayCreate(page, actor)) throw notPermitted();
  const derived = Object.keys(upload.values).filter((name) => page.fields[name]?.derived);
  if (derived.length > 0) throw new Refusal('not_writable', `Bu alanlar yazılamaz: ${derived.join(', ')}.`, `These fields cannot be written: ${derived.join(', ')}.`);
  const list = await readOrRefuse(upload.bytes);
  const fileHash = createHash('sha256').update(upload.bytes).digest('hex');
  const institution = String(upload.values['institution'] ?? '');
  const applicationType = await inTransaction(engine, actor, async (tx) => {
    await refuseSameFile(tx, institution, fileHash);
    return upload.values['applicationType'] ?? (await usualType(tx, institution));
  });
  const workbook = await storeWorkbook(outside, institution, upload.bytes);
  return inTransaction(engine, actor, (tx) => tx.create('application-lists', {
    formVersion: list.form.version?.slice(0, 40) ?? null,
    ...upload.values, applicationType, workbook, fileHash, fileName: tidyName(upload.fileName), rowsTotal: list.rows.length,
  }));
}

async function readOrRefuse(bytes: Uint8Array): Promise<ApplicationList> {
  try {
    return await readWorkbook(bytes);
  } catch (error) {
    throw error instanceof ListFileError ? asRefusal(error) : error;
  }
}

async function refuseSameFile(tx: Tx, institution: string, fileHash: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/i.test(institution)) throw new Refusal('invalid_input', 'Listenin kurumu seçilmeli.', 'Choose the institution of the list.', { errors: [{ path: 'institution', code: 'REQUIRED', tr: 'Kurum seçilmeli.', en: 'Choose the institution.' }] });
  const earlier = (await tx.find('application-lists', { institution, fileHash })).find(({ state }) => state !== 'sentBack' && state !== 'superseded');
  if (!earlier) return;
  const state = tx.engine.page('application-lists').workflow.states[earlier.state]?.label as { tr: string; en: string };
  throw new Refusal('already_exists', `Bu dosya bu kurum için zaten yüklendi: ${String(earlier['reference'])} (${formatInstantTr(earlier.createdAt)}, ${state.tr}). Hiçbir satır eklenmedi.`,
    `This file was uploaded for this institution already: ${String(earlier['reference'])}. Nothing was added.`, { list: earlier.id });
}

async function usualType(tx: Tx, institutionId: string): Promise<string | null> {
  const institution = await tx.get('institutions', institutionId);
  const types = (await tx.find('application-types', { state: 'inForce' })).filter((type) => String(type['validFrom']) <= tx.today);
  return typeForList(types as unknown as (Row & { routes: unknown })[], institution['sector'] as Sector)?.id ?? null;
}

/** The people on a list are the institution's staff: the file lies sealed under the institution's key. */
export async function storeWorkbook({ engine, files }: Pick<Outside, 'engine' | 'files'>, institution: string, bytes: Uint8Array): Promise<string> {
  const secret = await subjectKeyFor(engine, institution, engine.clock.now());
  return (await files.put(bytes, { subject: `institution-${institution}`, ...(secret ? { secret } : {}) })).key;
}

export async function fetchWorkbook({ engine, files }: Pick<Outside, 'engine' | 'files'>, institution: string, key: string): Promise<Uint8Array> {
  const secret = await subjectKeyFor(engine, institution, engine.clock.now());
  const parts: Uint8Array[] = [];
  for await (const part of await files.get(key, secret ? { secret } : {})) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

/** A file name from outside: no path, no control characters. */
const tidyName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/^.*[\\/]/, '').trim().slice(0, 200) || 'liste.xlsx';
