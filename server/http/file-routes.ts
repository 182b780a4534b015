import { type Page } from '#domain/language/resource.ts';
import { mayAct, maySee, personalSight } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { FileRefused, type FileStore } from '../adapters/files/file-store.ts';
import { openRecord } from '../engine/access-log/open-record.ts';
import { heldRefusal } from '../adapters/files/held-refusal.ts';
import { recordView } from '../engine/access-log.ts';
import { notPermitted } from '../engine/create-record.ts';
import { type Ctx } from '../engine/http/context.ts';
import { refuseAnnounced, tooLarge } from '../engine/http/read-body.ts';
import { idOf } from '../engine/http/read-parts.ts';
import { type Intake } from '../engine/http/rest-commands.ts';
import { idParameter } from '../engine/http/rest-reads.ts';
import { type Router } from '../engine/http/router.ts';
import { missing } from '../engine/missing.ts';
import { selectById } from '../engine/record-store.ts';
import { subjectKeyFor } from '../engine/subject-keys.ts';
import { subjectOf } from '../engine/trail.ts';
import { type Actor, type Engine, type Row, type Values } from '../engine/types.ts';
import { countRequest } from '../people/rate-limit.ts';
import { checkFile } from './paper-rule.ts';
import { issueTicket, readTicket } from './upload-ticket.ts';

export const uploadLimitBytes = 25 * 1024 * 1024;

/** A busy post desk sends a few hundred scans a day. */
const uploadsPerHour = { requests: 600, seconds: 3_600 };

/** Somebody has to mend a stored file that is not what it was. */
export type DamageTold = (noun: string, row: Row, field: string) => Promise<void>;

/** By noun: states of a record in which none of its files leaves. */
export type HeldFiles = Readonly<Record<string, readonly string[]>>;

/** Bytes come ahead of the form that names them, and leave by the record that holds them. */
export function addFileRoutes(router: Router, engine: Engine, files: FileStore, whenDamaged: DamageTold = async () => undefined, held: HeldFiles = {}): void {
  router.add({
    method: 'post', path: '/api/files', door: 'staff', event: 'file.stage', operationId: 'send-file', summary: 'Dosya yükle', tag: 'files', bodyType: 'application/octet-stream', limitBytes: uploadLimitBytes,
    parameters: [{ name: 'X-File-Name', in: 'header', schema: { type: 'string' }, description: 'encodeURIComponent ile yazılmış dosya adı' }],
  }, (c) => receive(c, engine, files));
  for (const page of engine.pages.values()) {
    for (const [name, field] of Object.entries(page.fields)) {
      if (field.kind !== 'file') continue;
      router.add({
        method: 'get', path: `/api/${page.name}/{id}/files/${name}`, door: 'staff', event: null, operationId: `${name}-file-${page.name}`, summary: 'Dosyayı indir', tag: page.name, noun: page.name,
        parameters: [idParameter], answer: { status: 200, type: 'application/octet-stream' },
      }, (c) => send(c, engine, { files, whenDamaged, held }, page, name));
    }
  }
}

async function receive(c: Ctx, engine: Engine, files: FileStore): Promise<Response> {
  const actor = c.get('actor');
  if (!handsFilesIn(engine, actor)) throw notPermitted();
  refuseAnnounced(c.req.raw, uploadLimitBytes);
  await countRequest(engine, `upload ${actor.id}`, uploadsPerHour);
  if (c.req.raw.body === null) throw new Refusal('malformed', 'Dosya boş.', 'The file is empty.');
  const stored = await refusing(files.put(c.req.raw.body as unknown as AsyncIterable<Uint8Array>, { subject: 'upload-' + actor.id, maxBytes: uploadLimitBytes }));
  const name = nameOf(c.req.header('x-file-name'));
  const { key, sha256, size, held = false } = stored;
  return c.json({ key: issueTicket(engine, actor, { key, sha256, size, name }), name, hash: sha256, size, held }, 201);
}

/** Whether any form of the actor's takes a file: an auditor writes nothing, not even ahead of a form. */
const handsFilesIn = (engine: Engine, actor: Actor): boolean => [...engine.pages.values()].some((page) =>
  Object.entries(page.workflow.actions).some(([name, { input }]) => mayAct(page, actor, name) && Object.values(input ?? {}).some(({ kind }) => kind === 'file')));

/** As a person named it, without anything that is more than a name. */
function nameOf(header: string | undefined): string {
  let name = 'dosya';
  try {
    name = decodeURIComponent(header ?? 'dosya');
  } catch { /* an unreadable name is no reason to refuse the file */ }
  // eslint-disable-next-line no-control-regex
  return name.normalize('NFC').replace(/[\u0000-\u001f\u007f/\\]/g, '').toWellFormed().slice(0, 200).trim() || 'dosya';
}

/** Looks into a file before its record takes it, and keeps it in its own way. Answers its key; refuses what is not what it should be. */
export type FileTaker = (row: Row, bytes: Uint8Array, fieldName: string) => Promise<string>;

/** What a noun asks of the files that its records take as they are. */
export interface FileRule {
  /** Throws what the sender reads; `name` as it was sent. */
  check(bytes: Uint8Array, name: string): Promise<void>;
  /** Whose key seals the file, where several records have one giver: equal bytes of one giver are stored once. */
  subjectOf(row: Row): string;
}

/** Turns the tickets among an action's inputs into files of the record: kept under its subject, sealed with the subject's key. */
export function fileIntake(engine: Engine, files: FileStore, takers: Readonly<Record<string, FileTaker>> = {}, rules: Readonly<Record<string, FileRule>> = {}): Intake {
  return async (c, page, id, action, values) => {
    const inputs = page.workflow.actions[action]?.input ?? {};
    const names = Object.keys(inputs).filter((name) => inputs[name]?.kind === 'file' && values[name] !== undefined && values[name] !== null);
    const actor = c.get('actor');
    if (names.length === 0 || !mayAct(page, actor, action)) return values;
    const taken: Record<string, unknown> = { ...values };
    for (const name of names) {
      const upload = readTicket(engine, actor, name, values[name]);
      const row = await rowOf(engine, page, id);
      const taker = takers[page.name];
      const rule = rules[page.name];
      // A taker judges by itself; every other file passes the check of its noun, or the one of all doors.
      if (!taker) await takeOver(files, upload.key, (bytes) => (rule ? rule.check(bytes, upload.name) : checkFile(bytes)));
      taken[name] = taker ? await takeOver(files, upload.key, (bytes) => taker(row, bytes, name)) : await adopt(engine, files, page.name, row.id, rule?.subjectOf(row) ?? subjectOf(page, row), upload.key);
      if ('fileName' in inputs) taken['fileName'] ??= upload.name;
      // Counted while the bytes came, whatever the form says of them.
      if ('fileHash' in inputs) taken['fileHash'] = upload.sha256;
    }
    return taken as Values;
  };
}

async function rowOf(engine: Engine, page: Page, id: string): Promise<Row> {
  const { text, values } = selectById(page, id, false);
  const { rows: [row] } = await engine.reads.query<Row>(text, [...values]);
  return row ?? missing();
}

/** What its taker refuses is not kept either. */
async function takeOver<T>(files: FileStore, staged: string, take: (bytes: Uint8Array) => Promise<T>): Promise<T> {
  const parts: Uint8Array[] = [];
  for await (const part of await refusing(files.get(staged, { evenHeld: true }))) parts.push(part as Uint8Array);
  try {
    return await take(Buffer.concat(parts));
  } catch (error) {
    if (error instanceof Refusal) await refusing(files.remove(staged));
    throw error;
  }
}

async function adopt(engine: Engine, files: FileStore, noun: string, id: string, subject: string | null, staged: string): Promise<string> {
  const secret = subject === null ? null : await subjectKeyFor(engine, subject, engine.clock.now());
  if (subject !== null && secret === null) throw new Refusal('guard_refused', 'Kişinin verileri imha edilmiş; dosya eklenemez.', 'The data of this person were destroyed.');
  const content = await refusing(files.get(staged, { evenHeld: true }));
  const kept = await refusing(files.put(content as AsyncIterable<Uint8Array>, { subject: subject === null ? `${noun}-${id}`.slice(0, 64) : `subject-${subject}`, ...(secret ? { secret } : {}) }));
  return kept.key;
}

async function send(c: Ctx, engine: Engine, { files, whenDamaged, held }: { readonly files: FileStore; readonly whenDamaged: DamageTold; readonly held: HeldFiles }, page: Page, field: string): Promise<Response> {
  const actor = c.get('actor');
  const { row } = await openRecord(engine, actor, page.name, idOf(c));
  const key = row[field];
  if (!maySee(page, actor, field) || typeof key !== 'string') return missing();
  if (held[page.name]?.includes(row.state)) throw new Refusal('unreadable_file', 'Dosya karantinada; açılmaz ve indirilmez.', 'The file is in quarantine and is not handed out.');
  if (page.subject !== undefined) {
    if (personalSight(page, actor) !== 'always') throw new Refusal('not_permitted', 'Kişisel bilgi içeren dosyayı açma yetkiniz yok.', 'You may not open files with personal data.');
    await recordView(engine, actor, { noun: page.name, ids: [row.id], fields: [field], kind: 'export' });
  }
  const [, subject] = /^subject-([0-9a-f-]{36})\/s-/.exec(key) ?? [];
  const secret = subject === undefined ? undefined : await subjectKeyFor(engine, subject, engine.clock.now());
  if (secret === null) return missing();
  await refusing(readWhole(files, key, secret), () => whenDamaged(page.name, row, field));
  const content = await refusing(files.get(key, secret ? { secret } : {}));
  const name = encodeURIComponent(String(row['fileName'] ?? `${page.name}-${field}`));
  // Never shown inside our origin: what somebody sent in must not become a page of ours, and a browser that shows it all the same may do nothing with it.
  return c.body(ReadableStream.from(content) as never, 200, {
    'Content-Type': 'application/octet-stream', 'Content-Disposition': `attachment; filename*=UTF-8''${name}`, 'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  });
}

/** Reads to the end before the first byte leaves: the hash is known only then, and a damaged file is never served. */
async function readWhole(files: FileStore, key: string, secret: Uint8Array | undefined): Promise<void> {
  for await (const _part of await files.get(key, secret ? { secret } : {})) { /* only the hash matters */ }
}

async function refusing<T>(work: Promise<T>, whenDamaged: () => Promise<void> = async () => undefined): Promise<T> {
  return work.catch(async (error: unknown) => {
    if (!(error instanceof FileRefused)) throw error;
    if (error.code === 'damaged') {
      await whenDamaged();
      throw new Refusal('unreadable_file', 'Saklanan dosya bozulmuş; gösterilmedi. Sistem yöneticisi için görev açıldı; yedekten geri konmalı.', 'The stored file is damaged and is not shown. A task was raised for the administrator: it must come back from a backup.');
    }
    const held = heldRefusal(error);
    if (held) throw held;
    if (error.code === 'too_large') throw tooLarge(uploadLimitBytes);
    if (error.code === 'unavailable') throw new Refusal('unavailable', 'Dosya deposuna ulaşılamıyor; biraz sonra yeniden deneyin.', 'The file store cannot be reached.');
    throw new Refusal('unreadable_file', 'Dosya okunamadı ya da bulunamadı.', 'The file could not be read.');
  });
}
