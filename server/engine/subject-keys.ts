import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type Page } from '#domain/language/resource.ts';
import { bytesArray } from './array-parameters.ts';
import { columnOf, tableOf } from './columns.ts';
import { type VersionedKey } from './keys.ts';
import { someRandomBytes } from './random-bytes.ts';
import { lastingKey } from './secret-key.ts';
import { type Engine, type Tx } from './types.ts';

/**
 * One random key for each data subject, wrapped by a key outside the database. All personal values of the trail are sealed
 * under it; destroying it destroys them. The key of a subject that others may know is made on a connection of its own and
 * committed before it is used: a transaction that fails leaves an unused key behind, never a value under a key that does not
 * exist. The key of a subject that begins with this very change commits together with it.
 */
export type KeyEngine = Pick<Engine, 'reads' | 'keys'>;

/** The subject's key (32 bytes), made at first need; null once it was destroyed. */
export async function subjectKeyFor(engine: KeyEngine, subjectId: string, now: string): Promise<Uint8Array | null> {
  const known = cacheOf(engine).get(subjectId, now);
  if (known !== undefined) return known;
  return (await subjectKeysFor(engine, [subjectId], now)).get(subjectId) ?? null;
}

/** Several at once, at most 5,000, in two round trips: imports warm the cache with it. Destroyed ones are null. */
export async function subjectKeysFor(engine: KeyEngine, subjectIds: readonly string[], now: string): Promise<ReadonlyMap<string, Uint8Array | null>> {
  if (subjectIds.length > mostAtOnce) throw new RangeError(`${subjectIds.length} subjects at once are more than ${mostAtOnce}`);
  const found = await findSubjectKeys(engine, subjectIds, now);
  const absent = [...new Set(subjectIds)].filter((id) => !found.has(id));
  if (absent.length === 0) return found;
  const fresh = new Map(absent.map((id) => [id, freshKey()]));
  const { text, values } = freshKeysStatement(engine, fresh, now);
  const { rows } = await engine.reads.query<{ subject_id: string }>({ name: 'new-subject-keys', text: `${text} on conflict do nothing returning subject_id`, values: [...values] });
  for (const { subject_id: id } of rows) {
    const key = fresh.get(id) as Uint8Array;
    cacheOf(engine).set(id, key, now);
    found.set(id, key);
  }
  // Another node was faster for the rest, and its key is the one that counts.
  const others = absent.filter((id) => !found.has(id));
  return others.length === 0 ? found : new Map([...found, ...(await findSubjectKeys(engine, others, now))]);
}

/** A key for a subject that no other transaction can know yet; it is stored by `freshKeysStatement` together with what it seals. */
export const freshKey = (): Uint8Array => someRandomBytes(32);

export function freshKeysStatement({ keys }: Pick<KeyEngine, 'keys'>, fresh: ReadonlyMap<string, Uint8Array>, now: string): { text: string; values: readonly unknown[] } {
  return {
    text: `insert into engine.subject_keys (subject_id, wrapped, key_version, created_at)
      select id, wrapped, $3::smallint, $4::timestamptz from unnest($1::uuid[], $2::bytea[]) as fresh (id, wrapped)`,
    values: [[...fresh.keys()], bytesArray([...fresh].map(([id, key]) => wrap(keys.subjects, id, key))), keys.subjects.current, now],
  };
}

/** Keys that exist, none made: null where destroyed, no entry where there never was one. */
export async function findSubjectKeys(engine: KeyEngine, subjectIds: readonly string[], now: string): Promise<Map<string, Uint8Array | null>> {
  const cache = cacheOf(engine);
  const found = new Map<string, Uint8Array | null>();
  for (const id of subjectIds) {
    const known = cache.get(id, now);
    if (known !== undefined) found.set(id, known);
  }
  const rest = subjectIds.filter((id) => !found.has(id));
  if (rest.length === 0) return found;
  const { rows } = await engine.reads.query<{ subject_id: string; wrapped: Uint8Array | null; key_version: number }>({
    name: 'subject-keys', text: 'select subject_id, wrapped, key_version from engine.subject_keys where subject_id = any($1::uuid[])', values: [rest],
  });
  for (const row of rows) {
    const key = row.wrapped === null ? null : unwrap(engine.keys.subjects, row.key_version, row.subject_id, row.wrapped);
    if (key !== null) cache.set(row.subject_id, key, now);
    found.set(row.subject_id, key);
  }
  return found;
}

/**
 * Destroys the key of a subject, and those of records that stood for themselves until this subject was named on them.
 * What was sealed under them is gone for good, here at once and on other nodes within 60 s (their cache).
 * Answers how many keys were destroyed; a subject that never had one gets a mark, so that none is made later.
 */
export async function destroySubjectKey(engine: KeyEngine & Pick<Engine, 'pages'>, subjectId: string, now: string): Promise<number> {
  const client = await engine.reads.connect();
  try {
    await client.query('begin');
    await client.query(
      'insert into engine.subject_keys (subject_id, wrapped, key_version, created_at) values ($1, null, $2, $3) on conflict do nothing',
      [subjectId, engine.keys.subjects.current, now],
    );
    const { rows } = await client.query<{ subject_id: string }>(
      `update engine.subject_keys set wrapped = null, destroyed_at = $2
       where destroyed_at is null and subject_id in (select $1::text::uuid ${recordsOf(engine.pages)}) returning subject_id`,
      [subjectId, now],
    );
    await client.query('commit');
    for (const row of rows) cacheOf(engine).drop(row.subject_id);
    return rows.length;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** The same inside a transaction that empties the records too: the keys named, and a mark for subjects that never had one. */
export async function destroyKeysWithin(tx: Pick<Tx, 'engine' | 'sql' | 'now'>, subjectIds: readonly string[]): Promise<void> {
  const { engine, now } = tx;
  await tx.sql(`insert into engine.subject_keys (subject_id, wrapped, key_version, created_at, destroyed_at) select id, null, $2::smallint, $3::timestamptz, $3::timestamptz from unnest($1::uuid[]) id
    on conflict (subject_id) do update set wrapped = null, destroyed_at = coalesce(subject_keys.destroyed_at, excluded.destroyed_at)`, [[...subjectIds], engine.keys.subjects.current, now]);
  for (const id of subjectIds) cacheOf(engine).drop(id);
}

const mostAtOnce = 5_000;

function recordsOf(pages: ReadonlyMap<string, Page>): string {
  const named = [...pages.values()].filter((page) => page.subject !== undefined && page.subject !== 'self');
  return named.map((page) => {
    const subject = page.subject as string;
    const same = page.fields[subject]?.kind === 'refersTo' ? '$1::text::uuid' : '$1::text';
    return `union all select id from "${tableOf(page.name)}" where "${columnOf(subject)}" = ${same}`;
  }).join(' ');
}

function wrap(keys: VersionedKey, subjectId: string, key: Uint8Array): Uint8Array {
  const nonce = someRandomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', lastingKey(wrappingKey(keys, keys.current)), nonce).setAAD(Buffer.from(subjectId));
  const sealed = cipher.update(key);
  // GCM is a stream: `final` gives no bytes, it only closes the tag.
  cipher.final();
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
}

function unwrap(keys: VersionedKey, version: number, subjectId: string, wrapped: Uint8Array): Uint8Array {
  const bytes = Buffer.from(wrapped);
  const decipher = createDecipheriv('aes-256-gcm', lastingKey(wrappingKey(keys, version)), bytes.subarray(0, 12)).setAAD(Buffer.from(subjectId));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}

function wrappingKey(keys: VersionedKey, version: number): Uint8Array {
  const key = keys.keys.get(version);
  if (!key) throw new Error(`there is no key of version ${version} to unwrap the keys of data subjects`);
  return key;
}

/** Unwrapped keys, newest use last; an entry lives 60 s, so that a key destroyed on another node dies here too. */
class KeyCache {
  readonly #entries = new Map<string, { key: Uint8Array; until: number }>();

  get(id: string, now: string): Uint8Array | undefined {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    this.#entries.delete(id);
    if (entry.until <= Date.parse(now)) return undefined;
    this.#entries.set(id, entry);
    return entry.key;
  }

  set(id: string, key: Uint8Array, now: string): void {
    // A copy: a small Buffer is a piece of a slab, all of which would stay with it.
    this.#entries.set(id, { key: new Uint8Array(key), until: Date.parse(now) + 60_000 });
    if (this.#entries.size > 10_000) this.drop(this.#entries.keys().next().value as string);
  }

  drop(id: string): void {
    this.#entries.delete(id);
  }
}

const caches = new WeakMap<object, KeyCache>();

function cacheOf({ reads }: KeyEngine): KeyCache {
  const known = caches.get(reads) ?? new KeyCache();
  caches.set(reads, known);
  return known;
}
