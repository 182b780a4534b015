import { createHash, randomBytes } from 'node:crypto';
import { type Role } from '#domain/roles.ts';
import { type Engine } from '../engine/types.ts';
import { accountColumns, rolesOf, type Account } from './accounts.ts';

export interface SessionLimits {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

/** A session with its account as both stood at most half a second ago. */
export interface Session {
  /** Public name of the session: what the trail and the list of sessions show. Says nothing of the cookie. */
  readonly id: string;
  readonly hash: Buffer;
  readonly account: Account;
  readonly roles: readonly Role[];
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Signed in with a second factor. */
  readonly strong: boolean;
}

/** 256 random bits; the database keeps their hash only, so that a stolen copy of it opens nothing. */
const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const publicId = (hash: Uint8Array): string => Buffer.from(hash).toString('hex').slice(0, 32);

export interface Started {
  readonly token: string;
  readonly sessionId: string;
}

export async function startSession(engine: Engine, limits: SessionLimits, staffId: string, from: { address: string; agent: string; strong: boolean }): Promise<Started> {
  const token = newToken();
  const now = engine.clock.now();
  const expires = new Date(Date.parse(now) + limits.absoluteHours * 3_600_000).toISOString();
  const hash = hashOf(token);
  await engine.reads.query(
    'insert into engine.sessions (id_hash, staff_id, created_at, seen_at, expires_at, second_factor_at, address, agent) values ($1, $2, $3, $3, $4, $5, $6, $7)',
    [hash, staffId, now, expires, from.strong ? now : null, from.address, from.agent.slice(0, 300)]);
  return { token, sessionId: publicId(hash) };
}

interface StoredSession extends Account {
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly strong: boolean;
}

/** Sessions as this process knows them. Read again after half a second: who leaves is out within a second on every node. */
export interface Sessions {
  find(token: string): Promise<Session | undefined>;
  /** Forgets at once, on this node. */
  forget(): void;
}

const rememberedMs = 500;
const mostRemembered = 5_000;

export function openSessions(engine: Engine, limits: SessionLimits): Sessions {
  const known = new Map<string, { readonly until: number; readonly found: Promise<Session | undefined> }>();
  return {
    find(token) {
      if (token.length !== 43) return Promise.resolve(undefined);
      const moment = performance.now();
      const hash = hashOf(token);
      const key = hash.toString('base64');
      const recent = known.get(key);
      if (recent && moment < recent.until) return recent.found;
      if (known.size >= mostRemembered) known.clear();
      const found = load(engine, limits, hash);
      known.set(key, { until: moment + rememberedMs, found });
      found.catch(() => known.delete(key));
      return found;
    },
    forget: () => known.clear(),
  };
}

async function load(engine: Engine, limits: SessionLimits, hash: Buffer): Promise<Session | undefined> {
  const now = engine.clock.now();
  const { rows: [row] } = await engine.reads.query<StoredSession>({
    name: 'nes_session',
    text: `select ${accountColumns}, x.created_at as "createdAt", x.seen_at as "seenAt", x.expires_at as "expiresAt", x.second_factor_at is not null as strong
      from engine.sessions x join staff s on s.id = x.staff_id left join engine.credentials c on c.staff_id = s.id where x.id_hash = $1`,
    values: [hash],
  });
  if (!row || row.state !== 'active') return undefined;
  const idleSince = Date.parse(now) - limits.idleMinutes * 60_000;
  if (Date.parse(row.seenAt) < idleSince || row.expiresAt <= now) return undefined;
  if (Date.parse(now) - Date.parse(row.seenAt) > 60_000) await engine.reads.query('update engine.sessions set seen_at = $2 where id_hash = $1', [hash, now]);
  return { id: publicId(hash), hash, account: row, roles: rolesOf(row, now), createdAt: row.createdAt, expiresAt: row.expiresAt, strong: row.strong };
}

export async function endSession(engine: Engine, token: string): Promise<void> {
  await engine.reads.query('delete from engine.sessions where id_hash = $1', [hashOf(token)]);
}

/** Ends all sessions of an account, but for one that may stay. */
export async function endSessionsOf(engine: Engine, staffId: string, but?: Buffer): Promise<void> {
  await engine.reads.query('delete from engine.sessions where staff_id = $1 and ($2::bytea is null or id_hash <> $2)', [staffId, but ?? null]);
}

export async function endSessionNamed(engine: Engine, staffId: string, id: string): Promise<boolean> {
  const { rowCount } = await engine.reads.query("delete from engine.sessions where staff_id = $1 and left(encode(id_hash, 'hex'), 32) = $2", [staffId, id]);
  return rowCount === 1;
}

export interface ListedSession {
  readonly id: string;
  readonly startedAt: string;
  readonly lastSeenAt: string;
  readonly address: string | null;
  readonly agent: string | null;
}

/** Open sessions of an account, newest first, at most 100. */
export async function sessionsOf(engine: Engine, limits: SessionLimits, staffId: string): Promise<ListedSession[]> {
  const now = engine.clock.now();
  const idle = new Date(Date.parse(now) - limits.idleMinutes * 60_000).toISOString();
  const { rows } = await engine.reads.query<ListedSession>(
    `select left(encode(id_hash, 'hex'), 32) as id, created_at as "startedAt", seen_at as "lastSeenAt", address, agent
      from engine.sessions where staff_id = $1 and expires_at > $2 and seen_at > $3 order by created_at desc limit 100`, [staffId, now, idle]);
  return rows;
}

/** Sessions that are over for good, a day after their end; called by the worker. At most 10,000 a call. */
export async function sweepSessions(engine: Engine): Promise<void> {
  const before = new Date(Date.parse(engine.clock.now()) - 86_400_000).toISOString();
  await engine.reads.query('delete from engine.sessions where id_hash in (select id_hash from engine.sessions where expires_at < $1 limit 10000)', [before]);
}
