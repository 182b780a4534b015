import { mayRead, personalSight } from '#domain/language/permit.ts';
import { recordView } from '../../engine/access-log.ts';
import { openRecord } from '../../engine/access-log/open-record.ts';
import { type Ctx } from '../../engine/http/context.ts';
import { idOf } from '../../engine/http/read-parts.ts';
import { idParameter } from '../../engine/http/rest-reads.ts';
import { type Router } from '../../engine/http/router.ts';
import { personalFieldsOf, presentList, type Presented } from '../../engine/present/presenter.ts';
import { type Actor, type Engine, type Row } from '../../engine/types.ts';

/** The newest of a correspondence; older ones are counted, not shown. */
const mostMessages = 60;
const mostLetters = 120;
const mostFiles = 600;

/** One message or letter of a correspondence, as its reader may see it. */
export interface ThreadEntry {
  readonly kind: 'in' | 'out';
  /** ISO 8601, UTC: when it came, or was sent, or until then was written. */
  readonly at: string;
  readonly record: Presented;
  /** What came with a message; a letter has its one file on its record. */
  readonly files: readonly Presented[];
}

/**
 * `GET /api/messages/{id}/thread`: what came in and what we answered in the correspondence of this message, oldest first, masked as the reader's role
 * masks; each unmasked record of it is a look and recorded as one. Answers `{ entries, older }`.
 */
export function addThreads(router: Router, engine: Engine): void {
  router.add({
    method: 'get', path: '/api/messages/{id}/thread', door: 'staff', event: null, operationId: 'thread-of-message', summary: 'E-postanın yazışması', tag: 'messages', noun: 'messages', parameters: [idParameter],
    answer: { status: 200, schema: { type: 'object', properties: { entries: { type: 'array', items: { type: 'object' } }, older: { type: 'integer' } }, required: ['entries', 'older'] } },
  }, (c) => answer(c, engine));
}

async function answer(c: Ctx, engine: Engine): Promise<Response> {
  const actor = c.get('actor');
  const { row } = await openRecord(engine, actor, 'messages', idOf(c));
  const { messages, older } = await messagesOf(engine, row);
  const ids = messages.map(({ id }) => id);
  const [files, letters] = await Promise.all([filesOf(engine, ids), lettersOf(engine, ids)]);
  const seen = await shown(engine, actor, { messages, 'message-attachments': files, 'outgoing-mails': letters });
  const entries: ThreadEntry[] = [
    ...messages.flatMap((one) => seen('messages', one).map((record): ThreadEntry => ({ kind: 'in', at: instantOf(one['receivedAt']), record, files: files.filter(({ message }) => message === one.id).flatMap((file) => seen('message-attachments', file)) }))),
    ...letters.flatMap((one) => seen('outgoing-mails', one).map((record): ThreadEntry => ({ kind: 'out', at: instantOf(one['sentAt'] ?? one['createdAt']), record, files: [] }))),
  ];
  return c.json({ entries: entries.sort((one, other) => one.at.localeCompare(other.at) || String(one.record['id']).localeCompare(String(other.record['id']))), older });
}

const instantOf = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

async function messagesOf({ reads }: Engine, { id, thread }: Row): Promise<{ messages: Row[]; older: number }> {
  const own = typeof thread === 'string' ? 'm.thread = $1' : 'm.id = $1::text::uuid';
  const { rows } = await reads.query<Row & { all: number }>(
    `select m.id, m.state, m.received_at as "receivedAt", m.sender, m.sender_name as "senderName", m.subject_line as "subjectLine", m.body_text as "bodyText", m.source, m.automatic, m.warning, count(*) over ()::int as all
     from messages m where ${own} order by (m.id = $2::text::uuid) desc, m.received_at desc, m.id desc limit ${mostMessages}`, [typeof thread === 'string' ? thread : id, id]);
  return { messages: rows, older: (rows[0]?.all ?? 0) - rows.length };
}

async function filesOf({ reads }: Engine, messages: readonly string[]): Promise<Row[]> {
  const { rows } = await reads.query<Row>(
    `select id, state, message, position, file_name as "fileName", media_type as "mediaType", size, form_kind as "formKind" from message_attachments
     where message = any($1::uuid[]) and opened_from is null order by position, id limit ${mostFiles}`, [messages]);
  return rows;
}

/** Letters about these messages, and those about what came of them that were written as answers. */
async function lettersOf({ reads }: Engine, messages: readonly string[]): Promise<Row[]> {
  const { rows } = await reads.query<Row>(
    `select id, state, created_at as "createdAt", sent_at as "sentAt", to_address as "toAddress", to_person as "toPerson", subject_text as "subjectText", body, file_name as "fileName", failure, noun, record_id as "recordId"
     from outgoing_mails where record_id = any(array(
       select unnest($1::text[]) union select id::text from procurement_packs where message = any($1::text[]::uuid[]) union select id::text from application_lists where message = any($1::text[]::uuid[])
     )) and (noun = 'messages' or in_reply_to is not null) order by created_at desc, id desc limit ${mostLetters}`, [messages]);
  return rows;
}

type Seen = (noun: string, row: Row) => Presented[];

/** Presents what the actor may read of each noun; what leaves unmasked is in the access log before. */
async function shown(engine: Engine, actor: Actor, rows: Readonly<Record<string, readonly Row[]>>): Promise<Seen> {
  const presented = new Map<string, Presented>();
  for (const [noun, all] of Object.entries(rows)) {
    const page = engine.page(noun);
    const readable = all.filter((row) => mayRead(page, actor, row));
    const unmask = personalSight(page, actor) === 'always';
    if (unmask && readable.length > 0) await recordView(engine, actor, { noun, ids: readable.map(({ id }) => id), fields: personalFieldsOf(page, actor), kind: 'open' });
    for (const [at, record] of presentList(page, actor, readable, { unmask }).entries()) presented.set(`${noun}/${readable[at]!.id}`, record);
  }
  return (noun, { id }) => [presented.get(`${noun}/${id}`) ?? []].flat();
}
