import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { diskStore } from '../../server/adapters/files/disk-store.ts';
import { FileRefused, type FileStore } from '../../server/adapters/files/file-store.ts';
import { signedHeaders } from '../../server/adapters/files/s3-signature.ts';
import { s3Store } from '../../server/adapters/files/s3-store.ts';
import { openBucket } from './support/bucket.ts';

type Opened = {
  store: FileStore;
  /** The bytes as they lie in the store. */
  stored(): Promise<Buffer[]>;
  /** Replaces the bytes of the one object there is. */
  tamper(change: (bytes: Buffer) => Buffer): Promise<void>;
  /** Files left by uploads under way. */
  unfinished(): Promise<string[]>;
};

const open: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function scratch() {
  const folder = await mkdtemp(join(tmpdir(), 'nes-files-'));
  open.push(() => rm(folder, { recursive: true }));
  return folder;
}

async function onDisk(): Promise<Opened> {
  const folder = await scratch();
  const paths = async () =>
    (await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true }))
      .filter((it) => it.isFile())
      .map((it) => join(it.parentPath, it.name));
  return {
    store: diskStore(folder, { maxBytes: 1024 * 1024 }),
    stored: async () => Promise.all((await paths().catch(() => [])).map((path) => readFile(path))),
    async tamper(change) {
      const [path = ''] = await paths();
      await writeFile(path, change(await readFile(path)));
    },
    unfinished: () => readdir(join(folder, 'incoming')).catch(() => []),
  };
}

async function inBucket(): Promise<Opened> {
  const credentials = { accessKey: 'konsol', secretKey: 'gizli anahtar', region: 'eu-central-1' };
  const bucket = await openBucket('evrak', credentials);
  open.push(() => bucket.close());
  const spoolFolder = await scratch();
  return {
    store: s3Store({ ...credentials, endpoint: bucket.endpoint, bucket: 'evrak', spoolFolder, clock: () => new Date(), maxBytes: 1024 * 1024 }),
    stored: async () => [...bucket.objects.values()].map((it) => it.bytes),
    async tamper(change) {
      for (const object of bucket.objects.values()) object.bytes = change(object.bytes);
    },
    unfinished: () => readdir(spoolFolder),
  };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const form = Buffer.from('Islak imzalı form: Tuğba Kılıç, ĞÜŞİÖÇ');
const ayse = 'person-ayse';
const soon = () => new Date(Date.now() + 60_000);

async function read(store: FileStore, key: string, secret?: Uint8Array) {
  const parts: Buffer[] = [];
  for await (const part of await store.get(key, secret ? { secret } : {})) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function all<T>(items: AsyncIterable<T>) {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (it: unknown) => it,
  );
  expect(error).toBeInstanceOf(FileRefused);
  return (error as FileRefused).code;
};

async function* inParts(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe.each([
  ['on disk', onDisk],
  ['in an S3 bucket', inBucket],
])('files %s', (_where, openStore) => {
  test('come back as they were put, under the hash of their content', async () => {
    const { store, unfinished } = await openStore();
    const put = await store.put(form, { subject: ayse });
    expect(put).toEqual({ key: `${ayse}/${sha256(form)}`, sha256: sha256(form), size: form.length });
    expect(await read(store, put.key)).toEqual(form);
    expect(await store.has(put.key)).toBe(true);
    expect(await unfinished()).toEqual([]);
  });

  test('are stored once for one subject, and apart for two', async () => {
    const { store, stored } = await openStore();
    await store.put(form, { subject: ayse });
    await store.put(inParts(form, 7), { subject: ayse });
    expect(await stored()).toHaveLength(1);
    await store.put(form, { subject: 'person-ali' });
    expect(await stored()).toHaveLength(2);
    await store.remove(`${ayse}/${sha256(form)}`);
    expect(await store.has(`${ayse}/${sha256(form)}`)).toBe(false);
    expect(await read(store, `person-ali/${sha256(form)}`)).toEqual(form);
  });

  test('of any length come back whole, plain and sealed', async () => {
    const { store } = await openStore();
    const secret = randomBytes(32);
    for (const length of [0, 1, 65535, 65536, 65537, 131072, 300001]) {
      const content = randomBytes(length);
      const plain = await store.put(inParts(content, 10007), { subject: ayse });
      const sealed = await store.put(inParts(content, 70001), { subject: ayse, secret });
      expect(sealed.sha256).toBe(plain.sha256);
      expect((await read(store, plain.key)).equals(content)).toBe(true);
      expect((await read(store, sealed.key, secret)).equals(content)).toBe(true);
    }
  });

  test('beyond the limit are refused while they stream, and nothing is stored', async () => {
    const { store, stored, unfinished } = await openStore();
    let drawn = 0;
    async function* endless() {
      for (;;) yield Buffer.alloc(64 * 1024, ++drawn);
    }
    expect(await refusal(store.put(endless(), { subject: ayse }))).toBe('too_large');
    expect(drawn).toBeLessThan(20);
    expect(await refusal(store.put(form, { subject: ayse, maxBytes: 10 }))).toBe('too_large');
    expect(await stored()).toEqual([]);
    expect(await unfinished()).toEqual([]);
  });

  test('whose upload breaks off leave nothing', async () => {
    const { store, stored, unfinished } = await openStore();
    async function* broken() {
      yield form;
      throw new Error('the caller hung up');
    }
    await expect(store.put(broken(), { subject: ayse })).rejects.toThrow('the caller hung up');
    expect(await stored()).toEqual([]);
    expect(await unfinished()).toEqual([]);
  });

  test('that were changed in the store fail when read', async () => {
    const { store, tamper } = await openStore();
    const { key } = await store.put(form, { subject: ayse });
    await tamper((bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from('!')]));
    expect(await refusal(read(store, key))).toBe('damaged');
  });

  test('sealed under a key hold no readable byte, and are nothing without it', async () => {
    const { store, stored } = await openStore();
    const secret = randomBytes(32);
    const { key } = await store.put(form, { subject: ayse, secret });
    const [bytes = Buffer.alloc(0)] = await stored();
    expect(bytes.includes('Tuğba')).toBe(false);
    expect(key).not.toContain(sha256(form));
    expect(await refusal(store.get(key))).toBe('secret_needed');
    expect(await refusal(read(store, key, randomBytes(32)))).toBe('damaged');
    expect(await store.put(form, { subject: ayse, secret })).toMatchObject({ key });
    expect(await stored()).toHaveLength(1);
    expect(await read(store, key, secret)).toEqual(form);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['a changed byte', (it) => Buffer.from(it.map((byte, at) => (at === 70_000 ? byte ^ 1 : byte)))],
    ['the last chunk cut off', (it) => it.subarray(0, 24 + 2 * (65536 + 16))],
    [
      'two chunks swapped',
      (it) => Buffer.concat([it.subarray(0, 24), it.subarray(24 + 65552, 24 + 2 * 65552), it.subarray(24, 24 + 65552), it.subarray(24 + 2 * 65552)]),
    ],
    ['bytes added', (it) => Buffer.concat([it, Buffer.alloc(100)])],
    ['another salt', (it) => Buffer.concat([it.subarray(0, 8), randomBytes(16), it.subarray(24)])],
    ['everything cut off', () => Buffer.alloc(0)],
  ])('sealed, then stored with %s, fail when read', async (_what, change) => {
    const { store, tamper } = await openStore();
    const secret = randomBytes(32);
    const { key } = await store.put(randomBytes(150_000), { subject: ayse, secret });
    await tamper(change);
    expect(await refusal(read(store, key, secret))).toBe('damaged');
  });

  test('that do not exist are missing, and removing them is no error', async () => {
    const { store } = await openStore();
    const key = `${ayse}/${sha256(form)}`;
    expect(await refusal(store.get(key))).toBe('missing');
    expect(await store.has(key)).toBe(false);
    await store.remove(key);
  });

  test.each(['../../etc/passwd', 'a/../../b', `${ayse}/${'0'.repeat(63)}g`, `/${'0'.repeat(64)}`, `${ayse}/${'0'.repeat(64)}/x`, ''])(
    'asked for by the key %j are refused as malformed',
    async (key) => {
      const { store } = await openStore();
      expect(await refusal(store.get(key))).toBe('malformed');
      expect(await refusal(store.has(key))).toBe('malformed');
      expect(await refusal(store.remove(key))).toBe('malformed');
    },
  );

  test.each(['..', 'Ayşe', 'a/b', '', 'a'.repeat(65)])('of the subject %j are refused as malformed', async (subject) => {
    const { store } = await openStore();
    expect(await refusal(store.put(form, { subject }))).toBe('malformed');
  });

  test('are listed for a sweep only when older than the moment asked', async () => {
    const { store } = await openStore();
    const keys = await Promise.all(['1', '2', '3', '4', '5'].map(async (it) => (await store.put(Buffer.from(it), { subject: `person-${it}` })).key));
    expect((await all(store.list(soon()))).map((it) => it.key).sort()).toEqual(keys.sort());
    expect(await all(store.list(new Date(0)))).toEqual([]);
  });
});

test('what a killed process left of its upload is swept after its time', async () => {
  const folder = await scratch();
  const store = diskStore(folder);
  await store.put(form, { subject: ayse });
  const left = join(folder, 'incoming', 'left-behind');
  await writeFile(left, 'half a file');
  await utimes(left, new Date('2026-11-20T00:00:00Z'), new Date('2026-11-20T00:00:00Z'));
  expect(await store.removeUnfinished(new Date('2026-11-19T00:00:00Z'))).toBe(0);
  expect(await store.removeUnfinished(new Date('2026-11-21T00:00:00Z'))).toBe(1);
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
});

test('a bucket that fails or is away makes the file unavailable, not missing', async () => {
  const credentials = { accessKey: 'k', secretKey: 's', region: 'r' };
  const bucket = await openBucket('evrak', credentials);
  const store = s3Store({ ...credentials, endpoint: bucket.endpoint, bucket: 'evrak', spoolFolder: await scratch(), clock: () => new Date() });
  bucket.failWith = 503;
  const key = `${ayse}/${sha256(form)}`;
  expect(await refusal(store.put(form, { subject: ayse }))).toBe('unavailable');
  expect(await refusal(store.get(key))).toBe('unavailable');
  expect(await refusal(store.remove(key))).toBe('unavailable');
  await bucket.close();
  expect(await refusal(store.get(key))).toBe('unavailable');
});

// The worked examples of Amazon's documentation of Signature Version 4 for S3.
test.each([
  ['GET', '/test.txt', { Range: 'bytes=0-9' }, 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
  ['GET', '/?max-keys=2&prefix=J', {}, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
] as const)('the signature of %s %s is the published one', (method, path, headers, signature) => {
  const credentials = { accessKey: 'AKIAIOSFODNN7EXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' };
  const url = new URL(path, 'https://examplebucket.s3.amazonaws.com');
  const signed = signedHeaders({ method, url, headers, bodySha256: sha256(Buffer.alloc(0)) }, credentials, new Date('2013-05-24T00:00:00Z'));
  expect(signed.authorization).toContain(`Signature=${signature}`);
});
