import { randomUUID } from 'node:crypto';
import { type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Refusal } from '#domain/language/refuse.ts';
import { languageOf, type Ctx, type Env } from '../engine/http/context.ts';
import { problemOf, refusalOf } from '../engine/http/problem.ts';
import { addressReader } from './client-address.ts';
import { factsOf, type Log } from './log.ts';
import { type Metrics } from './metrics.ts';

export interface FrameOptions {
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  /** Left out: the peer of the socket, past the trusted proxies. */
  readonly addressOf?: ((c: Ctx) => string) | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What stands around every answer: who asks in which language, the headers that a browser obeys, and the figures. */
export function frame({ publicUrl, trustedProxies, metrics, addressOf = addressReader(trustedProxies) }: FrameOptions): MiddlewareHandler<Env> {
  const https = publicUrl.startsWith('https:');
  return async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    c.set('language', languageOf(c.req.raw.headers));
    c.set('address', addressOf(c));
    c.header('X-Request-Id', requestId);
    await next();
    safeHeaders(c, https);
    metrics.count(c.req.method, patternOf(c), c.res.status, (performance.now() - started) / 1000);
  };
}

const patternOf = (c: Ctx): string => {
  const pattern = routePath(c, -1);
  return pattern === '*' || pattern === '/*' ? 'other' : pattern;
};

const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

function safeHeaders(c: Ctx, https: boolean): void {
  const { headers } = c.res;
  if (c.req.path.startsWith('/api')) headers.set('Cache-Control', 'no-store');
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', closedPolicy);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  headers.set('X-Frame-Options', 'DENY');
  headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  if (https) headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
}

/** Every no leaves as a problem document; what nobody foresaw is logged under the id that the person reads. */
export function answerProblem(log: Log): (error: unknown, c: Ctx) => Response {
  return (error, c) => {
    const refusal = refusalOf(error);
    const problem = problemOf(refusal, c.get('language'), c.get('requestId'));
    if (problem.status >= 500) log({ level: 'error', message: 'request failed', requestId: c.get('requestId'), method: c.req.method, route: patternOf(c), ...factsOf(error) });
    const headers: Record<string, string> = { 'Content-Type': 'application/problem+json; charset=utf-8', 'Content-Language': c.get('language') };
    const retry = refusal.details['retryAfterSeconds'];
    if (typeof retry === 'number') headers['Retry-After'] = String(retry);
    const allow = refusal.details['allow'];
    if (Array.isArray(allow)) headers['Allow'] = allow.join(', ');
    // The rest of a body that nobody will read must not keep the connection busy.
    if (problem.status === 413) headers['Connection'] = 'close';
    return c.body(JSON.stringify(problem), problem.status as 400, headers);
  };
}

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * A page of another origin can make a browser send our cookie along with a change (SameSite stops most of it, this the rest).
 * Browsers say where a request comes from; what says nothing is no browser and has no cookie that it was given by accident.
 */
export function ownOrigin(publicUrl: string): MiddlewareHandler<Env> {
  const own = new URL(publicUrl).origin;
  return async (c, next) => {
    if (unsafe.has(c.req.method) && c.req.header('cookie') !== undefined && !comesFromUs(c, own)) {
      throw new Refusal('foreign_origin', 'İstek başka bir siteden geldi; kabul edilmedi.', 'The request came from another site.');
    }
    await next();
  };
}

function comesFromUs(c: Ctx, own: string): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = c.req.header('origin');
  if (origin === undefined) return true;
  return origin === own || (URL.canParse(origin) && new URL(origin).host === c.req.header('host'));
}
