import { labelIn, type Language } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { type State } from '#domain/language/workflow.ts';
import { standingIn } from '#domain/language/standing.ts';
import { tableOf } from '../columns.ts';
import { countedAtMost } from '../desk/queues.ts';
import { queueSql, waitingStates } from '../desk/waiting.ts';
import { openBinding } from '../list-query/binding.ts';
import { runPrepared } from '../list-query/prepared.ts';
import { type Presented } from '../present/presenter.ts';
import { searchAll } from '../search/search-all.ts';
import { untilOf } from '../search/until.ts';
import { type Engine } from '../types.ts';
import { type Ctx } from './context.ts';
import { readJson } from './read-body.ts';
import { refuseStrange } from './read-parts.ts';
import { type Router } from './router.ts';

/** What goes over all nouns: the search box and the queues of one's desks. */
export function addFinding(router: Router, engine: Engine): void {
  router.add({
    method: 'post', path: '/api/search', door: 'staff', event: null, operationId: 'search', summary: 'Her şeyde ara', tag: 'search',
    body: { type: 'object', required: ['q'], properties: { q: { type: 'string', maxLength: 200 } }, additionalProperties: false },
  }, async (c) => {
    const { q, ...strange } = (await readJson(c.req.raw)).value;
    refuseStrange(strange);
    const groups = await searchAll(engine, c.get('actor'), q);
    const told = groups.map(async ({ noun, hits }) => ({
      noun, hits: await Promise.all(hits.map(async ({ id, field, how, record }) => ({ ...(await wordsOf(engine, c.get('language'), engine.page(noun), record)), id, field, how }))),
    }));
    return c.json({ groups: await Promise.all(told) });
  });
  router.add({ method: 'get', path: '/api/me/queues', door: 'staff', event: null, operationId: 'queues', summary: 'Bekleyen işlerim', tag: 'me' }, (c) => queues(c, engine));
}

/** A hit as a line: what it is called, and in one sentence where it stands, who acts next, until when. */
async function wordsOf(engine: Engine, language: Language, page: Page, record: Presented): Promise<{ title: string; state: string; stateLabel: string; sentence: string }> {
  const name = String(record['state']);
  const state: State | undefined = page.workflow.states[name];
  const title = page.title.map((field) => plain(record[field])).filter(Boolean).join(' ');
  const stateLabel = labelIn(language, state?.label, name);
  return { title, state: name, stateLabel, sentence: standingIn(language, name, state, await untilOf(engine, page, record), page.desk && record[page.desk.of]) };
}

const plain = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? String((value as { masked?: string }).masked ?? '') : String(value);

interface QueueCount {
  readonly noun: string;
  readonly state: string;
  readonly n: number;
  readonly overdue: number;
}

/** The states that wait for a role of mine, and how much waits in each: exact to 1,000, in one statement. */
async function queues(c: Ctx, engine: Engine): Promise<Response> {
  const actor = c.get('actor');
  const binding = openBinding();
  const now = binding.bind(engine.clock.now(), 'timestamptz');
  const parts = [...engine.pages.values()].flatMap((page) => waitingStates(page, actor).map((state) =>
    `select ${binding.bind(page.name, 'text')} as noun, ${binding.bind(state, 'text')} as state, count(*)::int as n, count(*) filter (where q.due_at < ${now})::int as overdue
      from (select r.due_at from ${tableOf(page.name)} r where ${queueSql(page, actor, state, binding)} limit ${countedAtMost + 1}) q`));
  const counts = parts.length === 0 ? [] : await runPrepared<QueueCount>(engine, parts.join(' union all '), binding.values);
  return c.json({
    queues: counts.map(({ noun, state, n, overdue }) => ({
      noun, state, label: labelIn(c.get('language'), engine.page(noun).workflow.states[state]?.label, state),
      count: Math.min(n, countedAtMost), capped: n > countedAtMost, overdue: Math.min(overdue, countedAtMost),
    })),
  });
}
