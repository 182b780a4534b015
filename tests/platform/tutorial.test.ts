import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App } from '../../server/app.ts';
import { defaultDemoPassword } from '../../server/config/settings.ts';
import { clientOf, type Client } from '../support/toy-api.ts';
import { testDatabase, type TestDatabase } from '../support/postgres.ts';
import { copyOfRepository, type Copy } from './tutorial-copy.ts';
import { change, stepsOf, write } from './tutorial-steps.ts';

/** Follows docs/tutorial.md block by block on a copy of the repository, then uses what it made over HTTP. */
let copy: Copy;
let database: TestDatabase;
let host: ChildProcess | undefined;
let followed = false;
let operator: Client;
let supervisor: Client;
let callAgent: Client;
let accountant: Client;

beforeAll(async () => {
  [copy, database] = await Promise.all([copyOfRepository(), testDatabase()]);
});

afterAll(async () => {
  const ended = new Promise((resolve) => (host ? host.once('exit', resolve) : resolve(null)));
  host?.stdin?.end();
  await ended;
  await Promise.all([copy.remove(), database.drop()]);
});

/** The commands that the tutorial uses, as they run in the copy: its installed packages are lent, so npm must not touch them. */
const programs: Readonly<Record<string, (rest: string[]) => readonly string[]>> = {
  types: () => [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.tutorial.json'],
  'migration:create': (rest) => [join('scripts', 'migration-create.ts'), ...rest],
  migrate: () => [join('scripts', 'migrate.ts')],
};

async function npmRun(line: string): Promise<{ code: number; output: string }> {
  const [, name = '', rest = ''] = /^npm run (\S+)(?: -- (.+))?$/.exec(line) ?? [];
  const program = programs[name];
  if (!program) throw new Error(`docs/tutorial.md runs '${line}', which this test does not know`);
  return copy.run(program(rest.split(' ').filter(Boolean)), { DATABASE_URL: database.url });
}

test('each step of the tutorial does what it says', { timeout: 300_000 }, async () => {
  const steps = stepsOf(await readFile(join(import.meta.dirname, '../../docs/tutorial.md'), 'utf8'));
  for (const [index, step] of steps.entries()) {
    if (step.does === 'write') await write(copy.root, step.path, step.content);
    if (step.does === 'change') await change(copy.root, step.path, step.lines);
    if (step.does !== 'run') continue;
    const next = steps[index + 1];
    for (const line of step.commands) {
      const { code, output } = await npmRun(line);
      if (next?.does !== 'expect') expect(code, `${line}\n${output}`).toBe(0);
      else {
        expect(output, line).toContain(next.text);
        expect(code, 'what is wrong must also end with an error').not.toBe(0);
      }
    }
  }
  const migrations = (await readdir(join(copy.root, 'server/db/migrations'))).filter((name) => name.includes('parking'));
  expect(migrations).toHaveLength(2);
  followed = true;
});

describe('the noun of the tutorial, served', () => {
  beforeAll(async () => {
    if (!followed) throw new Error('the tutorial could not be followed to its end');
    const url = await started();
    const over = { request: (path: string, init: RequestInit) => fetch(url + path, init) } as unknown as App;
    const signIn = async (username: string) => {
      const client = clientOf(over);
      const answer = await client.send('POST', '/api/session', { username, password: defaultDemoPassword });
      if (answer.status !== 200) throw new Error(`${username}: ${JSON.stringify(answer.body)}`);
      return client;
    };
    [operator, supervisor, callAgent, accountant] = [await signIn('operator'), await signIn('onay'), await signIn('cagri'), await signIn('finans')];
  });

  const permits = '/api/parking-permits';
  const request = (plate: string) => operator.send('POST', permits, { plate, driver: 'Işıl Öztürk', lastDay: '2099-12-31', place: 7 });

  test('an operator creates a permit, a supervisor grants it, and both read where it stands', async () => {
    const made = await request('06ABC123');
    expect(made).toMatchObject({ status: 201, body: { state: 'requested', place: 7, actions: [{ name: 'withdraw' }] } });
    expect(made.body.reference).toMatch(/^OT-\d{4}-000001-\d$/);
    expect((await supervisor.send('POST', `${permits}/${made.body.id}/actions/grant`, {})).body.state).toBe('valid');
    const listed = await operator.send('GET', `${permits}?filter=${encodeURIComponent('{"plate":"06ABC123"}')}`);
    expect(listed.body).toMatchObject([{ id: made.body.id, state: 'valid', plate: '06ABC123' }]);
    expect(listed.headers.get('content-range')).toBe('parking-permits 0-0/1');
  });

  test('a bad plate is refused at its path with the sentence of the page, and stores nothing', async () => {
    const before = (await operator.send('GET', permits)).body.length;
    const refused = await request('06 abc');
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_input', errors: [{ path: 'plate', message: 'Plakayı boşluksuz yazın: 06ABC123.' }] } });
    expect((await operator.send('GET', permits)).body).toHaveLength(before);
  });

  test('rights are those of the page: an accountant finds nothing there, a call agent reads masked and grants nothing', async () => {
    const { id } = (await request('34KON01')).body;
    const strangers = await accountant.send('GET', `${permits}/${id}`);
    expect([403, 404]).toContain(strangers.status);
    expect(JSON.stringify(strangers.body)).not.toContain('34KON01');
    expect((await callAgent.send('GET', `${permits}/${id}`)).body.driver).toHaveProperty('masked');
    expect((await callAgent.send('POST', `${permits}/${id}/actions/grant`, {})).status).toBe(403);
    expect((await operator.send('GET', `${permits}/${id}`)).body).toMatchObject({ state: 'requested', driver: 'Işıl Öztürk' });
  });

  test('the guard of the new action answers with its sentence, and the record stays as it was', async () => {
    const { id } = (await request('35GUN99')).body;
    await supervisor.send('POST', `${permits}/${id}/actions/grant`, {});
    const refused = await supervisor.send('POST', `${permits}/${id}/actions/extend`, { lastDay: '2001-01-01' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'guard_refused', detail: 'Son gün bugünden sonra olmalı; ileri bir gün seçin.' } });
    expect((await supervisor.send('GET', `${permits}/${id}`)).body).toMatchObject({ lastDay: '2099-12-31', version: 2 });
  });

  test('the consequence puts a task before the supervisor, and the trail tells it all without the name in plain', async () => {
    const { id } = (await request('41SAK41')).body;
    await supervisor.send('POST', `${permits}/${id}/actions/grant`, {});
    expect((await callAgent.send('POST', `${permits}/${id}/actions/reportMisuse`, { account: 'Araç başkasına ait.' })).body.state).toBe('withdrawn');
    const tasks = await supervisor.send('GET', `/api/tasks?filter=${encodeURIComponent(JSON.stringify({ noun: 'parking-permits', recordId: id }))}`);
    expect(tasks.body).toMatchObject([{ role: 'supervisor', state: 'open' }]);
    const history = await operator.send('GET', `${permits}/${id}/history`);
    expect(history.body.steps.map(({ event }: { event: string }) => event).sort()).toEqual(['create', 'grant', 'reportMisuse']);
    const trail = await trailOf(id);
    expect(trail).toHaveLength(3);
    expect(trail.join()).toContain('41SAK41');
    expect(trail.join()).not.toContain('Öztürk');
  });

  test('a driver is found by the search box however the name is typed, and never by a URL', async () => {
    const { id } = (await request('42ARA42')).body;
    const found = await operator.send('POST', '/api/search', { q: 'isil ozturk' });
    const group = found.body.groups.find(({ noun }: { noun: string }) => noun === 'parking-permits');
    expect(group.hits.map((hit: { id: string }) => hit.id)).toContain(id);
    expect((await operator.send('GET', `${permits}?filter=${encodeURIComponent('{"driver":"Işıl Öztürk"}')}`)).body).toMatchObject({ code: 'personal_filter_in_url' });
  });

  test('the noun stands in the document of the API', async () => {
    const { paths } = (await operator.send('GET', '/api/openapi.json')).body;
    expect(Object.keys(paths)).toEqual(expect.arrayContaining([permits, `${permits}/{id}`, `${permits}/{id}/actions/reportMisuse`]));
  });
});

/** What the trail of a record holds, as it lies in the database. */
async function trailOf(id: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ bytes: Buffer }>("select bytes from engine.audit_rows where noun = 'parking-permits' and record_id = $1 order by seq", [id]);
    return rows.map(({ bytes }) => bytes.toString());
  } finally {
    await client.end();
  }
}

/** The address at which the copy serves its API. */
async function started(): Promise<string> {
  host = spawn(process.execPath, ['tests/platform/tutorial-host.ts'], {
    cwd: copy.root, env: { PATH: process.env['PATH'], MODE: 'test', DATA_DIR: join(copy.root, '.data'), DATABASE_URL: database.url }, stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (url) resolve(url);
    };
    host?.stdout?.on('data', listen);
    host?.stderr?.on('data', listen);
    host?.once('exit', (code) => reject(new Error(`the application of the copy ended with ${code}:\n${said}`)));
  });
}
