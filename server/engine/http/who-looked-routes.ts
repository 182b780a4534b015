import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { askWhoLooked } from '#domain/roles.ts';
import { whoLooked } from '../access-log/who-looked.ts';
import { invalid } from '../list-query/invalid.ts';
import { type Engine } from '../types.ts';
import { type Ctx } from './context.ts';
import { readQueryString } from './query-string.ts';
import { idOf } from './read-parts.ts';
import { idParameter } from './rest-reads.ts';
import { type Router } from './router.ts';

/** Who saw a person: asked by an auditor, and by whoever answers a person who asks. */
export function addWhoLooked(router: Router, engine: Engine, page: Page): void {
  router.add({
    method: 'get', path: `/api/${page.name}/{id}/looks`, door: 'staff', event: null, tag: page.name, noun: page.name, act: 'looks', operationId: `looks-${page.name}`,
    summary: `${labelIn('tr', page.plural ?? page.label, page.name)}: kim gördü?`, parameters: [idParameter, { name: 'before', in: 'query', schema: { type: 'string', pattern: '^\\d{1,18}$' } }],
  }, (c) => looks(c, engine, page));
}

async function looks(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const actor = c.get('actor');
  if (!actor.roles.some((role) => askWhoLooked.includes(role))) throw new Refusal('not_permitted', 'Kaydı kimlerin gördüğünü yalnız denetçi ve onay yetkilisi sorabilir.', 'Only the auditor and the supervisor may ask who looked.');
  const { before } = readQueryString(c.req.url, ['before']);
  if (before !== undefined && !/^\d{1,18}$/.test(before)) return invalid('before', 'Bir önceki yanıttaki işaret olmalı.', 'Must be the mark of the answer before.');
  return c.json(await whoLooked(engine, actor, page, idOf(c), before));
}
