import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { roleNames } from '#domain/roles.ts';
import { ensure } from '../../seeds/seeding.ts';
import { routeTable } from '../../server/app.ts';
import { type RouteCard } from '../../server/engine/http/router.ts';
import { inTransaction } from '../../server/engine/transaction.ts';
import { systemActor } from '../../server/engine/types.ts';
import { issueApiKey } from '../../server/people/api-keys.ts';
import { probeNoun } from '../support/matrix-probe-noun.ts';
import { probeRecord } from '../support/matrix-probe-record.ts';
import { probeAcross } from '../support/matrix-probe-search.ts';
import { probeWork } from '../support/matrix-probe-work.ts';
import { openTally } from '../support/matrix-tally.ts';
import { openWorld, type World } from '../support/matrix-world.ts';
import { rounds } from '../support/rounds.ts';

// Every probe in the long run; on each push the same seventh of those on single records and fields, and every list.
const share = Math.min(1, rounds(1_500) / 10_000);
const atOnce = 6;

let world: World;
let stood: string;
let checks = 0;
const began = performance.now();

beforeAll(async () => {
  world = await openWorld();
  stood = await everyVersion();
}, 120_000);
afterAll(async () => {
  console.log(`permission matrix: ${checks} checks by ${world.callers.length} callers on ${world.planted.length} records of ${pages.length} nouns in ${Math.round((performance.now() - began) / 1000)} s (share ${share})`);
  await world.close();
});

describe('whoever asks', () => {
  test.each([...callerNames()])('%s gets all of its own and nothing else', async (name) => {
    const caller = world.callers.find((one) => one.name === name);
    if (!caller) throw new Error(`Nobody is called ${name}: ${world.callers.map((one) => one.name).join(' · ')}`);
    const tally = openTally(world, caller, share);
    await inTurns(pages, (page) => probeNoun(tally, page));
    await inTurns(pages, (page) => probeWork(tally, page));
    await inTurns(world.planted, (planted) => probeRecord(tally, planted));
    await probeAcross(tally);
    checks += tally.checks;
    expect(tally.faults.slice(0, 40)).toEqual([]);
  }, 3_600_000);

  test('and after all of it nothing has moved', async () => {
    expect(await everyVersion()).toBe(stood);
    expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('the matrix itself', () => {
  test('notices every kind of leak and of wrongful refusal when somebody is taken for somebody else', async () => {
    const [registrar, bank] = ['registrar', 'bank'].map((name) => world.callers.find((one) => one.name === name));
    if (!registrar || !bank) throw new Error('Nobody to take for another');
    const page = pages.find(({ name }) => name === 'pre-applications');
    if (!page) throw new Error('No such noun');
    const faultsOf = async (roles: typeof registrar.roles, asked: typeof registrar) => {
      const tally = openTally(world, { ...asked, roles }, 1);
      await probeNoun(tally, page);
      const draft = world.planted.find(({ noun, row }) => noun === page.name && row.state === 'draft');
      if (draft) await probeRecord(tally, draft);
      return tally.faults.join('\n');
    };
    const leaks = await faultsOf(['financeApprover'], registrar);
    const unnoticed = (faults: string, ...signs: RegExp[]) => signs.filter((sign) => !sign.test(faults));
    expect(unnoticed(leaks, /GET \S+range\S+ .*showed/, /query .*showed/, /GET \S+[0-9a-f]{12} .*showed/, /history .*showed/, /shows note/, /is not masked/, /offers .*invite/, /invite of .* answered 422 invalid_input/,
      /PUT firstName .* answered 412/, /creating .* answered 422/, /revealing firstName .* answered 200/, /filtering .* by firstName answered 200/, /by note answered 200/)).toEqual([]);
    const refusals = await faultsOf(['registrar'], bank);
    expect(unnoticed(refusals, /list of pre-applications was refused/, /GET .* was refused: 404/, /lacks records/, /the total of/, /invite of .* answered 404/, /PUT firstName .* answered 404/, /creating .* answered 403/)).toEqual([]);
    expect(await faultsOf(['registrar'], registrar)).toBe('');
  }, 120_000);
});

describe('the table of routes', () => {
  test('every route of a noun is one that the matrix walks', () => {
    const walked = new Set(pages.flatMap((page) => [
      ...['list', 'query', 'get', 'check', 'reveal', 'history', 'version', 'looks', 'update', 'export'].map((act) => `${page.name} ${act}`),
      ...(page.may.create === undefined ? [] : [`${page.name} create`]), ...Object.keys(page.workflow.actions).map((action) => `${page.name} action ${action}`),
      ...(Object.keys(page.workflow.actions).length > 0 ? [`${page.name} bulk`] : []),
    ]));
    const table = routeTable(world.app);
    const named = table.filter(({ noun, act }) => noun !== undefined && act !== undefined).map(({ noun, act, action }) => [noun, act, action].filter(Boolean).join(' '));
    expect(named.filter((route) => !walked.has(route))).toEqual([]);
    expect([...walked].filter((route) => !named.includes(route))).toEqual([]);
  });

  test('every other route stands in the list below, with its door', () => {
    const others = routeTable(world.app).filter(({ act }) => act === undefined).map(placeOf);
    expect(others.sort()).toEqual([...otherRoutes].sort());
  });

  test('no route hangs in the application past the table', () => {
    const listed = new Set(routeTable(world.app).map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{([^}]+)\}/g, ':$1')}`));
    const hung = world.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(hung)].filter((route) => !listed.has(route))).toEqual([]);
  });
});

describe('without a session', () => {
  test('every route but those for anybody is closed, and says no more than that', async () => {
    const open: string[] = [];
    for (const card of routeTable(world.app).filter(({ door }) => door !== 'anybody')) {
      const path = card.path.replace(/\{[^}]+\}/g, world.planted[0]?.row.id ?? '');
      const answer = await world.app.request(path, { method: card.method.toUpperCase(), ...(card.method === 'get' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } }) });
      if (answer.status !== 401) open.push(`${card.method} ${card.path}: ${answer.status}`);
    }
    expect(open).toEqual([]);
  });

  test('only whoever has a form with a file in it may send a file ahead', async () => {
    const may: string[] = [];
    for (const caller of world.callers.filter(({ id, roles }) => id.includes('-') && roles.length === 1)) {
      const { status } = await caller.ask('POST', '/api/files', { a: 1 });
      expect([201, 403], caller.name).toContain(status);
      if (status === 201) may.push(caller.name);
    }
    expect(may).toEqual(['registrar', 'postClerk', 'assessor']);
  });

  test('routes for one role alone refuse every other', async () => {
    const wrong: string[] = [];
    for (const caller of world.callers.filter(({ id }) => id.includes('-') )) {
      if (caller.roles.includes('admin')) continue;
      for (const path of ['staff/:id/credentials', 'api-clients/:id/key']) {
        const { status } = await caller.ask('POST', `/api/${path.replace(':id', world.engine.ids())}`, {});
        if (status !== 403) wrong.push(`${caller.name} at ${path}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('machines', () => {
  const machineDoors = ['portal', 'bank', 'courier'] as const;

  test('a key opens the door of its own role alone, and no screen', async () => {
    const wrong: string[] = [];
    for (const role of machineDoors) {
      const key = await keyOf(role);
      for (const { method, path, door } of routeTable(world.app).filter((card) => card.door !== 'anybody')) {
        const answer = await world.app.request(path.replace(/\{[^}]+\}/g, world.planted[0]?.row.id ?? ''), {
          method: method.toUpperCase(), headers: { authorization: `Bearer ${key}`, ...(method === 'get' ? {} : { 'content-type': 'application/json' }) }, ...(method === 'get' ? {} : { body: '{"alanYok":1}' }),
        });
        const expected = door === role ? 422 : (machineDoors as readonly string[]).includes(door) ? 403 : 401;
        if (answer.status !== expected) wrong.push(`${role} at ${method} ${path}: ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('no session of a person opens a machine door', async () => {
    const wrong: string[] = [];
    for (const caller of world.callers.filter(({ id }) => id.includes('-'))) {
      for (const { path } of routeTable(world.app).filter(({ door }) => (machineDoors as readonly string[]).includes(door))) {
        const { status } = await caller.ask('POST', path, {});
        if (status !== 401 && status !== 429) wrong.push(`${caller.name} at ${path}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('whoever may not begin a list cannot upload one either', async () => {
    const wrong: string[] = [];
    for (const caller of world.callers.filter(({ id, roles }) => id.includes('-') && !roles.some((role) => ['registrar', 'postClerk'].includes(role)))) {
      const { status } = await caller.ask('POST', '/api/application-lists/upload', { not: 'a workbook' });
      if (status !== 403) wrong.push(`${caller.name}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});

async function keyOf(role: string): Promise<string> {
  const { id } = await inTransaction(world.engine, systemActor, (tx) => ensure(tx, 'api-clients', { name: `matris-${role}` }, { role, ...(role === 'bank' ? { bank: 'ziraat' } : {}) }, 'activate'));
  return issueApiKey(world.engine, id);
}

const placeOf = ({ method, path, door }: RouteCard): string => `${method} ${path} (${door})`;

const otherRoutes = [
  'get /healthz (anybody)', 'get /readyz (anybody)', 'get /metrics (anybody)',
  'post /api/session (anybody)', 'get /api/session (enrolling)', 'delete /api/session (anybody)', 'get /api/sessions (enrolling)', 'delete /api/sessions (enrolling)', 'delete /api/sessions/{id} (enrolling)',
  'post /api/session/totp (enrolling)', 'post /api/session/totp/confirm (enrolling)', 'post /api/session/password (enrolling)',
  'post /api/search (staff)', 'get /api/me/queues (staff)', 'get /api/me/home (staff)', 'get /api/me/approvals (staff)', 'get /api/reports/{name} (staff)', 'get /api/workflows/{noun} (staff)', 'get /api/openapi.json (staff)', 'get /api/docs (staff)', 'get /api/docs/{tag} (staff)',
  'get /api/me/preferences (staff)', 'put /api/me/preferences (staff)',
  'get /api/me/jobs (staff)', 'get /api/jobs/{id} (staff)', 'get /api/jobs/{id}/rows (staff)', 'post /api/jobs/{id}/cancel (staff)', 'post /api/jobs/{id}/retry (staff)', 'post /api/jobs/{id}/undo (staff)',
  'get /api/me/drafts (staff)', ...['get', 'put', 'delete'].flatMap((method) => [`${method} /api/me/drafts/{noun}/{id} (staff)`, `${method} /api/me/drafts/{noun}/{id}/{action} (staff)`]),
  'get /api/me/views (staff)', 'post /api/me/views (staff)', 'put /api/me/views/{id} (staff)', 'delete /api/me/views/{id} (staff)', 'put /api/me/views/{id}/defaults (staff)',
  'post /api/staff/{id}/credentials (staff)', 'post /api/api-clients/{id}/key (staff)',
  'post /api/templates/values (staff)', 'post /api/templates/trial (staff)', 'get /api/settings-standing (staff)',
  'get /api/mailboxes (staff)', 'post /api/messages/upload (staff)', 'get /api/messages/{id}/thread (staff)', 'post /api/files (staff)', 'post /api/application-lists/upload (staff)',
  'post /api/application-lists/{id}/rows/correct (staff)', 'get /api/application-lists/{id}/rows/outline (staff)', 'get /api/application-lists/{id}/corrections (staff)', 'get /api/list-forms/{id}/workbook (staff)', 'get /api/message-attachments/{id}/table (staff)', 'get /api/message-attachments/{id}/difference (staff)', 'get /api/me/finished-today (staff)', ...['institutions', 'application-lists', 'assessments'].map((noun) => `get /api/${noun}/{id}/papers (staff)`),
  ...['application-lists/{id}/files/workbook', 'application-lists/{id}/files/signedFile', 'signature-checks/{id}/files/evidence', 'documents/{id}/files/scan', 'invoices/{id}/files/pdf', 'procurement-packs/{id}/files/pdf', 'messages/{id}/files/raw', 'message-attachments/{id}/files/content', 'outgoing-mails/{id}/files/attachment'].map((path) => `get /api/${path} (staff)`),
  ...['catalogue', 'status', 'charges', 'applications/start', 'applications/form', 'applications/approve', 'applications/change-approval', 'applications/resubmit', 'applications/correct', 'applications/cancel', 'e-approval',
    'officers/applications', 'officers/confirm', 'officers/reject', 'officers/list-form', 'errors'].map((path) => `post /api/integration/portal/${path} (portal)`),
  ...['debt', 'payments', 'reversals'].map((path) => `post /api/integration/bank/${path} (bank)`),
  'post /api/integration/courier/events (courier)',
];

function callerNames(): string[] {
  const machines = ['system', 'bank', 'courier', 'portal of person of institution', 'portal of institution', 'portal'];
  const staff = roleNames.filter((role) => !['system', 'portal', 'bank', 'courier'].includes(role));
  return [...staff, 'postClerk+callAgent+callLead', 'assessor+accountant', ...machines];
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  }));
}

/** Every record's version and the length of the trail, as one text. */
async function everyVersion(): Promise<string> {
  const tables = pages.map(({ name }) => `select '${name}' as noun, count(*)::int as n, coalesce(sum(version), 0)::int as v from ${name.replaceAll('-', '_')}`);
  const { rows } = await world.engine.reads.query(`${tables.join(' union all ')} union all select 'trail', count(*)::int, 0 from engine.audit_rows`);
  return JSON.stringify(rows);
}
