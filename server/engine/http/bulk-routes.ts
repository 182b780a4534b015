import { labelIn, type Language } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { beginBulk, retryBulk, undoBulk } from '../bulk/begin.ts';
import { jobOf, jobsOf, mostRows, type BulkJob } from '../bulk/bulk-job.ts';
import { cancelBulk } from '../bulk/end.ts';
import { rowsOf } from '../bulk/rows.ts';
import { readSelection } from '../bulk/selection.ts';
import { invalid } from '../list-query/invalid.ts';
import { type Engine, type Values } from '../types.ts';
import { type Ctx } from './context.ts';
import { readOnce } from './preconditions.ts';
import { sentenceIn } from './problem.ts';
import { readQueryString } from './query-string.ts';
import { readJson } from './read-body.ts';
import { idOf, reasonOf, refuseStrange } from './read-parts.ts';
import { idParameter } from './rest-reads.ts';
import { type JsonSchema, type Parameter, type Router } from './router.ts';
import { reasonSchema } from './schemas.ts';

/** Room for the ids of the largest selection. */
const limitBytes = 1_048_576;

const idList: JsonSchema = { type: 'array', items: { type: 'string', format: 'uuid' } };
const selection: JsonSchema = {
  anyOf: [
    { type: 'object', required: ['ids'], additionalProperties: false, properties: { ids: { ...idList, minItems: 1, maxItems: mostRows } } },
    { type: 'object', required: ['filter'], additionalProperties: false, properties: { filter: { type: 'object' }, except: { ...idList, maxItems: 1_000 } } },
    { type: 'object', required: ['rehearsed'], additionalProperties: false, properties: { rehearsed: { type: 'string', format: 'uuid' } } },
  ],
};
const onceParameter: Parameter = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', minLength: 1, maxLength: 200 }, description: 'Aynı anahtar ve gövde aynı işi verir.' };
const begun = { status: 202, schema: { type: 'object', required: ['job'], properties: { job: { type: 'string', format: 'uuid' } } } } as const;

/** Any action of a noun over many records. */
export function addBulk(router: Router, engine: Engine, page: Page): void {
  if (Object.keys(page.workflow.actions).length === 0) return;
  router.add({
    method: 'post', path: `/api/${page.name}/actions/{action}/bulk`, door: 'staff', tag: page.name, noun: page.name, act: 'bulk', event: 'access.bulkBegun', operationId: `bulk-${page.name}`, limitBytes,
    summary: `${labelIn('tr', page.plural ?? page.label, page.name)}: toplu işlem`, answer: begun,
    parameters: [{ name: 'action', in: 'path', required: true, schema: { type: 'string', enum: Object.keys(page.workflow.actions) } }, onceParameter],
    body: { type: 'object', required: ['selection', 'dryRun'], additionalProperties: false, properties: { selection, input: { type: 'object' }, reason: reasonSchema, dryRun: { type: 'boolean' } } },
  }, (c) => begin(c, engine, page));
}

async function begin(c: Ctx, engine: Engine, page: Page): Promise<Response> {
  const { value, bytes } = await readJson(c.req.raw, limitBytes);
  const { values, reason } = reasonOf({}, value);
  const { selection: chosen, input = {}, dryRun, ...strange } = values;
  refuseStrange(strange);
  if (typeof dryRun !== 'boolean') return invalid('dryRun', 'Deneme mi, gerçek mi olduğu yazılmalı (true ya da false).', 'Say whether it is a dry run.');
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return invalid('input', 'Girdi bir nesne olmalı.', 'The input is an object.');
  const job = await beginBulk(engine, c.get('actor'), page, c.req.param('action') ?? '', { selection: readSelection(chosen), input: input as Values, reason, dryRun }, readOnce(c.req.raw, c.req.path, bytes));
  return c.json({ job }, 202);
}

/** The jobs of whoever asks. */
export function addJobs(router: Router, engine: Engine): void {
  const own = { door: 'staff', tag: 'jobs' } as const;
  const one = { ...own, parameters: [idParameter] };
  router.add({ ...own, method: 'get', path: '/api/me/jobs', event: null, operationId: 'jobs', summary: 'Toplu işlerim' }, async (c) => c.json({ jobs: (await jobsOf(engine, c.get('actor'))).map((job) => told(job, c.get('language'))) }));
  router.add({ ...one, method: 'get', path: '/api/jobs/{id}', event: null, operationId: 'job', summary: 'Toplu iş: nerede kaldı' }, async (c) => {
    const { job, reasons } = await jobOf(engine, c.get('actor'), idOf(c));
    const language = c.get('language');
    return c.json({ ...told(job, language), reasons: reasons.map((reason) => ({ ...sentenceIn(language, reason), count: reason.count })) });
  });
  router.add({
    ...own, method: 'get', path: '/api/jobs/{id}/rows', event: null, operationId: 'job-rows', summary: 'Toplu iş: kayıt kayıt sonuç',
    parameters: [idParameter, { name: 'outcome', in: 'query', schema: { type: 'string', enum: ['succeeded', 'refused'] } }, { name: 'after', in: 'query', schema: { type: 'integer', minimum: 0 } }],
  }, (c) => rows(c, engine));
  router.add({ ...one, method: 'post', path: '/api/jobs/{id}/cancel', event: 'access.bulkCancelled', operationId: 'cancel-job', summary: 'Toplu işi durdur', answer: { status: 204 } }, async (c) => {
    await cancelBulk(engine, c.get('actor'), idOf(c));
    return c.body(null, 204);
  });
  router.add({ ...one, method: 'post', path: '/api/jobs/{id}/retry', event: 'access.bulkBegun', operationId: 'retry-job', summary: 'Geri çevrilenleri yeniden dene', answer: begun, parameters: [idParameter, onceParameter] }, async (c) => {
    const id = idOf(c);
    const { value, bytes } = await readJson(c.req.raw);
    refuseStrange(value);
    return c.json({ job: await retryBulk(engine, c.get('actor'), id, readOnce(c.req.raw, c.req.path, bytes)) }, 202);
  });
  router.add({ ...one, method: 'post', path: '/api/jobs/{id}/undo', event: 'access.bulkBegun', operationId: 'undo-job', summary: 'Toplu işin yaptığını geri al', answer: begun, parameters: [idParameter, onceParameter] }, async (c) => {
    const id = idOf(c);
    const { value, bytes } = await readJson(c.req.raw);
    refuseStrange(value);
    return c.json({ job: await undoBulk(engine, c.get('actor'), id, readOnce(c.req.raw, c.req.path, bytes)) }, 202);
  });
}

function told(job: BulkJob, language: Language) {
  const { id, noun, action, state, total, succeeded, refused, startedAt, finishedAt, dryRun, retryOf } = job;
  const stopped = job.stoppedCode === null ? {} : { stopped: { code: job.stoppedCode, sentence: (language === 'tr' ? job.stoppedTr : job.stoppedEn) ?? '' } };
  return { id, kind: 'bulk', noun, action, state, total, done: succeeded + refused, succeeded, refused, startedAt, finishedAt, dryRun, retryOf, ...stopped };
}

async function rows(c: Ctx, engine: Engine): Promise<Response> {
  const id = idOf(c);
  const { outcome, after = '0' } = readQueryString(c.req.url, ['outcome', 'after']);
  if (outcome !== undefined && outcome !== 'succeeded' && outcome !== 'refused') return invalid('outcome', 'Sonuç succeeded ya da refused olmalı.', 'The outcome is succeeded or refused.');
  if (!/^\d{1,9}$/.test(after)) return invalid('after', 'Sıra numarası bir tam sayı olmalı.', 'Must be an integer.');
  const { rows: found, next } = await rowsOf(engine, c.get('actor'), id, { outcome, after: Number(after) });
  return c.json({
    rows: found.map(({ n, recordId, title, outcome: how, sentence }) => ({ n, recordId, title, outcome: how, ...(sentence ? sentenceIn(c.get('language'), sentence) : { code: null, sentence: null }) })),
    ...(next === undefined ? {} : { next }),
  });
}
