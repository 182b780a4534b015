import { staffRoles } from '#domain/roles.ts';
import { type Ctx } from '../../engine/http/context.ts';
import { etagOf, readIfMatch } from '../../engine/http/preconditions.ts';
import { readQueryString } from '../../engine/http/query-string.ts';
import { readJson } from '../../engine/http/read-body.ts';
import { idOf, refuseStrange } from '../../engine/http/read-parts.ts';
import { idParameter } from '../../engine/http/rest-reads.ts';
import { type JsonSchema, type Router } from '../../engine/http/router.ts';
import { type Engine } from '../../engine/types.ts';
import { densities } from './definition.ts';
import { changeView, createView, removeView, setDefaults, viewsOf, type View } from './views.ts';

const roleList: JsonSchema = { type: 'array', items: { type: 'string', enum: staffRoles } };
const audience: JsonSchema = { anyOf: [{ type: 'string', enum: ['everyone'] }, roleList, { type: 'null' }] };
const definition: JsonSchema = {
  type: 'object', additionalProperties: false,
  properties: {
    filter: { type: 'object' }, sort: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 }, columns: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 60 },
    density: { type: 'string', enum: densities },
  },
};
const own: Record<string, JsonSchema> = { name: { type: 'string', minLength: 1, maxLength: 60 }, sharedWith: audience, definition };
const bodyOf = (properties: Record<string, JsonSchema>, required: readonly string[]): JsonSchema => ({ type: 'object', properties, required, additionalProperties: false });

export function addViews(router: Router, engine: Engine): void {
  const path = '/api/me/views';
  router.add({
    method: 'get', path, door: 'staff', event: null, operationId: 'views', summary: 'Kayıtlı görünümler', tag: 'me', parameters: [{ name: 'noun', in: 'query', schema: { type: 'string' } }],
  }, async (c) => c.json({ views: await viewsOf(engine, c.get('actor'), readQueryString(c.req.url, ['noun'])['noun'], c.get('language')) }));
  router.add({
    method: 'post', path, door: 'staff', event: 'access.viewSaved', operationId: 'create-view', summary: 'Görünüm kaydet', tag: 'me',
    body: bodyOf({ noun: { type: 'string', enum: [...engine.pages.keys()] }, ...own }, ['noun', 'name', 'definition']), answer: { status: 201 },
  }, async (c) => {
    const { noun, ...rest } = (await readJson(c.req.raw)).value;
    return answer(c, await createView(engine, c.get('actor'), { noun, ...wantedIn(rest) }, c.get('language')), 201);
  });
  router.add({
    method: 'put', path: `${path}/{id}`, door: 'staff', event: 'access.viewSaved', operationId: 'change-view', summary: 'Görünümü değiştir', tag: 'me', body: bodyOf(own, []),
    parameters: [idParameter, { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' }, description: 'Görülen sürüm: "3"' }],
  }, async (c) => {
    const id = idOf(c);
    const wanted = wantedIn((await readJson(c.req.raw)).value);
    return answer(c, await changeView(engine, c.get('actor'), id, readIfMatch(c.req.header('if-match')), wanted, c.get('language')), 200);
  });
  router.add({ method: 'delete', path: `${path}/{id}`, door: 'staff', event: 'access.viewRemoved', operationId: 'remove-view', summary: 'Görünümü sil', tag: 'me', parameters: [idParameter], answer: { status: 204 } }, async (c) => {
    await removeView(engine, c.get('actor'), idOf(c));
    return c.body(null, 204);
  });
  router.add({
    method: 'put', path: `${path}/{id}/defaults`, door: 'staff', event: 'access.viewDefaultSet', operationId: 'set-view-defaults', summary: 'Rollerin varsayılan görünümü', tag: 'me', parameters: [idParameter],
    body: bodyOf({ roles: roleList }, ['roles']),
  }, async (c) => {
    const id = idOf(c);
    const { roles, ...strange } = (await readJson(c.req.raw)).value;
    refuseStrange(strange);
    return answer(c, await setDefaults(engine, c.get('actor'), id, roles, c.get('language')), 200);
  });
}

function wantedIn({ name, sharedWith, definition: given, ...strange }: Readonly<Record<string, unknown>>) {
  refuseStrange(strange);
  return { name, sharedWith, definition: given };
}

function answer(c: Ctx, view: View, status: 200 | 201): Response {
  c.header('ETag', etagOf(view.version));
  return c.json(view, status);
}
