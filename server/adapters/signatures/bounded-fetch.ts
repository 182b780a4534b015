export type BoundedRequest = { readonly method?: 'GET' | 'POST'; readonly body?: Uint8Array<ArrayBuffer>; readonly contentType?: string; readonly seconds: number; readonly maxBytes: number };

/** The bytes at an address that configuration or a trusted certificate names; null when it does not answer whole, in time and in size. Follows no redirect. */
export async function fetchBounded(url: string, { method = 'GET', body, contentType, seconds, maxBytes }: BoundedRequest): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(url, { method, redirect: 'error', signal: AbortSignal.timeout(seconds * 1000), ...(body ? { body } : {}), ...(contentType ? { headers: { 'Content-Type': contentType } } : {}) });
    if (!answer.ok || answer.body === null || Number(answer.headers.get('content-length') ?? 0) > maxBytes) return null;
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body) {
      size += part.length;
      if (size > maxBytes) return null;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    return null;
  }
}

/** Asks an OCSP responder; five seconds and 64 KB at most. */
export const askOcspOverHttp = (url: string, request: Uint8Array): Promise<Uint8Array | null> =>
  fetchBounded(url, { method: 'POST', body: new Uint8Array(request), contentType: 'application/ocsp-request', seconds: 5, maxBytes: 64 * 1024 });
