import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Refusal } from '#domain/language/refuse.ts';
import { type Engine } from '../engine/types.ts';

/**
 * Guessing is slowed where the guesser sits. Failures count for (account, address), for the address, and for the account
 * over all addresses; a browser in which the account signed in before carries a token and counts by itself. So a stranger
 * can slow down strangers and himself, and cannot lock the owner out. Unknown names count just like known ones.
 */
export interface Attempt {
  readonly username: string;
  readonly address: string;
  /** The cookie of a browser that signed in before. */
  readonly device: string | undefined;
}

interface Limit {
  readonly key: string;
  /** Failures that cost nothing. */
  readonly free: number;
  readonly windowMinutes: number;
}

function limitsOf(engine: Engine, { username, address, device }: Attempt): Limit[] {
  const name = digest(username.toLowerCase());
  const known = knownDevice(engine, username, device);
  if (known !== undefined) return [{ key: `device:${name}:${known}`, free: 10, windowMinutes: 15 }];
  return [
    { key: `pair:${name}:${address}`, free: 5, windowMinutes: 15 },
    { key: `address:${address}`, free: 60, windowMinutes: 15 },
    { key: `account:${name}`, free: 50, windowMinutes: 60 },
  ];
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

/** A held-in place for one guess. It stays as a failure unless `forgive` is called. */
export interface Guess {
  forgive(): Promise<void>;
}

/**
 * Counts the guess before it is judged, under a lock of its keys: two hundred at the same moment do not each see none before them.
 * Refuses `locked_out` with the seconds to wait.
 */
export async function beginGuess(engine: Engine, attempt: Attempt): Promise<Guess> {
  const limits = limitsOf(engine, attempt);
  const now = engine.clock.now();
  const client = await engine.reads.connect();
  try {
    await client.query('begin');
    for (const { key } of limits) await client.query("select pg_advisory_xact_lock(hashtextextended('sign-in ' || $1, 0))", [key]);
    const seconds = await waitSeconds(client, limits, now);
    if (seconds > 0) {
      await client.query('rollback');
      throw lockedOut(seconds);
    }
    const { rows } = await client.query<{ id: number }>(
      'insert into engine.sign_in_failures (key, at) select k, $2::timestamptz from unnest($1::text[]) k returning id', [limits.map(({ key }) => key), now]);
    await client.query('commit');
    const ids = rows.map(({ id }) => id);
    const pair = limits[0]?.key ?? '';
    return { forgive: async () => { await engine.reads.query('delete from engine.sign_in_failures where id = any($1) or key = $2', [ids, pair]); } };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function waitSeconds(client: { query<T extends object>(text: string, values: unknown[]): Promise<{ rows: T[] }> }, limits: readonly Limit[], now: string): Promise<number> {
  let longest = 0;
  for (const { key, free, windowMinutes } of limits) {
    const since = new Date(Date.parse(now) - windowMinutes * 60_000).toISOString();
    const { rows } = await client.query<{ n: number; last: string | null }>('select count(*)::int as n, max(at) as last from (select at from engine.sign_in_failures where key = $1 and at > $2 order by at desc limit 500) f', [key, since]);
    const { n = 0, last = null } = rows[0] ?? {};
    if (n < free || last === null) continue;
    // 15 s, 30 s, 1 min … at most a quarter of an hour.
    const pause = Math.min(900, 15 * 2 ** Math.min(n - free, 6));
    longest = Math.max(longest, Math.ceil((Date.parse(last) + pause * 1000 - Date.parse(now)) / 1000));
  }
  return longest;
}

const lockedOut = (seconds: number): Refusal => new Refusal('locked_out',
  `Çok fazla başarısız giriş denemesi oldu. ${seconds} saniye sonra yeniden deneyin; daha önce giriş yaptığınız tarayıcıdan girebilirsiniz.`,
  `Too many failed sign-ins. Try again in ${seconds} seconds, or use a browser in which you signed in before.`, { retryAfterSeconds: seconds });

/** For the cookie of a browser that has just signed in: who it knows, and a MAC that nobody else can make. */
export function newDevice(engine: Engine, username: string): string {
  const nonce = randomBytes(12).toString('base64url');
  return `${nonce}.${deviceMac(engine, username, nonce)}`;
}

function knownDevice(engine: Engine, username: string, token: string | undefined): string | undefined {
  const [, nonce = '', mac = ''] = /^([\w-]{16})\.([\w-]{43})$/.exec(token ?? '') ?? [];
  if (nonce === '') return undefined;
  return timingSafeEqual(Buffer.from(mac), Buffer.from(deviceMac(engine, username, nonce))) ? nonce : undefined;
}

function deviceMac(engine: Engine, username: string, nonce: string): string {
  const { current, keys } = engine.keys.secrets;
  const key = keys.get(current);
  if (!key) throw new Error(`Secret key version ${current} is not configured`);
  return createHmac('sha256', key).update(`device|${username.toLowerCase()}|${nonce}`).digest('base64url');
}

/** Failures that count no more; called now and then by the worker. At most 10,000 a call. */
export async function sweepFailures(engine: Engine): Promise<void> {
  const before = new Date(Date.parse(engine.clock.now()) - 24 * 3_600_000).toISOString();
  await engine.reads.query('delete from engine.sign_in_failures where id in (select id from engine.sign_in_failures where at < $1 limit 10000)', [before]);
}
