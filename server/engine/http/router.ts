import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { type MiddlewareHandler } from 'hono';
import { type Ctx, type Env } from './context.ts';
import { refuseAnnounced, jsonLimitBytes } from './read-body.ts';

/** Who may knock: everybody, staff, staff who still owe their second factor, or machines of one kind. */
export type Door = 'anybody' | 'staff' | 'enrolling' | 'portal' | 'bank' | 'courier';
export type Doors = Readonly<Record<Door, MiddlewareHandler<Env>>>;

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
  readonly description?: string;
}

/** What a route says about itself. */
export interface RouteCard {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With `{id}` for a parameter. */
  readonly path: string;
  readonly door: Door;
  /** The audit event that a change leaves; null: it changes nothing. */
  readonly event: string | null;
  readonly operationId: string;
  readonly summary: string;
  readonly tag: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: JsonSchema;
  /** Media type of a body that is no JSON. */
  readonly bodyType?: string;
  /** Largest body in bytes; left out: 64 KB. */
  readonly limitBytes?: number;
  readonly answer?: { readonly status: 200 | 201 | 202 | 204; readonly schema?: JsonSchema; readonly type?: string };
  /** The noun and what is done to it, for whoever walks the table: a permission matrix. */
  readonly noun?: string;
  readonly act?: 'list' | 'query' | 'get' | 'create' | 'update' | 'action' | 'check' | 'reveal' | 'history' | 'version' | 'looks' | 'bulk' | 'export';
  readonly action?: string;
}

export interface Router {
  readonly app: OpenAPIHono<Env>;
  /** Every route there is; a handler can be hung in by no other way. */
  readonly table: readonly RouteCard[];
  add(card: RouteCard, handler: (c: Ctx) => Promise<Response> | Response): void;
}

export function openRouter(doors: Doors): Router {
  const app = new OpenAPIHono<Env>();
  const table: RouteCard[] = [];
  const taken = new Set<string>();
  return {
    app,
    table,
    add(card, handler) {
      const place = `${card.method} ${card.path}`;
      if (taken.has(place)) throw new Error(`Two routes are '${place}'`);
      if (card.event === null && card.method !== 'get' && card.method !== 'post') throw new Error(`'${place}' changes something and names no audit event`);
      taken.add(place);
      table.push(card);
      const limit = card.limitBytes ?? jsonLimitBytes;
      const bounded: MiddlewareHandler<Env> = async (c, next) => { refuseAnnounced(c.req.raw, limit); await next(); };
      const route = { ...createRoute(configOf(card)), middleware: [bounded, doors[card.door]] };
      app.openapi(route as never, handler as never);
    },
  };
}

const jsonType = 'application/json';

function configOf(card: RouteCard): RouteConfig {
  const { status, schema, type = jsonType } = card.answer ?? { status: 200 as const };
  return {
    method: card.method,
    path: card.path,
    operationId: card.operationId,
    summary: card.summary,
    tags: [card.tag],
    ...(card.parameters ? { parameters: card.parameters as never } : {}),
    ...(card.body || card.bodyType ? { request: { body: { required: true, content: { [card.bodyType ?? jsonType]: { schema: (card.body ?? { type: 'string', contentMediaType: card.bodyType }) as never } } } } } : {}),
    responses: {
      [status]: { description: status === 204 ? 'Yapıldı.' : 'Yanıt.', ...(status === 204 ? {} : { content: { [type]: { schema: (schema ?? {}) as never } } }) },
      default: { description: 'Sorun belgesi (RFC 9457).', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
    security: securityOf(card.door),
    ...(card.event === null ? {} : { 'x-audit-event': card.event }),
  };
}

function securityOf(door: Door): Record<string, string[]>[] {
  if (door === 'anybody') return [];
  return door === 'staff' || door === 'enrolling' ? [{ session: [] }] : [{ apiKey: [] }];
}
