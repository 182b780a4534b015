import { type Page } from '#domain/language/resource.ts';
import { labelIn } from '#domain/language/label.ts';
import { standingIn } from '#domain/language/standing.ts';
import { openRecord, revealRecord } from '../access-log/open-record.ts';
import { recordView } from '../access-log.ts';
import { checkActions, checkActionsOf } from '../action-check.ts';
import { historyOf } from '../audit/history.ts';
import { invalid } from '../list-query/invalid.ts';
import { listRecords } from '../list-query/list-records.ts';
import { personalFieldsOf, presentRecord } from '../present/presenter.ts';
import { untilOf } from '../search/until.ts';
import { type Engine } from '../types.ts';
import { answerList, answerOpened } from './answer.ts';
import { type Ctx } from './context.ts';
import { idOf, isId, refuseStrange } from './read-parts.ts';
import { pendingProposals } from './pending-proposals.ts';
import { sentenceIn } from './problem.ts';
import { jsonParameter, readQueryString } from './query-string.ts';
import { readJson } from './read-body.ts';
import { type Parameter, type Router } from './router.ts';
import { recordRef, reasonSchema } from './schemas.ts';

export const idParameter: Parameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const jsonText = { type: 'string', contentMediaType: 'application/json' };

const ifNoneMatch: Parameter = { name: 'If-None-Match', in: 'header', schema: { type: 'string' }, description: 'Önceki yanıtın ETag’i: değişen yoksa yanıt 304 ve gövdesizdir.' };

/** What can be asked of a noun. Nothing here changes anything but the access log. */
export function addReads(router: Router, engine: Engine, page: Page): void {
  const path = `/api/${page.name}`;
  const plural = labelIn('tr', page.plural ?? page.label, page.name);
  const own = { door: 'staff', event: null, tag: page.name, noun: page.name } as const;
  const many = { status: 200, schema: { type: 'array', items: recordRef(page) } } as const;
  const one = { status: 200, schema: recordRef(page) } as const;

  router.add({
    ...own, method: 'get', path, act: 'list', operationId: `list-${page.name}`, summary: `${plural}: liste`, answer: many,
    parameters: ['range', 'sort', 'filter', 'columns'].map((name) => ({ name, in: 'query', schema: jsonText })),
  }, (c) => list(c, engine, page));
  router.add({
    ...own, method: 'post', path: `${path}/query`, act: 'query', operationId: `query-${page.name}`, summary: `${plural}: kişisel bilgiyle arama`, answer: many,
    body: { $ref: '#/components/schemas/ListQuestion' },
  }, (c) => query(c, engine, page));
  router.add({ ...own, method: 'get', path: `${path}/{id}`, act: 'get', operationId: `get-${page.name}`, summary: `${plural}: kayıt`, answer: one, parameters: [idParameter, ifNoneMatch] },
    (c) => getOne(c, engine, page));
  router.add({
    ...own, method: 'post', path: `${path}/actions/check`, act: 'check', operationId: `check-${page.name}`, summary: `${plural}: seçilenlerde yapılabilecekler`,
    body: { type: 'object', required: ['ids'], properties: { ids: { type: 'array', items: { type: 'string', format: 'uuid' }, minItems: 1, maxItems: 100 } }, additionalProperties: false },
  }, (c) => check(c, engine, page));
  router.add({
    ...own, method: 'post', path: `${path}/{id}/reveal`, act: 'reveal', operationId: `reveal-${page.name}`, summary: `${plural}: gizli değeri göster`, parameters: [idParameter],
    body: { type: 'object', required: ['fields', 'reason'], properties: { fields: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 50 }, reason: reasonSchema }, additionalProperties: false },
  }, (c) => reveal(c, engine, page));
  router.add({
    ...own, method: 'get', path: `${path}/{id}/history`, act: 'history', operationId: `history-${page.name}`, summary: `${plural}: geçmiş`,
    parameters: [idParameter, { name: 'before', in: 'query', schema: { type: 'integer', minimum: 1 } }, { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } }],
  }, (c) => history(c, engine, page));
}

async function list(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const { range, sort, filter, columns } = readQueryString(c.req.url, ['range', 'sort', 'filter', 'columns']);
  const question = { range: jsonParameter(range), sort: jsonParameter(sort), filter: jsonParameter(filter), columns: jsonParameter(columns) };
  return answerList(c, engine, page, await listRecords(engine, c.get('actor'), page.name, question, 'url'));
}

async function query(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const { value } = await readJson(c.req.raw);
  const { filter, sort, range, cursor, columns, ...strange } = value;
  refuseStrange(strange);
  return answerList(c, engine, page, await listRecords(engine, c.get('actor'), page.name, { filter, sort, range, cursor, columns }, 'body'));
}

async function getOne(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const id = idOf(c);
  const actor = c.get('actor');
  const { row, unmask } = await openRecord(engine, actor, page.name, id);
  const [offers, fourEyesPending, until] = await Promise.all([checkActionsOf(engine, actor, page.name, row), pendingProposals(engine, page, id), untilOf(engine, page, row)]);
  const standsNow = { sentence: standingIn(c.get('language'), row.state, page.workflow.states[row.state], until, page.desk && row[page.desk.of]), until };
  return answerOpened(c, page, row, unmask, offers, { standsNow, ...(fourEyesPending === undefined ? {} : { fourEyesPending }) });
}

async function check(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const { ids, ...strange } = (await readJson(c.req.raw)).value;
  refuseStrange(strange);
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 100 || !ids.every(isId)) {
    return invalid('ids', 'Bir ile yüz arasında kayıt numarası verin.', 'Give one to a hundred ids.');
  }
  const offers = await checkActions(engine, c.get('actor'), page.name, ids);
  const language = c.get('language');
  const records = [...offers].map(([id, actions]) => [id, actions.map(({ name, blockedBy }) => ({ name, blockedBy: blockedBy.map((one) => sentenceIn(language, one)) }))] as const);
  return c.json({ records: Object.fromEntries(records) });
}

async function reveal(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const actor = c.get('actor');
  const id = idOf(c);
  const { fields, reason, ...strange } = (await readJson(c.req.raw)).value;
  refuseStrange(strange);
  const { row, unmask } = await revealRecord(engine, actor, page.name, id, fields as string[], reason as string);
  const shown = presentRecord(page, actor, row, { unmask });
  return c.json({ id: row.id, version: row.version, values: Object.fromEntries(unmask.map((name) => [name, shown[name] ?? null])) });
}

async function history(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const { before, limit } = readQueryString(c.req.url, ['before', 'limit']);
  const actor = c.get('actor');
  const id = idOf(c);
  const asked = { before: whole('before', before), limit: whole('limit', limit) ?? 50 };
  const { unmask } = await openRecord(engine, actor, page.name, id);
  // The past may hold values that the record no longer has: the view counts whatever stands in it now.
  if (unmask) await recordView(engine, actor, { noun: page.name, ids: [id], fields: personalFieldsOf(page, actor), kind: 'open' });
  return c.json(await historyOf(engine, actor, page.name, id, { ...asked, unmask }));
}

function whole(path: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : invalid(path, 'Pozitif bir tam sayı olmalı.', 'Must be a positive integer.');
}
