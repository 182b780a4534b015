import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pages } from '#domain/index.ts';
import { holidaysOf } from '#domain/calendar/business-days.ts';
import { roleNames, staffRoles, type Role } from '#domain/roles.ts';
import { diskStore } from '../../server/adapters/files/disk-store.ts';
import { openSignatures } from '../../server/adapters/signatures/verifier.ts';
import { openDatabase } from '../../server/db/database.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { addFinding } from '../../server/engine/http/find-routes.ts';
import { addWorkflows } from '../../server/engine/http/workflow-routes.ts';
import { addCommands } from '../../server/engine/http/rest-commands.ts';
import { addReads } from '../../server/engine/http/rest-reads.ts';
import { openRouter, type Doors } from '../../server/engine/http/router.ts';
import { uuid7 } from '../../server/engine/ids.ts';
import { type Actor, type Engine } from '../../server/engine/types.ts';
import { moreRoutes } from '../../server/more-routes.ts';
import { modules } from '../../server/modules/index.ts';
import { answerProblem, frame } from '../../server/http/frame.ts';
import { type LogEntry } from '../../server/http/log.ts';
import { openMetrics } from '../../server/http/metrics.ts';
import { startSession } from '../../server/people/sessions.ts';
import { type App } from '../../server/app.ts';
import { openCanaries, type Canaries } from './matrix-canary.ts';
import { homeOf, plantRecords, type Planted } from './matrix-records.ts';
import settings from '../../seeds/data/settings.json' with { type: 'json' };
import moreSettings from '../../seeds/data/settings-production-and-money.json' with { type: 'json' };
import { testDatabase } from './postgres.ts';
import { appOver, signInRules } from './toy-api.ts';
import { testKeys } from './toy-engine.ts';

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read answers as they come
  readonly body: any;
}

/** Somebody who asks: staff with a session at the application itself, machines at the same routes of the nouns. */
export interface Caller {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly system: boolean;
  /** Whom a machine speaks for; undefined for staff. */
  readonly person: string | undefined;
  readonly institution: string | undefined;
  readonly id: string;
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

export interface World {
  readonly engine: Engine;
  readonly app: App;
  readonly log: readonly LogEntry[];
  readonly canaries: Canaries;
  readonly planted: readonly Planted[];
  readonly callers: readonly Caller[];
  close(): Promise<void>;
}

/** People who hold more than one role, none of the pairs forbidden: rights add up, limits do not. */
const severalRoles: readonly (readonly Role[])[] = [['postClerk', 'callAgent', 'callLead'], ['assessor', 'accountant']];

/** Every noun in every state, and every role signed in, on a PostgreSQL of its own. */
export async function openWorld(): Promise<World> {
  const { url, drop } = await testDatabase();
  const database = await openDatabase({ url, entities: modules.map(({ entity }) => entity), commandConnections: 8, readConnections: 8 });
  const now = '2026-11-23T08:00:00.000Z';
  const values = new Map([...settings, ...moreSettings].map(({ name, value }) => [name, value as string | number | boolean]));
  const jobs = { enqueue: async () => undefined, send: async () => null, work: async () => undefined, every: async () => undefined, isReady: async () => true, start: async () => undefined, stop: async () => undefined };
  const engine = createEngine({
    modules, proposals: { noun: 'changes' }, orm: database.orm, writes: database.writes, reads: database.reads, jobs, keys: testKeys(), ids: uuid7({ now: () => now }), clock: { now: () => now },
    settings: { get: async (name) => values.get(name) ?? 3, holidays: async () => holidaysOf([]) },
  });
  const canaries = openCanaries();
  const planted = await plantRecords(engine, canaries);
  const log: LogEntry[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'nes-matrix-'));
  const files = diskStore(folder);
  const app = appOver(engine, { log: (entry) => { log.push(entry); }, files, moreRoutes: moreRoutes({ engine, files, signatures: openSignatures({ folder, authorityCrlNeeded: false }) }, { maxBytes: 1_000_000 }) });
  const home = { person: homeOf(planted, 'people'), institution: homeOf(planted, 'institutions') };
  const staff = [...staffRoles.map((role) => [role]), ...severalRoles].map((roles) => signIn(engine, app, roles));
  const machines = [
    ...roleNames.filter((role) => !(staffRoles as readonly Role[]).includes(role)).map((role) => machineAt(engine, role, role === 'portal' ? home : {})),
    machineAt(engine, 'portal', { institution: home.institution }), machineAt(engine, 'portal', {}),
  ];
  return { engine, app, log, canaries, planted, callers: [...await Promise.all(staff), ...machines], close: async () => { await database.close(); await drop(); await rm(folder, { recursive: true, force: true }); } };
}

/** A session as sign-in leaves it; passwords are other tests' business. */
async function signIn(engine: Engine, app: App, roles: readonly Role[], more: { name?: string; person?: string; standsInFor?: string } = {}): Promise<Caller> {
  const id = engine.ids();
  const name = more.name ?? roles.join('+');
  await engine.reads.query("insert into staff (id, version, state, state_since, created_at, updated_at, username, name, held_roles, person) values ($1, 1, 'active', now(), now(), now(), $2, $2, $3, $4)",
    [id, name, JSON.stringify(roles.map((role) => ({ role, from: '2020-01-01', until: null }))), more.person ?? null]);
  if (more.standsInFor) await engine.reads.query("update staff set stand_in = $2, away_from = '2020-01-01' where id = $1", [more.standsInFor, id]);
  const { token } = await startSession(engine, signInRules, id, { address: '127.0.0.1', agent: 'matrix', strong: true });
  const ask = asker(app, { cookie: `nes=${token}` });
  return { name, roles, system: false, person: undefined, institution: undefined, id, ask };
}

/** One more account, perhaps of a person who has another, perhaps of a stand-in for somebody away. */
export const staffAccount = (world: Pick<World, 'engine' | 'app'>, roles: readonly Role[], more: { person?: string; standsInFor?: string }): Promise<Caller> =>
  signIn(world.engine, world.app, roles, { ...more, name: `hesap-${world.engine.ids()}` });

/** The same routes behind a door that lets one machine in: what its role may do is asked of the same code. */
function machineAt(engine: Engine, role: Role, whose: { person?: string; institution?: string }): Caller {
  const actor: Actor = { kind: role === 'system' ? 'system' : 'client', id: role, name: role, roles: [role], ...whose };
  const lets: Doors[keyof Doors] = async (c, next) => { c.set('actor', actor); await next(); };
  const router = openRouter({ anybody: lets, staff: lets, enrolling: lets, portal: lets, bank: lets, courier: lets });
  const log = () => undefined;
  router.app.use('*', frame({ publicUrl: 'http://localhost', trustedProxies: [], log, metrics: openMetrics() }));
  router.app.onError(answerProblem(log) as never);
  addFinding(router, engine);
  addWorkflows(router, engine);
  for (const page of pages) {
    addReads(router, engine, page);
    addCommands(router, engine, page);
  }
  const name = [role, ...Object.keys(whose)].join(' of ');
  return { name, roles: [role], system: role === 'system', person: whose.person, institution: whose.institution, id: role, ask: asker(router.app, {}) };
}

function asker(app: App, own: Record<string, string>): Caller['ask'] {
  return async (method, path, body, headers = {}) => {
    const answer = await app.request(path, {
      method, headers: { ...own, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, headers: answer.headers, body: /json/.test(answer.headers.get('content-type') ?? '') && text ? JSON.parse(text) : text };
  };
}
