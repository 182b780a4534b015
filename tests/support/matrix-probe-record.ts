import { type Page } from '#domain/language/resource.ts';
import { openCanaries } from './matrix-canary.ts';
import { type Planted } from './matrix-records.ts';
import { actOutcome, offered, putOutcome, readsRow, sees, sight } from './matrix-rights.ts';
import { faceOf, outcomeOf, type Tally } from './matrix-tally.ts';
import { type Reply } from './matrix-world.ts';

/** What may be asked of one record: open it, its past, its masked values, each action, each field. Nothing of it changes anything. */
export async function probeRecord(tally: Tally, { noun, row }: Planted): Promise<void> {
  const page = tally.world.engine.page(noun);
  const path = `/api/${noun}/${row.id}`;
  const nowhere = `/api/${noun}/${tally.world.engine.ids()}`;
  const readable = readsRow(page, tally.caller, row);
  if (tally.takes(`get ${path}`)) {
    const opened = await tally.ask({ method: 'GET', path, manner: { kind: 'record' } });
    if (readable) checkFields(tally, page, row, opened, path);
    else tally.expect(faceOf(opened) === faceOf(await tally.ask({ method: 'GET', path: nowhere })), `GET ${path} differs from a record that does not exist`);
    const past = await tally.ask({ method: 'GET', path: `${path}/history`, manner: { kind: 'record' } });
    tally.expect(past.status === (readable ? 200 : 404), `GET ${path}/history answered ${past.status}`);
    if (readable) tally.expect(past.body.steps?.length === 1, `the history of ${path} has not one step`);
    await probeReveal(tally, page, row, path, nowhere, readable);
    await probeFiles(tally, page, path, readable);
  }
  await probeActions(tally, page, row, path, nowhere, readable);
  await probeFields(tally, page, row, path);
}

function checkFields(tally: Tally, page: Page, row: Planted['row'], opened: Reply, path: string): void {
  tally.expect(opened.status === 200, `GET ${path} was refused: ${outcomeOf(opened)}`);
  for (const [name, field] of Object.entries(page.fields)) {
    const told = opened.body[name];
    const visible = sees(page, tally.caller, name);
    const masked = visible && field.personal === true && row[name] !== null && sight(page, tally.caller) !== 'always';
    tally.expect(name in opened.body === visible, `GET ${path} ${visible ? 'lacks' : 'shows'} ${name}`);
    if (visible) tally.expect((typeof told?.masked === 'string') === masked, `GET ${path}: ${name} is ${masked ? 'not ' : ''}masked`);
    if (visible && !masked) tally.expect(JSON.stringify(told) === JSON.stringify(row[name] ?? null), `GET ${path}: ${name} is another value`);
  }
  const names = (opened.body.actions ?? []).map((action: { name: string }) => action.name);
  tally.expect(names.sort().join() === offered(page, tally.caller, row).sort().join(), `GET ${path} offers ${names.join(', ')}`);
}

async function probeReveal(tally: Tally, page: Page, row: Planted['row'], path: string, nowhere: string, readable: boolean): Promise<void> {
  const reason = 'Yetki matrisi sınaması';
  for (const [name, field] of Object.entries(page.fields)) {
    if (!tally.takes(`reveal ${path} ${name}`)) continue;
    const fields = [name];
    const reply = await tally.ask({ method: 'POST', path: `${path}/reveal`, body: { fields, reason }, manner: { kind: 'reveal', fields } });
    const known = field.personal === true && sees(page, tally.caller, name);
    const expected = !known ? '422 invalid_input' : !readable ? '404 not_found' : sight(page, tally.caller) === 'never' ? '403 not_permitted' : '200';
    tally.expect(outcomeOf(reply) === expected, `revealing ${name} of ${path} answered ${outcomeOf(reply)}, not ${expected}`);
    if (expected === '200') tally.expect(JSON.stringify(reply.body.values?.[name]) === JSON.stringify(row[name] ?? null), `revealing ${name} of ${path} showed another value`);
    if (expected.startsWith('404')) tally.expect(faceOf(reply) === faceOf(await tally.ask({ method: 'POST', path: `${nowhere}/reveal`, body: { fields, reason } })), `revealing ${path} differs from a missing record`);
  }
}

/** A file of a person is opened by whoever always sees the person's values. Those of the matrix lie in no store, so the last word is that. */
async function probeFiles(tally: Tally, page: Page, path: string, readable: boolean): Promise<void> {
  if (tally.caller.person !== undefined || !tally.caller.id.includes('-')) return;
  for (const [name] of Object.entries(page.fields).filter(([, { kind }]) => kind === 'file')) {
    const reply = await tally.ask({ method: 'GET', path: `${path}/files/${name}` });
    const closed = page.subject !== undefined && sight(page, tally.caller) !== 'always';
    const expected = !readable || !sees(page, tally.caller, name) ? '404 not_found' : closed ? '403 not_permitted' : '422 unreadable_file';
    tally.expect(outcomeOf(reply) === expected, `the file ${name} of ${path} answered ${outcomeOf(reply)}, not ${expected}`);
  }
}

/** A field that no form knows: only what is past right and state is read as far as that. */
const tooMuch = { alanYok: 1 };

async function probeActions(tally: Tally, page: Page, row: Planted['row'], path: string, nowhere: string, readable: boolean): Promise<void> {
  for (const name of Object.keys(page.workflow.actions)) {
    if (!tally.takes(`act ${path} ${name}`)) continue;
    const reply = await tally.ask({ method: 'POST', path: `${path}/actions/${name}`, body: tooMuch });
    const expected = actOutcome(page, tally.caller, row, name);
    tally.expect(outcomeOf(reply) === expected, `${name} of ${path} in ${String(row['state'])} answered ${outcomeOf(reply)}, not ${expected}`);
    if (!readable && !tally.caller.system) {
      tally.expect(faceOf(reply) === faceOf(await tally.ask({ method: 'POST', path: `${nowhere}/actions/${name}`, body: tooMuch })), `${name} of ${path} differs from a missing record`);
    }
  }
}

/** Values that pass the form; never stored, because the version is out of date. */
const samples = openCanaries();

async function probeFields(tally: Tally, page: Page, row: Planted['row'], path: string): Promise<void> {
  const place = { noun: page.name, id: row.id, field: '' };
  for (const [name, field] of [...Object.entries(page.fields), ...['state', 'version', 'createdAt'].map((own) => [own, undefined] as const)]) {
    if (!tally.takes(`put ${path} ${name}`)) continue;
    const value = field === undefined || field.kind === 'refersTo' ? row.id : field.kind === 'refersToMany' ? [row.id] : samples.valueFor(field, place);
    const reply = await tally.ask({ method: 'PUT', path, body: { [name]: value }, headers: { 'if-match': '"9999"' } });
    const expected = putOutcome(page, tally.caller, row, name);
    tally.expect(outcomeOf(reply) === expected, `PUT ${name} of ${path} in ${String(row['state'])} answered ${outcomeOf(reply)}, not ${expected}: ${reply.text.slice(0, 300)}`);
  }
}
