import { createHash, createHmac } from 'node:crypto';

export type S3Credentials = { accessKey: string; secretKey: string; region: string };

export type S3Request = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  url: URL;
  /** Headers to send beside those of the signature; all are signed. */
  headers?: Readonly<Record<string, string>>;
  /** SHA-256 of the body, hex. */
  bodySha256: string;
};

export const EMPTY_SHA256 = createHash('sha256').update('').digest('hex');

/** The request's headers with an AWS Signature Version 4 for S3 (one-time encoding of the path, hash of the body in the signature). */
export function signedHeaders(request: S3Request, credentials: S3Credentials, at: Date): Record<string, string> {
  const instant = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers: Record<string, string> = {
    ...request.headers,
    host: request.url.host,
    'x-amz-content-sha256': request.bodySha256,
    'x-amz-date': instant,
  };
  const names = Object.keys(headers)
    .map((name) => name.toLowerCase())
    .sort();
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.trim()]));
  const canonical = [
    request.method,
    request.url.pathname,
    canonicalQuery(request.url.searchParams),
    ...names.map((name) => `${name}:${byName.get(name)}`),
    '',
    names.join(';'),
    request.bodySha256,
  ].join('\n');
  const scope = `${instant.slice(0, 8)}/${credentials.region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', instant, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = ['aws4_request', 's3', credentials.region, instant.slice(0, 8)].reduceRight<Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    Buffer.from(`AWS4${credentials.secretKey}`),
  );
  const signature = createHmac('sha256', key).update(text).digest('hex');
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKey}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`,
  };
}

function canonicalQuery(query: URLSearchParams) {
  return [...query]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
}

/** Percent-encoding as S3 signs it: everything but unreserved characters. */
export const encoded = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);
