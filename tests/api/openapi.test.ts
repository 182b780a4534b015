import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiOf, routeTable } from '../../server/app.ts';
import { desk, konsolApi, type KonsolApi } from '../support/konsol-api.ts';

let api: KonsolApi;
beforeAll(async () => { api = await konsolApi(); });
afterAll(async () => { await api.close(); });

interface Operation { readonly operationId: string; readonly parameters?: readonly { name: string; in: string; required?: boolean }[]; readonly responses: object; readonly security: readonly object[] }
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

test('the document of the real nouns is whole: every reference leads somewhere, every path parameter is declared', async () => {
  const document = openApiOf(api.app) as { paths: Paths; components: { schemas: object } };
  const text = JSON.stringify(document);
  const dangling = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '').filter((name) => !(name in document.components.schemas));
  expect([...new Set(dangling)]).toEqual([]);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, ...operation })));
  expect(operations).toHaveLength(routeTable(api.app).length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { path, parameters = [] } of operations) {
    const declared = parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name);
    expect({ path, declared }).toEqual({ path, declared: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name) });
  }
});

test('whoever is signed in reads it, as a document and as a page', async () => {
  const auditor = await desk(api, 'auditor');
  expect((await auditor.send('GET', '/api/openapi.json')).body.openapi).toBe('3.1.0');
  const index = await auditor.send('GET', '/api/docs');
  expect(index.body).toContain('pre-applications');
  expect(index.headers.get('content-security-policy')).not.toContain('unsafe');
});
