import { createReadStream } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { checkedContent } from './checked-content.ts';
import { DEFAULT_MAX_FILE_BYTES, FileRefused, readKey, type FileStore, type StoredObject } from './file-store.ts';
import { EMPTY_SHA256, signedHeaders, type S3Credentials, type S3Request } from './s3-signature.ts';
import { removeSpooled, spool } from './spool.ts';

export type S3Options = S3Credentials & {
  /** Base address of an S3-compatible store, addressed by path: `https://store.example:9000`. */
  endpoint: string;
  bucket: string;
  /** Local folder where an upload waits until its hash, and so its name, is known. */
  spoolFolder: string;
  clock: () => Date;
  maxBytes?: number;
  silenceMs?: number;
};

type Answer = IncomingMessage & { statusCode: number };
const listBytes = 8 * 1024 * 1024;

/** Files in an S3-compatible bucket. A put returns after the store's answer; the store is trusted to be durable then. */
export function s3Store(options: S3Options): FileStore {
  const addressOf = (path: string) => new URL(`/${options.bucket}${path}`, options.endpoint);
  const objectAt = (key: string) => {
    const { subject, name } = readKey(key);
    return addressOf(`/${subject}/${name}`);
  };
  const ask = (request: S3Request, body?: { path: string }) => send(request, options, body);
  const simply = async (method: 'HEAD' | 'DELETE', key: string) => {
    const answer = await ask({ method, url: objectAt(key), bodySha256: EMPTY_SHA256 });
    answer.resume();
    return answer.statusCode;
  };

  async function has(key: string) {
    const status = await simply('HEAD', key);
    if (status !== 200 && status !== 404) throw unavailable(status);
    return status === 200;
  }

  return {
    has,
    async put(content, put) {
      const bounded = { ...put, maxBytes: put.maxBytes ?? options.maxBytes ?? DEFAULT_MAX_FILE_BYTES };
      return spool(options.spoolFolder, content, bounded, async ({ path, key, sha256, size, storedSha256, storedBytes }) => {
        const headers = { 'content-length': String(storedBytes), 'content-type': 'application/octet-stream' };
        const answer = await ask({ method: 'PUT', url: objectAt(key), headers, bodySha256: storedSha256 }, { path });
        answer.resume();
        if (answer.statusCode !== 200) throw unavailable(answer.statusCode);
        return { key, sha256, size };
      });
    },
    async get(key, { secret } = {}) {
      if (!(await has(key))) throw new FileRefused('missing', 'There is no such file.');
      async function* stored() {
        const answer = await ask({ method: 'GET', url: objectAt(key), bodySha256: EMPTY_SHA256 });
        if (answer.statusCode === 200) return yield* unbroken(answer);
        answer.resume();
        throw answer.statusCode === 404 ? new FileRefused('missing', 'There is no such file.') : unavailable(answer.statusCode);
      }
      return checkedContent(key, stored, secret);
    },
    async remove(key) {
      const status = await simply('DELETE', key);
      if (status !== 204 && status !== 200 && status !== 404) throw unavailable(status);
    },
    async *list(before) {
      for (let page: string | undefined = ''; page !== undefined;) {
        const url = addressOf('/');
        url.searchParams.set('list-type', '2');
        if (page) url.searchParams.set('continuation-token', page);
        const answer = await ask({ method: 'GET', url, bodySha256: EMPTY_SHA256 });
        const xml = await textOf(answer);
        if (answer.statusCode !== 200) throw unavailable(answer.statusCode);
        for (const found of objectsIn(xml)) if (found.storedAt < before) yield found;
        page = element(xml, 'NextContinuationToken');
      }
    },
    removeUnfinished: (before) => removeSpooled(options.spoolFolder, before),
  };
}

async function send(request: S3Request, options: S3Options, body?: { path: string }): Promise<Answer> {
  const secure = request.url.protocol === 'https:';
  const outgoing = (secure ? httpsRequest : httpRequest)(request.url, {
    method: request.method,
    headers: signedHeaders(request, options, options.clock()),
    timeout: options.silenceMs ?? 30_000,
  });
  outgoing.on('timeout', () => outgoing.destroy(new Error('The file store fell silent.')));
  const answered = new Promise<Answer>((resolve, reject) => {
    outgoing.once('response', (answer) => resolve(answer as Answer));
    outgoing.once('error', reject);
  });
  try {
    // A refusal may come before the whole body is sent: the answer then says more than the broken pipe.
    const sent = body ? pipeline(createReadStream(body.path), outgoing) : Promise.resolve(void outgoing.end());
    sent.catch(() => {});
    return await answered;
  } catch (error) {
    throw new FileRefused('unavailable', 'The file store could not be reached.', error);
  }
}

async function* unbroken(answer: Answer): AsyncGenerator<Uint8Array> {
  try {
    yield* answer as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new FileRefused('unavailable', 'The file store broke off.', error);
  }
}

async function textOf(answer: Answer) {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > listBytes) throw new FileRefused('unavailable', 'The file store sent an endless list.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function* objectsIn(xml: string): Generator<StoredObject> {
  for (const [, found = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
    const key = element(found, 'Key');
    const storedAt = element(found, 'LastModified');
    if (key && storedAt) yield { key, storedBytes: Number(element(found, 'Size')), storedAt: new Date(storedAt) };
  }
}

function element(xml: string, name: string) {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(lt|gt|quot|apos|amp);/g, (_, it: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[it] ?? '');
}

const unavailable = (status: number) => new FileRefused('unavailable', `The file store answered ${status}.`);
