import { type Ctx } from '../../engine/http/context.ts';
import { readJson } from '../../engine/http/read-body.ts';
import { isId, refuseStrange } from '../../engine/http/read-parts.ts';
import { type JsonSchema, type Parameter, type Router } from '../../engine/http/router.ts';
import { missing } from '../../engine/missing.ts';
import { type Engine } from '../../engine/types.ts';
import { draftsOf, dropDraft, keepDraft, longestDraft, openDraft } from './drafts.ts';
import { placeOf } from './place.ts';

/** The draft, what stood there before it, and what stands around them in the body. */
const limitBytes = 2 * longestDraft + 4 * 1024;

const inPath = (name: string, description: string): Parameter => ({ name, in: 'path', required: true, schema: { type: 'string' }, description });
const noun = inPath('noun', 'Kayıt türü');
const id = inPath('id', 'Kayıt numarası ya da "new"');
const action = inPath('action', 'Kayıt üzerindeki işlem');
const body: JsonSchema = { type: 'object', required: ['values'], additionalProperties: false, properties: { baseVersion: { type: ['integer', 'null'], minimum: 1 }, values: { type: 'object' }, before: { type: 'object' } } };

/** Three addresses of a draft: a new record, a record, an action on a record. */
export function addDrafts(router: Router, engine: Engine): void {
  router.add({ method: 'get', path: '/api/me/drafts', door: 'staff', event: null, operationId: 'drafts', summary: 'Taslaklarım', tag: 'me' }, async (c) => c.json({ drafts: await draftsOf(engine, c.get('actor').id) }));
  addForms(router, engine, '/api/me/drafts/{noun}/{id}', 'draft', [noun, id]);
  addForms(router, engine, '/api/me/drafts/{noun}/{id}/{action}', 'action-draft', [noun, id, action]);
}

function addForms(router: Router, engine: Engine, path: string, name: string, parameters: readonly Parameter[]): void {
  const own = { path, door: 'staff', tag: 'me', parameters } as const;
  const form = (c: Ctx) => placeOf(engine, c.get('actor'), c.req.param('noun'), c.req.param('id'), c.req.param('action'));
  router.add({ ...own, method: 'get', event: null, operationId: `open-${name}`, summary: 'Taslağı aç' }, async (c) => c.json(await openDraft(engine, c.get('actor'), await form(c))));
  router.add({ ...own, method: 'put', event: 'access.draftBegun', operationId: `keep-${name}`, summary: 'Taslağı sakla', body, limitBytes }, async (c) => {
    const place = await form(c);
    const { values, before, baseVersion, ...strange } = (await readJson(c.req.raw, limitBytes)).value;
    refuseStrange(strange);
    return c.json(await keepDraft(engine, c.get('actor'), place, { values, before, baseVersion }));
  });
  router.add({ ...own, method: 'delete', event: 'access.draftDropped', operationId: `drop-${name}`, summary: 'Taslağı sil', answer: { status: 204 } }, async (c) => {
    // Whoever may no longer open the form may still throw away what he typed into it.
    const { noun: of, id: place, action: asked } = c.req.param() as Record<string, string | undefined>;
    if (of === undefined || !engine.pages.has(of) || !(place === 'new' || isId(place))) return missing();
    await dropDraft(engine, c.get('actor'), { noun: of, id: place, action: asked });
    return c.body(null, 204);
  });
}
