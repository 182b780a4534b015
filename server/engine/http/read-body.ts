import { Refusal } from '#domain/language/refuse.ts';
import { malformed, parseStrictJson } from './strict-json.ts';

/** No form of the console comes near it. */
export const jsonLimitBytes = 64 * 1024;

export function tooLarge(limitBytes: number): Refusal {
  const size = limitBytes >= 1_048_576 ? `${Math.floor(limitBytes / 1_048_576)} MB` : `${Math.floor(limitBytes / 1024)} KB`;
  return new Refusal('too_large', `İstek çok büyük; en çok ${size} gönderilebilir.`, `The request is too large; at most ${size}.`);
}

/** Announced sizes are refused before a byte is read. */
export function refuseAnnounced(request: Request, limitBytes: number): void {
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > limitBytes) throw tooLarge(limitBytes);
}

/** The body as bytes, read in pieces and dropped at the limit: a stream of a gigabyte costs as much memory as a small one. */
export async function readBytes(request: Request, limitBytes: number): Promise<Buffer> {
  refuseAnnounced(request, limitBytes);
  if (request.body === null) return Buffer.alloc(0);
  const reader = request.body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => { throw malformed('İstek gövdesi yarıda kesildi.', 'The body broke off.'); });
    if (done) return Buffer.concat(pieces);
    size += value.byteLength;
    if (size > limitBytes) {
      void reader.cancel().catch(() => undefined);
      throw tooLarge(limitBytes);
    }
    pieces.push(value);
  }
}

export interface JsonBody {
  readonly value: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}

/** A JSON object. An absent body is the empty one: an action without input needs none. */
export async function readJson(request: Request, limitBytes = jsonLimitBytes): Promise<JsonBody> {
  const bytes = await readBytes(request, limitBytes);
  if (bytes.length === 0) return { value: {}, bytes };
  refuseOtherTypes(request.headers.get('content-type'));
  const value = parseStrictJson(utf8(bytes));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('Gövde bir JSON nesnesi olmalı.', 'The body must be a JSON object.');
  return { value: value as Readonly<Record<string, unknown>>, bytes };
}

function refuseOtherTypes(contentType: string | null): void {
  const essence = contentType?.split(';')[0]?.trim().toLowerCase();
  if (essence === 'application/json') return;
  // A form of a foreign page can send text/plain without asking first; JSON it cannot.
  throw new Refusal('unsupported_type', 'İçerik türü application/json olmalı.', 'The content type must be application/json.');
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('Gövde geçerli UTF-8 değil.', 'The body is not valid UTF-8.');
  }
}
