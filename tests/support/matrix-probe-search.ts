import { readableRows } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { mayAskBy, readsRow } from './matrix-rights.ts';
import { outcomeOf, type Tally } from './matrix-tally.ts';

/** The search box over all nouns, and the queues: what goes across. */
export async function probeAcross(tally: Tally): Promise<void> {
  for (const { noun, row } of tally.world.planted) {
    const page = tally.world.engine.page(noun);
    for (const [name, field] of Object.entries(page.fields)) {
      if (field.searchable === undefined || typeof row[name] !== 'string' || !tally.takes(`search ${row.id} ${name}`)) continue;
      await probeTerm(tally, page, row, name);
    }
  }
  const queues = await tally.ask({ method: 'GET', path: '/api/me/queues' });
  tally.expect(queues.status === 200, `the queues answered ${outcomeOf(queues)}`);
  for (const { noun, state, count } of queues.body.queues as { noun: string; state: string; count: number }[]) {
    const page = tally.world.engine.page(noun);
    // Where work is given to desks, a queue holds that of one's own.
    const onDesk = (row: Readonly<Record<string, unknown>>) => page.desk === undefined || tally.caller.roles.some((role) => role === row[page.desk?.of ?? '']);
    const readable = tally.world.planted.filter((one) => one.noun === noun && one.row.state === state && onDesk(one.row) && readsRow(page, tally.caller, one.row)).length;
    tally.expect(count === readable, `the queue ${noun}/${state} counts ${count}, not ${readable}`);
  }
  for (const page of tally.world.engine.pages.values()) await probeWorkflow(tally, page);
}

/** The drawing of a workflow counts what the caller may read, and is not there for whom the noun is not there. */
async function probeWorkflow(tally: Tally, page: Page): Promise<void> {
  const reply = await tally.ask({ method: 'GET', path: `/api/workflows/${page.name}` });
  if (readableRows(page, tally.caller) === 'none') return tally.expect(reply.status === 404, `the workflow of ${page.name} answered ${outcomeOf(reply)}`);
  tally.expect(reply.status === 200, `the workflow of ${page.name} answered ${outcomeOf(reply)}`);
  // The callers themselves are staff: beside those planted.
  if (page.name === 'staff') return;
  for (const { state, count } of reply.body.states as { state: string; count: number }[]) {
    const readable = tally.world.planted.filter((one) => one.noun === page.name && one.row.state === state && readsRow(page, tally.caller, one.row)).length;
    tally.expect(count === readable, `the workflow of ${page.name} counts ${count} in ${state}, not ${readable}`);
  }
}

async function probeTerm(tally: Tally, page: Page, row: { id: string; [field: string]: unknown }, name: string): Promise<void> {
  const reply = await tally.ask({ method: 'POST', path: '/api/search', body: { q: row[name] } });
  tally.expect(reply.status === 200, `searching for ${page.name}.${name} answered ${outcomeOf(reply)}`);
  const hits = (reply.body.groups as { noun: string; hits: { id: string; how: string }[] }[]).flatMap((group) => group.hits.map((hit) => ({ noun: group.noun, ...hit })));
  const own = hits.find((hit) => hit.id === row.id && hit.how !== 'near');
  const findable = readsRow(page, tally.caller, row) && mayAskBy(page, tally.caller, name);
  // Codes without a digit are looked for among names only: not finding them is no question of rights.
  const spoken = page.fields[name]?.searchable === 'name' || /\d|@/.test(String(row[name]));
  tally.expect(findable ? own !== undefined || !spoken : own === undefined, `searching for ${page.name}.${name} ${own ? 'finds' : 'does not find'} its record`);
  const strange = hits.filter((hit) => {
    const planted = tally.world.planted.find(({ row: one }) => one.id === hit.id);
    return planted !== undefined && !readsRow(tally.world.engine.page(hit.noun), tally.caller, planted.row);
  });
  tally.expect(strange.length === 0, `searching for ${page.name}.${name} finds ${strange.map(({ noun }) => noun).join(', ')} out of reach`);
}
