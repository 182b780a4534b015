import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '#domain/language/refuse.ts';
import { type Actor, type Engine } from '../engine/types.ts';

/** A file that was sent ahead of the form that names it. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

interface Ticket extends Upload {
  readonly by: string;
  readonly until: number;
}

const validHours = 24;

/** Names the file for whoever sent it, and for nobody else: a key that one could type would open the files of others. */
export function issueTicket(engine: Engine, actor: Actor, upload: Upload): string {
  const until = Date.parse(engine.clock.now()) + validHours * 3_600_000;
  const body = Buffer.from(JSON.stringify({ ...upload, by: actor.id, until } satisfies Ticket)).toString('base64url');
  return `${body}.${macOf(engine, body)}`;
}

/** Refuses `invalid_input` for what is no ticket of this person, or one of yesterday. */
export function readTicket(engine: Engine, actor: Actor, field: string, text: unknown): Upload {
  const [, body = '', mac = ''] = /^([\w-]{1,2000})\.([\w-]{43})$/.exec(typeof text === 'string' ? text : '') ?? [];
  const genuine = body !== '' && timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(engine, body)));
  const ticket = genuine ? (JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Ticket) : undefined;
  if (ticket?.by === actor.id && ticket.until > Date.parse(engine.clock.now())) return ticket;
  throw new Refusal('invalid_input', 'Girdi geçersiz: dosya yeniden yüklenmeli.', 'The file must be sent again.',
    { errors: [{ path: field, code: 'UNKNOWN_FILE', tr: 'Dosya bulunamadı ya da süresi geçti; yeniden yükleyin.', en: 'There is no such file, or it is too old; send it again.' }] });
}

function macOf(engine: Engine, body: string): string {
  const { current, keys } = engine.keys.secrets;
  const key = keys.get(current);
  if (!key) throw new Error(`Secret key version ${current} is not configured`);
  return createHmac('sha256', key).update(`upload|${body}`).digest('base64url');
}
