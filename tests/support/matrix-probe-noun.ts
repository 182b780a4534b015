import { type Page } from '#domain/language/resource.ts';
import { creates, mayAskBy, offered, readsNoun, readsRow, sees, sight, unmaskedInLists } from './matrix-rights.ts';
import { outcomeOf, type Tally } from './matrix-tally.ts';
import { type Reply } from './matrix-world.ts';

/** What may be asked of a noun as a whole: lists, totals, filters, orders, selections, and whether a record may be begun. */
export async function probeNoun(tally: Tally, page: Page): Promise<void> {
  await probeList(tally, page);
  await probeSelection(tally, page);
  await probeCreate(tally, page);
  for (const name of [...Object.keys(page.fields), 'yokBoyleAlan', 'valueOf']) {
    if (tally.takes(`sort ${page.name} ${name}`)) await probeSort(tally, page, name);
    if (tally.takes(`filter ${page.name} ${name}`)) await probeFilter(tally, page, name);
    if (tally.takes(`column ${page.name} ${name}`)) await probeColumn(tally, page, name);
  }
}

const readableRows = (tally: Tally, page: Page) => tally.world.planted.filter(({ noun, row }) => noun === page.name && readsRow(page, tally.caller, row)).map(({ row }) => row);
const idsOf = (reply: Reply): string[] => (Array.isArray(reply.body) ? (reply.body as { id: string }[]) : []).map(({ id }) => id);
const totalOf = (reply: Reply): number => Number(reply.headers.get('content-range')?.split('/')[1]);
/** Accounts that the matrix signed in with are staff as well. */
const strangers = (tally: Tally, page: Page): number => (page.name === 'staff' ? tally.world.callers.filter(({ id }) => id.includes('-')).length : 0);

const everything = encodeURIComponent('[0,499]');

async function probeList(tally: Tally, page: Page): Promise<void> {
  const answers = [
    await tally.ask({ method: 'GET', path: `/api/${page.name}?range=${everything}`, manner: { kind: 'list' } }),
    await tally.ask({ method: 'POST', path: `/api/${page.name}/query`, body: { range: [0, 499] }, manner: { kind: 'list' } }),
  ];
  for (const reply of answers) {
    if (!readsNoun(page, tally.caller)) {
      tally.expect(outcomeOf(reply) === '403 not_permitted' && reply.headers.get('content-range') === null, `the list of ${page.name} answered ${outcomeOf(reply)}`);
      continue;
    }
    const rows = readableRows(tally, page);
    tally.expect(reply.status === 200, `the list of ${page.name} was refused: ${outcomeOf(reply)}`);
    tally.expect(totalOf(reply) === rows.length + strangers(tally, page), `the total of ${page.name} is ${totalOf(reply)}, not ${rows.length}`);
    const told = new Set(idsOf(reply));
    tally.expect(rows.every(({ id }) => told.has(id)), `the list of ${page.name} lacks records`);
    for (const record of (Array.isArray(reply.body) ? reply.body : []) as Record<string, unknown>[]) checkListed(tally, page, record);
  }
}

function checkListed(tally: Tally, page: Page, record: Record<string, unknown>): void {
  const wrong = Object.entries(page.fields).filter(([name, field]) => {
    if (name in record !== sees(page, tally.caller, name)) return true;
    const value = record[name] as { masked?: unknown } | null | undefined;
    return field.personal === true && value !== null && value !== undefined && (typeof value.masked === 'string') === unmaskedInLists(page, tally.caller);
  });
  tally.expect(wrong.length === 0, `the list of ${page.name} is wrong about ${wrong.map(([name]) => name).join(', ')}`);
  const names = (record['actions'] as { name: string }[]).map(({ name }) => name);
  tally.expect(names.sort().join() === offered(page, tally.caller, record).sort().join(), `the list of ${page.name} offers ${names.join(', ')} in ${String(record['state'])}`);
}

async function probeSelection(tally: Tally, page: Page): Promise<void> {
  const rows = tally.world.planted.filter(({ noun }) => noun === page.name).map(({ row }) => row).slice(0, 100);
  const reply = await tally.ask({ method: 'POST', path: `/api/${page.name}/actions/check`, body: { ids: rows.map(({ id }) => id) } });
  const told = (reply.body as { records?: Record<string, { name: string }[]> }).records ?? {};
  const expected = rows.filter((row) => readsRow(page, tally.caller, row));
  tally.expect(Object.keys(told).sort().join() === expected.map(({ id }) => id).sort().join(), `the selection of ${page.name} tells of ${Object.keys(told).length} records, not ${expected.length}`);
  for (const row of expected) {
    tally.expect((told[row.id] ?? []).map(({ name }) => name).sort().join() === offered(page, tally.caller, row).sort().join(), `the selection of ${page.name} offers other actions in ${row.state}`);
  }
}

async function probeCreate(tally: Tally, page: Page): Promise<void> {
  const reply = await tally.ask({ method: 'POST', path: `/api/${page.name}`, body: { alanYok: 1 } });
  const expected = page.may.create === undefined ? '405 method_not_allowed' : creates(page, tally.caller) ? '422 invalid_input' : '403 not_permitted';
  // The door of the machines has no table of all routes to tell "no such method" from "no such address".
  const same = outcomeOf(reply) === expected || (page.may.create === undefined && reply.status === 404);
  tally.expect(same, `creating ${page.name} answered ${outcomeOf(reply)}, not ${expected}`);
}

async function probeSort(tally: Tally, page: Page, name: string): Promise<void> {
  const reply = await tally.ask({ method: 'GET', path: `/api/${page.name}?sort=${encodeURIComponent(JSON.stringify([name, 'ASC']))}`, manner: { kind: 'list' } });
  const may = sees(page, tally.caller, name) && page.fields[name]?.sortable === true;
  const expected = !readsNoun(page, tally.caller) ? '403 not_permitted' : may ? '200' : '422 invalid_input';
  tally.expect(outcomeOf(reply) === expected, `sorting ${page.name} by ${name} answered ${outcomeOf(reply)}, not ${expected}`);
  if (expected.startsWith('422') && !sees(page, tally.caller, name)) await sameAsUnknown(tally, page, name, reply, (field) => ({ sort: [field, 'ASC'] }));
}

/** One chosen column: it travels, masked as in the whole list, with nothing but the row's own facts; one out of sight is refused. */
async function probeColumn(tally: Tally, page: Page, name: string): Promise<void> {
  const inUrl = await tally.ask({ method: 'GET', path: `/api/${page.name}?range=${everything}&columns=${encodeURIComponent(JSON.stringify([name]))}`, manner: { kind: 'list' } });
  const inBody = await tally.ask({ method: 'POST', path: `/api/${page.name}/query`, body: { columns: [name], range: [0, 499] }, manner: { kind: 'list' } });
  const expected = !readsNoun(page, tally.caller) ? '403 not_permitted' : sees(page, tally.caller, name) ? '200' : '422 invalid_input';
  for (const reply of [inUrl, inBody]) {
    tally.expect(outcomeOf(reply) === expected, `the column ${name} of ${page.name} answered ${outcomeOf(reply)}, not ${expected}`);
    for (const record of (expected === '200' && Array.isArray(reply.body) ? reply.body : []) as Record<string, unknown>[]) checkColumn(tally, page, name, record);
  }
  if (expected.startsWith('422')) await sameAsUnknown(tally, page, name, inBody, (field) => ({ columns: [field] }));
}

function checkColumn(tally: Tally, page: Page, name: string, record: Record<string, unknown>): void {
  const own = ['id', 'version', 'state', 'actions', name, ...page.title.filter((one) => sees(page, tally.caller, one))];
  tally.expect(Object.keys(record).every((one) => own.includes(one)) && own.every((one) => one in record), `the column ${name} of ${page.name} came with ${Object.keys(record).join(', ')}`);
  const value = record[name] as { masked?: unknown } | null;
  const right = !page.fields[name]?.personal || value === null || (typeof value.masked === 'string') !== unmaskedInLists(page, tally.caller);
  tally.expect(right, `the column ${name} of ${page.name} is masked in another way than the list`);
}

/** A field out of sight is refused word for word like one that does not exist. */
async function sameAsUnknown(tally: Tally, page: Page, name: string, reply: Reply, question: (field: string) => unknown): Promise<void> {
  const unknown = await tally.ask({ method: 'POST', path: `/api/${page.name}/query`, body: question('hicYokBoyleBirAlan') });
  // Only in what is said: a field may be called as a member of the answer is.
  const bare = ({ body }: Reply, field: string) => JSON.stringify({ ...(body as object), instance: null }, (_key, value: unknown) => (typeof value === 'string' ? value.replaceAll(field, '…') : value));
  tally.expect(bare(reply, name) === bare(unknown, 'hicYokBoyleBirAlan'), `${page.name}.${name} is refused in another way than a field that does not exist`);
}

async function probeFilter(tally: Tally, page: Page, name: string): Promise<void> {
  const field = Object.hasOwn(page.fields, name) ? page.fields[name] : undefined;
  const rows = readableRows(tally, page);
  const row = rows.find((one) => one[name] !== null) ?? rows[0];
  const any = row ?? tally.world.planted.find(({ noun }) => noun === page.name)?.row;
  const value = field === undefined ? 'x' : field.kind === 'refersToMany' ? tally.world.engine.ids() : (any?.[name] ?? null);
  const filter = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as unknown;
  const inBody = await tally.ask({ method: 'POST', path: `/api/${page.name}/query`, body: { filter, range: [0, 499] }, manner: { kind: 'list' } });
  const inUrl = await tally.ask({ method: 'GET', path: `/api/${page.name}?filter=${encodeURIComponent(JSON.stringify(filter))}`, manner: { kind: 'list' } });
  const askable = field !== undefined && mayAskBy(page, tally.caller, name);
  const expected = !readsNoun(page, tally.caller) ? '403 not_permitted' : askable && (field.kind !== 'structure' || value === null) ? '200' : '422 invalid_input';
  tally.expect(outcomeOf(inBody) === expected, `filtering ${page.name} by ${name} answered ${outcomeOf(inBody)}, not ${expected}: ${inBody.text.slice(0, 200)}`);
  const urlExpected = expected === '200' && field?.personal ? '400 personal_filter_in_url' : expected === '422 invalid_input' && askable && field.personal ? '400 personal_filter_in_url' : expected;
  tally.expect(outcomeOf(inUrl) === urlExpected, `filtering ${page.name} by ${name} in the URL answered ${outcomeOf(inUrl)}, not ${urlExpected}`);
  if (expected === '200') {
    const found = idsOf(inBody);
    const readable = new Set(rows.map(({ id }) => id));
    tally.expect(page.name === 'staff' || found.every((id) => readable.has(id)), `filtering ${page.name} by ${name} found records out of reach`);
    if (row && field?.kind !== 'refersToMany') tally.expect(found.includes(row.id), `filtering ${page.name} by ${name} did not find its record`);
  } else if (expected.startsWith('422') && !askable) {
    await sameAsUnknown(tally, page, name, inBody, (unknown) => ({ filter: { [unknown]: 'x' } }));
  }
  if (askable && readsNoun(page, tally.caller)) await probeSpelling(tally, page, name);
}

/** Whoever sees masks may ask for a whole value, never for its beginning or its span: that would spell it out. */
async function probeSpelling(tally: Tally, page: Page, name: string): Promise<void> {
  const field = page.fields[name];
  if (!field?.personal || field.searchable === 'name' || sight(page, tally.caller) === 'always') return;
  for (const condition of [{ startsWith: 'k' }, { contains: 'k' }, { from: '1930-01-01' }, { to: '1969-12-31' }]) {
    const reply = await tally.ask({ method: 'POST', path: `/api/${page.name}/query`, body: { filter: { [name]: condition } }, manner: { kind: 'list' } });
    tally.expect(outcomeOf(reply) === '422 invalid_input', `${page.name}.${name} can be spelled out by ${JSON.stringify(condition)}: ${outcomeOf(reply)}`);
  }
}
