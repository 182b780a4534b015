import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signedHeaders, type S3Credentials, type S3Request } from '../../../server/adapters/files/s3-signature.ts';

export type Bucket = { endpoint: string; objects: Map<string, { bytes: Buffer; at: Date }>; failWith?: number; close(): Promise<void> };

/** An S3-compatible bucket in memory: checks the signature and the hash of the body, pages its list by two. */
export async function openBucket(name: string, credentials: S3Credentials): Promise<Bucket> {
  const objects: Bucket['objects'] = new Map();
  const bucket: Bucket = { endpoint: '', objects, close: async () => {} };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', bucket.endpoint);
      const body = Buffer.concat(parts);
      const key = url.pathname.slice(name.length + 2);
      const found = objects.get(key);
      const answer = (status: number, content: Buffer | string = '') =>
        response.writeHead(status, { 'content-length': Buffer.byteLength(content) }).end(request.method === 'HEAD' ? undefined : content);
      if (bucket.failWith !== undefined) return answer(bucket.failWith);
      if (!isSigned(request.method as S3Request['method'], url, request.headers, body, credentials)) return answer(403);
      if (request.method === 'PUT') {
        objects.set(key, { bytes: body, at: new Date() });
        return answer(200);
      }
      if (request.method === 'DELETE') {
        objects.delete(key);
        return answer(204);
      }
      if (url.searchParams.has('list-type')) return answer(200, listed(objects, Number(url.searchParams.get('continuation-token') ?? 0)));
      return found ? answer(200, found.bytes) : answer(404, '<Error><Code>NoSuchKey</Code></Error>');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  bucket.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  bucket.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return bucket;
}

function isSigned(method: S3Request['method'], url: URL, headers: NodeJS.Dict<string | string[]>, body: Buffer, credentials: S3Credentials) {
  const names = /SignedHeaders=([^,]+)/.exec(String(headers.authorization))?.[1]?.split(';') ?? [];
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  const instant = String(headers['x-amz-date']).replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z');
  const own = Object.fromEntries(names.filter((it) => !it.startsWith('x-amz-') && it !== 'host').map((it) => [it, String(headers[it])]));
  return signedHeaders({ method, url, headers: own, bodySha256 }, credentials, new Date(instant)).authorization === headers.authorization;
}

function listed(objects: Bucket['objects'], from: number) {
  const page = [...objects]
    .slice(from, from + 2)
    .map(
      ([key, { bytes, at }]) => `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`,
    );
  const next = from + 2 < objects.size ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult>${page.join('')}${next}</ListBucketResult>`;
}
