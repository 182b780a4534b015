import { type Page } from '#domain/language/resource.ts';
import { isOneByOne } from '#domain/language/workflow.ts';
import { runBulkSlice } from '../../server/engine/bulk/run-slice.ts';
import { standingOf } from '../../server/people/standing.ts';
import { mayAskBy, offered, readsNoun, readsRow, sees, unmaskedInLists } from './matrix-rights.ts';
import { outcomeOf, type Tally } from './matrix-tally.ts';
import { type Reply } from './matrix-world.ts';

/** What a member of staff may take out, keep and order over a noun as a whole: files, views of its list, jobs over its records, its past. */
export async function probeWork(tally: Tally, page: Page): Promise<void> {
  // Machines meet the routes of nouns only.
  if (!tally.caller.id.includes('-')) return;
  await probeExport(tally, page);
  await probeView(tally, page);
  for (const name of Object.keys(page.workflow.actions)) if (tally.takes(`bulk ${page.name} ${name}`)) await probeBulk(tally, page, name);
  const [planted] = tally.world.planted.filter(({ noun }) => noun === page.name);
  if (planted && tally.takes(`version ${page.name}`)) await probeVersion(tally, page, planted.row);
  if (planted && tally.takes(`looks ${page.name}`)) await probeLooks(tally, page, planted.row);
}

const refused = '403 not_permitted';
const unknown = '422 invalid_input';
const textOf = (value: unknown): string => String((value as { masked?: string } | null)?.masked ?? value);

const files = new WeakMap<Tally, Promise<unknown>>();

/** Nobody takes more than two files at a time; the nouns of one caller are probed side by side. */
function inTurn<T>(tally: Tally, ask: () => Promise<T>): Promise<T> {
  const asked = (files.get(tally) ?? Promise.resolve()).then(ask);
  files.set(tally, asked.catch(() => undefined));
  return asked;
}

async function probeExport(tally: Tally, page: Page): Promise<void> {
  const ask = (columns: readonly string[], filter: object = {}): Promise<Reply> => inTurn(tally, () =>
    tally.ask({ method: 'POST', path: `/api/${page.name}/export`, body: { columns, filter, format: 'csv', purpose: 'Yetki matrisi denemesi' }, manner: { kind: 'list' } }));
  const seen = Object.keys(page.fields).filter((name) => sees(page, tally.caller, name));
  const whole = await ask(['id', 'state', ...seen].slice(0, 60));
  tally.expect(outcomeOf(whole) === (readsNoun(page, tally.caller) ? '200' : refused), `the export of ${page.name} answered ${outcomeOf(whole)}`);
  if (whole.status === 200) {
    const rows = tally.world.planted.filter(({ noun, row }) => noun === page.name && readsRow(page, tally.caller, row)).map(({ row }) => row);
    tally.expect(rows.every(({ id }) => whole.text.includes(id)), `the export of ${page.name} lacks records`);
    tally.expect(whole.text.includes('Toplam satır;'), `the export of ${page.name} has no last line`);
    for (const name of seen) {
      const shown = rows.some((row) => typeof row[name] === 'string' && row[name] !== '' && page.fields[name]?.personal && page.fields[name].kind !== 'date' && whole.text.includes(textOf(row[name])));
      tally.expect(!shown || unmaskedInLists(page, tally.caller), `the export of ${page.name} shows ${name}`);
    }
  }
  for (const name of Object.keys(page.fields).filter((field) => tally.takes(`export ${page.name} ${field}`))) {
    const reply = await ask([name]);
    const expected = !readsNoun(page, tally.caller) ? refused : sees(page, tally.caller, name) ? '200' : unknown;
    tally.expect(outcomeOf(reply) === expected, `exporting ${page.name}.${name} answered ${outcomeOf(reply)}, not ${expected}`);
    const asked = await ask(['id'], { [name]: { filled: true } });
    const mayAsk = !readsNoun(page, tally.caller) ? refused : mayAskBy(page, tally.caller, name) ? '200' : unknown;
    tally.expect(outcomeOf(asked) === mayAsk, `exporting ${page.name} by ${name} answered ${outcomeOf(asked)}, not ${mayAsk}`);
  }
}

/** Kept, read and removed again: nothing stays behind. */
async function probeView(tally: Tally, page: Page): Promise<void> {
  const make = (definition: object) => tally.ask({ method: 'POST', path: '/api/me/views', body: { noun: page.name, name: 'Matris', definition } });
  const made = await make({ filter: { state: [page.workflow.initial] }, columns: ['state', 'createdAt'] });
  const may = readsNoun(page, tally.caller);
  tally.expect(outcomeOf(made) === (may ? '201' : refused), `keeping a view of ${page.name} answered ${outcomeOf(made)}`);
  const list = await tally.ask({ method: 'GET', path: `/api/me/views?noun=${page.name}` });
  tally.expect(outcomeOf(list) === (may ? '200' : refused), `views of ${page.name} answered ${outcomeOf(list)}`);
  if (made.status === 201) {
    const gone = await tally.ask({ method: 'DELETE', path: `/api/me/views/${String(made.body.id)}` });
    tally.expect(gone.status === 204, `removing a view of ${page.name} answered ${gone.status}`);
  }
  for (const name of Object.keys(page.fields).filter((field) => tally.takes(`view ${page.name} ${field}`))) {
    const reply = await make({ filter: { [name]: { filled: true } } });
    const expected = !may ? refused : !mayAskBy(page, tally.caller, name) ? unknown : page.fields[name]?.personal ? '422 personal_filter_in_view' : '201';
    tally.expect(outcomeOf(reply) === expected, `a view of ${page.name} by ${name} answered ${outcomeOf(reply)}, not ${expected}`);
    if (reply.status === 201) await tally.ask({ method: 'DELETE', path: `/api/me/views/${String(reply.body.id)}` });
  }
}

/** A dry run over every record there is, by id: it says no more of those out of sight than that they are missing. */
async function probeBulk(tally: Tally, page: Page, action: string): Promise<void> {
  const planted = tally.world.planted.filter(({ noun }) => noun === page.name).map(({ row }) => row);
  const inputs = page.workflow.actions[action]?.input ?? {};
  const able = readsNoun(page, tally.caller) && [page.workflow.actions[action]?.by].flat().some((role) => (tally.caller.roles as readonly unknown[]).includes(role));
  const begun = await tally.ask({ method: 'POST', path: `/api/${page.name}/actions/${action}/bulk`, body: { selection: { ids: planted.map(({ id }) => id) }, dryRun: true } });
  const wants = Object.values(inputs).some(({ required }) => required);
  const expected = !able ? refused : isOneByOne(page.workflow.actions[action] ?? {} as never) ? '409 guard_refused' : wants ? unknown : '202';
  tally.expect(outcomeOf(begun) === expected, `${action} over all ${page.name} answered ${outcomeOf(begun)}, not ${expected}`);
  if (begun.status !== 202) return;
  const job = String(begun.body.job);
  const { engine } = tally.world;
  for (let turn = 0; turn < 200; turn++) {
    if ((await tally.ask({ method: 'GET', path: `/api/jobs/${job}` })).body.state !== 'running') break;
    await runBulkSlice(engine, (one) => standingOf(engine, one));
  }
  const rows = (await tally.ask({ method: 'GET', path: `/api/jobs/${job}/rows`, manner: { kind: 'list' } })).body.rows as { recordId: string; title: string | null; outcome: string; code: string | null }[];
  for (const row of planted) {
    const told = rows.find(({ recordId }) => recordId === row.id);
    const reads = readsRow(page, tally.caller, row);
    if (!reads) tally.expect(told?.code === 'not_found' && told.title === null, `${action} over all ${page.name} tells of a record out of sight: ${told?.code ?? ''}`);
    else if (!offered(page, tally.caller, row).includes(action)) tally.expect(told?.code === 'illegal_state', `${action} in ${String(row['state'])} of ${page.name} would be ${told?.outcome ?? ''} ${told?.code ?? ''}`);
  }
}

async function probeVersion(tally: Tally, page: Page, row: Readonly<Record<string, unknown>>): Promise<void> {
  const reply = await tally.ask({ method: 'GET', path: `/api/${page.name}/${String(row['id'])}/versions/1`, manner: { kind: 'record' } });
  const expected = readsRow(page, tally.caller, row) ? '200' : '404 not_found';
  tally.expect(outcomeOf(reply) === expected, `version 1 of ${page.name} answered ${outcomeOf(reply)}, not ${expected}`);
  if (reply.status !== 200) return;
  const wrong = Object.keys(page.fields).filter((name) => name in reply.body.record !== sees(page, tally.caller, name));
  tally.expect(wrong.length === 0, `version 1 of ${page.name} is wrong about ${wrong.join(', ')}`);
}

/** Who looked is told to two roles, and of records within their sight only. */
async function probeLooks(tally: Tally, page: Page, row: Readonly<Record<string, unknown>>): Promise<void> {
  const reply = await tally.ask({ method: 'GET', path: `/api/${page.name}/${String(row['id'])}/looks`, manner: { kind: 'list' } });
  const asks = tally.caller.roles.some((role) => role === 'auditor' || role === 'supervisor');
  const expected = !asks ? '403 not_permitted' : readsRow(page, tally.caller, row) ? '200' : '404 not_found';
  tally.expect(outcomeOf(reply) === expected, `who looked at ${page.name} answered ${outcomeOf(reply)}, not ${expected}`);
}
