import { currentLanguage, say } from './language.ts';
import { refusalOf } from './problem.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** As it came; whoever asked knows the shape. */
  readonly json: unknown;
}

export interface Request {
  readonly method?: string;
  readonly body?: BodyInit | null;
  readonly headers?: HeadersInit;
  readonly signal?: AbortSignal | undefined;
  /** Goes on when the page closes meanwhile; at most 64 kB. */
  readonly keepalive?: boolean;
}

let actingFor: string | undefined;

/** In whose place the calls from here on are made. */
export const actFor = (colleague: string | undefined): void => {
  actingFor = colleague;
};

/** Asks the API with the session's cookie, its answer not yet read. Throws react-admin's HttpError for every refusal. */
export async function sendRequest(url: string, request: Request = {}): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('Accept', 'application/json');
  headers.set('Accept-Language', currentLanguage());
  headers.set('X-Language', currentLanguage());
  if (actingFor !== undefined) headers.set('X-Acting-For', actingFor);
  if (typeof request.body === 'string' && !headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
  const response = await fetch(url, {
    method: request.method ?? 'GET',
    headers,
    body: request.body ?? null,
    signal: request.signal ?? null,
    keepalive: request.keepalive ?? false,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
  }).catch((error: unknown) => {
    if ((error as Error).name === 'AbortError') throw error;
    throw refusalOf(0, { code: 'unreachable' }, say('console.unreachable'));
  });
  // "As you know it" is no refusal: only who sent a tag along is answered so.
  if (!response.ok && response.status !== 304) throw refusalOf(response.status, readJson(await response.text()), say('console.unexpected'));
  return response;
}

/** One call of the API. Throws react-admin's HttpError for every refusal. */
export async function call(url: string, request: Request = {}): Promise<Answer> {
  const response = await sendRequest(url, request);
  const body = await response.text();
  return { status: response.status, headers: response.headers, body, json: readJson(body) };
}

/** The bytes behind an address of the API. Throws react-admin's HttpError for every refusal. */
export const bytesAt = async (url: string): Promise<ArrayBuffer> => (await sendRequest(url)).arrayBuffer();

export const post = (url: string, body: unknown = {}, headers: HeadersInit = {}): Promise<Answer> =>
  call(url, { method: 'POST', body: JSON.stringify(body), headers });

function readJson(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** `Idempotency-Key` of one intention: a double click or a repeated call is one change. */
export function newIntention(): string {
  // Not randomUUID: it is missing where the console is opened without https.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
