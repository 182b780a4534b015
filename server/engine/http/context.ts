import { type Context } from 'hono';
import { type Language } from '#domain/language/label.ts';
import { type Actor } from '../types.ts';

/** What the doors put on a request before its handler runs. */
export interface Variables {
  readonly language: Language;
  readonly requestId: string;
  /** Address of the client, past the proxies that we trust. */
  readonly address: string;
  /** Set by the door of a route that is not open to anybody. */
  readonly actor: Actor;
}

export interface Env {
  Variables: Variables;
}

export type Ctx = Context<Env>;

/** The language that the console sends, else the browser's, else Turkish. */
export function languageOf(headers: Headers): Language {
  const asked = headers.get('x-language') ?? headers.get('accept-language') ?? '';
  return /^\s*en\b/i.test(asked) ? 'en' : 'tr';
}
