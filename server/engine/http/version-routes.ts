import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { openRecord } from '../access-log/open-record.ts';
import { recordView } from '../access-log.ts';
import { versionOf } from '../audit/version.ts';
import { missing } from '../missing.ts';
import { personalFieldsOf } from '../present/presenter.ts';
import { type Engine } from '../types.ts';
import { type Ctx } from './context.ts';
import { idOf } from './read-parts.ts';
import { idParameter } from './rest-reads.ts';
import { type Router } from './router.ts';

/** A record as it was: two versions beside each other tell what changed between them. */
export function addVersions(router: Router, engine: Engine, page: Page): void {
  router.add({
    method: 'get', path: `/api/${page.name}/{id}/versions/{n}`, door: 'staff', event: null, tag: page.name, noun: page.name, act: 'version', operationId: `version-${page.name}`,
    summary: `${labelIn('tr', page.plural ?? page.label, page.name)}: bir sürüm`, parameters: [idParameter, { name: 'n', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
  }, (c) => version(c, engine, page));
}

async function version(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const actor = c.get('actor');
  const id = idOf(c);
  const n = c.req.param('n') ?? '';
  const { unmask } = await openRecord(engine, actor, page.name, id);
  if (!/^[1-9]\d{0,8}$/.test(n)) return missing();
  // The past may hold values that the record no longer has: the view counts whatever stands in it now.
  if (unmask) await recordView(engine, actor, { noun: page.name, ids: [id], fields: personalFieldsOf(page, actor), kind: 'open' });
  return c.json(await versionOf(engine, actor, page.name, id, Number(n), { unmask, language: c.get('language') }));
}
