import { randomBytes } from 'node:crypto';
import { type Ctx } from '../engine/http/context.ts';
import { missing } from '../engine/missing.ts';
import { type RouteCard, type Router } from '../engine/http/router.ts';
import { componentOf, recordSchema, sharedSchemas } from '../engine/http/schemas.ts';
import { type Engine } from '../engine/types.ts';

/** The OpenAPI document, made when it is first asked for, and pages for people that are made from the same cards. */
export function addDocs(router: Router, engine: Engine): void {
  let text: string | undefined;
  router.add({ method: 'get', path: '/api/openapi.json', door: 'staff', event: null, operationId: 'openapi', summary: 'OpenAPI 3.1 belgesi', tag: 'docs' }, (c) => {
    text ??= JSON.stringify(openApiDocument(router, engine));
    return c.body(text, 200, { 'Content-Type': 'application/json' });
  });
  router.add({ method: 'get', path: '/api/docs', door: 'staff', event: null, operationId: 'docs', summary: 'Okunur belge', tag: 'docs', answer: { status: 200, type: 'text/html' } }, (c) => indexPage(c, router));
  router.add({
    method: 'get', path: '/api/docs/{tag}', door: 'staff', event: null, operationId: 'docs-of', summary: 'Okunur belge: bir bölüm', tag: 'docs', answer: { status: 200, type: 'text/html' },
    parameters: [{ name: 'tag', in: 'path', required: true, schema: { type: 'string' } }],
  }, (c) => tagPage(c, router));
}

export function openApiDocument(router: Router, engine: Engine): object {
  const document = router.app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'NES Konsol', version: '1', description: 'Her kayıt türü aynı yollarla sunulur; her değişiklik bir denetim olayıdır (x-audit-event).' },
  });
  const schemas = { ...sharedSchemas, ...Object.fromEntries([...engine.pages.values()].map((page) => [componentOf(page), recordSchema(page)])) };
  const securitySchemes = { session: { type: 'apiKey', in: 'cookie', name: 'nes' }, apiKey: { type: 'http', scheme: 'bearer' } };
  return { ...document, components: { schemas, securitySchemes } };
}

function indexPage(c: Ctx, router: Router): Response {
  const tags = Map.groupBy(router.table, ({ tag }) => tag);
  const items = [...tags].map(([tag, cards]) => `<li><a href="/api/docs/${escape(tag)}">${escape(tag)}</a> <small>${cards.length} yol</small></li>`);
  return html(c, 'NES Konsol API', `<p>Makineler için: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1)</p><ul>${items.join('')}</ul>`);
}

function tagPage(c: Ctx, router: Router): Response {
  const tag = c.req.param('tag') ?? '';
  const cards = router.table.filter((card) => card.tag === tag);
  if (cards.length === 0) missing();
  return html(c, tag, `<p><a href="/api/docs">Tüm bölümler</a></p>${cards.map(section).join('')}`);
}

function section(card: RouteCard): string {
  const rows = [
    ['Kim', card.door], ['Denetim olayı', card.event ?? 'yok: bir şey değiştirmez'],
    ...(card.parameters ?? []).map(({ name, in: place, required }) => [`Parametre (${place})`, `${name}${required ? ', zorunlu' : ''}`]),
  ];
  const body = card.body ? `<details><summary>Gövde</summary><pre>${escape(JSON.stringify(card.body, null, 2))}</pre></details>` : '';
  return `<section><h2><code>${card.method.toUpperCase()} ${escape(card.path)}</code></h2><p>${escape(card.summary)}</p><dl>${rows.map(([name, value]) => `<dt>${escape(name ?? '')}</dt><dd>${escape(value ?? '')}</dd>`).join('')}</dl>${body}</section>`;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const style = 'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}section{border-top:1px solid #ccc}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dd{margin:0}pre{overflow:auto}h2{font-size:1rem}';

function html(c: Ctx, title: string, content: string): Response {
  const nonce = randomBytes(16).toString('base64');
  c.header('Content-Security-Policy', `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`);
  return c.html(`<!doctype html><html lang="tr"><head><meta charset="utf-8"><title>${escape(title)}</title><meta name="viewport" content="width=device-width"><style nonce="${nonce}">${style}</style></head><body><h1>${escape(title)}</h1>${content}</body></html>`);
}
